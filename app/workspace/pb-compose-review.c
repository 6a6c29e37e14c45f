/* pb-compose-review.c: see pb-compose-review.h. Each section is one function; the three start lists choose
 * from the same material what each office must do next (screens: Start).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-review"

#include "config.h"

#include "pb-compose-review.h"
#include "pb-currency.h"

#include <glib/gi18n-lib.h>

static void
cite_fact (PbReviewLine *line, PbFact *fact)
{
  for (guint i = 0; i < fact->links->len; i++)
    pb_review_line_cite (line, ((PbFactLink *) g_ptr_array_index (fact->links, i))->assertion->passage);
}

static void
cite_assertions (PbReviewLine *line, GPtrArray *assertions)
{
  for (guint i = 0; assertions != NULL && i < assertions->len; i++)
    pb_review_line_cite (line, ((PbAssertion *) g_ptr_array_index (assertions, i))->passage);
}

/* --- open cells */

/* What is open in one count against one accused: nodes, each with the victims it is open for in every act. */
typedef struct {
  PbCount *count;
  PbParty *accused;
  GPtrArray *nodes; /* (owned) (element-type OpenNode) */
} OpenCount;

typedef struct {
  PbElementNode *node;
  GHashTable *needed; /* (owned): victims (or the count, when it names none) for whom some act needs it */
  GHashTable *proved; /* (owned): … for whom some act has it supported */
  gboolean shown_for_all;
} OpenNode;

static void
open_node_free (OpenNode *open)
{
  g_hash_table_unref (open->needed);
  g_hash_table_unref (open->proved);
  g_free (open);
}

static void
open_count_free (OpenCount *open)
{
  g_ptr_array_unref (open->nodes);
  g_free (open);
}

/* A member of an any-of group is no gap of its own: the group is. */
static gboolean
stands_alone (PbElementNode *root, PbElementNode *node, gboolean in_any)
{
  if (root == node)
    return !in_any;
  for (guint i = 0; root->children != NULL && i < root->children->len; i++)
    if (stands_alone (g_ptr_array_index (root->children, i), node, in_any || root->rule == PB_NODE_ANY))
      return TRUE;
  return FALSE;
}

static gboolean
can_be_gap (PbColumnState *column, PbCellState *cell)
{
  return cell->needed && cell->node->rule != PB_NODE_ALL
         && (cell->node->element == NULL || cell->node->element->kind != PB_ELEMENT_EXCLUSION)
         && stands_alone (column->count->offence->root, cell->node, FALSE);
}

static OpenNode *
find_open_node (OpenCount *open, PbElementNode *node)
{
  OpenNode *entry;

  for (guint i = 0; i < open->nodes->len; i++) {
    entry = g_ptr_array_index (open->nodes, i);
    if (entry->node == node)
      return entry;
  }
  entry = g_new0 (OpenNode, 1);
  entry->node = node;
  entry->needed = g_hash_table_new (NULL, NULL);
  entry->proved = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (open->nodes, entry);
  return entry;
}

static OpenCount *
find_open_count (GPtrArray *list, GHashTable *known, PbColumnState *column)
{
  g_autofree char *name = g_strdup_printf ("%p %p", (void *) column->count, (void *) column->accused);
  OpenCount *open = g_hash_table_lookup (known, name);

  if (open != NULL)
    return open;
  open = g_new0 (OpenCount, 1);
  open->count = column->count;
  open->accused = column->accused;
  open->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) open_node_free);
  g_ptr_array_add (list, open);
  g_hash_table_insert (known, g_steal_pointer (&name), open);
  return open;
}

