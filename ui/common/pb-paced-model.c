/* pb-paced-model.c: see pb-paced-model.h. GtkSliceListModel does not do: whatever changes, it replaces every
 * row after it, and with them the choice and the place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-paced-model"

#include "config.h"

#include "pb-paced-model.h"

struct _PbPacedModel {
  GObject parent_instance;

  GListModel *list; /* (owned) */
  GtkWidget *view;  /* (nullable): weak */
  guint n_exposed;  /* the first so many rows of @list */
  guint tick;       /* 0: whole, or nobody to show it to */
};

static void pb_paced_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbPacedModel, pb_paced_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pb_paced_model_list_init))

static void
expose (PbPacedModel *self, guint wanted)
{
  guint before = self->n_exposed;

  self->n_exposed = MAX (before, MIN (wanted, g_list_model_get_n_items (self->list)));
  if (self->n_exposed > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_exposed - before);
}

static gboolean
on_tick (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  PbPacedModel *self = data;
  guint wanted = self->n_exposed + PB_PACED_MODEL_STEP;

  /* Rows given to a page that is hidden would all be made in the frame that shows it. */
  if (!gtk_widget_get_mapped (view)) {
    self->tick = 0;
    return G_SOURCE_REMOVE;
  }
  expose (self, wanted > PB_PACED_MODEL_ENOUGH ? G_MAXUINT : wanted);
  if (self->n_exposed < g_list_model_get_n_items (self->list))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
pace (PbPacedModel *self)
{
  if (self->tick == 0 && self->view != NULL && gtk_widget_get_mapped (self->view)
      && self->n_exposed < g_list_model_get_n_items (self->list))
    self->tick = gtk_widget_add_tick_callback (self->view, on_tick, self, NULL);
}

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, PbPacedModel *self)
{
  guint n = g_list_model_get_n_items (list);
  guint n_before = n - added + removed;
  guint exposed = self->n_exposed;

  if (removed == n_before) {
    /* All new: the pace begins anew. */
    self->n_exposed = MIN (n, PB_PACED_MODEL_FIRST);
    g_list_model_items_changed (G_LIST_MODEL (self), 0, exposed, self->n_exposed);
  } else if (position < exposed || exposed == n_before) {
    removed = MIN (removed, exposed - position);
    self->n_exposed = exposed - removed + added;
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  }
  pace (self);
}

/* --- list */

static GType
pb_paced_model_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (PB_PACED_MODEL (model)->list);
}

static guint
pb_paced_model_get_n_items (GListModel *model)
{
  return PB_PACED_MODEL (model)->n_exposed;
}

static gpointer
pb_paced_model_get_item (GListModel *model, guint position)
{
  PbPacedModel *self = PB_PACED_MODEL (model);

  return position < self->n_exposed ? g_list_model_get_item (self->list, position) : NULL;
}

static void
pb_paced_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = pb_paced_model_get_item_type;
  interface->get_n_items = pb_paced_model_get_n_items;
  interface->get_item = pb_paced_model_get_item;
}

/* --- object */

static void
pb_paced_model_dispose (GObject *object)
{
  PbPacedModel *self = PB_PACED_MODEL (object);

  if (self->tick != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->view);
  self->n_exposed = 0;
  G_OBJECT_CLASS (pb_paced_model_parent_class)->dispose (object);
}

static void
pb_paced_model_finalize (GObject *object)
{
  g_object_unref (PB_PACED_MODEL (object)->list);
  G_OBJECT_CLASS (pb_paced_model_parent_class)->finalize (object);
}

static void
pb_paced_model_class_init (PbPacedModelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_paced_model_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_paced_model_finalize;
}

static void
pb_paced_model_init (PbPacedModel *self)
{
}

PbPacedModel *
pb_paced_model_new (GListModel *list, GtkWidget *view)
{
  PbPacedModel *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (list) && GTK_IS_WIDGET (view), NULL);

  self = g_object_new (PB_TYPE_PACED_MODEL, NULL);
  self->list = g_object_ref (list);
  g_set_weak_pointer (&self->view, view);
  self->n_exposed = MIN (g_list_model_get_n_items (list), PB_PACED_MODEL_FIRST);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  g_signal_connect_object (view, "map", G_CALLBACK (pace), self, G_CONNECT_SWAPPED);
  pace (self);
  return self;
}

void
pb_paced_model_reveal (PbPacedModel *self, guint position)
{
  g_return_if_fail (PB_IS_PACED_MODEL (self));

  if (position >= self->n_exposed && position < g_list_model_get_n_items (self->list))
    expose (self, G_MAXUINT);
}
