/* pb-extract-gazetteer.c: countries, provinces and the towns the routes of South-East Asia run through.
 *
 * Only to keep a comparison from calling the larger place and the smaller one in it a contradiction ("in Mae
 * Sot", "in Tak", "in Thailand"). Province level is the first level of ISO 3166-2; spellings are the usual
 * English ones, folded to letters. Not a list of every place: an unlisted name is still a place. Sorted, for
 * binary search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-gazetteer"

#include "config.h"

#include "pb-extract-lexicon.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
#define C(name, country) { name, PB_PLACE_COUNTRY, country, NULL }
#define P(name, country) { name, PB_PLACE_PROVINCE, country, NULL }
#define T(name, country, province) { name, PB_PLACE_TOWN, country, province }
/* clang-format on */

/* A table, filled rather than one entry a line. */
/* clang-format off */
static const PbGazetteerEntry entries[] = {
  P ("aceh", "ID"), T ("alorsetar", "MY", "kedah"), T ("ambon", "ID", "maluku"), C ("america", "US"),
  P ("amnatcharoen", "TH"), T ("angelescity", "PH", "pampanga"), P ("angiang", "VN"), P ("angthong", "TH"),
  T ("aranyaprathet", "TH", "sakaeo"), P ("attapeu", "LA"), C ("australia", "AU"), P ("ayeyarwady", "MM"),
  P ("ayutthaya", "TH"), P ("bacgiang", "VN"), P ("bacninh", "VN"), P ("bago", "MM"), P ("bali", "ID"),
  T ("bandarlampung", "ID", "lampung"), T ("bandung", "ID", "westjava"), P ("bangkok", "TH"),
  C ("bangladesh", "BD"), T ("bangphli", "TH", "samutprakan"), P ("banteaymeanchey", "KH"),
  P ("banten", "ID"), P ("basilan", "PH"), T ("batam", "ID", "riau"), P ("batangas", "PH"),
  P ("battambang", "KH"), T ("bavet", "KH", "svayrieng"), P ("bengkulu", "ID"), T ("benjina", "ID", "maluku"),
  P ("bentre", "VN"), T ("betong", "TH", "yala"), T ("bienhoa", "VN", "dongnai"), P ("binhdinh", "VN"),
  P ("binhduong", "VN"), T ("bitung", "ID", "northsulawesi"), P ("bohol", "PH"), P ("bokeo", "LA"),
  P ("bolikhamxay", "LA"), T ("bongao", "PH", "tawitawi"), C ("brunei", "BN"), P ("buengkan", "TH"),
  P ("bulacan", "PH"), P ("buriram", "TH"), C ("burma", "MM"), T ("butterworth", "MY", "penang"),
  P ("camau", "VN"), C ("cambodia", "KH"), P ("cantho", "VN"), P ("caobang", "VN"), P ("cavite", "PH"),
  P ("cebu", "PH"), T ("cebucity", "PH", "cebu"), P ("centraljava", "ID"), P ("chachoengsao", "TH"),
  P ("chainat", "TH"), P ("chaiyaphum", "TH"), P ("champasak", "LA"), P ("chanthaburi", "TH"),
  T ("chiangkhong", "TH", "chiangrai"), P ("chiangmai", "TH"), P ("chiangrai", "TH"),
  T ("chiangsaen", "TH", "chiangrai"), C ("china", "CN"), P ("chinstate", "MM"), P ("chonburi", "TH"),
  P ("chumphon", "TH"), T ("cilacap", "ID", "centraljava"), T ("cirebon", "ID", "westjava"),
  P ("cotabato", "PH"), P ("daklak", "VN"), P ("danang", "VN"), T ("davao", "PH", "davaodelsur"),
  P ("davaodelsur", "PH"), T ("dawei", "MM", "tanintharyi"), T ("denpasar", "ID", "bali"),
  P ("dienbien", "VN"), P ("dongnai", "VN"), P ("dongthap", "VN"), C ("dubai", "AE"), P ("eastjava", "ID"),
  P ("eastkalimantan", "ID"), P ("eastnusatenggara", "ID"), C ("easttimor", "TL"), C ("england", "GB"),
  T ("entikong", "ID", "westkalimantan"), T ("generalsantos", "PH", "southcotabato"),
  T ("georgetown", "MY", "penang"), P ("gialai", "VN"), P ("gorontalo", "ID"), P ("hagiang", "VN"),
  P ("haiphong", "VN"), P ("hanoi", "VN"), P ("hatinh", "VN"), T ("hatyai", "TH", "songkhla"),
  T ("hlaingthaya", "MM", "yangon"), P ("hoabinh", "VN"), P ("hochiminhcity", "VN"), C ("hongkong", "HK"),
  P ("houaphanh", "LA"), T ("hpaan", "MM", "kayinstate"), T ("huahin", "TH", "prachuapkhirikhan"),
  T ("huayxai", "LA", "bokeo"), P ("iloilo", "PH"), C ("india", "IN"), C ("indonesia", "ID"),
  T ("indramayu", "ID", "westjava"), T ("ipoh", "MY", "perak"), P ("jakarta", "ID"), P ("jambi", "ID"),
  C ("japan", "JP"), P ("johor", "MY"), T ("johorbahru", "MY", "johor"), P ("kachin", "MM"),
  P ("kachinstate", "MM"), P ("kalasin", "TH"), P ("kamphaengphet", "TH"), P ("kampongcham", "KH"),
  P ("kampongchhnang", "KH"), P ("kampongspeu", "KH"), P ("kampongthom", "KH"), P ("kampot", "KH"),
  P ("kanchanaburi", "TH"), P ("kandal", "KH"), T ("kantang", "TH", "trang"), P ("karenstate", "MM"),
  T ("kawkareik", "MM", "kayinstate"), T ("kawthaung", "MM", "tanintharyi"), P ("kayahstate", "MM"),
  P ("kayinstate", "MM"), P ("kedah", "MY"), P ("kelantan", "MY"), P ("kep", "KH"), P ("khammouane", "LA"),
  P ("khanhhoa", "VN"), T ("khlongluang", "TH", "pathumthani"), P ("khonkaen", "TH"), P ("kiengiang", "VN"),
  T ("klang", "MY", "selangor"), T ("klongyai", "TH", "trat"), P ("kohkong", "KH"), C ("korea", "KR"),
  T ("kotabharu", "MY", "kelantan"), T ("kotakinabalu", "MY", "sabah"), P ("krabi", "TH"),
  T ("krathumbaen", "TH", "samutsakhon"), P ("kratie", "KH"), P ("kualalumpur", "MY"),
  T ("kuching", "MY", "sarawak"), T ("kupang", "ID", "eastnusatenggara"), P ("labuan", "MY"),
  T ("laemchabang", "TH", "chonburi"), P ("laguna", "PH"), P ("laichau", "VN"), P ("lamdong", "VN"),
  P ("lampang", "TH"), P ("lamphun", "TH"), P ("lampung", "ID"), P ("langson", "VN"), P ("laocai", "VN"),
  C ("laopdr", "LA"), C ("laos", "LA"), T ("lashio", "MM", "shanstate"), P ("leyte", "PH"), P ("loei", "TH"),
  P ("longan", "VN"), P ("lopburi", "TH"), P ("luangnamtha", "LA"), P ("luangprabang", "LA"),
  P ("maehongson", "TH"), T ("maeramat", "TH", "tak"), T ("maesai", "TH", "chiangrai"),
  T ("maesot", "TH", "tak"), P ("magway", "MM"), T ("mahachai", "TH", "samutsakhon"),
  P ("mahasarakham", "TH"), T ("makassar", "ID", "southsulawesi"), P ("malacca", "MY"),
  T ("malang", "ID", "eastjava"), C ("malaysia", "MY"), P ("maluku", "ID"), P ("mandalay", "MM"),
  T ("manila", "PH", "metromanila"), T ("maptaphut", "TH", "rayong"), T ("mataram", "ID", "westnusatenggara"),
  T ("mawlamyine", "MM", "monstate"), T ("medan", "ID", "northsumatra"), P ("melaka", "MY"),
  P ("metromanila", "PH"), T ("miri", "MY", "sarawak"), T ("mocbai", "VN", "tayninh"), P ("mondulkiri", "KH"),
  T ("mongcai", "VN", "quangninh"), P ("monstate", "MM"), P ("mukdahan", "TH"), T ("muse", "MM", "shanstate"),
  C ("myanmar", "MM"), T ("myawaddy", "MM", "kayinstate"), T ("myitkyina", "MM", "kachinstate"),
  P ("nakhonnayok", "TH"), P ("nakhonpathom", "TH"), P ("nakhonphanom", "TH"), P ("nakhonratchasima", "TH"),
  P ("nakhonsawan", "TH"), P ("nakhonsithammarat", "TH"), P ("namdinh", "VN"), P ("nan", "TH"),
  P ("narathiwat", "TH"), P ("naypyidaw", "MM"), T ("neakloeung", "KH", "preyveng"),
  P ("negerisembilan", "MY"), P ("negrosoccidental", "PH"), C ("nepal", "NP"), P ("nghean", "VN"),
  T ("nhatrang", "VN", "khanhhoa"), P ("ninhbinh", "VN"), P ("nongbualamphu", "TH"), P ("nongkhai", "TH"),
  P ("nonthaburi", "TH"), P ("northkalimantan", "ID"), P ("northsulawesi", "ID"), P ("northsumatra", "ID"),
  T ("nunukan", "ID", "northkalimantan"), P ("oddarmeanchey", "KH"), T ("osmach", "KH", "oddarmeanchey"),
  P ("oudomxay", "LA"), T ("padangbesar", "TH", "songkhla"), P ("pahang", "MY"), P ("pailin", "KH"),
  T ("pakchong", "TH", "nakhonratchasima"), C ("pakistan", "PK"), T ("pakse", "LA", "champasak"),
  P ("palawan", "PH"), P ("pampanga", "PH"), P ("pangasinan", "PH"), P ("papua", "ID"),
  T ("pathein", "MM", "ayeyarwady"), P ("pathumthani", "TH"), P ("pattani", "TH"),
  T ("pattaya", "TH", "chonburi"), P ("penang", "MY"), P ("perak", "MY"), P ("perlis", "MY"),
  T ("petalingjaya", "MY", "selangor"), P ("phangnga", "TH"), P ("phatthalung", "TH"), P ("phayao", "TH"),
  P ("phetchabun", "TH"), P ("phetchaburi", "TH"), P ("phichit", "TH"), C ("philippines", "PH"),
  P ("phitsanulok", "TH"), P ("phnompenh", "KH"), P ("phongsaly", "LA"), T ("phopphra", "TH", "tak"),
  P ("phrae", "TH"), P ("phuket", "TH"), P ("phutho", "VN"), T ("poipet", "KH", "banteaymeanchey"),
  T ("pontianak", "ID", "westkalimantan"), P ("prachinburi", "TH"), P ("prachuapkhirikhan", "TH"),
  P ("preahsihanouk", "KH"), P ("preahvihear", "KH"), P ("preyveng", "KH"),
  T ("puertoprincesa", "PH", "palawan"), P ("pursat", "KH"), P ("putrajaya", "MY"), C ("qatar", "QA"),
  P ("quangbinh", "VN"), P ("quangnam", "VN"), P ("quangngai", "VN"), P ("quangninh", "VN"),
  P ("quangtri", "VN"), P ("quezon", "PH"), T ("quezoncity", "PH", "metromanila"), P ("rakhine", "MM"),
  P ("rakhinestate", "MM"), P ("rangoon", "MM"), P ("ranong", "TH"), P ("ratanakiri", "KH"),
  P ("ratchaburi", "TH"), P ("rayong", "TH"), P ("riau", "ID"), P ("rizal", "PH"), P ("roiet", "TH"),
  P ("sabah", "MY"), T ("sadao", "TH", "songkhla"), P ("sagaing", "MM"), P ("saigon", "VN"),
  P ("sainyabuli", "LA"), P ("sakaeo", "TH"), P ("sakonnakhon", "TH"), P ("salavan", "LA"), P ("samar", "PH"),
  P ("samutprakan", "TH"), P ("samutsakhon", "TH"), P ("samutsongkhram", "TH"), T ("sandakan", "MY", "sabah"),
  P ("saraburi", "TH"), P ("sarawak", "MY"), P ("satun", "TH"), C ("saudiarabia", "SA"),
  P ("savannakhet", "LA"), P ("sekong", "LA"), P ("selangor", "MY"), T ("semarang", "ID", "centraljava"),
  T ("seremban", "MY", "negerisembilan"), T ("shahalam", "MY", "selangor"), P ("shanstate", "MM"),
  T ("sichang", "TH", "chonburi"), P ("siemreap", "KH"), T ("sihanoukville", "KH", "preahsihanouk"),
  C ("singapore", "SG"), P ("singburi", "TH"), T ("siracha", "TH", "chonburi"), P ("sisaket", "TH"),
  T ("sisophon", "KH", "banteaymeanchey"), T ("sittwe", "MM", "rakhinestate"), P ("soctrang", "VN"),
  P ("songkhla", "TH"), P ("sonla", "VN"), P ("southcotabato", "PH"), P ("southkalimantan", "ID"),
  C ("southkorea", "KR"), P ("southsulawesi", "ID"), P ("southsumatra", "ID"), C ("srilanka", "LK"),
  T ("sriracha", "TH", "chonburi"), P ("stungtreng", "KH"), P ("sukhothai", "TH"), P ("sulu", "PH"),
  T ("sungaikolok", "TH", "narathiwat"), T ("sungaipetani", "MY", "kedah"), P ("suphanburi", "TH"),
  T ("surabaya", "ID", "eastjava"), P ("suratthani", "TH"), P ("surin", "TH"), P ("svayrieng", "KH"),
  T ("tachileik", "MM", "shanstate"), C ("taiwan", "TW"), P ("tak", "TH"), P ("takeo", "KH"),
  P ("tanintharyi", "MM"), T ("tanjungpriok", "ID", "jakarta"), T ("tawau", "MY", "sabah"),
  P ("tawitawi", "PH"), P ("tayninh", "VN"), P ("tboungkhmum", "KH"), T ("tegal", "ID", "centraljava"),
  P ("terengganu", "MY"), P ("thaibinh", "VN"), C ("thailand", "TH"), P ("thainguyen", "VN"),
  T ("thakhek", "LA", "khammouane"), T ("thanbyuzayat", "MM", "monstate"), P ("thanhhoa", "VN"),
  C ("thephilippines", "PH"), P ("thuathienhue", "VN"), P ("tiengiang", "VN"), C ("timorleste", "TL"),
  P ("trang", "TH"), P ("trat", "TH"), P ("travinh", "VN"), P ("ubonratchathani", "TH"),
  P ("udonthani", "TH"), T ("umphang", "TH", "tak"), C ("unitedarabemirates", "AE"),
  C ("unitedkingdom", "GB"), C ("unitedstates", "US"), P ("uthaithani", "TH"), P ("uttaradit", "TH"),
  P ("vientiane", "LA"), C ("vietnam", "VN"), T ("vinh", "VN", "nghean"), P ("vinhlong", "VN"),
  P ("westjava", "ID"), P ("westkalimantan", "ID"), P ("westnusatenggara", "ID"), P ("westsumatra", "ID"),
  P ("xaisomboun", "LA"), P ("xiangkhouang", "LA"), P ("yala", "TH"), P ("yangon", "MM"),
  P ("yasothon", "TH"), P ("yenbai", "VN"), P ("yogyakarta", "ID"), T ("zamboanga", "PH", "zamboangadelsur"),
  P ("zamboangadelsur", "PH")
};

/* clang-format on */

char *
pb_extract_gazetteer_fold (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_unichar_tolower (g_utf8_get_char (p));

    if (c == 0x111) /* Vietnamese d with stroke does not decompose */
      c = 'd';
    if (g_unichar_isalpha (c) || g_unichar_isdigit (c))
      g_string_append_unichar (folded, c);
  }
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static int
compare_name (const void *name, const void *entry)
{
  return strcmp (name, ((const PbGazetteerEntry *) entry)->name);
}

const PbGazetteerEntry *
pb_extract_gazetteer_lookup (const char *name)
{
  return bsearch (name, entries, G_N_ELEMENTS (entries), sizeof entries[0], compare_name);
}