/* Proved for one act is proved: which acts a count can stand on, the matrix shows act by act. */
static GPtrArray *
collect_open_counts (PbAnalysis *analysis)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) open_count_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < analysis->columns->len; i++) {
    PbColumnState *column = g_ptr_array_index (analysis->columns, i);
    gpointer victim = column->victim != NULL ? (gpointer) column->victim : (gpointer) column->count;
    OpenCount *open;

    if (column->accused == NULL)
      continue;
    open = find_open_count (list, known, column);
    for (guint j = 0; j < column->cells->len; j++) {
      PbCellState *cell = g_ptr_array_index (column->cells, j);
      OpenNode *node;

      if (!can_be_gap (column, cell))
        continue;
      node = find_open_node (open, cell->node);
      g_hash_table_add (node->needed, victim);
      if (cell->supported)
        g_hash_table_add (node->proved, victim);
      node->shown_for_all = node->shown_for_all || cell->only_shown_for_all;
    }
  }
  return list;
}

static int
compare_open_counts (gconstpointer a, gconstpointer b)
{
  const OpenCount *first = *(OpenCount *const *) a, *second = *(OpenCount *const *) b;

  if (first->count->number != second->count->number)
    return first->count->number - second->count->number;
  return g_strcmp0 (first->accused->pseudonym, second->accused->pseudonym);
}

static gboolean
is_mental (PbElementNode *node)
{
  return node->element != NULL && node->element->kind == PB_ELEMENT_MENTAL;
}

static const char *
node_label (PbElementNode *node)
{
  return node->element != NULL ? node->element->label : node->label != NULL ? node->label : "";
}

static int
compare_pseudonyms (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(PbParty *const *) a)->pseudonym, (*(PbParty *const *) b)->pseudonym);
}

/* "V1, V2": the victims a node is open for; "" when it is open for all of the count; NULL when it is open for
 * none. (transfer full) */
static char *
list_open_victims (OpenCount *open, OpenNode *node)
{
  g_autoptr (GPtrArray) victims = g_ptr_array_new ();
  GString *text;

  if (g_hash_table_size (node->proved) >= g_hash_table_size (node->needed))
    return NULL;
  for (guint i = 0; i < open->count->victims->len; i++) {
    gpointer victim = g_ptr_array_index (open->count->victims, i);

    if (g_hash_table_contains (node->needed, victim) && !g_hash_table_contains (node->proved, victim))
      g_ptr_array_add (victims, victim);
  }
  text = g_string_new (NULL);
  if (victims->len < open->count->victims->len) {
    g_ptr_array_sort (victims, compare_pseudonyms);
    for (guint i = 0; i < victims->len; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              ((PbParty *) g_ptr_array_index (victims, i))->pseudonym);
  }
  return g_string_free (text, FALSE);
}

static void
cite_untied (PbReviewLine *line, PbCount *count, PbElementNode *node)
{
  for (guint i = 0; i < count->bearings->len; i++) {
    PbBearing *bearing = g_ptr_array_index (count->bearings, i);
    gboolean here = node->element != NULL && g_strcmp0 (bearing->element, node->element->id) == 0;

    for (guint j = 0; !here && node->children != NULL && j < node->children->len; j++) {
      PbElementNode *child = g_ptr_array_index (node->children, j);

      here = child->element != NULL && g_strcmp0 (bearing->element, child->element->id) == 0;
    }
    if (here && bearing->accused == NULL)
      cite_fact (line, bearing->fact);
  }
}

static void
append_open (GString *list, OpenNode *node, const char *victims)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", node_label (node->node));
  if (*victims != '\0')
    g_string_append_printf (list, " (%s)", victims);
}

/* What is open against one accused, by what is to be done about it. */
typedef struct {
  GString *mind;   /* (owned) */
  GString *rest;   /* (owned) */
  GString *untied; /* (owned): it happened, but that this accused did it is not shown */
} OpenWords;

