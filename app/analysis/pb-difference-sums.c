/* pb-difference-sums.c: rate × quantity against total, and start and end of work against hours a day.
 *
 * Values are taken together when they stand in one statement (or one paper) and speak of one fact, or stand
 * in one assertion: a rate from one day and a total from another need not fit. Slots: rate, quantity, total;
 * start, end, day, break.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-bounds.h"
#include "pb-difference-private.h"
#include "pb-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY (24 * MINUTES_PER_HOUR)
#define MONTHS_PER_YEAR 12
/* Combinations tried in one statement about one fact; a statement that gives more of them gives a table, not
 * a sum. */
#define MAX_COMBINATIONS 64

typedef enum {
  ROLE_RATE,
  ROLE_QUANTITY,
  ROLE_TOTAL,
  ROLE_START,
  ROLE_END,
  ROLE_DAY,
  ROLE_BREAK,
  N_ROLES
} Role;

/* The values of one statement about one fact, by their part in a sum. */
typedef struct {
  PbFact *fact;              /* (nullable) */
  GPtrArray *roles[N_ROLES]; /* (owned) (nullable) (element-type PbValue) */
} Group;

typedef struct {
  PbDifferenceSearch *search;
  GHashTable *seen; /* (owned): sums reported already, when an assertion speaks for several facts */
} Sums;

static Role
find_role (const PbValue *value)
{
  static const struct {
    const char *slot;
    PbValueType types[3];
    Role role;
  } roles[] = {
      {"rate", {PB_VALUE_AMOUNT, PB_VALUE_AMOUNT, PB_VALUE_AMOUNT}, ROLE_RATE},
      {"quantity", {PB_VALUE_DURATION, PB_VALUE_COUNT, PB_VALUE_HOURS}, ROLE_QUANTITY},
      {"total", {PB_VALUE_AMOUNT, PB_VALUE_AMOUNT, PB_VALUE_AMOUNT}, ROLE_TOTAL},
      {"start", {PB_VALUE_TIME, PB_VALUE_TIME, PB_VALUE_TIME}, ROLE_START},
      {"end", {PB_VALUE_TIME, PB_VALUE_TIME, PB_VALUE_TIME}, ROLE_END},
      {"day", {PB_VALUE_HOURS, PB_VALUE_HOURS, PB_VALUE_HOURS}, ROLE_DAY},
      {"break", {PB_VALUE_DURATION, PB_VALUE_HOURS, PB_VALUE_HOURS}, ROLE_BREAK},
  };

  for (guint i = 0; value->slot != NULL && value->slot[0] != '\0' && i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].slot, value->slot)
        && (roles[i].types[0] == value->type || roles[i].types[1] == value->type
            || roles[i].types[2] == value->type))
      return roles[i].role;
  return N_ROLES;
}

static void
free_group (gpointer data)
{
  Group *group = data;

  for (guint i = 0; i < N_ROLES; i++)
    g_clear_pointer (&group->roles[i], g_ptr_array_unref);
  g_free (group);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const PbValue *first = *(PbValue *const *) a, *second = *(PbValue *const *) b;
  int order = pb_order_assertions (first->assertion, second->assertion);

  return order != 0 ? order : g_strcmp0 (first->said, second->said);
}

static void
group_add (Group *group, const PbAssertion *assertion)
{
  for (guint i = 0; assertion->values != NULL && i < assertion->values->len; i++) {
    PbValue *value = g_ptr_array_index (assertion->values, i);
    Role role = find_role (value);

    if (role == N_ROLES)
      continue;
    if (group->roles[role] == NULL)
      group->roles[role] = g_ptr_array_new ();
    g_ptr_array_add (group->roles[role], value);
  }
}

/* The range of a number, "about" included; FALSE when an end is open. @measure stays to be cleared by the
 * caller. */
static gboolean
read_range (PbBounds *range, const PbValue *value)
{
  g_auto (PbMeasure) measure = {0};

  if (!pb_measure_read (&measure, value) || measure.low == NULL || measure.high == NULL)
    return FALSE;
  pb_bounds_init (range, measure.low, measure.high);
  return TRUE;
}

