/* pb-clocks.c: see pb-clocks.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-clocks"

#include "config.h"

#include "pb-clocks.h"
#include "pb-confirmation.h"
#include "pb-range.h"

#include <glib/gi18n-lib.h>

#define MONTHS_A_YEAR 12

/* Longest limits reckoned; no law has longer ones, and day arithmetic stays within what dates allow. */
#define MAX_YEARS 100
#define MAX_MONTHS (MAX_YEARS * MONTHS_A_YEAR)
#define MAX_DAYS (MAX_YEARS * 366)

/* One limit for one victim, and what is the same for all clocks of it. */
typedef struct {
  PbRemedies *remedies;
  gint32 today;
  PbParty *victim;
  GPtrArray *ledgers; /* (element-type PbPayLedger): of the victim, with something owed under this law */
  PbLawPack *law;
  PbRoute *route;
  PbLimit *limit;
  const PbChosenRoute *chosen; /* (nullable) */
  gboolean gives_wages;
  char *tail; /* (owned): what the words of every clock end with */
  GHashTable
      *days; /* Julian Day Number → its text: the same few days come again for every worker and limit */
} LimitRun;

/* ---------------------------------------------------------------- the rule */

static guint
get_longest (PbLimitUnit unit)
{
  switch (unit) {
  case PB_LIMIT_DAYS:
    return MAX_DAYS;
  case PB_LIMIT_MONTHS:
    return MAX_MONTHS;
  case PB_LIMIT_YEARS:
    return MAX_YEARS;
  case PB_LIMIT_NONE:
  case PB_LIMIT_EVENT:
  default:
    return 0;
  }
}

gint32
pb_clocks_get_last_day (gint32 jdn, guint length, PbLimitUnit unit)
{
  g_return_val_if_fail (length <= get_longest (unit), jdn);

  if (unit == PB_LIMIT_DAYS)
    return jdn + (gint32) length;
  return pb_date_add_months (jdn, (int) length * (unit == PB_LIMIT_YEARS ? MONTHS_A_YEAR : 1));
}

/* The length as confirmed, else as the pack has it. FALSE: there is no length to reckon with. */
static gboolean
find_length (const LimitRun *run, const PbConfirmation *confirmation, guint *out_length)
{
  guint64 length = run->limit->length;

  if (confirmation != NULL && confirmation->value != NULL) {
    g_autofree char *text = pb_ratio_to_text (confirmation->value);

    if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &length, NULL))
      return FALSE;
  }
  *out_length = (guint) length;
  return length <= get_longest (run->limit->unit);
}

/* "2 years"; (transfer full) */
static char *
format_length (guint length, PbLimitUnit unit)
{
  if (unit == PB_LIMIT_DAYS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", length), length);
  if (unit == PB_LIMIT_MONTHS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u month", "%u months", length), length);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u year", "%u years", length), length);
}

static const char *
name_event (const char *from)
{
  if (g_strcmp0 (from, "due-date") == 0)
    return _ ("the day the pay was due");
  if (g_strcmp0 (from, "act") == 0)
    return _ ("the act");
  if (g_strcmp0 (from, "end-of-work") == 0)
    return _ ("the end of the work");
  if (g_strcmp0 (from, "knowledge") == 0)
    return _ ("the day the victim knew of the damage and of who is liable");
  if (g_strcmp0 (from, "release") == 0)
    return _ ("the release");
  if (g_strcmp0 (from, "judgment") == 0)
    return _ ("the judgment");
  return _ ("an event of the proceedings");
}

/* ---------------------------------------------------------------- words */

static void
append_filed (const LimitRun *run, GString *text)
{
  g_autofree char *day = NULL;

  if (run->chosen == NULL || !pb_date_is_set (&run->chosen->filed_on)) {
    if (run->chosen != NULL
        && (g_strcmp0 (run->chosen->state, "filed") == 0 || g_strcmp0 (run->chosen->state, "stayed") == 0))
      g_string_append (text, _ (" Filed; the day is not recorded."));
    return;
  }
  day = pb_date_format (&run->chosen->filed_on);
  g_string_append_printf (text, _ (" Filed %s; unless the pack says so that does not stop other limits."),
                          day);
}

/* @words of a pack may end in a full stop already. */
static void
append_sentence (GString *text, const char *lead, const char *words)
{
  g_string_append (text, lead);
  g_string_append (text, words);
  if (!g_str_has_suffix (words, "."))
    g_string_append_c (text, '.');
}