static void
open_words_clear (OpenWords *words)
{
  g_string_free (words->mind, TRUE);
  g_string_free (words->rest, TRUE);
  g_string_free (words->untied, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenWords, open_words_clear)

static void
collect_open_words (OpenCount *open, OpenWords *words)
{
  for (guint i = 0; i < open->nodes->len; i++) {
    OpenNode *node = g_ptr_array_index (open->nodes, i);
    g_autofree char *victims = list_open_victims (open, node);

    if (victims != NULL)
      append_open (is_mental (node->node) ? words->mind
                   : node->shown_for_all  ? words->untied
                                          : words->rest,
                   node, victims);
  }
}

/* "Also open: …. Shown, but not tied to A2: …" (transfer full) (nullable) */
static char *
describe_open_rest (OpenCount *open, const char *rest, const char *untied)
{
  g_autofree char *also = *rest != '\0' ? g_strdup_printf (C_ ("review", "Also open: %s"), rest) : NULL;
  g_autofree char *shown = *untied != '\0'
                               /* Translators: pseudonym of the accused, elements */
                               ? g_strdup_printf (C_ ("review", "Shown, but not tied to %s: %s"),
                                                  open->accused->pseudonym, untied)
                               : NULL;

  if (also != NULL && shown != NULL)
    return g_strdup_printf ("%s. %s", also, shown);
  return also != NULL ? g_steal_pointer (&also) : g_steal_pointer (&shown);
}

/* The mind first, since it is what indictments fail on; then what is open; then what is not tied. (transfer
 * full) (nullable): nothing is open */
static char *
describe_open (OpenCount *open, OpenWords *words)
{
  const char *accused = open->accused->pseudonym;

  if (words->mind->len > 0)
    /* Translators: count number, pseudonym of the accused, mental elements that are open */
    return g_strdup_printf (C_ ("review", "Count %d, %s: the mind is open: %s"), open->count->number, accused,
                            words->mind->str);
  if (words->rest->len > 0)
    return g_strdup_printf (C_ ("review", "Count %d, %s: open: %s"), open->count->number, accused,
                            words->rest->str);
  if (words->untied->len > 0)
    return g_strdup_printf (C_ ("review", "Count %d, %s: shown, but not tied to this accused: %s"),
                            open->count->number, accused, words->untied->str);
  return NULL;
}

/* One line for each accused in each count. */
static void
add_open_counts (PbReviewSection *section, PbAnalysis *analysis)
{
  g_autoptr (GPtrArray) list = collect_open_counts (analysis);

  g_ptr_array_sort (list, compare_open_counts);
  for (guint i = 0; i < list->len; i++) {
    OpenCount *open = g_ptr_array_index (list, i);
    g_auto (OpenWords) words = {g_string_new (NULL), g_string_new (NULL), g_string_new (NULL)};
    PbReviewLine *line;
    char *text;

    collect_open_words (open, &words);
    text = describe_open (open, &words);
    if (text == NULL)
      continue;
    line = pb_review_section_add (
        section, PB_LINE_OPEN, text,
        describe_open_rest (open, words.mind->len > 0 ? words.rest->str : "",
                            words.mind->len > 0 || words.rest->len > 0 ? words.untied->str : ""));
    pb_review_line_lead (line, "charges", PB_KIND_COUNT, open->count->row.id);
    for (guint j = 0; j < open->nodes->len; j++) {
      OpenNode *node = g_ptr_array_index (open->nodes, j);

      if (node->shown_for_all && g_hash_table_size (node->proved) < g_hash_table_size (node->needed))
        cite_untied (line, open->count, node->node);
    }
  }
}

/* --- differences */

static const char *
speaker_of (PbAssertion *assertion)
{
  if (assertion->speaker != NULL)
    return assertion->speaker->pseudonym;
  return assertion->passage->exhibit->label;
}

static char *
describe_sides (PbDifference *difference)
{
  const char *kind = pb_difference_kind_get_words (difference->kind);
  const char *about = difference->fact != NULL ? difference->fact->label
                      : difference->a != NULL  ? difference->a->proposition
                                               : "";

  if (difference->b != NULL && difference->a != NULL && !difference->same_speaker)
    return g_strdup_printf (C_ ("review", "%s between %s and %s: %s"), kind, speaker_of (difference->a),
                            speaker_of (difference->b), about);
  if (difference->a != NULL)
    return g_strdup_printf (C_ ("review", "%s in the account of %s: %s"), kind, speaker_of (difference->a),
                            about);
  return g_strdup_printf ("%s: %s", kind, about);
}

static void
add_difference (PbReviewSection *section, PbDifference *difference)
{
  gboolean evaluated = difference->recorded != NULL && difference->recorded->n_assessments > 0;
  const char *outcome = evaluated ? difference->recorded->outcome : NULL;
  PbReviewLine *line = pb_review_section_add (
      section, evaluated ? PB_LINE_EVALUATED : PB_LINE_NOT_EVALUATED, describe_sides (difference),
      outcome != NULL ? g_strdup_printf (C_ ("review", "%s; weighed alone: %s"), difference->rule, outcome)
                      : g_strdup (difference->rule));

  pb_review_line_lead (line, "inconsistencies", difference->a != NULL ? PB_KIND_ASSERTION : PB_KIND_NONE,
                       difference->a != NULL ? difference->a->row.id : NULL);
  if (difference->a != NULL)
    pb_review_line_cite (line, difference->a->passage);
  if (difference->b != NULL)
    pb_review_line_cite (line, difference->b->passage);
}

static void
add_differences (PbReviewSection *section, PbAnalysis *analysis, gboolean only_leaned_on, guint limit)
{
  for (guint i = 0; i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);
    gboolean evaluated = difference->recorded != NULL && difference->recorded->n_assessments > 0;

    if (only_leaned_on && (evaluated || difference->elements->len == 0))
      continue;
    if (limit-- == 0)
      break;
    add_difference (section, difference);
  }
}