/* As stated, in the value's own unit. */
static gboolean
read_stated (PbBounds *range, const PbValue *value, gboolean widened)
{
  g_autoptr (PbRatio) low = NULL, high = NULL;

  if (value->low == NULL || value->high == NULL)
    return FALSE;
  low = pb_ratio_ref (value->low);
  high = pb_ratio_ref (value->high);
  if (widened && value->approximate)
    pb_measure_widen (&low, &high);
  pb_bounds_init (range, low, high);
  return TRUE;
}

/* How many of the rate's "per" one unit of the quantity is: 1, 12 or 1/12; (nullable): they do not go
 * together. */
static PbRatio *
find_factor (const PbValue *rate, const PbValue *quantity)
{
  const char *per = rate->per, *unit = quantity->unit;
  gsize length;

  if (quantity->type == PB_VALUE_HOURS && unit == NULL)
    unit = "hour";
  if (per == NULL || unit == NULL)
    return NULL;
  length = strlen (per);
  /* The noun of a count may be written in the plural. */
  if (strncmp (unit, per, length) == 0 && (unit[length] == '\0' || g_str_equal (unit + length, "s")))
    return pb_ratio_new_int (1);
  if (g_str_equal (per, "month") && g_str_equal (unit, "year"))
    return pb_ratio_new_int (MONTHS_PER_YEAR);
  if (g_str_equal (per, "year") && g_str_equal (unit, "month"))
    return pb_ratio_new_fraction (1, MONTHS_PER_YEAR);
  return NULL;
}

/* Once only for each three values. */
static gboolean
is_new (Sums *sums, const PbValue *a, const PbValue *b, const PbValue *c)
{
  return g_hash_table_add (sums->seen,
                           g_strdup_printf ("%u %u %u", a->row.index, b->row.index, c->row.index));
}

static void
add_sum (Sums *sums, PbFact *fact, PbValue *stated, PbValue *part, const PbAssertion *other, const char *slot,
         char *rule)
{
  PbAssertion *second = part->assertion != stated->assertion ? part->assertion : (PbAssertion *) other;
  PbDifference *difference
      = pb_difference_add (sums->search, PB_DIFFERENCE_ARITHMETIC, fact, stated->assertion,
                           second != stated->assertion ? second : NULL, slot, rule);
  gboolean swapped = difference->a != stated->assertion;

  difference->value_a = swapped ? part : stated;
  difference->value_b = swapped ? stated : part;
}

static const char *
about (const PbValue *value)
{
  return value->approximate ? _ ("about ") : "";
}

static char *
describe_product (const PbValue *rate, const PbValue *quantity, const PbRatio *factor, const PbValue *total)
{
  g_auto (PbBounds) product = {0}, times = {0}, by = {0};
  g_autofree char *first = pb_measure_describe_range (rate->low, rate->high), *second = NULL, *sum = NULL;
  g_autofree char *stated = pb_measure_describe_range (total->low, total->high);

  read_stated (&product, rate, FALSE);
  read_stated (&times, quantity, FALSE);
  pb_bounds_init (&by, (PbRatio *) factor, (PbRatio *) factor);
  pb_bounds_multiply (&times, &by);
  pb_bounds_multiply (&product, &times);
  second = pb_measure_describe_range (times.low, times.high);
  sum = pb_measure_describe_range (product.low, product.high);
  return g_strdup_printf ("%s%s × %s%s = %s ≠ %s%s", about (rate), first, about (quantity), second, sum,
                          about (total), stated);
}

static void
check_product (Sums *sums, PbFact *fact, PbValue *rate, PbValue *quantity, PbValue *total)
{
  g_autoptr (PbRatio) factor = find_factor (rate, quantity);
  g_auto (PbBounds) product = {0}, times = {0}, by = {0}, stated = {0};

  if (factor == NULL || total->per != NULL || g_strcmp0 (rate->currency, total->currency) != 0
      || !read_stated (&product, rate, TRUE) || !read_stated (&times, quantity, TRUE)
      || !read_stated (&stated, total, TRUE))
    return;
  pb_bounds_init (&by, factor, factor);
  pb_bounds_multiply (&times, &by);
  pb_bounds_multiply (&product, &times);
  if (!pb_measure_ranges_part (product.low, product.high, stated.low, stated.high)
      || !is_new (sums, rate, quantity, total))
    return;
  add_sum (sums, fact, total, rate, quantity->assertion, "amount/total",
           describe_product (rate, quantity, factor, total));
}

