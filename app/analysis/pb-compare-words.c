/* pb-compare-words.c: what a word is about: function words, kin of words, words that exclude each other.
 *
 * Kin are words a statement uses for one thing in the world of work ("wage", "salary", "earned"): each line
 * begins with the word they count as. Contrasts are sets of words that make two passages speak of different
 * things. English stems are cut lightly, since a wrong join invents a conflict and a missed one only hides
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-words"

#include "config.h"

#include "pb-compare-words.h"

#include <string.h>

/* Shorter words are not cut: "his", "bus", "red". */
#define MIN_STEM 3

static const char *const kin[] = {
    "pay paid pays paying wage wages salary earn earned earning earnings receive received income",
    "work worked working works job jobs labour worker-job",
    "agent agents broker brokers recruiter middleman",
    "boss employer bosses",
    "hit beat beaten beating beats hits struck strike punched punch",
    "lock locked locks locking padlocked",
    "leave left leaving leaves depart departed",
    "go went gone going goes travel travelled traveled travelling",
    "arrive arrived reach reached arriving",
    "come came coming",
    "begin began begun start started starting",
    "end ended finish finished stop stopped",
    "sleep slept sleeping",
    "take took taken taking takes confiscated seized",
    "keep kept keeping keeps held hold holds",
    "give gave given giving handed",
    "say said says tell told tells",
    "promise promised promises offered offer",
    "owe owed debt debts loan loans",
    "fee cost costs charge charged fees price",
    "deduct deducted deduction deductions withheld",
    "eat ate eaten eating meal meals",
    "escape escaped fled flee",
    "cross crossed crossing",
    "buy bought",
    "see saw seen",
    "bring brought",
    "drive drove driven",
    "send sent sending",
    "find found",
    "wake woke",
    "run ran",
    "write wrote written",
    "know knew known",
    "think thought",
    "sell sold",
    "lose lost",
    "break broke broken",
    "live lived living stay stayed staying",
    "factory workplace",
    "border frontier",
    "factory-hand workers worker",
    "child children",
    "man men",
    "woman women",
    "person people persons",
    "police policemen policeman officers",
    "ask asked demanded demand asking",
    "allow allowed permitted permit",
    "phone telephone mobile",
    "house houses home",
    "threaten threatened threat threats",
    "sick ill illness",
    "hospital clinic",
    "return returned back",
    "meet met",
    "free freed released",
    "sign signed signing",
    "wear wore worn",
    "hurt injured injury",
    "born birth",
};

/* Each line one set; a word may stand in one only. Members joined by "=" count as one. */
static const char *const contrasts[PB_COMPARE_CONTRASTS] = {
    "first second third fourth last next",
    "morning afternoon evening=night=nights day=daytime sunday=sundays saturday=saturdays monday=mondays "
    "friday=fridays weekday=weekdays",
    "father mother brother sister husband wife uncle aunt son daughter cousin friend grandmother",
    "arrive leave=escape",
    "begin end",
    "man woman child=boy=girl",
    "owner manager agent driver guard cook foreman=supervisor captain doctor interpreter police boss",
    "shelter prison=jail camp police-station hospital school",
    "food=rice rent=room=lodging transport passport=visa phone medicine clothes gloves fee=recruitment "
    "deduct bonus overtime "
    "fine=penalty tools "
    "advance electricity water=drinking",
    "truck=lorry van car boat=ship bus train motorbike=motorcycle",
    "door window gate roof",
    "kitchen bathroom=toilet bedroom=dormitory office factory warehouse shop",
};