/* Accounts by their speaker: the differences within each. (transfer full) */
static GHashTable *
group_by_account (GPtrArray *differences)
{
  GHashTable *accounts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (differences, i);
    PbParty *speaker = difference->a != NULL ? difference->a->speaker : NULL;
    GPtrArray *account;

    if (speaker == NULL || !difference->same_speaker)
      continue;
    account = g_hash_table_lookup (accounts, speaker);
    if (account == NULL) {
      account = g_ptr_array_new ();
      g_hash_table_insert (accounts, speaker, account);
    }
    g_ptr_array_add (account, difference);
  }
  return accounts;
}

/* An account with differences needs them weighed together before anything is concluded from it. */
static void
add_unweighed (PbReviewSection *section, PbAnalysis *analysis)
{
  PbSnapshot *snapshot = analysis->snapshot;
  g_autoptr (GHashTable) accounts = group_by_account (analysis->differences);

  for (guint i = 0; i < snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (snapshot->parties, i);
    GPtrArray *account = g_hash_table_lookup (accounts, party);
    PbReviewLine *line;

    if (account == NULL || party->is_accused || g_ptr_array_find (snapshot->weighed, party, NULL))
      continue;
    line = pb_review_section_add (
        section, PB_LINE_NOT_EVALUATED,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u difference in the account of %s: not yet weighed together",
                         "%u differences in the account of %s: not yet weighed together", account->len),
            account->len, party->pseudonym),
        NULL);
    pb_review_line_lead (line, "inconsistencies", PB_KIND_PARTY, party->row.id);
    for (guint j = 0; j < account->len; j++) {
      PbDifference *difference = g_ptr_array_index (account, j);

      pb_review_line_cite (line, difference->a->passage);
      if (difference->b != NULL)
        pb_review_line_cite (line, difference->b->passage);
    }
  }
}

/* --- corroboration */

/* What leans on a fact; a fact on which no element leans is here because a claim for money does. (transfer
 * full) */
static char *
describe_leaning (PbGap *gap)
{
  if (gap->leaning->len == 0)
    return g_strdup (C_ ("review", "A claim for money leans on it"));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u element leans on it", "%u elements lean on it", gap->leaning->len),
      gap->leaning->len);
}

static char *
describe_gap (PbGap *gap)
{
  const char *suggestion = gap->suggestions != NULL ? gap->suggestions[0] : NULL;
  g_autofree char *leaning = describe_leaning (gap);

  if (gap->enquiries->len > 0)
    return g_strdup_printf (C_ ("review", "%s. Enquiry open: %s"), leaning,
                            ((PbEnquiry *) g_ptr_array_index (gap->enquiries, 0))->label);
  if (suggestion != NULL)
    return g_strdup_printf (C_ ("review", "%s. Usual support: %s"), leaning, suggestion);
  return g_steal_pointer (&leaning);
}