static char *
make_tail (const LimitRun *run)
{
  GString *text = g_string_new (NULL);
  const PbLimit *limit = run->limit;

  if (limit->words != NULL && *limit->words != '\0')
    append_sentence (text, _ (" The rule: "), limit->words);
  if (limit->source.note != NULL && *limit->source.note != '\0')
    append_sentence (text, _ (" Note: "), limit->source.note);
  if (limit->safe)
    g_string_append (text, _ (" Of several readings this is the safe one: keep this day."));
  if (limit->source.confidence == PB_CONFIDENCE_SECONDARY)
    g_string_append (text, _ (" Secondary source."));
  append_filed (run, text);
  return g_string_free (text, FALSE);
}

static PbClock *
add_clock (const LimitRun *run)
{
  PbClock *clock = pb_clock_new ();

  clock->victim = run->victim;
  clock->law = run->law;
  clock->route = run->route;
  clock->limit = run->limit;
  clock->state = PB_CLOCK_ASK;
  g_ptr_array_add (run->remedies->clocks, clock);
  return clock;
}

static void
set_stake (PbClock *clock, const PbRange *sum, const char *currency)
{
  pb_range_copy (&clock->at_stake, sum);
  clock->currency = g_strdup (currency);
}

/* All that is owed under this law, where it is in one currency. */
static void
set_whole_stake (const LimitRun *run, PbClock *clock)
{
  g_auto (PbRange) sum = {0};
  const char *currency = NULL;

  if (!run->gives_wages)
    return;
  for (guint i = 0; i < run->ledgers->len; i++) {
    const PbPayLedger *ledger = run->ledgers->pdata[i];

    if (currency != NULL && g_strcmp0 (currency, ledger->currency) != 0)
      return;
    currency = ledger->currency;
    pb_range_add (&sum, &ledger->owed);
  }
  if (pb_range_is_set (&sum))
    set_stake (clock, &sum, currency);
}

/* ---------------------------------------------------------------- clocks */

static const char *
name_day (const LimitRun *run, gint32 jdn)
{
  char *text = g_hash_table_lookup (run->days, GINT_TO_POINTER (jdn));

  if (text == NULL) {
    text = pb_date_format_day (jdn);
    g_hash_table_insert (run->days, GINT_TO_POINTER (jdn), text);
  }
  return text;
}

/* Runs @clock from the day @event, certain or the earliest possible. */
static void
run_from (const LimitRun *run, PbClock *clock, gint32 event, const PbPlace *place)
{
  const PbLimit *limit = run->limit;
  const PbConfirmation *confirmation
      = pb_confirmation_find (run->remedies->snapshot, run->law, limit->id, place, event);
  gboolean usable = limit->source.confidence != PB_CONFIDENCE_UNVERIFIED || confirmation != NULL;
  guint length = 0;
  const char *from = name_day (run, event);
  const char *last = NULL;
  g_autofree char *span = NULL;
  const char *event_name = name_event (limit->from);

  if (!find_length (run, confirmation, &length)) {
    clock->words
        = g_strdup_printf (_ ("Check: the limit has no length that can be reckoned, from %s (%s).%s"),
                           event_name, from, run->tail);
    return;
  }
  clock->last_day = pb_clocks_get_last_day (event, length, limit->unit);
  last = name_day (run, clock->last_day);
  span = format_length (length, limit->unit);
  if (!usable) {
    clock->words = g_strdup_printf (
        _ ("Check: the rule is not verified. If it is %s from %s (%s), the last day is %s.%s"), span,
        event_name, from, last, run->tail);
  } else if (run->today > clock->last_day) {
    clock->state = PB_CLOCK_PASSED;
    clock->words = g_strdup_printf (
        _ ("Passed: %s from %s (%s); the last day was %s. It stays here: a limit may have to be pleaded "
           "before a court heeds it.%s"),
        span, event_name, from, last, run->tail);
  } else {
    clock->state = PB_CLOCK_RUNNING;
    clock->words = g_strdup_printf (_ ("%s from %s (%s): the last day is %s.%s"), span, event_name, from,
                                    last, run->tail);
  }
}

static void
ask_event (const LimitRun *run)
{
  PbClock *clock = add_clock (run);

  set_whole_stake (run, clock);
  if (run->limit->unit == PB_LIMIT_NONE)
    clock->words = g_strdup_printf (_ ("Check: no limit is known for this route.%s"), run->tail);
  else if (run->limit->unit == PB_LIMIT_EVENT)
    clock->words = g_strdup_printf (_ ("The limit is an event of the proceedings: when is it?%s"), run->tail);
  else
    clock->words = g_strdup_printf (_ ("The limit runs from %s: that day is not recorded. When was it?%s"),
                                    name_event (run->limit->from), run->tail);
}

static void
run_due_dates (const LimitRun *run)
{
  for (guint i = 0; i < run->ledgers->len; i++) {
    const PbPayLedger *ledger = run->ledgers->pdata[i];

    for (guint p = 0; p < ledger->periods->len; p++) {
      PbPayPeriod *period = ledger->periods->pdata[p];
      PbClock *clock = NULL;

      if (!pb_range_is_positive (&period->owed))
        continue;
      clock = add_clock (run);
      clock->concerns = period->period;
      clock->period = period;
      set_stake (clock, &period->owed, ledger->currency);
      run_from (run, clock, period->due_on, ledger->employment->place);
    }
  }
}

