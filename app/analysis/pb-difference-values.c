/* pb-difference-values.c: values about one fact that cannot both be true, and denials. See pb-difference.h.
 *
 * The values of a slot are sorted so that equal ones stand together; only different ones are compared. Many
 * people saying one of three things are three values, not a pair for every two of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-difference-private.h"
#include "pb-order.h"

typedef struct {
  PbMeasure measure;
  PbValue *value;
  guint content; /* entries of equal content and period have the same */
} Entry;

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const PbValue *first = *(PbValue *const *) a, *second = *(PbValue *const *) b;

  if (first->type != second->type)
    return first->type < second->type ? -1 : 1;
  return g_strcmp0 (first->slot, second->slot);
}

static int
compare_periods (const PbDate *a, const PbDate *b)
{
  gboolean set_a = pb_date_is_set (a), set_b = pb_date_is_set (b);
  PbDate wide_a, wide_b;

  if (!set_a || !set_b)
    return (int) set_a - (int) set_b;
  wide_a = pb_date_widen (a);
  wide_b = pb_date_widen (b);
  if (wide_a.first != wide_b.first)
    return wide_a.first < wide_b.first ? -1 : 1;
  return (wide_a.last > wide_b.last) - (wide_a.last < wide_b.last);
}

static int
compare_contents (const Entry *a, const Entry *b)
{
  int order = pb_measure_compare (&a->measure, &b->measure);

  return order != 0 ? order : compare_periods (&a->value->assertion->period, &b->value->assertion->period);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;
  int order = compare_contents (first, second);

  if (order == 0)
    order = pb_difference_order_sources (first->value->assertion, second->value->assertion);
  return order != 0 ? order : pb_order_assertions (first->value->assertion, second->value->assertion);
}

static int
compare_by_source (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(Entry *const *) a, *second = *(Entry *const *) b;
  int order = pb_difference_order_sources (first->value->assertion, second->value->assertion);

  if (order == 0)
    order = (first->content > second->content) - (first->content < second->content);
  return order != 0 ? order : pb_order_assertions (first->value->assertion, second->value->assertion);
}

static void
clear_entry (gpointer entry)
{
  pb_measure_clear (&((Entry *) entry)->measure);
}

/* Of contents and periods, which all entries of one content share. */
static gboolean
contents_conflict (const Entry *a, const Entry *b)
{
  return pb_measure_conflicts (&a->measure, &b->measure)
         && pb_difference_same_time (a->value->assertion, b->value->assertion);
}

static GArray *
read_entries (PbValue **values, guint n)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n);

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < n; i++) {
    Entry entry = {.value = values[i]};

    if (pb_measure_read (&entry.measure, values[i]))
      g_array_append_val (entries, entry);
    else
      pb_measure_clear (&entry.measure);
  }
  g_array_sort (entries, compare_entries);
  for (guint i = 1; i < entries->len; i++) {
    Entry *before = &g_array_index (entries, Entry, i - 1), *entry = &g_array_index (entries, Entry, i);

    entry->content = before->content + (compare_contents (before, entry) != 0);
  }
  return entries;
}

/* What one source says differently: every two contents once, by their first assertions. */
static void
compare_within_sources (PbDifferenceSearch *search, PbFact *fact, GArray *entries)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint budget = PB_DIFFERENCE_MAX_COMPARISONS;

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (sorted, &g_array_index (entries, Entry, i));
  g_ptr_array_sort (sorted, compare_by_source);
  for (guint i = 0; i < sorted->len; i++) {
    Entry *entry = g_ptr_array_index (sorted, i);
    gconstpointer source = pb_difference_get_source (entry->value->assertion);

    for (guint j = i + 1; j < sorted->len && budget > 0; j++) {
      Entry *other = g_ptr_array_index (sorted, j);
      Entry *before = g_ptr_array_index (sorted, j - 1);

      if (pb_difference_get_source (other->value->assertion) != source)
        break;
      budget--;
      if (other->content == entry->content || (j > i + 1 && before->content == other->content))
        continue;
      if (entry->value->assertion != other->value->assertion && contents_conflict (entry, other))
        pb_difference_add_values (search, PB_DIFFERENCE_CONTRADICTION, fact, entry->value, other->value);
    }
    /* The next of this source with another content. */
    while (i + 1 < sorted->len) {
      Entry *next = g_ptr_array_index (sorted, i + 1);

      if (next->content != entry->content || pb_difference_get_source (next->value->assertion) != source)
        break;
      i++;
    }
  }
}