/* " (the victim's word only)": what a person should know beside the state. */
static const char *
describe_limits (PbFactState *state)
{
  if (state->unknown_origin && state->roots->len == 0)
    return C_ ("review", " (talk whose origin nobody knows)");
  if (state->victims_word_only)
    return C_ ("review", " (the victim's word only)");
  return "";
}

static void
add_gaps (PbReviewSection *section, PbAnalysis *analysis, guint limit)
{
  for (guint i = 0; i < analysis->gaps->len && i < limit; i++) {
    PbGap *gap = g_ptr_array_index (analysis->gaps, i);
    PbFactState *state = gap->state;
    PbReviewLine *line = pb_review_section_add (section,
                                                state->strength == PB_FACT_UNSUPPORTED ? PB_LINE_OPEN
                                                : state->contradicted                  ? PB_LINE_CONTRADICTED
                                                                                       : PB_LINE_SUPPORTED,
                                                g_strdup_printf ("%s: %s%s", state->fact->label,
                                                                 pb_fact_strength_get_words (state->strength),
                                                                 describe_limits (state)),
                                                describe_gap (gap));

    pb_review_line_lead (line, "corroboration", PB_KIND_FACT, state->fact->row.id);
    cite_fact (line, state->fact);
  }
}

static gboolean
is_soon (const PbDate *date, gint32 today)
{
  return pb_date_is_set (date) && date->last != PB_DATE_OPEN_LAST
         && date->last - today <= PB_REVIEW_SOON_DAYS;
}

static void
add_enquiries (PbReviewSection *section, PbSnapshot *snapshot, gint32 today)
{
  for (guint i = 0; i < snapshot->enquiries->len; i++) {
    PbEnquiry *enquiry = g_ptr_array_index (snapshot->enquiries, i);
    gboolean ended = g_strcmp0 (enquiry->state, "done") == 0 || g_strcmp0 (enquiry->state, "dropped") == 0;
    g_autofree char *due = pb_date_is_set (&enquiry->due) ? pb_date_format (&enquiry->due) : NULL;
    g_autofree char *expires = pb_date_is_set (&enquiry->expires) ? pb_date_format (&enquiry->expires) : NULL;
    PbReviewLine *line;

    if (ended || (!is_soon (&enquiry->due, today) && !is_soon (&enquiry->expires, today) && due != NULL))
      continue;
    line = pb_review_section_add (
        section, due != NULL ? PB_LINE_OPEN : PB_LINE_UNDATED,
        due != NULL ? g_strdup_printf (C_ ("review", "Enquiry due %s: %s"), due, enquiry->label)
                    : g_strdup_printf (C_ ("review", "Enquiry without a day: %s"), enquiry->label),
        expires != NULL ? g_strdup_printf (C_ ("review", "Gone after %s"), expires) : NULL);
    pb_review_line_lead (line, "enquiries", PB_KIND_ENQUIRY, enquiry->row.id);
    if (enquiry->assertion != NULL)
      pb_review_line_cite (line, enquiry->assertion->passage);
    if (enquiry->fact != NULL)
      cite_fact (line, enquiry->fact);
  }
}

/* --- remedies */

/* The clocks of one victim, route and limit: one for each pay period, mostly. */
typedef struct {
  PbClock *first; /* the soonest of the most pressing state */
  PbClock *last;
  guint n;
  guint n_passed;
} ClockGroup;

static GPtrArray *
group_clocks (PbRemedies *remedies)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < remedies->clocks->len; i++) { /* soonest running first, then questions, then passed */
    PbClock *clock = g_ptr_array_index (remedies->clocks, i);
    g_autofree char *name
        = g_strdup_printf ("%s %s %s", clock->victim->row.id, clock->route->id, clock->limit->id);
    ClockGroup *group = g_hash_table_lookup (known, name);

    if (group == NULL) {
      group = g_new0 (ClockGroup, 1);
      group->first = clock;
      g_ptr_array_add (groups, group);
      g_hash_table_insert (known, g_steal_pointer (&name), group);
    }
    group->n++;
    if (clock->state == PB_CLOCK_PASSED)
      group->n_passed++;
    if (clock->state == group->first->state)
      group->last = clock;
  }
  return groups;
}

