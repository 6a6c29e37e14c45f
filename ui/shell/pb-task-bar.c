/* pb-task-bar.c: see pb-task-bar.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-task-bar"

#include "config.h"

#include "pb-task-bar.h"

#include <glib/gi18n.h>

/* What is over sooner needs no bar (HIG). */
#define DELAY_MS 1000

struct _PbTaskBar {
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;

  GCancellable *cancellable; /* (owned) (nullable): of the task under way */
  guint delay;
};

G_DEFINE_FINAL_TYPE (PbTaskBar, pb_task_bar, GTK_TYPE_WIDGET)

static void
on_cancel (PbTaskBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
reveal (gpointer data)
{
  PbTaskBar *self = data;

  self->delay = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
pb_task_bar_dispose (GObject *object)
{
  PbTaskBar *self = PB_TASK_BAR (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_TASK_BAR);
  G_OBJECT_CLASS (pb_task_bar_parent_class)->dispose (object);
}

static void
pb_task_bar_class_init (PbTaskBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_task_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/shell/pb-task-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PbTaskBar, bar);
  gtk_widget_class_bind_template_child (widget_class, PbTaskBar, label);
  gtk_widget_class_bind_template_child (widget_class, PbTaskBar, revealer);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pb_task_bar_init (PbTaskBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
pb_task_bar_begin (PbTaskBar *self, const char *what, GCancellable *cancellable)
{
  g_return_val_if_fail (PB_IS_TASK_BAR (self), FALSE);

  if (self->cancellable != NULL)
    return FALSE;
  self->cancellable = g_object_ref (cancellable);
  gtk_label_set_label (self->label, what);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_progress_bar_set_text (self->bar, "");
  self->delay = g_timeout_add (DELAY_MS, reveal, self);
  return TRUE;
}

void
pb_task_bar_progress (guint64 done, guint64 total, gpointer data)
{
  PbTaskBar *self = data;
  g_autofree char *text = NULL;

  if (total == 0) {
    gtk_progress_bar_pulse (self->bar);
    return;
  }
  text = g_strdup_printf (C_ ("progress", "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT), done, total);
  gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) done / (double) total, 0, 1));
  gtk_progress_bar_set_text (self->bar, text);
}

void
pb_task_bar_end (PbTaskBar *self)
{
  g_return_if_fail (PB_IS_TASK_BAR (self));

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
