/* pb-review-entry.c: see pb-review-entry.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-review-entry"

#include "config.h"

#include "pb-location.h"
#include "pb-review-entry.h"

struct _PbReviewEntry {
  GObject parent_instance;

  gboolean is_heading;
  char *name;           /* (owned) */
  char *mark;           /* (owned) (nullable) */
  char *words;          /* (owned) (nullable) */
  char *text;           /* (owned) */
  char *detail;         /* (owned) (nullable) */
  char *lead;           /* (owned) (nullable) */
  GPtrArray *citations; /* (owned) (element-type PbCitation) */
};

G_DEFINE_FINAL_TYPE (PbReviewEntry, pb_review_entry, G_TYPE_OBJECT)

static void
citation_free (PbCitation *citation)
{
  g_free (citation->passage_id);
  g_free (citation->exhibit);
  g_free (citation->quote);
  g_free (citation);
}

static void
pb_review_entry_finalize (GObject *object)
{
  PbReviewEntry *self = PB_REVIEW_ENTRY (object);

  g_free (self->name);
  g_free (self->mark);
  g_free (self->words);
  g_free (self->text);
  g_free (self->detail);
  g_free (self->lead);
  g_ptr_array_unref (self->citations);
  G_OBJECT_CLASS (pb_review_entry_parent_class)->finalize (object);
}

static void
pb_review_entry_class_init (PbReviewEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_review_entry_finalize;
}

static void
pb_review_entry_init (PbReviewEntry *self)
{
  self->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) citation_free);
}

PbReviewEntry *
pb_review_entry_new (const char *name, const char *mark, const char *words, const char *text,
                     const char *detail)
{
  PbReviewEntry *self;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  self = g_object_new (PB_TYPE_REVIEW_ENTRY, NULL);
  self->name = g_strdup (name);
  self->mark = g_strdup (mark);
  self->words = g_strdup (words);
  self->text = g_strdup (text);
  self->detail = g_strdup (detail);
  return self;
}

PbReviewEntry *
pb_review_entry_new_for_line (const char *section, const PbReviewLine *line)
{
  g_autofree char *name = NULL;
  g_autofree char *lead = NULL;
  PbReviewEntry *self;

  g_return_val_if_fail (section != NULL && line != NULL, NULL);

  name = g_strdup_printf ("%s/%s", section, line->text);
  self = pb_review_entry_new (name, pb_line_state_get_mark (line->state),
                              pb_line_state_get_words (line->state), line->text, line->detail);
  for (guint i = 0; i < line->passages->len; i++)
    pb_review_entry_cite (self, g_ptr_array_index (line->passages, i));
  lead = line->work != NULL ? pb_location_new (line->work, line->about_kind, line->about) : NULL;
  pb_review_entry_set_lead (self, lead);
  return self;
}

PbReviewEntry *
pb_review_entry_new_heading (const char *title, const char *text)
{
  PbReviewEntry *self = pb_review_entry_new (title, NULL, NULL, title, text);

  self->is_heading = TRUE;
  return self;
}

void
pb_review_entry_cite (PbReviewEntry *self, const PbPassage *passage)
{
  const char *exhibit;
  PbCitation *citation;

  g_return_if_fail (PB_IS_REVIEW_ENTRY (self));

  if (passage == NULL)
    return;
  for (guint i = 0; i < self->citations->len; i++)
    if (g_str_equal (((PbCitation *) g_ptr_array_index (self->citations, i))->passage_id, passage->row.id))
      return;
  exhibit = passage->exhibit->row.key != NULL ? passage->exhibit->row.key : passage->exhibit->label;
  citation = g_new0 (PbCitation, 1);
  citation->passage_id = g_strdup (passage->row.id);
  citation->exhibit = g_strdup (exhibit != NULL ? exhibit : "");
  citation->page = passage->page;
  citation->quote = g_strdup (passage->quote);
  g_ptr_array_add (self->citations, citation);
}

void
pb_review_entry_set_lead (PbReviewEntry *self, const char *location)
{
  g_return_if_fail (PB_IS_REVIEW_ENTRY (self));

  g_free (self->lead);
  self->lead = g_strdup (location);
}

gboolean
pb_review_entry_is_heading (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), FALSE);

  return self->is_heading;
}

gboolean
pb_review_entry_equal (PbReviewEntry *a, PbReviewEntry *b)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (a) && PB_IS_REVIEW_ENTRY (b), FALSE);

  if (a->is_heading != b->is_heading || a->citations->len != b->citations->len
      || !g_str_equal (a->name, b->name) || g_strcmp0 (a->mark, b->mark) != 0
      || g_strcmp0 (a->words, b->words) != 0 || !g_str_equal (a->text, b->text)
      || g_strcmp0 (a->detail, b->detail) != 0 || g_strcmp0 (a->lead, b->lead) != 0)
    return FALSE;
  for (guint i = 0; i < a->citations->len; i++) {
    PbCitation *one = g_ptr_array_index (a->citations, i), *other = g_ptr_array_index (b->citations, i);

    if (!g_str_equal (one->passage_id, other->passage_id) || g_strcmp0 (one->quote, other->quote) != 0)
      return FALSE;
  }
  return TRUE;
}

const char *
pb_review_entry_get_name (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), NULL);

  return self->name;
}

const char *
pb_review_entry_get_mark (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), NULL);

  return self->mark;
}

const char *
pb_review_entry_get_words (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), NULL);

  return self->words;
}

const char *
pb_review_entry_get_text (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), NULL);

  return self->text;
}

const char *
pb_review_entry_get_detail (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), NULL);

  return self->detail;
}

const char *
pb_review_entry_get_lead (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), NULL);

  return self->lead;
}

GPtrArray *
pb_review_entry_get_citations (PbReviewEntry *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_ENTRY (self), NULL);

  return self->citations;
}