static PbLineState
state_of_clock (PbClock *clock)
{
  return clock->state == PB_CLOCK_RUNNING ? PB_LINE_OPEN
         : clock->state == PB_CLOCK_ASK   ? PB_LINE_NOT_EVALUATED
                                          : PB_LINE_PASSED;
}

static gboolean
has_day (PbClock *clock)
{
  return clock->last_day > 0;
}

/* "Jun 2016; THB 14,785.71 – 19,125.00": what a clock is about and what is lost with it. (transfer full) */
static char *
describe_stake (PbClock *clock)
{
  g_autofree char *sum
      = clock->at_stake.high != NULL ? pb_range_format (&clock->at_stake, clock->currency) : NULL;
  g_autofree char *concerns = pb_date_is_set (&clock->concerns) ? pb_date_format (&clock->concerns) : NULL;

  return g_strconcat (concerns != NULL ? ", " : "", concerns != NULL ? concerns : "", sum != NULL ? "; " : "",
                      sum != NULL ? sum : "", NULL);
}

static char *
describe_clock (PbClock *clock)
{
  g_autofree char *day = has_day (clock) ? pb_date_format_day (clock->last_day) : NULL;
  g_autofree char *stake = describe_stake (clock);
  const char *victim = clock->victim->pseudonym, *forum = clock->route->forum;

  /* Translators: last day, victim, forum, what it is about with the sum at stake */
  if (clock->state == PB_CLOCK_RUNNING && day != NULL)
    return g_strdup_printf (C_ ("review", "By %s: %s, %s%s"), day, victim, forum, stake);
  if (clock->state == PB_CLOCK_PASSED && day != NULL)
    return g_strdup_printf (C_ ("review", "Passed on %s: %s, %s%s"), day, victim, forum, stake);
  if (day != NULL)
    return g_strdup_printf (C_ ("review", "Check whether %s is the last day: %s, %s%s"), day, victim, forum,
                            stake);
  return g_strdup_printf (C_ ("review", "Last day to be found out: %s, %s%s"), victim, forum, stake);
}

static void
add_clock_group (PbReviewSection *section, ClockGroup *group)
{
  g_autoptr (GString) detail = g_string_new (group->first->words);
  PbReviewLine *line;

  if (group->last != group->first && has_day (group->last)) {
    g_autofree char *day = pb_date_format_day (group->last->last_day);

    g_string_append_printf (detail, C_ ("review", " %u periods in all, the last by %s."), group->n, day);
  }
  if (group->n_passed > 0 && group->first->state != PB_CLOCK_PASSED)
    g_string_append_printf (
        detail, C_ ("review", " For %u of them this limit has passed; it may have to be pleaded."),
        group->n_passed);
  line = pb_review_section_add (section, state_of_clock (group->first), describe_clock (group->first),
                                g_strdup (detail->str));
  pb_review_line_lead (line, "remedies", PB_KIND_PARTY, group->first->victim->row.id);
  if (group->first->period != NULL)
    cite_assertions (line, group->first->period->proof);
}

/* What a day can be kept for. What asks for a day first is in the section "clocks". */
static void
add_next_clocks (PbReviewSection *section, PbRemedies *remedies)
{
  g_autoptr (GPtrArray) groups = group_clocks (remedies);
  guint n_asked = 0;

  for (guint i = 0; i < groups->len; i++) {
    ClockGroup *group = g_ptr_array_index (groups, i);

    if (group->first->state == PB_CLOCK_RUNNING && group->first->limit->safe)
      add_clock_group (section, group);
    else if (group->first->state == PB_CLOCK_ASK)
      n_asked++;
  }
  if (n_asked > 0)
    pb_review_section_add (
        section, PB_LINE_ASK,
        g_strdup_printf (
            g_dngettext (
                GETTEXT_PACKAGE, "%u more limit has to be confirmed before a day can be kept (see Clocks)",
                "%u more limits have to be confirmed before a day can be kept (see Clocks)", n_asked),
            n_asked),
        NULL);
}

