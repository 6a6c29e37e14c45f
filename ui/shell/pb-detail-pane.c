/* pb-detail-pane.c: see pb-detail-pane.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-detail-pane"

#include "config.h"

#include "pb-detail-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PbDetailPane {
  GtkWidget parent_instance;

  GtkWidget *content; /* the one child */
  PbCase *document;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PbDetailPane, pb_detail_pane, GTK_TYPE_WIDGET)

static void
set_content (PbDetailPane *self, GtkWidget *content)
{
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
}

static void
pb_detail_pane_dispose (GObject *object)
{
  PbDetailPane *self = PB_DETAIL_PANE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_detail_pane_parent_class)->dispose (object);
}

static void
pb_detail_pane_class_init (PbDetailPaneClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_detail_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_detail_pane_init (PbDetailPane *self)
{
  pb_detail_pane_clear (self);
}

void
pb_detail_pane_set_case (PbDetailPane *self, PbCase *document)
{
  g_return_if_fail (PB_IS_DETAIL_PANE (self));

  g_set_object (&self->document, document);
  pb_detail_pane_clear (self);
}

void
pb_detail_pane_show_record (PbDetailPane *self, PbKind kind, const char *id)
{
  g_return_if_fail (PB_IS_DETAIL_PANE (self));
}

void
pb_detail_pane_show_content (PbDetailPane *self, const char *title, GtkWidget *content)
{
  g_return_if_fail (PB_IS_DETAIL_PANE (self));

  set_content (self, content);
}

void
pb_detail_pane_clear (PbDetailPane *self)
{
  g_return_if_fail (PB_IS_DETAIL_PANE (self));

  set_content (self, gtk_label_new (C_ ("detail", "Choose something to see where it comes from.")));
}
