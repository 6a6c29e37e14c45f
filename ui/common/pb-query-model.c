/* pb-query-model.c: see pb-query-model.h.
 *
 * Why ids and not a cursor: 100,000 ids are 5 MB and one query; any row can then be fetched by its key,
 * whatever was inserted before it, and "where is this record" needs no second query.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-query-model"

#include "config.h"

#include "pb-query-model.h"
#include "pb-weak-hold.h"

#include <gtk/gtk.h>

/* Ids asked for at once: several screens, and little enough that an answer is quick. */
#define BATCH_ROWS 200
/* Rows kept although nobody looks at them now: what one scrolls back to. */
#define KEPT_ROWS 600
/* Rows fetched on each side of one that is looked at: a screen. Their cells are then made once, not empty
 * first. */
#define AHEAD_ROWS 48u
/* GTK looks through all added rows for the selected one: more than this are given in two steps, which it
 * does not look through (feasibility-ui.md §2). */
#define TRACKED_ROWS 200

struct _PbQueryModel {
  GObject parent_instance;

  PbCase *document;                /* (owned) */
  GtkWidget *viewer;               /* (nullable): weak: the rows are asked for while it is seen */
  gboolean is_stale, is_untouched; /* to be asked, cells to be made again, when it is seen */
  PbKind kind;
  PbKindSet watched;
  char *filter, *sort, *column, *value; /* (owned) (nullable) */
  gboolean descending;
  PbQueryModelAccept accept; /* (nullable) */
  gpointer accept_data;

  GPtrArray *all;  /* (owned) (element-type utf8): what the case answered */
  GPtrArray *ids;  /* (owned) (element-type utf8): those accepted; strings belong to @all */
  guint n_exposed; /* what n_items says: 0 between the two steps */

  GHashTable *alive; /* (owned): id → PbRecordRow that somebody holds */
  GQueue kept;       /* (element-type PbRecordRow) (owned): last asked for first */
  GPtrArray *wanted; /* (owned) (element-type utf8): ids to be fetched */
  guint fetch_source, query_source;
  GCancellable *query;   /* (owned) (nullable): of the query under way */
  GCancellable *closing; /* (owned) */
  gboolean is_loaded;
  gboolean is_arriving; /* the first answer waits for what stands in its first rows */
};

enum { PROP_0, PROP_FILTER, PROP_SORT, PROP_DESCENDING, PROP_COLUMN, PROP_VALUE, PROP_LOADING, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_LOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void pb_query_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbQueryModel, pb_query_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pb_query_model_list_init))

/* --- fetching what is looked at */

static void show_answer (PbQueryModel *self);

static void
items_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbQueryModel) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL || self->document == NULL)
    return;
  if (items == NULL)
    pb_case_fail (self->document, error);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    PbItem *item = g_ptr_array_index (items, i);
    PbRecordRow *row = g_hash_table_lookup (self->alive, pb_item_get_id (item));

    if (row != NULL)
      pb_record_row_set_item (row, item);
  }
  if (self->is_arriving)
    show_answer (self);
}

static gboolean
fetch_wanted (gpointer data)
{
  PbQueryModel *self = data;
  g_autoptr (GPtrArray) wanted = g_steal_pointer (&self->wanted);

  self->fetch_source = 0;
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  for (guint start = 0; start < wanted->len; start += BATCH_ROWS) {
    g_autoptr (GPtrArray) batch = g_ptr_array_new ();

    for (guint i = start; i < MIN (start + BATCH_ROWS, wanted->len); i++)
      g_ptr_array_add (batch, g_ptr_array_index (wanted, i));
    g_ptr_array_add (batch, NULL);
    pb_workspace_get_items_async (pb_case_get_workspace (self->document), self->kind,
                                  (const char *const *) batch->pdata, self->closing, items_fetched,
                                  pb_weak_hold_new (self));
  }
  return G_SOURCE_REMOVE;
}

static void
want (PbQueryModel *self, const char *id)
{
  g_ptr_array_add (self->wanted, g_strdup (id));
  if (self->fetch_source == 0)
    self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_wanted, self, NULL);
}

/* (transfer full): the one row object of this record. */
static PbRecordRow *
take_row (PbQueryModel *self, const char *id)
{
  PbRecordRow *row = g_hash_table_lookup (self->alive, id);

  if (row != NULL)
    return g_object_ref (row);
  row = pb_record_row_new (self->kind, id, self->alive);
  g_queue_push_head (&self->kept, g_object_ref (row));
  if (self->kept.length > KEPT_ROWS)
    g_object_unref (g_queue_pop_tail (&self->kept));
  want (self, id);
  return row;
}