static void
add_all_clocks (PbReviewSection *section, PbRemedies *remedies)
{
  g_autoptr (GPtrArray) groups = group_clocks (remedies);

  for (guint i = 0; i < groups->len; i++)
    add_clock_group (section, g_ptr_array_index (groups, i));
}

static void
add_victims_not_told (PbReviewSection *section, PbSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (snapshot->parties, i);

    if (party->is_victim && !g_ptr_array_find (snapshot->informed, party, NULL))
      pb_review_line_lead (
          pb_review_section_add (
              section, PB_LINE_OPEN,
              g_strdup_printf (
                  C_ ("review", "%s has not been told which remedies there are (nothing is on record)"),
                  party->pseudonym),
              NULL),
          "people", PB_KIND_PARTY, party->row.id);
  }
}

static void
add_ordered_not_received (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->losses->len; i++) {
    PbLossState *loss = g_ptr_array_index (remedies->losses, i);
    g_autofree char *ordered = NULL;
    g_autofree char *received = NULL;

    if (loss->ordered == NULL || pb_ratio_compare (loss->ordered, loss->received) <= 0)
      continue;
    ordered = pb_currency_format (loss->ordered, loss->currency);
    received = pb_currency_format (loss->received, loss->currency);
    pb_review_line_lead (
        pb_review_section_add (
            section, PB_LINE_OPEN,
            g_strdup_printf (C_ ("review", "%s, %s: %s ordered, %s has reached the victim"),
                             loss->loss->victim->pseudonym, loss->loss->label, ordered, received),
            NULL),
        "remedies", PB_KIND_LOSS_ITEM, loss->loss->row.id);
  }
}

static void
add_owed (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->ledgers->len; i++) {
    PbPayLedger *ledger = g_ptr_array_index (remedies->ledgers, i);
    PbEmployment *work = ledger->employment;
    g_autofree char *owed = pb_range_format (&ledger->owed, ledger->currency);
    g_autofree char *due = pb_range_format (&ledger->due, ledger->currency);
    g_autofree char *paid = pb_range_format (&ledger->paid, ledger->currency);
    PbReviewLine *line = pb_review_section_add (
        section, PB_LINE_OPEN,
        g_strdup_printf (
            C_ ("review", "%s from %s: %s owed"), work->worker->pseudonym,
            work->employer != NULL ? work->employer->pseudonym : C_ ("review", "an unknown employer"), owed),
        g_strdup_printf (C_ ("review", "due %s, paid %s, over %u pay periods"), due, paid,
                         ledger->periods->len));

    pb_review_line_lead (line, "remedies", PB_KIND_EMPLOYMENT, work->row.id);
    for (guint j = 0; j < ledger->periods->len; j++)
      cite_assertions (line, ((PbPayPeriod *) g_ptr_array_index (ledger->periods, j))->proof);
    for (guint j = 0; j < ledger->open->len; j++)
      pb_review_section_add (
          section, PB_LINE_ASK,
          g_strdup_printf ("%s: %s", work->worker->pseudonym, (char *) g_ptr_array_index (ledger->open, j)),
          NULL);
  }
}

