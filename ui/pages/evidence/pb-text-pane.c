/* pb-text-pane.c: see pb-text-pane.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-text-pane"

#include "config.h"

#include "pb-text-pane.h"
#include "pb-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What pb_text_for_layout() puts in. */
#define ZERO_WIDTH_SPACE 0x200b

struct _PbTextPane {
  GtkTextView parent_instance;

  GArray *bytes; /* (owned) (element-type guint32): per character shown, and one past the last: its place in
                    the text */
  GtkTextTag *mark_tag; /* of the buffer's table */
  GtkTextTag *hit_tag;
  gboolean is_told; /* the selection is being set by the program */
};

enum { SIGNAL_SELECTION_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbTextPane, pb_text_pane, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (PbTextPane *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Walks both texts side by side: what stands only in the one shown was put in. */
static void
map_bytes (PbTextPane *self, const char *text, const char *shown)
{
  const char *source = text;

  g_array_set_size (self->bytes, 0);
  for (const char *p = shown; *p != '\0'; p = g_utf8_next_char (p)) {
    guint32 place = (guint32) (source - text);

    g_array_append_val (self->bytes, place);
    if (g_utf8_get_char (p) != ZERO_WIDTH_SPACE || g_utf8_get_char (source) == ZERO_WIDTH_SPACE)
      source = g_utf8_next_char (source);
  }
  {
    guint32 place = (guint32) (source - text);

    g_array_append_val (self->bytes, place);
  }
}

/* The first character shown that stands at @byte or after it. */
static int
find_char (PbTextPane *self, guint byte)
{
  guint low = 0;
  guint high = self->bytes->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (self->bytes, guint32, middle) < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return (int) MIN (low, self->bytes->len > 0 ? self->bytes->len - 1 : 0);
}

static void
get_iters (PbTextPane *self, guint start, guint end, GtkTextIter *out_start, GtkTextIter *out_end)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), out_start, find_char (self, start));
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), out_end, find_char (self, end));
}

static void
on_mark_set (GtkTextBuffer *buffer, const GtkTextIter *iter, GtkTextMark *mark, PbTextPane *self)
{
  if (!self->is_told
      && (mark == gtk_text_buffer_get_insert (buffer)
          || mark == gtk_text_buffer_get_selection_bound (buffer)))
    g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
pb_text_pane_finalize (GObject *object)
{
  g_array_unref (PB_TEXT_PANE (object)->bytes);
  G_OBJECT_CLASS (pb_text_pane_parent_class)->finalize (object);
}

static void
pb_text_pane_class_init (PbTextPaneClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_text_pane_finalize;

  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (class),
                                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_text_pane_init (PbTextPane *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  const GdkRGBA mark = {0.90f, 0.70f, 0.10f, 0.30f};
  const GdkRGBA hit = {1.0f, 0.47f, 0.0f, 0.50f};

  self->bytes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mark_tag = gtk_text_buffer_create_tag (buffer, NULL, "background-rgba", &mark, "underline",
                                               PANGO_UNDERLINE_SINGLE, NULL);
  self->hit_tag = gtk_text_buffer_create_tag (buffer, NULL, "background-rgba", &hit, NULL);
  g_object_set (self, "editable", FALSE, "cursor-visible", TRUE, "wrap-mode", GTK_WRAP_WORD_CHAR,
                "left-margin", 18, "right-margin", 18, "top-margin", 12, "bottom-margin", 12,
                "pixels-above-lines", 2, "accepts-tab", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("reader", "Text of the page"), -1);
  g_signal_connect (buffer, "mark-set", G_CALLBACK (on_mark_set), self);
}

void
pb_text_pane_set_text (PbTextPane *self, const char *text)
{
  g_autofree char *shown = NULL;
  GtkTextIter start;

  g_return_if_fail (PB_IS_TEXT_PANE (self) && text != NULL);

  shown = pb_text_for_layout (text);
  self->is_told = TRUE;
  map_bytes (self, text, shown);
  gtk_text_buffer_set_text (get_buffer (self), shown, -1);
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
  self->is_told = FALSE;
}

void
pb_text_pane_clear_marks (PbTextPane *self)
{
  GtkTextIter start, end;

  g_return_if_fail (PB_IS_TEXT_PANE (self));

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_all_tags (get_buffer (self), &start, &end);
}

void
pb_text_pane_add_mark (PbTextPane *self, guint start, guint end, gboolean is_hit)
{
  GtkTextIter from, to;

  g_return_if_fail (PB_IS_TEXT_PANE (self));

  get_iters (self, start, end, &from, &to);
  gtk_text_buffer_apply_tag (get_buffer (self), is_hit ? self->hit_tag : self->mark_tag, &from, &to);
}

void
pb_text_pane_select (PbTextPane *self, guint start, guint end)
{
  GtkTextIter from, to;

  g_return_if_fail (PB_IS_TEXT_PANE (self));

  get_iters (self, start, end, &from, &to);
  self->is_told = TRUE;
  gtk_text_buffer_select_range (get_buffer (self), &to, &from);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_selection_bound (get_buffer (self)),
                                0.1, FALSE, 0, 0);
  self->is_told = FALSE;
}

gboolean
pb_text_pane_get_selection (PbTextPane *self, guint *out_start, guint *out_end)
{
  GtkTextIter start, end;

  g_return_val_if_fail (PB_IS_TEXT_PANE (self), FALSE);

  *out_start = *out_end = 0;
  if (self->bytes->len == 0 || !gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return FALSE;
  *out_start = g_array_index (self->bytes, guint32,
                              MIN ((guint) gtk_text_iter_get_offset (&start), self->bytes->len - 1));
  *out_end = g_array_index (self->bytes, guint32,
                            MIN ((guint) gtk_text_iter_get_offset (&end), self->bytes->len - 1));
  return *out_end > *out_start;
}