static const struct {
  const char *words;
  guint flags;
  guint persons;
} classes[] = {
    {"the a an of in at to from for by with on off down out into as than very too also just only even "
     "here there this these those "
     "it its what how why all both each any some such own same other others another not never no every more "
     "much many most per "
     "about around over under again together like well so yes get got getting put one two am's thing things "
     "time times near "
     "let however ever always away upon onto toward towards within along across around mr mrs ms",
     PB_WORD_STOP, 0},
    {"i we", PB_WORD_STOP | PB_WORD_SUBJECT, PB_PERSON_FIRST},
    {"me us", PB_WORD_STOP | PB_WORD_OBJECT, PB_PERSON_FIRST},
    {"my our mine ours myself ourselves", PB_WORD_STOP, PB_PERSON_FIRST},
    {"he", PB_WORD_STOP | PB_WORD_SUBJECT, PB_PERSON_HE},
    {"him", PB_WORD_STOP | PB_WORD_OBJECT, PB_PERSON_HE},
    {"his", PB_WORD_STOP, PB_PERSON_HE},
    {"she", PB_WORD_STOP | PB_WORD_SUBJECT, PB_PERSON_SHE},
    {"her hers", PB_WORD_STOP, PB_PERSON_SHE},
    {"they", PB_WORD_STOP | PB_WORD_SUBJECT, PB_PERSON_THEY},
    {"them", PB_WORD_STOP | PB_WORD_OBJECT, PB_PERSON_THEY},
    {"their theirs", PB_WORD_STOP, PB_PERSON_THEY},
    {"you your", PB_WORD_STOP, 0},
    {"was were is are am be been being do did does done can may might shall will had has have having",
     PB_WORD_STOP | PB_WORD_SUBJECT, 0},
    {"didn't don't doesn't wasn't weren't isn't aren't hadn't haven't hasn't couldn't can't cannot wouldn't "
     "won't",
     PB_WORD_STOP | PB_WORD_SUBJECT, 0},
    {"could must", PB_WORD_STOP | PB_WORD_SUBJECT, 0},
    {"would should supposed ought", PB_WORD_STOP | PB_WORD_SUBJECT | PB_WORD_CLAIM, 0},
    {"promised promise promises offered offer agreed agreement contract advertisement advert say said says "
     "told "
     "tells claimed believed thought "
     "expected hoped planned asked demanded threatened lied explained wrote",
     PB_WORD_CLAIM, 0},
    {"say said says told tells claimed explained wrote", PB_WORD_REPORT, 0},
    {"and but because when while although though which who whom whose where that then or",
     PB_WORD_STOP | PB_WORD_BREAK, 0},
    {"if unless whether maybe perhaps possibly probably", PB_WORD_STOP | PB_WORD_BREAK | PB_WORD_DOUBT, 0},
    {"refused refuse denied deny failed fail without lack lacked forbade forbidden prevented afraid "
     "pretended almost nearly sometimes "
     "often usually seldom rarely except instead enough hardly supposed seemed wanted want wished hoped "
     "nobody's first once twice alone "
     "always again anymore longer fully really properly everyone everybody",
     PB_WORD_DOUBT, 0},
    {"until before after since", PB_WORD_STOP | PB_WORD_BREAK | PB_WORD_LIMIT, 0},
    {"when while still already later then afterwards finally eventually anymore now still soon once",
     PB_WORD_LIMIT, 0},
    {"ที่ และ ใน ของ เป็น ได้ ว่า ให้ ไป มา จะ ก็ กับ จาก โดย นี้ นั้น แล้ว อยู่ คือ หรือ แต่ เพราะ เมื่อ ถูก ครับ ค่ะ ไว้ ด้วย อีก "
     "ตั้งแต่ ถึง ทุก ไม่ ไม่ได้ "
     "ไม่เคย คน ทั้ง ต้อง ซึ่ง ๆ ไม่มี มิได้ นาย นาง นางสาว เวลา วันที่ ประมาณ",
     PB_WORD_STOP, 0},
    {"ผม ฉัน ดิฉัน ข้าพเจ้า หนู เรา พวกเรา", PB_WORD_STOP | PB_WORD_SUBJECT, PB_PERSON_FIRST},
    {"เขา", PB_WORD_STOP | PB_WORD_SUBJECT, 0},
    {"และ แต่ เพราะ เมื่อ", PB_WORD_STOP | PB_WORD_BREAK, 0},
    {"สัญญา บอก ว่าจะ", PB_WORD_CLAIM, 0},
    {"ถ้า หาก อาจ", PB_WORD_DOUBT, 0},
};

typedef struct {
  GHashTable *entries; /* word → PbWordEntry */
} Tables;

static PbWordEntry *
entry_for (GHashTable *entries, const char *word)
{
  PbWordEntry *entry = g_hash_table_lookup (entries, word);

  if (entry == NULL) {
    entry = g_new0 (PbWordEntry, 1);
    entry->contrast = -1;
    g_hash_table_insert (entries, (gpointer) g_intern_string (word), entry);
  }
  return entry;
}

static void
add_classes (GHashTable *entries)
{
  for (guint n = 0; n < G_N_ELEMENTS (classes); n++) {
    g_auto (GStrv) words = g_strsplit (classes[n].words, " ", -1);

    for (guint m = 0; words[m] != NULL; m++) {
      PbWordEntry *entry = entry_for (entries, words[m]);

      entry->flags |= classes[n].flags;
      entry->persons |= classes[n].persons;
    }
  }
  entry_for (entries, "had")->flags |= PB_WORD_POSSESSION;
  entry_for (entries, "have")->flags |= PB_WORD_POSSESSION;
  entry_for (entries, "has")->flags |= PB_WORD_POSSESSION;
}