/* Rows of @ids near @position, whose content is fetched before it is asked for. */
static void
want_around (PbQueryModel *self, GPtrArray *ids, guint position)
{
  guint end = MIN (position + AHEAD_ROWS, ids->len);

  for (guint i = position > AHEAD_ROWS ? position - AHEAD_ROWS : 0; i < end; i++)
    if (!g_hash_table_contains (self->alive, g_ptr_array_index (ids, i)))
      g_object_unref (take_row (self, g_ptr_array_index (ids, i)));
}

static void
want_alive_again (PbQueryModel *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    want (self, id);
}

/* --- the rows in place */

static GPtrArray *
pick_accepted (PbQueryModel *self, GPtrArray *all)
{
  GPtrArray *ids = g_ptr_array_sized_new (all->len);

  for (guint i = 0; i < all->len; i++) {
    gpointer id = g_ptr_array_index (all, i);

    if (self->accept == NULL || self->accept (self->document, id, self->accept_data))
      g_ptr_array_add (ids, id);
  }
  return ids;
}

static gboolean
is_same (GPtrArray *a, guint at, GPtrArray *b, guint bt)
{
  return g_str_equal (g_ptr_array_index (a, at), g_ptr_array_index (b, bt));
}

/* Takes @ids for the rows; says only what differs. Returns: the view could not keep its place. */
static gboolean
put_in_place (PbQueryModel *self, GPtrArray *ids)
{
  g_autoptr (GPtrArray) before = self->ids;
  guint shorter = MIN (before->len, ids->len);
  guint head = 0, tail = 0;
  guint removed, added;

  while (head < shorter && is_same (before, head, ids, head))
    head++;
  while (tail < shorter - head && is_same (before, before->len - 1 - tail, ids, ids->len - 1 - tail))
    tail++;
  removed = before->len - head - tail;
  added = ids->len - head - tail;
  self->ids = ids;
  if (added > TRACKED_ROWS && before->len > 0) {
    self->n_exposed = 0;
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, 0);
    self->n_exposed = ids->len;
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
    return TRUE;
  }
  self->n_exposed = ids->len;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
  return FALSE;
}

static void
drop_kept (PbQueryModel *self)
{
  g_queue_clear_full (&self->kept, g_object_unref);
}

static void
show_answer (PbQueryModel *self)
{
  gboolean was_loading = !self->is_loaded;
  gboolean replaced = put_in_place (self, pick_accepted (self, self->all));

  self->is_arriving = FALSE;
  self->is_loaded = TRUE;
  if (was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0, replaced);
}

/* The first rows come with what stands in them; TRUE: it is being fetched. */
static gboolean
await_first_rows (PbQueryModel *self)
{
  g_autoptr (GPtrArray) ids = pick_accepted (self, self->all);

  want_around (self, ids, 0);
  self->is_arriving = self->wanted->len > 0;
  if (self->is_arriving) {
    g_clear_handle_id (&self->fetch_source, g_source_remove);
    fetch_wanted (self);
  }
  return self->is_arriving;
}

static void
query_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbQueryModel) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) before = NULL;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL) {
    g_clear_object (&self->query);
    pb_case_fail (self->document, error);
    return;
  }
  /* Rows nobody looks at are fetched when they are looked at again. */
  drop_kept (self);
  want_alive_again (self);
  if (g_task_get_cancellable (G_TASK (result)) == self->query)
    g_clear_object (&self->query);
  before = g_steal_pointer (&self->all);
  self->all = g_steal_pointer (&ids);
  if (self->is_loaded || !await_first_rows (self))
    show_answer (self);
}

static gboolean
ask (gpointer data)
{
  PbQueryModel *self = data;
  const PbQuery query = {.kind = self->kind,
                         .filter = self->filter,
                         .column = self->column,
                         .value = self->value,
                         .sort = self->sort,
                         .descending = self->descending};

  self->query_source = 0;
  /* An answer to what was asked before would only flicker. */
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();
  pb_workspace_query_async (pb_case_get_workspace (self->document), &query, self->query, query_answered,
                            pb_weak_hold_new (self));
  return G_SOURCE_REMOVE;
}

