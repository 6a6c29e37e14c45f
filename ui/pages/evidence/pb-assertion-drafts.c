/* pb-assertion-drafts.c: see pb-assertion-drafts.h.
 *
 * All of one exhibit are one draft of the case, a line each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-assertion-drafts"

#include "config.h"

#include "pb-assertion-drafts.h"
#include "pb-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define PLACE "assertion"

/* More than anybody leaves half-made in one paper; the oldest goes first. */
#define MAX_DRAFTS 20

/* To be recognised, not read. */
#define QUOTE_CHARS 80

struct _PbAssertionDrafts {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *label;

  PbCase *document;          /* (owned) (nullable) */
  char *exhibit_id;          /* (owned) (nullable) */
  GPtrArray *lines;          /* (owned) (element-type utf8): oldest first */
  char *current;             /* (owned) (nullable): place of the one in the panel */
  char *offered;             /* (owned) (nullable): a line */
  gboolean is_read;          /* what the case holds is among the lines */
  GCancellable *cancellable; /* (owned) (nullable): of reading it */
};

enum { SIGNAL_RESUME, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbAssertionDrafts, pb_assertion_drafts, GTK_TYPE_WIDGET)

/* A line begins with its place. */
static gboolean
is_of_place (const char *line, const char *place)
{
  const gsize length = strlen (place);

  return strncmp (line, place, length) == 0 && (line[length] == '&' || line[length] == '\0');
}

const char *
pb_assertion_drafts_get (PbAssertionDrafts *self, const char *place)
{
  g_return_val_if_fail (PB_IS_ASSERTION_DRAFTS (self) && place != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    if (is_of_place (g_ptr_array_index (self->lines, i), place))
      return g_ptr_array_index (self->lines, i);
  return NULL;
}

static void
remove_line (PbAssertionDrafts *self, const char *place)
{
  for (guint i = self->lines->len; i-- > 0;)
    if (is_of_place (g_ptr_array_index (self->lines, i), place))
      g_ptr_array_remove_index (self->lines, i);
}

static void
write_lines (PbAssertionDrafts *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!self->is_read)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (self->lines, i));
  pb_drafts_put (pb_case_get_drafts (self->document), PLACE, self->exhibit_id,
                 text->len > 0 ? text->str : NULL);
}

/* --- offering */

static char *
describe (const char *line)
{
  g_autoptr (GHashTable) pairs = g_uri_parse_params (line, -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *quote = pairs != NULL ? g_hash_table_lookup (pairs, "quote") : NULL;
  const char *at = pairs != NULL ? g_hash_table_lookup (pairs, "at") : NULL;
  g_autofree char *shown
      = pb_text_for_title (quote != NULL ? quote : C_ ("assertion", "A part of the picture"), QUOTE_CHARS);
  g_autofree char *words = pb_text_isolate (shown);
  gint64 seconds = 0;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;

  if (at != NULL)
    g_ascii_string_to_signed (at, 10, 0, G_MAXINT64, &seconds, NULL);
  time = g_date_time_new_from_unix_local (seconds);
  when = time != NULL ? g_date_time_format (time, C_ ("assertion", "%-d %B %Y, %H:%M")) : g_strdup ("");
  /* The words, then a date and a time. */
  return g_strdup_printf (C_ ("assertion", "Begun and not recorded: “%s” (%s)"), words, when);
}

static void
offer (PbAssertionDrafts *self)
{
  g_clear_pointer (&self->offered, g_free);
  for (guint i = self->lines->len; i-- > 0 && self->offered == NULL;) {
    const char *line = g_ptr_array_index (self->lines, i);

    if (self->current == NULL || !is_of_place (line, self->current))
      self->offered = g_strdup (line);
  }
  if (self->offered != NULL) {
    g_autofree char *text = describe (self->offered);

    gtk_label_set_label (self->label, text);
  }
  gtk_widget_set_visible (self->box, self->offered != NULL);
}

static void
on_resume (PbAssertionDrafts *self)
{
  g_autofree char *line = g_strdup (self->offered);

  if (line != NULL)
    g_signal_emit (self, signals[SIGNAL_RESUME], 0, line);
}

static void
on_discard (PbAssertionDrafts *self)
{
  for (guint i = self->lines->len; i-- > 0;)
    if (g_strcmp0 (g_ptr_array_index (self->lines, i), self->offered) == 0)
      g_ptr_array_remove_index (self->lines, i);
  write_lines (self);
  offer (self);
}

/* --- reading */

static void
drafts_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbAssertionDrafts) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = pb_drafts_get_finish (PB_DRAFTS (source), result, &error);
  g_auto (GStrv) lines = g_strsplit (content != NULL ? content : "", "\n", -1);
  const gboolean has_new = self->lines->len > 0;

  if (self->document == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_ptr_array_insert (self->lines, (int) i, g_strdup (lines[i]));
  self->is_read = TRUE;
  if (has_new)
    write_lines (self);
  offer (self);
}