/* Where the entries of each content begin; one more than there are contents. (element-type guint) */
static GArray *
find_starts (GArray *entries)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = entries->len;

  for (guint i = 0; i < entries->len; i++)
    if (i == 0 || g_array_index (entries, Entry, i).content != g_array_index (entries, Entry, i - 1).content)
      g_array_append_val (starts, i);
  g_array_append_val (starts, end);
  return starts;
}

static gboolean
begins_source (GArray *entries, guint start, guint i)
{
  return i == start
         || pb_difference_get_source (g_array_index (entries, Entry, i).value->assertion)
                != pb_difference_get_source (g_array_index (entries, Entry, i - 1).value->assertion);
}

/* Pairs of different sources for two contents. Returns how many were added. */
static guint
pair_sources (PbDifferenceSearch *search, PbFact *fact, GArray *entries, const guint *a, const guint *b)
{
  guint added = 0;

  for (guint i = a[0]; i < a[1]; i++) {
    if (!begins_source (entries, a[0], i))
      continue;
    for (guint j = b[0]; j < b[1]; j++) {
      Entry *first = &g_array_index (entries, Entry, i), *second = &g_array_index (entries, Entry, j);

      if (!begins_source (entries, b[0], j)
          || pb_difference_get_source (first->value->assertion)
                 == pb_difference_get_source (second->value->assertion))
        continue;
      pb_difference_add_values (search, PB_DIFFERENCE_CONTRADICTION, fact, first->value, second->value);
      if (++added == PB_DIFFERENCE_MAX_PAIRS_PER_VALUES)
        return added;
    }
  }
  return added;
}

static void
compare_between_sources (PbDifferenceSearch *search, PbFact *fact, GArray *entries)
{
  g_autoptr (GArray) starts = find_starts (entries);
  guint budget = PB_DIFFERENCE_MAX_COMPARISONS, added = 0;

  for (guint i = 0; i + 1 < starts->len; i++) {
    const guint *a = &g_array_index (starts, guint, i);

    for (guint j = i + 1; j + 1 < starts->len; j++) {
      const guint *b = &g_array_index (starts, guint, j);

      if (budget-- == 0 || added >= PB_DIFFERENCE_MAX_PAIRS_PER_SLOT)
        return;
      if (contents_conflict (&g_array_index (entries, Entry, a[0]), &g_array_index (entries, Entry, b[0])))
        added += pair_sources (search, fact, entries, a, b);
    }
  }
}

static void
compare_slot (PbDifferenceSearch *search, PbFact *fact, PbValue **values, guint n)
{
  g_autoptr (GArray) entries = NULL;

  if (n < 2 || values[0]->type == PB_VALUE_ORDER)
    return;
  entries = read_entries (values, n);
  if (entries->len < 2 || g_array_index (entries, Entry, entries->len - 1).content == 0)
    return;
  compare_within_sources (search, fact, entries);
  compare_between_sources (search, fact, entries);
}

void
pb_difference_values_find (PbDifferenceSearch *search, PbFact *fact)
{
  g_autoptr (GPtrArray) values = NULL;
  guint start = 0;

  g_return_if_fail (search != NULL && fact != NULL);

  if (fact->links->len < 2)
    return;
  values = g_ptr_array_new ();
  for (guint i = 0; i < fact->links->len; i++) {
    const PbAssertion *assertion = ((PbFactLink *) g_ptr_array_index (fact->links, i))->assertion;

    /* What a denial mentions is what it denies. */
    if (assertion->stance != PB_STANCE_AFFIRMS || !pb_difference_counts (search, assertion))
      continue;
    for (guint j = 0; assertion->values != NULL && j < assertion->values->len; j++)
      g_ptr_array_add (values, g_ptr_array_index (assertion->values, j));
  }
  g_ptr_array_sort (values, compare_slots);
  for (guint i = 1; i <= values->len; i++) {
    if (i < values->len && compare_slots (&values->pdata[start], &values->pdata[i]) == 0)
      continue;
    compare_slot (search, fact, (PbValue **) &values->pdata[start], i - start);
    start = i;
  }
}