/* Minutes between start and end; a shift into the next day ends after midnight. FALSE when it could be
 * either. */
static gboolean
read_span (PbBounds *span, const PbValue *start, const PbValue *end)
{
  g_auto (PbBounds) from = {0}, day = {0};

  if (!read_range (span, end) || !read_range (&from, start))
    return FALSE;
  pb_bounds_subtract (span, &from);
  if (pb_ratio_sign (span->low) > 0)
    return TRUE;
  if (pb_ratio_sign (span->high) > 0)
    return FALSE;
  pb_bounds_init_int (&day, MINUTES_PER_DAY);
  pb_bounds_add (span, &day);
  return TRUE;
}

/* In hours; both measures of a break are in hours already. */
static gboolean
subtract_breaks (PbBounds *hours, GPtrArray *breaks)
{
  for (guint i = 0; breaks != NULL && i < breaks->len; i++) {
    g_auto (PbBounds) pause = {0};

    if (!read_range (&pause, g_ptr_array_index (breaks, i)))
      return FALSE;
    pb_bounds_subtract (hours, &pause);
  }
  return TRUE;
}

static char *
describe_hours (const PbValue *start, const PbValue *end, GPtrArray *breaks, const PbBounds *worked,
                const PbValue *stated)
{
  g_autofree char *from = pb_measure_describe (start), *to = pb_measure_describe (end),
                  *said = pb_measure_describe (stated);
  g_autofree char *sum = pb_measure_describe_range (worked->low, worked->high);
  g_autoptr (GString) rule = g_string_new (NULL);

  g_string_append_printf (rule, _ ("%s to %s"), from, to);
  for (guint i = 0; breaks != NULL && i < breaks->len; i++) {
    g_autofree char *pause = pb_measure_describe (g_ptr_array_index (breaks, i));

    g_string_append_printf (rule, _ (" less %s"), pause);
  }
  g_string_append_printf (rule, _ (" = %s hours ≠ %s"), sum, said);
  return g_strdup (rule->str);
}

static void
check_hours (Sums *sums, PbFact *fact, PbValue *start, PbValue *end, GPtrArray *breaks, PbValue *day)
{
  g_auto (PbBounds) worked = {0}, per_hour = {0}, stated = {0};
  g_autoptr (PbRatio) hour = pb_ratio_new_fraction (1, MINUTES_PER_HOUR);

  if ((day->per != NULL && !g_str_equal (day->per, "day")) || !read_range (&stated, day)
      || !read_span (&worked, start, end))
    return;
  pb_bounds_init (&per_hour, hour, hour);
  pb_bounds_multiply (&worked, &per_hour);
  if (!subtract_breaks (&worked, breaks)
      || !pb_measure_ranges_part (worked.low, worked.high, stated.low, stated.high)
      || !is_new (sums, start, end, day))
    return;
  add_sum (sums, fact, day, start, end->assertion, "hours/day",
           describe_hours (start, end, breaks, &worked, day));
}

static guint
count_role (const Group *group, Role role)
{
  return group->roles[role] != NULL ? group->roles[role]->len : 0;
}

/* The three roles of a sum, in every combination. */
static void
check_combinations (Sums *sums, Group *group, const Role *roles, gboolean of_hours)
{
  guint n[3] = {count_role (group, roles[0]), count_role (group, roles[1]), count_role (group, roles[2])};
  guint tried = 0;

  if (n[0] == 0 || n[1] == 0 || n[2] == 0)
    return;
  for (guint i = 0; i < n[0]; i++) {
    for (guint j = 0; j < n[1]; j++) {
      for (guint k = 0; k < n[2]; k++) {
        PbValue *first = g_ptr_array_index (group->roles[roles[0]], i);
        PbValue *second = g_ptr_array_index (group->roles[roles[1]], j);
        PbValue *third = g_ptr_array_index (group->roles[roles[2]], k);

        if (tried++ == MAX_COMBINATIONS)
          return;
        if (!pb_difference_same_time (first->assertion, second->assertion)
            || !pb_difference_same_time (second->assertion, third->assertion)
            || !pb_difference_same_time (first->assertion, third->assertion))
          continue;
        if (of_hours)
          check_hours (sums, group->fact, first, second, group->roles[ROLE_BREAK], third);
        else
          check_product (sums, group->fact, first, second, third);
      }
    }
  }
}