static gboolean
is_unseen (PbQueryModel *self)
{
  return self->viewer != NULL && !gtk_widget_get_mapped (self->viewer);
}

void
pb_query_model_refresh (PbQueryModel *self)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  self->is_stale = is_unseen (self);
  if (!self->is_stale && self->query_source == 0)
    self->query_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask, self, NULL);
}

static void
on_changed (PbCase *document, const PbKindSet *kinds, PbQueryModel *self)
{
  for (guint i = 0; i < PB_N_KINDS; i++)
    if (kinds->has[i] && self->watched.has[i]) {
      pb_query_model_refresh (self);
      return;
    }
}

static void
catch_up (PbQueryModel *self)
{
  if (self->is_stale)
    pb_query_model_refresh (self);
  if (self->is_untouched)
    pb_query_model_retouch (self);
}

void
pb_query_model_follow (PbQueryModel *self, GtkWidget *widget)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self) && GTK_IS_WIDGET (widget) && self->viewer == NULL);

  g_set_weak_pointer (&self->viewer, widget);
  g_signal_connect_object (widget, "map", G_CALLBACK (catch_up), self, G_CONNECT_SWAPPED);
  if (is_unseen (self) && self->query_source != 0) {
    g_clear_handle_id (&self->query_source, g_source_remove);
    self->is_stale = TRUE;
  }
}

/* --- list */

static GType
pb_query_model_get_item_type (GListModel *model)
{
  return PB_TYPE_RECORD_ROW;
}

static guint
pb_query_model_get_n_items (GListModel *model)
{
  return PB_QUERY_MODEL (model)->n_exposed;
}

static gpointer
pb_query_model_get_item (GListModel *model, guint position)
{
  PbQueryModel *self = PB_QUERY_MODEL (model);

  PbRecordRow *row;

  if (position >= self->n_exposed)
    return NULL;
  row = g_hash_table_lookup (self->alive, g_ptr_array_index (self->ids, position));
  if (row != NULL)
    return g_object_ref (row);
  row = take_row (self, g_ptr_array_index (self->ids, position));
  want_around (self, self->ids, position);
  return row;
}

static void
pb_query_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = pb_query_model_get_item_type;
  interface->get_n_items = pb_query_model_get_n_items;
  interface->get_item = pb_query_model_get_item;
}

/* --- object */

static void
pb_query_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PbQueryModel *self = PB_QUERY_MODEL (object);

  switch (id) {
  case PROP_FILTER:
    g_value_set_string (value, self->filter);
    break;
  case PROP_SORT:
    g_value_set_string (value, self->sort);
    break;
  case PROP_DESCENDING:
    g_value_set_boolean (value, self->descending);
    break;
  case PROP_COLUMN:
    g_value_set_string (value, self->column);
    break;
  case PROP_VALUE:
    g_value_set_string (value, self->value);
    break;
  case PROP_LOADING:
    g_value_set_boolean (value, !self->is_loaded);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pb_query_model_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PbQueryModel *self = PB_QUERY_MODEL (object);

  switch (id) {
  case PROP_FILTER:
    pb_query_model_set_filter (self, g_value_get_string (value));
    break;
  case PROP_SORT:
    pb_query_model_set_sort (self, g_value_get_string (value), self->descending);
    break;
  case PROP_DESCENDING:
    pb_query_model_set_sort (self, self->sort, g_value_get_boolean (value));
    break;
  case PROP_COLUMN:
    pb_query_model_set_match (self, g_value_get_string (value), self->value);
    break;
  case PROP_VALUE:
    pb_query_model_set_match (self, self->column, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pb_query_model_dispose (GObject *object)
{
  PbQueryModel *self = PB_QUERY_MODEL (object);

  g_cancellable_cancel (self->closing);
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_handle_id (&self->query_source, g_source_remove);
  drop_kept (self);
  self->n_exposed = 0;
  g_clear_weak_pointer (&self->viewer);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_query_model_parent_class)->dispose (object);
}

static void
pb_query_model_finalize (GObject *object)
{
  PbQueryModel *self = PB_QUERY_MODEL (object);

  g_clear_object (&self->query);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->alive, g_hash_table_unref);
  g_free (self->filter);
  g_free (self->sort);
  g_free (self->column);
  g_free (self->value);
  G_OBJECT_CLASS (pb_query_model_parent_class)->finalize (object);
}

static void
pb_query_model_class_init (PbQueryModelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_query_model_get_property;
  object_class->set_property = pb_query_model_set_property;
  object_class->dispose = pb_query_model_dispose;
  object_class->finalize = pb_query_model_finalize;

  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, NULL, flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL, flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  properties[PROP_COLUMN] = g_param_spec_string ("column", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  properties[PROP_LOADING]
      = g_param_spec_boolean ("loading", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
pb_query_model_init (PbQueryModel *self)
{
  self->all = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_ptr_array_new ();
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->alive = g_hash_table_new (g_str_hash, g_str_equal);
  self->closing = g_cancellable_new ();
  g_queue_init (&self->kept);
}

/* --- public */

PbQueryModel *
pb_query_model_new (PbCase *document, PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  PbQueryModel *self;

  g_return_val_if_fail (PB_IS_CASE (document), NULL);

  self = g_object_new (PB_TYPE_QUERY_MODEL, NULL);
  self->document = g_object_ref (document);
  self->kind = kind;
  self->watched.has[kind] = TRUE;
  for (guint i = 0; i < info->n_columns; i++)
    if (info->columns[i].reference != PB_KIND_NONE)
      self->watched.has[info->columns[i].reference] = TRUE;
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, 0);
  pb_query_model_refresh (self);
  return self;
}

PbKind
pb_query_model_get_kind (PbQueryModel *self)
{
  g_return_val_if_fail (PB_IS_QUERY_MODEL (self), PB_KIND_NONE);

  return self->kind;
}

void
pb_query_model_watch (PbQueryModel *self, PbKind kind)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  self->watched.has[kind] = TRUE;
}

/* TRUE when @field changed. */
static gboolean
set_text (PbQueryModel *self, char **field, const char *value, guint property)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  pb_query_model_refresh (self);
  return TRUE;
}

void
pb_query_model_set_filter (PbQueryModel *self, const char *filter)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  set_text (self, &self->filter, filter != NULL && filter[0] != '\0' ? filter : NULL, PROP_FILTER);
}

