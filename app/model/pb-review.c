/* pb-review.c: see pb-review.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-review"

#include "config.h"

#include "pb-review.h"

#include <glib/gi18n-lib.h>

static void
line_free (PbReviewLine *line)
{
  g_free (line->text);
  g_free (line->detail);
  g_free (line->about);
  g_ptr_array_unref (line->passages);
  g_free (line);
}

static void
section_free (PbReviewSection *section)
{
  g_free (section->title);
  g_free (section->empty);
  g_ptr_array_unref (section->lines);
  g_free (section);
}

PbReview *
pb_review_new (gint32 today, PbAnalysis *analysis, PbRemedies *remedies)
{
  PbReview *self = g_new0 (PbReview, 1);

  self->today = today;
  self->analysis = analysis;
  self->remedies = remedies;
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  return self;
}

void
pb_review_free (PbReview *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sections);
  pb_analysis_free (self->analysis);
  pb_remedies_free (self->remedies);
  g_free (self);
}

PbReviewSection *
pb_review_add_section (PbReview *self, const char *id, const char *title, const char *empty)
{
  PbReviewSection *section = g_new0 (PbReviewSection, 1);

  section->id = id;
  section->title = g_strdup (title);
  section->empty = g_strdup (empty);
  section->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

PbReviewLine *
pb_review_section_add (PbReviewSection *section, PbLineState state, char *text, char *detail)
{
  PbReviewLine *line = g_new0 (PbReviewLine, 1);

  line->state = state;
  line->text = text;
  line->detail = detail;
  line->passages = g_ptr_array_new ();
  g_ptr_array_add (section->lines, line);
  return line;
}

void
pb_review_line_cite (PbReviewLine *line, PbPassage *passage)
{
  if (passage != NULL && !g_ptr_array_find (line->passages, passage, NULL))
    g_ptr_array_add (line->passages, passage);
}

void
pb_review_line_lead (PbReviewLine *line, const char *work, PbKind kind, const char *id)
{
  g_return_if_fail (line != NULL && work != NULL);

  line->work = work;
  line->about_kind = kind;
  g_free (line->about);
  line->about = g_strdup (id);
}

const char *
pb_line_state_get_mark (PbLineState state)
{
  static const char *const marks[] = {"●", "◐", "○", "△", "▲", "?", "◌", "◇"};

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (marks), "");

  return marks[state];
}

const char *
pb_line_state_get_words (PbLineState state)
{
  static const char *const words[]
      = {NC_ ("state", "supported"),         NC_ ("state", "contradicted"), NC_ ("state", "open"),
         NC_ ("state", "not yet evaluated"), NC_ ("state", "evaluated"),    NC_ ("state", "to be confirmed"),
         NC_ ("state", "undated"),           NC_ ("state", "passed")};

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "state", words[state]);
}

const char *
pb_line_state_to_string (PbLineState state)
{
  static const char *const words[] = {"supported", "contradicted",    "open",    "not-yet-evaluated",
                                      "evaluated", "to-be-confirmed", "undated", "passed"};

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), "");

  return words[state];
}