void
pb_assertion_drafts_set_exhibit (PbAssertionDrafts *self, const char *exhibit_id)
{
  g_return_if_fail (PB_IS_ASSERTION_DRAFTS (self) && self->document != NULL && exhibit_id != NULL);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->exhibit_id);
  self->exhibit_id = g_strdup (exhibit_id);
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->current, g_free);
  self->is_read = FALSE;
  offer (self);
  pb_drafts_get_async (pb_case_get_drafts (self->document), PLACE, exhibit_id, self->cancellable,
                       drafts_found, g_object_ref (self));
}

void
pb_assertion_drafts_put (PbAssertionDrafts *self, const char *place, const char *content)
{
  g_return_if_fail (PB_IS_ASSERTION_DRAFTS (self) && place != NULL);

  if (self->exhibit_id == NULL)
    return;
  remove_line (self, place);
  if (content != NULL)
    g_ptr_array_add (self->lines, g_strdup (content));
  if (self->lines->len > MAX_DRAFTS)
    g_ptr_array_remove_index (self->lines, 0);
  write_lines (self);
  offer (self);
}

void
pb_assertion_drafts_set_current (PbAssertionDrafts *self, const char *place)
{
  g_return_if_fail (PB_IS_ASSERTION_DRAFTS (self));

  g_free (self->current);
  self->current = g_strdup (place);
  offer (self);
}

void
pb_assertion_drafts_set_case (PbAssertionDrafts *self, PbCase *document)
{
  g_return_if_fail (PB_IS_ASSERTION_DRAFTS (self) && PB_IS_CASE (document));

  g_set_object (&self->document, document);
}

/* --- object */

static void
pb_assertion_drafts_dispose (GObject *object)
{
  PbAssertionDrafts *self = PB_ASSERTION_DRAFTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_ASSERTION_DRAFTS);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_assertion_drafts_parent_class)->dispose (object);
}

static void
pb_assertion_drafts_finalize (GObject *object)
{
  PbAssertionDrafts *self = PB_ASSERTION_DRAFTS (object);

  g_ptr_array_unref (self->lines);
  g_free (self->exhibit_id);
  g_free (self->current);
  g_free (self->offered);
  G_OBJECT_CLASS (pb_assertion_drafts_parent_class)->finalize (object);
}

static void
pb_assertion_drafts_class_init (PbAssertionDraftsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_assertion_drafts_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_assertion_drafts_finalize;
  signals[SIGNAL_RESUME] = g_signal_new ("resume", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/probata/Probata/pages/evidence/pb-assertion-drafts.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAssertionDrafts, box);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionDrafts, label);
  gtk_widget_class_bind_template_callback (widget_class, on_discard);
  gtk_widget_class_bind_template_callback (widget_class, on_resume);
}

static void
pb_assertion_drafts_init (PbAssertionDrafts *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
