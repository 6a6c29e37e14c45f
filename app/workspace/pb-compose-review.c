/* pb-compose-review.c: see pb-compose-review.h. Each section is one function, in the file of its concern; the
 * three start lists choose from the same material what each office must do next (screens: Start).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-review"

#include "config.h"

#include "pb-compose-review-private.h"
#include "pb-compose-review.h"

#include <glib/gi18n-lib.h>

void
pb_compose_review_cite_fact (PbReviewLine *line, PbFact *fact)
{
  for (guint i = 0; i < fact->links->len; i++)
    pb_review_line_cite (line, ((PbFactLink *) g_ptr_array_index (fact->links, i))->assertion->passage);
}

void
pb_compose_review_cite_assertions (PbReviewLine *line, GPtrArray *assertions)
{
  for (guint i = 0; assertions != NULL && i < assertions->len; i++)
    pb_review_line_cite (line, ((PbAssertion *) g_ptr_array_index (assertions, i))->passage);
}

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
  pb_compose_review_add_open_counts (section, self->analysis);
  pb_compose_review_add_unweighed (section, self->analysis);
  pb_compose_review_add_differences (section, self->analysis, TRUE, PB_REVIEW_START_LINES);

  section = pb_review_add_section (self, "lawyer", C_ ("review", "Victim lawyer: may be lost first"),
                                   C_ ("review", "No limit runs, and every victim has been told."));
  pb_compose_review_add_next_clocks (section, self->remedies);
  pb_compose_review_add_victims_not_told (section, snapshot);
  pb_compose_review_add_ordered_not_received (section, self->remedies);

  section = pb_review_add_section (self, "investigator",
                                   C_ ("review", "Investigator: rests on one mouth, leaned on most"),
                                   C_ ("review", "Nothing that is leaned on rests on one mouth."));
  pb_compose_review_add_gaps (section, self->analysis, PB_REVIEW_START_LINES);
  pb_compose_review_add_enquiries (section, snapshot, self->today);
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
  pb_compose_review_add_gaps (section, analysis, G_MAXUINT);

  section
      = pb_review_add_section (self, "inconsistencies", C_ ("review", "Inconsistencies"),
                               C_ ("review", "No two accounts differ where their values can be compared."));
  pb_compose_review_add_differences (section, analysis, FALSE, G_MAXUINT);

  section = pb_review_add_section (self, "owed", C_ ("review", "What is owed"),
                                   C_ ("review", "No work is recorded yet."));
  pb_compose_review_add_owed (section, remedies);
  pb_compose_review_add_debts (section, remedies);

  section = pb_review_add_section (self, "clocks", C_ ("review", "Clocks"),
                                   C_ ("review", "No time limit is known to run."));
  pb_compose_review_add_all_clocks (section, remedies);
  return self;
}
