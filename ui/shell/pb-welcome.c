/* pb-welcome.c: see pb-welcome.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-welcome"

#include "config.h"

#include "pb-recent.h"
#include "pb-welcome.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PbWelcome {
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwPreferencesGroup *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (PbWelcome, pb_welcome, GTK_TYPE_WIDGET)

static void
pb_welcome_dispose (GObject *object)
{
  g_clear_pointer (&PB_WELCOME (object)->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_WELCOME);
  G_OBJECT_CLASS (pb_welcome_parent_class)->dispose (object);
}

static void
pb_welcome_class_init (PbWelcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/shell/pb-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, content);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, recent_list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pb_welcome_init (PbWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_welcome_refresh (self);
}

static GtkWidget *
make_row (const PbRecentCase *recent)
{
  g_autofree char *uri = g_file_get_uri (recent->file);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", recent->title, "use-markup", FALSE,
                                 "activatable", TRUE, "action-name", "app.open-uri", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

void
pb_welcome_refresh (PbWelcome *self)
{
  g_autoptr (GPtrArray) recent = pb_recent_list ();
  GtkWidget *row;

  g_return_if_fail (PB_IS_WELCOME (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);
  for (guint i = 0; i < recent->len; i++)
    gtk_list_box_append (self->recent_list, make_row (g_ptr_array_index (recent, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), recent->len > 0);
}