static void
add_kin (GHashTable *entries)
{
  for (guint n = 0; n < G_N_ELEMENTS (kin); n++) {
    g_auto (GStrv) words = g_strsplit (kin[n], " ", -1);

    for (guint m = 0; words[m] != NULL; m++)
      entry_for (entries, words[m])->stem = g_intern_string (words[0]);
  }
}

static void
add_contrast_word (GHashTable *entries, const char *word, int set, guint32 bit)
{
  PbWordEntry *entry = entry_for (entries, word);

  entry->contrast = set;
  entry->member = bit;
}

static void
add_contrasts (GHashTable *entries)
{
  for (int n = 0; n < PB_COMPARE_CONTRASTS; n++) {
    g_auto (GStrv) members = g_strsplit (contrasts[n], " ", -1);

    for (guint m = 0; members[m] != NULL && m < 32; m++) {
      g_auto (GStrv) words = g_strsplit (members[m], "=", -1);

      for (guint k = 0; words[k] != NULL; k++)
        add_contrast_word (entries, words[k], n, 1u << m);
    }
  }
}

/* A word whose kin stands in a contrast stands there too: "departed" with "leave". */
static void
spread_contrasts (GHashTable *entries)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    PbWordEntry *entry = value;
    const PbWordEntry *head = entry->stem != NULL ? g_hash_table_lookup (entries, entry->stem) : NULL;

    if (head != NULL && entry->contrast < 0) {
      entry->contrast = head->contrast;
      entry->member = head->member;
    }
  }
}

static GHashTable *
get_entries (void)
{
  static GHashTable *entries;
  static gsize once;

  if (g_once_init_enter (&once)) {
    entries = g_hash_table_new (g_str_hash, g_str_equal);
    add_classes (entries);
    add_kin (entries);
    add_contrasts (entries);
    spread_contrasts (entries);
    g_once_init_leave (&once, 1);
  }
  return entries;
}

static gboolean
cut (char *word, const char *suffix, const char *replacement)
{
  gsize length = strlen (word);
  gsize cut_length = strlen (suffix);

  if (length < cut_length + MIN_STEM || !g_str_has_suffix (word, suffix))
    return FALSE;
  memcpy (word + length - cut_length, replacement, strlen (replacement) + 1);
  return TRUE;
}

/* "locked", "locks", "locking" → "lock"; "stopped" → "stop"; "carries" → "carry"; a last "e" goes. */
static char *
stem_of (const char *word)
{
  char *stem = g_strdup (word);
  gboolean was_verb = FALSE;
  gsize length;

  if ((guchar) word[0] >= 128)
    return stem;
  if (!cut (stem, "'s", "") && !cut (stem, "ies", "y") && !cut (stem, "ied", "y"))
    was_verb = cut (stem, "ing", "") || cut (stem, "ed", "");
  if (!was_verb && !g_str_has_suffix (stem, "ss") && !g_str_has_suffix (stem, "us")
      && !g_str_has_suffix (stem, "is")) {
    if (!cut (stem, "sses", "ss") && !cut (stem, "shes", "sh") && !cut (stem, "ches", "ch")
        && !cut (stem, "xes", "x"))
      cut (stem, "s", "");
  }
  length = strlen (stem);
  if (was_verb && length > MIN_STEM && stem[length - 1] == stem[length - 2]
      && strchr ("lsz", stem[length - 1]) == NULL)
    stem[--length] = '\0';
  if (length > MIN_STEM && stem[length - 1] == 'e')
    stem[length - 1] = '\0';
  return stem;
}

PbWordEntry
pb_compare_word (const char *word, char **out_stem)
{
  GHashTable *entries = get_entries ();
  const PbWordEntry *known = g_hash_table_lookup (entries, word);
  PbWordEntry result = {.contrast = -1};
  g_autofree char *stem = NULL;

  if (known != NULL)
    result = *known;
  if (result.stem == NULL)
    stem = stem_of (word);
  if (known == NULL) {
    const PbWordEntry *stemmed = g_hash_table_lookup (entries, stem);

    if (stemmed != NULL) {
      result.stem = stemmed->stem;
      result.contrast = stemmed->contrast;
      result.member = stemmed->member;
    }
  }
  *out_stem = result.stem != NULL ? g_strdup (result.stem) : g_steal_pointer (&stem);
  return result;
}