static void
run_ends_of_work (const LimitRun *run)
{
  for (guint i = 0; i < run->ledgers->len; i++) {
    const PbPayLedger *ledger = run->ledgers->pdata[i];
    const PbDate *ended = &ledger->employment->ended;
    PbClock *clock = add_clock (run);

    clock->concerns = *ended;
    set_stake (clock, &ledger->owed, ledger->currency);
    if (pb_date_is_set (ended) && ended->first != PB_DATE_OPEN_FIRST)
      run_from (run, clock, ended->first, ledger->employment->place);
    else
      clock->words = g_strdup_printf (
          _ ("The limit runs from the end of the work: that day is not recorded. When was it?%s"), run->tail);
  }
}

/* Acts of the counts for this victim, each once. (transfer container) (element-type PbAct) */
static GPtrArray *
list_acts (const LimitRun *run)
{
  GPtrArray *acts = g_ptr_array_new ();
  GPtrArray *counts = run->remedies->snapshot->counts;

  for (guint i = 0; i < counts->len; i++) {
    const PbCount *count = counts->pdata[i];

    if (!g_ptr_array_find (count->victims, run->victim, NULL))
      continue;
    for (guint j = 0; j < count->acts->len; j++)
      if (!g_ptr_array_find (acts, count->acts->pdata[j], NULL))
        g_ptr_array_add (acts, count->acts->pdata[j]);
  }
  return acts;
}

static void
run_acts (const LimitRun *run)
{
  g_autoptr (GPtrArray) acts = list_acts (run);

  for (guint i = 0; i < acts->len; i++) {
    const PbAct *act = acts->pdata[i];
    PbClock *clock = add_clock (run);

    clock->concerns = act->date;
    set_whole_stake (run, clock);
    if (pb_date_is_set (&act->date) && act->date.first != PB_DATE_OPEN_FIRST)
      run_from (run, clock, act->date.first, act->place);
    else
      clock->words
          = g_strdup_printf (_ ("The limit runs from an act whose day is not recorded (%s). When was it?%s"),
                             act->label != NULL     ? act->label
                             : act->row.key != NULL ? act->row.key
                                                    : "?",
                             run->tail);
  }
  if (acts->len == 0)
    ask_event (run);
}

static void
run_limit (LimitRun *run)
{
  const PbLimit *limit = run->limit;

  if (limit->unit == PB_LIMIT_NONE && limit->source.confidence != PB_CONFIDENCE_UNVERIFIED)
    return;
  run->tail = make_tail (run);
  if (limit->unit == PB_LIMIT_NONE || limit->unit == PB_LIMIT_EVENT)
    ask_event (run);
  else if (g_strcmp0 (limit->from, "due-date") == 0)
    run_due_dates (run);
  else if (g_strcmp0 (limit->from, "end-of-work") == 0)
    run_ends_of_work (run);
  else if (g_strcmp0 (limit->from, "act") == 0)
    run_acts (run);
  else
    ask_event (run);
  g_clear_pointer (&run->tail, g_free);
}

/* ---------------------------------------------------------------- which laws and routes */

static gboolean
gives_wages (const PbRoute *route)
{
  return route->heads != NULL && g_strv_contains ((const char *const *) route->heads, "wages");
}

static const PbChosenRoute *
find_chosen (GPtrArray *chosen, const PbRoute *rule)
{
  for (guint i = 0; chosen != NULL && i < chosen->len; i++) {
    const PbChosenRoute *route = chosen->pdata[i];

    if (route->rule == rule)
      return route;
  }
  return NULL;
}

static gboolean
has_chosen_law (GPtrArray *chosen, const PbLawPack *law)
{
  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    if (((PbChosenRoute *) chosen->pdata[i])->law == law)
      return TRUE;
  return FALSE;
}

/* The victim's ledgers with something owed, as far as @law has to do with them: law of the work, or of a
 * chosen route (origin and destination both count: d.home_and_host). */
static GPtrArray *
list_ledgers_under (GPtrArray *ledgers, GPtrArray *chosen, const PbLawPack *law)
{
  GPtrArray *found = g_ptr_array_new ();
  gboolean is_chosen = has_chosen_law (chosen, law);

  for (guint i = 0; ledgers != NULL && i < ledgers->len; i++) {
    PbPayLedger *ledger = ledgers->pdata[i];

    if (pb_range_is_positive (&ledger->owed) && (is_chosen || ledger->employment->law == law))
      g_ptr_array_add (found, ledger);
  }
  return found;
}

