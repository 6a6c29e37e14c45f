/* pb-history-detail.c: see pb-history-detail.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-history-detail"

#include "config.h"

#include "pb-history-change.h"
#include "pb-history-detail.h"
#include "pb-weak-hold.h"

#include <glib/gi18n.h>

/* Changes made into widgets at once: a screen or two. An import has thousands. */
#define CHANGES_A_TIME 40

struct _PbHistoryDetail {
  GtkWidget parent_instance;

  GtkBox *content; /* the one child */
  GtkBox *changes;
  GtkWidget *more_button;
  GtkWidget *rest_button; /* (nullable): there is a filter */

  PbCase *document;       /* (owned) */
  PbHistoryRow *row;      /* (owned) */
  char *record_id, *text; /* (owned) (nullable): of the filter */
  gint64 after;           /* sequence of the last change shown */
  GCancellable *closing;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbHistoryDetail, pb_history_detail, GTK_TYPE_WIDGET)

static void
changes_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbHistoryDetail) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = pb_workspace_history_changes_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL || self->content == NULL)
    return;
  gtk_widget_set_sensitive (self->more_button, TRUE);
  if (changes == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  for (guint i = 0; i < changes->len && i < CHANGES_A_TIME; i++) {
    const PbHistoryChange *change = g_ptr_array_index (changes, i);

    self->after = change->sequence;
    gtk_box_append (self->changes, pb_history_change_new_widget (change, self->document));
  }
  gtk_widget_set_visible (self->more_button, changes->len > CHANGES_A_TIME);
}

/* One more than is shown tells whether there are others. */
static void
read_more (PbHistoryDetail *self)
{
  const PbHistoryFilter filter = {.record_id = self->record_id, .text = self->text};

  gtk_widget_set_sensitive (self->more_button, FALSE);
  pb_workspace_history_changes_async (
      pb_case_get_workspace (self->document), pb_history_row_get_gesture (self->row)->id, &filter,
      self->after, CHANGES_A_TIME + 1, self->closing, changes_read, pb_weak_hold_new (self));
}

static void
on_rest_clicked (PbHistoryDetail *self)
{
  GtkWidget *child;

  g_clear_pointer (&self->record_id, g_free);
  g_clear_pointer (&self->text, g_free);
  self->after = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, child);
  gtk_widget_set_visible (self->rest_button, FALSE);
  read_more (self);
}

/* --- object */

static void
pb_history_detail_dispose (GObject *object)
{
  PbHistoryDetail *self = PB_HISTORY_DETAIL (object);

  g_cancellable_cancel (self->closing);
  if (self->content != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->content));
  self->content = NULL;
  g_clear_object (&self->document);
  g_clear_object (&self->row);
  G_OBJECT_CLASS (pb_history_detail_parent_class)->dispose (object);
}

static void
pb_history_detail_finalize (GObject *object)
{
  PbHistoryDetail *self = PB_HISTORY_DETAIL (object);

  g_clear_object (&self->closing);
  g_free (self->record_id);
  g_free (self->text);
  G_OBJECT_CLASS (pb_history_detail_parent_class)->finalize (object);
}

static void
pb_history_detail_class_init (PbHistoryDetailClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_history_detail_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_history_detail_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_history_detail_init (PbHistoryDetail *self)
{
  self->closing = g_cancellable_new ();
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_parent (GTK_WIDGET (self->content), GTK_WIDGET (self));
}

static GtkWidget *
make_button (PbHistoryDetail *self, const char *label, GCallback callback)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "halign", GTK_ALIGN_START, NULL);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_line (PbHistoryDetail *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->content, label);
}

static void
build (PbHistoryDetail *self)
{
  const PbHistoryGesture *gesture = pb_history_row_get_gesture (self->row);
  g_autofree char *time = pb_history_row_describe_time (self->row);
  g_autofree char *who = pb_history_row_describe_who (self->row);
  /* Translators: when, who */
  g_autofree char *said = g_strdup_printf (C_ ("history", "%s · %s"), time, who);
  g_autofree char *count = g_strdup_printf (g_dngettext (NULL, "%u change", "%u changes", gesture->n_changes),
                                            gesture->n_changes);

  add_line (self, said);
  if (!gesture->own)
    add_line (self, C_ ("history", "Done in another copy of the case."));
  if (gesture->n_changes != 1)
    add_line (self, count);
  if (self->record_id != NULL || self->text != NULL) {
    self->rest_button
        = make_button (self, C_ ("history", "Show All That Was Done With It"), G_CALLBACK (on_rest_clicked));
    gtk_widget_set_visible (self->rest_button, gesture->n_changes > 1);
    gtk_box_append (self->content, self->rest_button);
  }
  self->changes = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (self->content, GTK_WIDGET (self->changes));
  self->more_button = make_button (self, C_ ("history", "Show More Changes"), G_CALLBACK (read_more));
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_box_append (self->content, self->more_button);
}

GtkWidget *
pb_history_detail_new (PbCase *document, PbHistoryRow *row, const PbHistoryFilter *filter)
{
  PbHistoryDetail *self;

  g_return_val_if_fail (PB_IS_CASE (document) && PB_IS_HISTORY_ROW (row), NULL);

  self = g_object_new (PB_TYPE_HISTORY_DETAIL, NULL);
  self->document = g_object_ref (document);
  self->row = g_object_ref (row);
  self->record_id = g_strdup (filter != NULL ? filter->record_id : NULL);
  self->text
      = g_strdup (filter != NULL && filter->text != NULL && *filter->text != '\0' ? filter->text : NULL);
  build (self);
  read_more (self);
  return GTK_WIDGET (self);
}