static void
check_group (Sums *sums, Group *group)
{
  static const Role products[] = {ROLE_RATE, ROLE_QUANTITY, ROLE_TOTAL},
                    hours[] = {ROLE_START, ROLE_END, ROLE_DAY};

  for (guint i = 0; i < N_ROLES; i++)
    if (group->roles[i] != NULL)
      g_ptr_array_sort (group->roles[i], compare_values);
  check_combinations (sums, group, products, FALSE);
  check_combinations (sums, group, hours, TRUE);
}

static gboolean
has_role (PbDifferenceSearch *search, const PbAssertion *assertion)
{
  if (assertion->values == NULL || assertion->stance != PB_STANCE_AFFIRMS
      || !pb_difference_counts (search, assertion))
    return FALSE;
  for (guint i = 0; i < assertion->values->len; i++)
    if (find_role (g_ptr_array_index (assertion->values, i)) != N_ROLES)
      return TRUE;
  return FALSE;
}

static void
check_fact (Sums *sums, PbFact *fact)
{
  g_autoptr (GHashTable) groups = NULL;
  GHashTableIter iter;
  gpointer group;

  for (guint i = 0; i < fact->links->len; i++) {
    const PbAssertion *assertion = ((PbFactLink *) g_ptr_array_index (fact->links, i))->assertion;
    gpointer place = assertion->statement != NULL ? (gpointer) assertion->statement
                                                  : assertion->passage->exhibit->original;

    if (!has_role (sums->search, assertion))
      continue;
    if (groups == NULL)
      groups = g_hash_table_new_full (NULL, NULL, NULL, free_group);
    group = g_hash_table_lookup (groups, place);
    if (group == NULL) {
      group = g_new0 (Group, 1);
      ((Group *) group)->fact = fact;
      g_hash_table_insert (groups, place, group);
    }
    group_add (group, assertion);
  }
  if (groups == NULL)
    return;
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    check_group (sums, group);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  return pb_order_facts (*(PbFact *const *) a, *(PbFact *const *) b);
}

/* Facts with such values, in order: a sum within one assertion goes with the first of its facts. */
static GPtrArray *
list_facts (PbDifferenceSearch *search)
{
  GPtrArray *facts = g_ptr_array_new ();

  for (guint i = 0; i < search->snapshot->facts->len; i++) {
    PbFact *fact = g_ptr_array_index (search->snapshot->facts, i);

    if (search->off != NULL && g_hash_table_contains (search->off, fact))
      continue;
    for (guint j = 0; j < fact->links->len; j++) {
      if (!has_role (search, ((PbFactLink *) g_ptr_array_index (fact->links, j))->assertion))
        continue;
      g_ptr_array_add (facts, fact);
      break;
    }
  }
  g_ptr_array_sort (facts, compare_facts);
  return facts;
}

void
pb_difference_sums_find (PbDifferenceSearch *search)
{
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sums sums = {search, seen};

  g_return_if_fail (search != NULL);

  facts = list_facts (search);
  for (guint i = 0; i < facts->len; i++)
    check_fact (&sums, g_ptr_array_index (facts, i));
  for (guint i = 0; i < search->snapshot->assertions->len; i++) {
    const PbAssertion *assertion = g_ptr_array_index (search->snapshot->assertions, i);
    Group *group;

    if ((assertion->facts != NULL && assertion->facts->len > 0) || !has_role (search, assertion))
      continue;
    group = g_new0 (Group, 1);
    group_add (group, assertion);
    check_group (&sums, group);
    free_group (group);
  }
}