static void
run_law (LimitRun *run, GPtrArray *ledgers, GPtrArray *chosen)
{
  g_autoptr (GPtrArray) under = list_ledgers_under (ledgers, chosen, run->law);

  run->ledgers = under;
  for (guint i = 0; i < run->law->routes->len; i++) {
    run->route = run->law->routes->pdata[i];
    run->chosen = find_chosen (chosen, run->route);
    run->gives_wages = gives_wages (run->route) && under->len > 0;
    if (!run->gives_wages && (run->chosen == NULL || g_strcmp0 (run->chosen->state, "dropped") == 0))
      continue;
    for (guint j = 0; j < run->route->limits->len; j++) {
      run->limit = run->route->limits->pdata[j];
      run_limit (run);
    }
  }
  run->ledgers = NULL;
}

/* ---------------------------------------------------------------- order */

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
rank_state (const PbClock *clock)
{
  return clock->state == PB_CLOCK_RUNNING ? 0 : clock->state == PB_CLOCK_ASK ? 1 : 2;
}

static const char *
get_name (const PbRow *row)
{
  return row->key != NULL ? row->key : row->id;
}

/* By what clocks say, never by where rows stand. Questions without a day come after those with one. */
static int
compare_clocks (gconstpointer a, gconstpointer b)
{
  const PbClock *first = *(PbClock *const *) a;
  const PbClock *second = *(PbClock *const *) b;
  int order = compare_numbers (rank_state (first), rank_state (second));

  if (order == 0)
    order = compare_numbers (first->last_day == 0 ? G_MAXINT32 : first->last_day,
                             second->last_day == 0 ? G_MAXINT32 : second->last_day);
  if (order == 0)
    order = compare_numbers (second->limit->safe, first->limit->safe);
  if (order == 0)
    order = g_strcmp0 (get_name (&first->victim->row), get_name (&second->victim->row));
  if (order == 0)
    order = g_strcmp0 (first->law->id, second->law->id);
  if (order == 0)
    order = g_strcmp0 (first->route->id, second->route->id);
  if (order == 0)
    order = g_strcmp0 (first->limit->id, second->limit->id);
  if (order == 0)
    order = compare_numbers (first->concerns.first, second->concerns.first);
  return order != 0 ? order : g_strcmp0 (first->words, second->words);
}

/* @rows by the party each belongs to: party → (element-type …) */
static void
collect (GHashTable *by_party, PbParty *party, gpointer row)
{
  GPtrArray *rows = g_hash_table_lookup (by_party, party);

  if (rows == NULL) {
    rows = g_ptr_array_new ();
    g_hash_table_insert (by_party, party, rows);
  }
  g_ptr_array_add (rows, row);
}

static gboolean
has_law (GPtrArray *ledgers, GPtrArray *chosen, const PbLawPack *law)
{
  for (guint i = 0; ledgers != NULL && i < ledgers->len; i++)
    if (((PbPayLedger *) ledgers->pdata[i])->employment->law == law)
      return TRUE;
  return has_chosen_law (chosen, law);
}

gboolean
pb_clocks_compute (PbRemedies *remedies, gint32 today_jdn, GCancellable *cancellable, GError **error)
{
  PbSnapshot *snapshot = remedies->snapshot;
  g_autoptr (GHashTable) ledgers
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) chosen
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) days = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < remedies->ledgers->len; i++) {
    PbPayLedger *ledger = remedies->ledgers->pdata[i];

    collect (ledgers, ledger->employment->worker, ledger);
  }
  for (guint i = 0; i < snapshot->routes->len; i++) {
    PbChosenRoute *route = snapshot->routes->pdata[i];

    collect (chosen, route->victim, route);
  }
  for (guint i = 0; i < snapshot->parties->len; i++) {
    LimitRun run
        = {.remedies = remedies, .today = today_jdn, .victim = snapshot->parties->pdata[i], .days = days};
    GPtrArray *own_ledgers = g_hash_table_lookup (ledgers, run.victim);
    GPtrArray *own_routes = g_hash_table_lookup (chosen, run.victim);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    for (guint j = 0; j < snapshot->packs->len; j++) {
      run.law = snapshot->packs->pdata[j];
      if (has_law (own_ledgers, own_routes, run.law))
        run_law (&run, own_ledgers, own_routes);
    }
  }
  g_ptr_array_sort (remedies->clocks, compare_clocks);
  return TRUE;
}

PbClock *
pb_clocks_find_next (const PbRemedies *remedies, const PbParty *victim)
{
  for (guint i = 0; i < remedies->clocks->len; i++) {
    PbClock *clock = remedies->clocks->pdata[i];

    if (clock->victim == victim && clock->state == PB_CLOCK_RUNNING)
      return clock;
  }
  return NULL;
}
