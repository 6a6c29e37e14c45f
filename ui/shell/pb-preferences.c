/* pb-preferences.c: see pb-preferences.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-preferences"

#include "config.h"

#include "pb-application.h"
#include "pb-preferences.h"
#include "pb-recent.h"

#include <glib/gi18n.h>

#define PB_TYPE_PREFERENCES (pb_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PbPreferences, pb_preferences, PB, PREFERENCES, AdwPreferencesWindow)

struct _PbPreferences {
  AdwPreferencesWindow parent_instance;

  GtkSwitch *remember_switch;
  GtkSwitch *cover_switch;
  AdwComboRow *role_row;

  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbPreferences, pb_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows in the template. */
static const char *const roles[] = {"prosecutor", "lawyer", "investigator"};

/* What is not to be remembered is forgotten at once. */
static void
on_remember_changed (PbPreferences *self)
{
  if (!g_settings_get_boolean (self->settings, "remember-cases"))
    pb_recent_forget ();
}

static gboolean
get_role (GValue *value, GVariant *variant, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_role (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_string (roles[MIN (g_value_get_uint (value), G_N_ELEMENTS (roles) - 1)]);
}

static void
pb_preferences_dispose (GObject *object)
{
  g_clear_object (&PB_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (pb_preferences_parent_class)->dispose (object);
}

static void
pb_preferences_class_init (PbPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/shell/pb-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, cover_switch);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, remember_switch);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, role_row);
}

static void
pb_preferences_init (PbPreferences *self)
{
  self->settings = g_settings_new (PB_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (self->settings, "remember-cases", self->remember_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "cover-distressing", self->cover_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "role", self->role_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_role, set_role, NULL, NULL);
  g_signal_connect_object (self->settings, "changed::remember-cases", G_CALLBACK (on_remember_changed), self,
                           G_CONNECT_SWAPPED);
}

void
pb_preferences_present (GtkWindow *parent)
{
  GtkWindow *window
      = g_object_new (PB_TYPE_PREFERENCES, "transient-for", parent, "modal", parent != NULL, NULL);

  gtk_window_present (window);
}
