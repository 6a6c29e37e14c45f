/* pb-compose-review-corroboration.c: what rests on one source, and the enquiries about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-review"

#include "config.h"

#include "pb-compose-review-private.h"

#include <glib/gi18n-lib.h>

/* What leans on a fact; a fact on which no element leans is here because a claim for money does. (transfer
 * full) */
static char *
describe_leaning (PbGap *gap)
{
  if (gap->leaning->len == 0)
    return g_strdup (C_ ("review", "a claim for money leans on it"));
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

void
pb_compose_review_add_gaps (PbReviewSection *section, PbAnalysis *analysis, guint limit)
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
    pb_compose_review_cite_fact (line, state->fact);
  }
}

static gboolean
is_soon (const PbDate *date, gint32 today)
{
  return pb_date_is_set (date) && date->last != PB_DATE_OPEN_LAST
         && date->last - today <= PB_REVIEW_SOON_DAYS;
}

void
pb_compose_review_add_enquiries (PbReviewSection *section, PbSnapshot *snapshot, gint32 today)
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
      pb_compose_review_cite_fact (line, enquiry->fact);
  }
}