static void
add_debts (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->debts->len; i++) {
    PbDebtLedger *ledger = g_ptr_array_index (remedies->debts, i);
    PbDebt *debt = ledger->debt;
    g_autofree char *claimed
        = ledger->claimed.high != NULL ? pb_range_format (&ledger->claimed, debt->currency) : NULL;
    g_autofree char *computed = pb_range_format (&ledger->computed, debt->currency);
    g_autofree char *worth
        = ledger->work_value_known ? pb_range_format (&ledger->work_value, debt->currency) : NULL;
    GString *detail = g_string_new (NULL);
    PbReviewLine *line;

    if (worth != NULL)
      g_string_append_printf (detail, C_ ("review", "Value of the work done: %s. "), worth);
    for (guint j = 0; j < ledger->notes->len; j++)
      g_string_append_printf (detail, "%s ", (char *) g_ptr_array_index (ledger->notes, j));
    line = pb_review_section_add (
        section, PB_LINE_OPEN,
        g_strdup_printf (C_ ("review", "Debt laid on %s: claimed %s, known entries come to %s"),
                         debt->debtor->pseudonym, claimed != NULL ? claimed : C_ ("review", "never told"),
                         computed),
        g_strchomp (g_string_free (detail, FALSE)));
    for (guint j = 0; j < debt->entries->len; j++) {
      PbDebtEntry *entry = g_ptr_array_index (debt->entries, j);

      if (entry->assertion != NULL)
        pb_review_line_cite (line, entry->assertion->passage);
    }
  }
}

/* --- the whole */

/* In the word of the country, as a title. (transfer full) */
static char *
title_for_prosecutor (PbSnapshot *snapshot)
{
  g_autofree char *first = NULL;

  if (snapshot->prosecutor_word == NULL)
    return g_strdup (C_ ("review", "Prosecutor: open before the indictment"));
  first = g_utf8_strup (snapshot->prosecutor_word,
                        g_utf8_next_char (snapshot->prosecutor_word) - snapshot->prosecutor_word);
  /* Translators: the word for the prosecutor in that country */
  return g_strdup_printf (C_ ("review", "%s%s: open before the indictment"), first,
                          g_utf8_next_char (snapshot->prosecutor_word));
}

static void
add_start_lists (PbReview *self)
{
  PbSnapshot *snapshot = self->analysis->snapshot;
  g_autofree char *prosecutor_title = title_for_prosecutor (snapshot);
  PbReviewSection *section;

  section = pb_review_add_section (self, "prosecutor", prosecutor_title,
                                   C_ ("review", "Nothing is open before the indictment."));
  add_open_counts (section, self->analysis);
  add_unweighed (section, self->analysis);
  add_differences (section, self->analysis, TRUE, PB_REVIEW_START_LINES);

  section = pb_review_add_section (self, "lawyer", C_ ("review", "Victim lawyer: may be lost first"),
                                   C_ ("review", "No limit runs, and every victim has been told."));
  add_next_clocks (section, self->remedies);
  add_victims_not_told (section, snapshot);
  add_ordered_not_received (section, self->remedies);

  section = pb_review_add_section (self, "investigator",
                                   C_ ("review", "Investigator: rests on one mouth, leaned on most"),
                                   C_ ("review", "Nothing that is leaned on rests on one mouth."));
  add_gaps (section, self->analysis, PB_REVIEW_START_LINES);
  add_enquiries (section, snapshot, self->today);
}

PbReview *
pb_compose_review (PbAnalysis *analysis, PbRemedies *remedies, gint32 today)
{
  PbReview *self;
  PbReviewSection *section;

  g_return_val_if_fail (analysis != NULL && remedies != NULL, NULL);

  self = pb_review_new (today, analysis, remedies);
  add_start_lists (self);

  section = pb_review_add_section (self, "one-source", C_ ("review", "What rests on one source"),
                                   C_ ("review", "Nothing that is leaned on rests on one source."));
  add_gaps (section, analysis, G_MAXUINT);

  section
      = pb_review_add_section (self, "inconsistencies", C_ ("review", "Inconsistencies"),
                               C_ ("review", "No two accounts differ where their values can be compared."));
  add_differences (section, analysis, FALSE, G_MAXUINT);

  section = pb_review_add_section (self, "owed", C_ ("review", "What is owed"),
                                   C_ ("review", "No work is recorded yet."));
  add_owed (section, remedies);
  add_debts (section, remedies);

  section = pb_review_add_section (self, "clocks", C_ ("review", "Clocks"),
                                   C_ ("review", "No time limit is known to run."));
  add_all_clocks (section, remedies);
  return self;
}
