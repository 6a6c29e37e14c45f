/* pb-extract-month.c: the words of written dates in ten languages.
 *
 * Month names after CLDR 42 (the release in ICU 72) and everyday spellings. Code "x" marks a name that is
 * also a common word or another language's word ("mac", "may", "mei"): it counts only beside a day or a year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-month"

#include "config.h"

#include "pb-extract-lexicon.h"

/* clang-format off */
#define M(text, number) { text, PB_LEX_MONTH, number, "" }
#define X(text, number) { text, PB_LEX_MONTH, number, "x" }
#define D(text, kind) { text, PB_LEX_DATE_WORD, 0, kind }
#define O(text, number) { text, PB_LEX_DATE_WORD, number, "ordinal" }
/* clang-format on */

/* A table, filled rather than one entry a line. */
/* clang-format off */
const PbLexEntry pb_lexicon_dates[] = {
  M ("january", 1), M ("february", 2), M ("march", 3), M ("april", 4), M ("may", 5), M ("june", 6),
  M ("july", 7), M ("august", 8), M ("september", 9), M ("october", 10), M ("november", 11),
  M ("december", 12), X ("jan", 1), X ("feb", 2), X ("mar", 3), X ("apr", 4), X ("jun", 6), X ("jul", 7),
  X ("aug", 8), X ("sep", 9), X ("sept", 9), X ("oct", 10), X ("nov", 11), X ("dec", 12),
  /* Thai */
  M ("มกราคม", 1), M ("กุมภาพันธ์", 2), M ("มีนาคม", 3), M ("เมษายน", 4), M ("พฤษภาคม", 5), M ("มิถุนายน", 6),
  M ("กรกฎาคม", 7), M ("สิงหาคม", 8), M ("กันยายน", 9), M ("ตุลาคม", 10), M ("พฤศจิกายน", 11),
  M ("ธันวาคม", 12), M ("ม.ค.", 1), M ("ก.พ.", 2), M ("มี.ค.", 3), M ("เม.ย.", 4), M ("พ.ค.", 5),
  M ("มิ.ย.", 6), M ("ก.ค.", 7), M ("ส.ค.", 8), M ("ก.ย.", 9), M ("ต.ค.", 10), M ("พ.ย.", 11), M ("ธ.ค.", 12),
  /* Lao */
  M ("ມັງກອນ", 1), M ("ກຸມພາ", 2), M ("ມີນາ", 3), M ("ເມສາ", 4), M ("ພຶດສະພາ", 5), M ("ມິຖຸນາ", 6),
  M ("ກໍລະກົດ", 7), M ("ສິງຫາ", 8), M ("ກັນຍາ", 9), M ("ຕຸລາ", 10), M ("ພະຈິກ", 11), M ("ທັນວາ", 12),
  /* Khmer */
  M ("មករា", 1), M ("កុម្ភៈ", 2), M ("មីនា", 3), M ("មេសា", 4), M ("ឧសភា", 5), M ("មិថុនា", 6), M ("កក្កដា", 7),
  M ("សីហា", 8), M ("កញ្ញា", 9), M ("តុលា", 10), M ("វិច្ឆិកា", 11), M ("ធ្នូ", 12),
  /* Burmese, with and without the word for month */
  M ("ဇန်နဝါရီ", 1), M ("ဖေဖော်ဝါရီ", 2), M ("မတ်", 3), M ("ဧပြီ", 4), M ("မေ", 5), M ("ဇွန်", 6),
  M ("ဇူလိုင်", 7), M ("ဩဂုတ်", 8), M ("သြဂုတ်", 8), M ("စက်တင်ဘာ", 9), M ("အောက်တိုဘာ", 10), M ("နိုဝင်ဘာ", 11),
  M ("ဒီဇင်ဘာ", 12), M ("ဇန်နဝါရီလ", 1), M ("ဖေဖော်ဝါရီလ", 2), M ("မတ်လ", 3), M ("ဧပြီလ", 4), M ("မေလ", 5),
  M ("ဇွန်လ", 6), M ("ဇူလိုင်လ", 7), M ("ဩဂုတ်လ", 8), M ("သြဂုတ်လ", 8), M ("စက်တင်ဘာလ", 9), M ("အောက်တိုဘာလ", 10),
  M ("နိုဝင်ဘာလ", 11), M ("ဒီဇင်ဘာလ", 12),
  /* Indonesian and Malay */
  X ("januari", 1), X ("februari", 2), X ("pebruari", 2), X ("maret", 3), X ("mac", 3), X ("mei", 5),
  X ("juni", 6), X ("juli", 7), X ("julai", 7), X ("agustus", 8), X ("ogos", 8), X ("oktober", 10),
  X ("desember", 12), X ("disember", 12),
  /* Filipino */
  X ("enero", 1), X ("pebrero", 2), X ("marso", 3), X ("abril", 4), X ("mayo", 5), X ("hunyo", 6),
  X ("hulyo", 7), X ("agosto", 8), X ("setyembre", 9), X ("oktubre", 10), X ("nobyembre", 11),
  X ("disyembre", 12), {"monday", PB_LEX_WEEKDAY, 1, NULL}, {"tuesday", PB_LEX_WEEKDAY, 2, NULL},
  {"wednesday", PB_LEX_WEEKDAY, 3, NULL}, {"thursday", PB_LEX_WEEKDAY, 4, NULL},
  {"friday", PB_LEX_WEEKDAY, 5, NULL}, {"saturday", PB_LEX_WEEKDAY, 6, NULL},
  {"sunday", PB_LEX_WEEKDAY, 7, NULL}, {"sundays", PB_LEX_WEEKDAY, 7, "s"},
  {"mondays", PB_LEX_WEEKDAY, 1, "s"}, {"saturdays", PB_LEX_WEEKDAY, 6, "s"}, {"b.e.", PB_LEX_ERA, 543, NULL},
  {"be", PB_LEX_ERA, 543, "word"}, {"พ.ศ.", PB_LEX_ERA, 543, NULL}, {"พุทธศักราช", PB_LEX_ERA, 543, NULL},
  {"ค.ศ.", PB_LEX_ERA, 0, NULL}, {"c.e.", PB_LEX_ERA, 0, NULL}, {"ce", PB_LEX_ERA, 0, NULL},
  {"ad", PB_LEX_ERA, 0, NULL}, {"a.d.", PB_LEX_ERA, 0, NULL}, {"គ.ស.", PB_LEX_ERA, 0, NULL},
  {"ព.ស.", PB_LEX_ERA, 543, NULL}, {"ពុទ្ធសករាជ", PB_LEX_ERA, 543, NULL}, D ("วันที่", "day"),
  D ("ngày", "day"), D ("tanggal", "day"), D ("tarikh", "day"), D ("haribulan", "month"), D ("ថ្ងៃទី", "day"),
  D ("ថ្ងៃ", "day"), D ("ទី", "day"), D ("ວັນທີ", "day"), D ("ທີ", "day"), D ("ika", "day"),
  D ("เดือน", "month"), D ("tháng", "month"), D ("ខែ", "month"), D ("ເດືອນ", "month"), D ("bulan", "month"),
  D ("ปี", "year"), D ("năm", "year"), D ("tahun", "year"), D ("ឆ្នាំ", "year"), D ("ປີ", "year"),
  D ("taong", "year"), D ("year", "year"), D ("ခုနှစ်", "after-year"), D ("ခု", "after-year"),
  D ("နှစ်", "after-year"), D ("ရက်", "after-day"), D ("ရက်နေ့", "after-day"), D ("early", "vague"),
  D ("late", "vague"), D ("mid", "vague"), D ("ต้น", "vague"), D ("ปลาย", "vague"), D ("กลาง", "vague"),
  D ("đầu", "vague"), D ("cuối", "vague"), D ("giữa", "vague"), D ("awal", "vague"), D ("akhir", "vague"),
  D ("beginning", "vague-of"), D ("end", "vague-of"), D ("middle", "vague-of"), D ("start", "vague-of"),
  D ("sometime", "vague-in"), O ("first", 1), O ("second", 2), O ("third", 3), O ("fourth", 4),
  O ("fifth", 5), O ("sixth", 6), O ("seventh", 7), O ("eighth", 8), O ("ninth", 9), O ("tenth", 10),
  O ("eleventh", 11), O ("twelfth", 12), O ("thirteenth", 13), O ("fourteenth", 14), O ("fifteenth", 15),
  O ("sixteenth", 16), O ("seventeenth", 17), O ("eighteenth", 18), O ("nineteenth", 19), O ("twentieth", 20),
  O ("thirtieth", 30), D ("st", "suffix"), D ("nd", "suffix"), D ("rd", "suffix"), D ("th", "suffix"), {NULL}
};
/* clang-format on */
