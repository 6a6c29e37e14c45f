/* pb-gaps.c: see pb-gaps.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-gaps"

#include "config.h"

#include "pb-gaps.h"
#include "pb-order.h"

typedef struct {
  PbGap *gap;
  guint n_leaning; /* bearings and losses */
} Weighed;

/* @stamps: per fact the last loss that was counted for it, plus one: a loss leans once, on however many of
 * its assertions. */
static void
lean (const PbAssertion *assertion, guint loss, guint *stamps, guint *n_losses)
{
  for (guint i = 0; assertion != NULL && assertion->facts != NULL && i < assertion->facts->len; i++) {
    const PbFactLink *link = g_ptr_array_index (assertion->facts, i);
    guint at = link->fact->row.index;

    if (link->against || stamps[at] == loss + 1)
      continue;
    stamps[at] = loss + 1;
    n_losses[at]++;
  }
}

/* A wage loss rests on all that its work's ledger is reckoned from. */
static void
lean_on_work (const PbEmployment *employment, guint loss, guint *stamps, guint *n_losses)
{
  lean (employment->assertion, loss, stamps, n_losses);
  for (guint i = 0; i < employment->terms->len; i++)
    lean (((PbTerm *) g_ptr_array_index (employment->terms, i))->assertion, loss, stamps, n_losses);
  for (guint i = 0; i < employment->patterns->len; i++)
    lean (((PbWorkPattern *) g_ptr_array_index (employment->patterns, i))->assertion, loss, stamps, n_losses);
  for (guint i = 0; i < employment->pay_lines->len; i++)
    lean (((PbPayLine *) g_ptr_array_index (employment->pay_lines, i))->assertion, loss, stamps, n_losses);
  for (guint i = 0; i < employment->payments->len; i++)
    lean (((PbPayment *) g_ptr_array_index (employment->payments, i))->assertion, loss, stamps, n_losses);
}

/* (transfer full): per fact. */
static guint *
count_losses (PbSnapshot *snapshot)
{
  guint *n_losses = g_new0 (guint, snapshot->facts->len);
  g_autofree guint *stamps = g_new0 (guint, snapshot->facts->len);

  for (guint i = 0; i < snapshot->loss_items->len; i++) {
    const PbLossItem *loss = g_ptr_array_index (snapshot->loss_items, i);

    lean (loss->assertion, i, stamps, n_losses);
    if (loss->employment != NULL)
      lean_on_work (loss->employment, i, stamps, n_losses);
  }
  return n_losses;
}

/* What the pack suggests for the first element that suggests anything. */
static const char *const *
find_suggestions (GPtrArray *leaning)
{
  for (guint i = 0; i < leaning->len; i++) {
    const PbBearing *bearing = g_ptr_array_index (leaning, i);
    const PbElement *element = bearing->count->offence != NULL
                                   ? pb_offence_find_element (bearing->count->offence, bearing->element)
                                   : NULL;

    if (element != NULL && element->corroboration != NULL && element->corroboration[0] != NULL)
      return (const char *const *) element->corroboration;
  }
  return NULL;
}

static void
add_enquiry (GPtrArray **by_fact, const PbFact *fact, PbEnquiry *enquiry)
{
  GPtrArray **list = &by_fact[fact->row.index];

  if (*list == NULL)
    *list = g_ptr_array_new ();
  if ((*list)->len == 0 || g_ptr_array_index (*list, (*list)->len - 1) != enquiry)
    g_ptr_array_add (*list, enquiry);
}

static int
compare_enquiries (gconstpointer a, gconstpointer b)
{
  const PbEnquiry *first = *(PbEnquiry *const *) a, *second = *(PbEnquiry *const *) b;
  int order = g_strcmp0 (first->label, second->label);

  return order != 0 ? order : g_strcmp0 (first->row.key, second->row.key);
}

/* (transfer full): per fact (nullable) the enquiries about it, or about an assertion that speaks of it, that
 * are not at an end. */
static GPtrArray **
list_enquiries (PbSnapshot *snapshot)
{
  GPtrArray **by_fact = g_new0 (GPtrArray *, snapshot->facts->len);

  for (guint i = 0; i < snapshot->enquiries->len; i++) {
    PbEnquiry *enquiry = g_ptr_array_index (snapshot->enquiries, i);
    GPtrArray *links = enquiry->assertion != NULL ? enquiry->assertion->facts : NULL;

    if (g_strcmp0 (enquiry->state, "done") == 0 || g_strcmp0 (enquiry->state, "dropped") == 0)
      continue;
    if (enquiry->fact != NULL)
      add_enquiry (by_fact, enquiry->fact, enquiry);
    for (guint j = 0; links != NULL && j < links->len; j++)
      add_enquiry (by_fact, ((PbFactLink *) g_ptr_array_index (links, j))->fact, enquiry);
  }
  return by_fact;
}

static int
compare_weighed (gconstpointer a, gconstpointer b)
{
  const Weighed *first = a, *second = b;

  if (first->n_leaning != second->n_leaning)
    return first->n_leaning > second->n_leaning ? -1 : 1;
  return pb_order_facts (first->gap->state->fact, second->gap->state->fact);
}

/* Takes over the enquiries (nullable). */
static PbGap *
make_gap (PbFactState *state, GPtrArray **enquiries)
{
  PbGap *gap = g_new0 (PbGap, 1);

  gap->state = state;
  gap->leaning = g_ptr_array_copy (state->fact->bearings, NULL, NULL);
  g_ptr_array_sort (gap->leaning, pb_order_bearings);
  gap->suggestions = find_suggestions (gap->leaning);
  gap->enquiries = *enquiries != NULL ? g_steal_pointer (enquiries) : g_ptr_array_new ();
  g_ptr_array_sort (gap->enquiries, compare_enquiries);
  return gap;
}

GPtrArray *
pb_gaps_list (PbSnapshot *snapshot, GPtrArray *states)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_gap_free);
  g_autoptr (GArray) weighed = g_array_new (FALSE, FALSE, sizeof (Weighed));
  g_autofree guint *n_losses = NULL;
  g_autofree GPtrArray **enquiries = NULL;

  g_return_val_if_fail (snapshot != NULL && states != NULL && states->len == snapshot->facts->len, gaps);

  n_losses = count_losses (snapshot);
  enquiries = list_enquiries (snapshot);
  for (guint i = 0; i < states->len; i++) {
    PbFactState *state = g_ptr_array_index (states, i);
    Weighed entry = {.n_leaning = state->fact->bearings->len + n_losses[i]};

    if (state->strength <= PB_FACT_REPEATED && entry.n_leaning > 0) {
      entry.gap = make_gap (state, &enquiries[i]);
      g_array_append_val (weighed, entry);
    }
    g_clear_pointer (&enquiries[i], g_ptr_array_unref);
  }
  g_array_sort (weighed, compare_weighed);
  for (guint i = 0; i < weighed->len; i++)
    g_ptr_array_add (gaps, g_array_index (weighed, Weighed, i).gap);
  return gaps;
}