void
pb_query_model_set_sort (PbQueryModel *self, const char *column, gboolean descending)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  set_text (self, &self->sort, column, PROP_SORT);
  if (self->descending == descending)
    return;
  self->descending = descending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  pb_query_model_refresh (self);
}

void
pb_query_model_set_match (PbQueryModel *self, const char *column, const char *value)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  set_text (self, &self->column, column, PROP_COLUMN);
  set_text (self, &self->value, value, PROP_VALUE);
}

void
pb_query_model_set_accept (PbQueryModel *self, PbQueryModelAccept accept, gpointer user_data)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  self->accept = accept;
  self->accept_data = user_data;
  pb_query_model_refilter (self);
}

void
pb_query_model_refilter (PbQueryModel *self)
{
  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  /* The first answer is filtered as it comes. */
  if (self->is_loaded)
    g_signal_emit (self, signals[SIGNAL_LOADED], 0, put_in_place (self, pick_accepted (self, self->all)));
}

void
pb_query_model_retouch (PbQueryModel *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (PB_IS_QUERY_MODEL (self));

  self->is_untouched = is_unseen (self);
  if (self->is_untouched)
    return;
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    g_object_notify (g_ptr_array_index (rows, i), "item");
}

gboolean
pb_query_model_is_loading (PbQueryModel *self)
{
  g_return_val_if_fail (PB_IS_QUERY_MODEL (self), FALSE);

  return !self->is_loaded;
}

gboolean
pb_query_model_is_asking (PbQueryModel *self)
{
  g_return_val_if_fail (PB_IS_QUERY_MODEL (self), FALSE);

  return self->query_source != 0 || self->query != NULL || self->is_stale || self->is_arriving;
}

gboolean
pb_query_model_is_limited (PbQueryModel *self)
{
  g_return_val_if_fail (PB_IS_QUERY_MODEL (self), FALSE);

  return self->filter != NULL || self->column != NULL || self->accept != NULL;
}

gboolean
pb_query_model_has_none (PbQueryModel *self)
{
  g_return_val_if_fail (PB_IS_QUERY_MODEL (self), FALSE);

  return self->is_loaded && self->filter == NULL && self->column == NULL && self->all->len == 0;
}

guint
pb_query_model_find (PbQueryModel *self, const char *id)
{
  g_return_val_if_fail (PB_IS_QUERY_MODEL (self) && id != NULL, GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->n_exposed; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id))
      return i;
  return GTK_INVALID_LIST_POSITION;
}
