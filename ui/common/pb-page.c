/* pb-page.c: see pb-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page"

#include "config.h"

#include "pb-location.h"
#include "pb-page.h"

typedef struct {
  PbCase *document;  /* (owned) */
  gboolean is_stale; /* a review came while the page was hidden */
} PbPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PbPage, pb_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CASE, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_DETAIL, N_SIGNALS };

static guint signals[N_SIGNALS];

static PbPagePrivate *
get_private (PbPage *self)
{
  return pb_page_get_instance_private (self);
}

static void
pb_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CASE)
    g_value_set_object (value, get_private (PB_PAGE (object))->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CASE)
    get_private (PB_PAGE (object))->document = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* follow_review: a case has eleven pages and one is looked at; the others cost nothing until they are. */
static void
follow_review (PbPage *self)
{
  PbPagePrivate *private = get_private (self);

  private->is_stale = !gtk_widget_get_visible (GTK_WIDGET (self));
  if (!private->is_stale && private->document != NULL && PB_PAGE_GET_CLASS (self)->review != NULL)
    PB_PAGE_GET_CLASS (self)->review (self);
}

static void
catch_up (PbPage *self)
{
  if (get_private (self)->is_stale)
    follow_review (self);
}

static void
pb_page_constructed (GObject *object)
{
  PbPage *self = PB_PAGE (object);

  G_OBJECT_CLASS (pb_page_parent_class)->constructed (object);
  g_signal_connect_object (get_private (self)->document, "notify::review", G_CALLBACK (follow_review), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::visible", G_CALLBACK (catch_up), NULL);
  follow_review (self);
}

static void
pb_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&get_private (PB_PAGE (object))->document);
  G_OBJECT_CLASS (pb_page_parent_class)->dispose (object);
}

static void
pb_page_class_init (PbPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->constructed = pb_page_constructed;
  object_class->get_property = pb_page_get_property;
  object_class->set_property = pb_page_set_property;
  object_class->dispose = pb_page_dispose;

  properties[PROP_CASE] = g_param_spec_object (
      "case", NULL, NULL, PB_TYPE_CASE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DETAIL] = g_signal_new ("detail", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, GTK_TYPE_WIDGET);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_page_init (PbPage *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

PbCase *
pb_page_get_case (PbPage *self)
{
  g_return_val_if_fail (PB_IS_PAGE (self), NULL);

  return get_private (self)->document;
}

void
pb_page_show (PbPage *self, PbKind kind, const char *id)
{
  g_return_if_fail (PB_IS_PAGE (self));

  if (PB_PAGE_GET_CLASS (self)->show != NULL)
    PB_PAGE_GET_CLASS (self)->show (self, kind, id);
}

gboolean
pb_page_search (PbPage *self)
{
  g_return_val_if_fail (PB_IS_PAGE (self), FALSE);

  return PB_PAGE_GET_CLASS (self)->search != NULL && PB_PAGE_GET_CLASS (self)->search (self);
}

static void
activate (GtkWidget *widget, const char *action, PbKind kind, const char *id)
{
  g_autofree char *location = pb_location_new (NULL, kind, id);

  if (location != NULL)
    gtk_widget_activate_action (widget, action, "s", location);
}

void
pb_page_inspect (PbPage *self, PbKind kind, const char *id)
{
  g_return_if_fail (PB_IS_PAGE (self));

  activate (GTK_WIDGET (self), "win.inspect", kind, id);
}

void
pb_page_open (GtkWidget *widget, PbKind kind, const char *id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  activate (widget, "win.open", kind, id);
}

void
pb_page_tell_detail (PbPage *self, const char *title, GtkWidget *content)
{
  g_autoptr (GtkWidget) kept = NULL;

  g_return_if_fail (PB_IS_PAGE (self) && GTK_IS_WIDGET (content));

  /* It goes when nobody takes it. */
  kept = g_object_ref_sink (content);
  g_signal_emit (self, signals[SIGNAL_DETAIL], 0, title, content);
}
