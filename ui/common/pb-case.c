/* pb-case.c: see pb-case.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-case"

#include "config.h"

#include "pb-case.h"
#include "pb-date.h"
#include "pb-error.h"
#include "pb-words.h"

#include <glib/gi18n.h>

struct _PbCase {
  GObject parent_instance;

  PbWorkspace *workspace; /* (owned) */
  PbDrafts *drafts;       /* (owned) */
  GFile *file;            /* (owned) */
  gboolean read_only;
  gboolean was_writable; /* when it was opened */
  GCancellable *closing; /* (owned): cancelled when the case closes */

  PbReview *review;   /* (owned) (nullable) */
  GHashTable *states; /* (owned) (nullable): fact id → PbFactState of the review */
  GHashTable *rows;   /* (owned) (nullable): id → row of the snapshot */
  gboolean is_reviewing;
  gboolean is_stale; /* changed while a review was being made */
  char *title;       /* (owned) */
  char *undo_label;  /* (owned) (nullable) */
  char *redo_label;  /* (owned) (nullable) */
};

enum {
  PROP_0,
  PROP_READ_ONLY,
  PROP_REVIEW,
  PROP_REVIEWING,
  PROP_TITLE,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_CHANGED, SIGNAL_FAILED, SIGNAL_DONE, SIGNAL_UNDONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbCase, pb_case, G_TYPE_OBJECT)

static gint32
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return pb_date_ymd_to_jdn (g_date_time_get_year (now), g_date_time_get_month (now),
                             g_date_time_get_day_of_month (now));
}

static void
set_read_only (PbCase *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

void
pb_case_note_error (PbCase *self, const GError *error)
{
  g_return_if_fail (PB_IS_CASE (self) && error != NULL);

  if (g_error_matches (error, PB_ERROR, PB_ERROR_READ_ONLY))
    set_read_only (self, TRUE);
}

void
pb_case_fail (PbCase *self, const GError *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (PB_IS_CASE (self) && error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = pb_words_for_error (error);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, words);
}

/* --- review */

static void
index_rows (PbCase *self)
{
  const PbSnapshot *snapshot = self->review->analysis->snapshot;
  GPtrArray *const lists[]
      = {snapshot->places,     snapshot->parties,    snapshot->acts,           snapshot->exhibits,
         snapshot->statements, snapshot->passages,   snapshot->assertions,     snapshot->values,
         snapshot->facts,      snapshot->counts,     snapshot->bearings,       snapshot->employments,
         snapshot->debts,      snapshot->loss_items, snapshot->routes,         snapshot->claims,
         snapshot->receipts,   snapshot->enquiries,  snapshot->inconsistencies};

  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint n = 0; n < lists[i]->len; n++) {
      PbRow *row = g_ptr_array_index (lists[i], n);

      g_hash_table_insert (self->rows, (gpointer) row->id, row);
    }
  self->states = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->review->analysis->facts->len; i++) {
    PbFactState *state = g_ptr_array_index (self->review->analysis->facts, i);

    g_hash_table_insert (self->states, (gpointer) state->fact->row.id, state);
  }
}

static void
set_title (PbCase *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void begin_review (PbCase *self);

static void
review_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbCase) self = data;
  g_autoptr (GError) error = NULL;
  PbReview *review = pb_workspace_review_finish (PB_WORKSPACE (source), result, &error);

  self->is_reviewing = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVIEWING]);
  if (review == NULL) {
    pb_case_fail (self, error);
    return;
  }
  {
    g_autoptr (PbReview) before = g_steal_pointer (&self->review);

    g_clear_pointer (&self->rows, g_hash_table_unref);
    g_clear_pointer (&self->states, g_hash_table_unref);
    self->review = review;
    index_rows (self);
    set_title (self, review->analysis->snapshot->title);
    /* Listeners let go of what they took from the review before, which is still there. */
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVIEW]);
  }
  if (self->is_stale)
    begin_review (self);
}

static void
begin_review (PbCase *self)
{
  self->is_stale = self->is_reviewing;
  if (self->is_reviewing || g_cancellable_is_cancelled (self->closing))
    return;
  self->is_reviewing = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVIEWING]);
  pb_workspace_review_async (self->workspace, get_today (), TRUE, NULL, self->closing, review_made,
                             g_object_ref (self));
}

/* --- undo */

static void
undo_peeked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbCase) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  if (!pb_workspace_peek_undo_finish (PB_WORKSPACE (source), result, &undo, &redo, &error)) {
    pb_case_fail (self, error);
    return;
  }
  g_free (self->undo_label);
  self->undo_label = g_steal_pointer (&undo);
  g_free (self->redo_label);
  self->redo_label = g_steal_pointer (&redo);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
on_changed (PbWorkspace *workspace, const PbKindSet *kinds, PbCase *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, kinds);
  begin_review (self);
  pb_workspace_peek_undo_async (workspace, self->closing, undo_peeked, g_object_ref (self));
}

typedef struct {
  PbCase *self; /* (owned) */
  gboolean redo;
} Undoing;

static void
undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Undoing *undoing = data;
  g_autoptr (PbCase) self = undoing->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = pb_workspace_undo_finish (PB_WORKSPACE (source), result, &error);

  if (label != NULL) {
    g_signal_emit (self, signals[SIGNAL_DONE], 0, "undo");
    g_signal_emit (self, signals[SIGNAL_UNDONE], 0, label, undoing->redo);
    return;
  }
  pb_case_fail (self, error);
  pb_case_note_error (self, error);
}

void
pb_case_undo (PbCase *self, gboolean redo)
{
  Undoing *undoing;

  g_return_if_fail (PB_IS_CASE (self));

  undoing = g_new0 (Undoing, 1);
  undoing->self = g_object_ref (self);
  undoing->redo = redo;
  pb_workspace_undo_async (self->workspace, redo, self->closing, undone, undoing);
}

/* --- editing */

typedef struct {
  char *label;          /* (owned) */
  gboolean is_answered; /* somebody waits for the answer */
} Editing;

static void
editing_free (Editing *editing)
{
  g_free (editing->label);
  g_free (editing);
}

static void
edited (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PbCase *self = g_task_get_source_object (task);
  const Editing *editing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pb_workspace_edit_finish (PB_WORKSPACE (source), result, &error)) {
    /* Whoever waits for the answer says it where it was asked for. */
    if (!editing->is_answered)
      pb_case_fail (self, error);
    pb_case_note_error (self, error);
    g_task_return_error (task, error);
    return;
  }
  pb_drafts_flush (self->drafts);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, editing->label);
  g_task_return_boolean (task, TRUE);
}

void
pb_case_edit (PbCase *self, const char *label, GPtrArray *edits, GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task;
  Editing *editing;

  g_return_if_fail (PB_IS_CASE (self) && label != NULL && edits != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_case_edit);
  editing = g_new0 (Editing, 1);
  editing->label = g_strdup (label);
  editing->is_answered = callback != NULL;
  g_task_set_task_data (task, editing, (GDestroyNotify) editing_free);
  pb_workspace_edit_async (self->workspace, label, edits, NULL, edited, task);
}

gboolean
pb_case_edit_finish (PbCase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- writing again */

/* Where a draft is put to see whether the file takes it; no dialog is called so. */
#define TRIAL_PLACE "trial"

/* Whether the file took it; says so if not. */
static gboolean
finish_trial (PbCase *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (self->closing))
    return FALSE;
  if (pb_workspace_put_draft_finish (PB_WORKSPACE (source), result, &error))
    return TRUE;
  pb_case_fail (self, error);
  pb_case_note_error (self, error);
  return FALSE;
}

static void
trial_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbCase) self = data;

  if (!finish_trial (self, source, result))
    return;
  set_read_only (self, FALSE);
  pb_drafts_flush (self->drafts);
}

static void
on_draft_refused (PbCase *self, const GError *error)
{
  g_autofree char *words = pb_words_for_error (error);
  g_autofree char *message = g_strdup_printf (
      C_ ("case", "What you typed could not be saved; it is kept as long as the case is open. %s"), words);

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, message);
  pb_case_note_error (self, error);
}

static void
trial_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbCase) self = data;

  if (!finish_trial (self, source, result))
    return;
  pb_workspace_put_draft_async (self->workspace, TRIAL_PLACE, NULL, NULL, trial_cleared, g_object_ref (self));
}

void
pb_case_try_writing (PbCase *self)
{
  g_return_if_fail (PB_IS_CASE (self) && self->was_writable);

  pb_workspace_put_draft_async (self->workspace, TRIAL_PLACE, NULL, "1", trial_written, g_object_ref (self));
}

/* --- object */

static void
pb_case_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PbCase *self = PB_CASE (object);

  switch (id) {
  case PROP_READ_ONLY:
    g_value_set_boolean (value, self->read_only);
    break;
  case PROP_REVIEW:
    g_value_set_pointer (value, self->review);
    break;
  case PROP_REVIEWING:
    g_value_set_boolean (value, self->is_reviewing);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_UNDO_LABEL:
    g_value_set_string (value, self->undo_label);
    break;
  case PROP_REDO_LABEL:
    g_value_set_string (value, self->redo_label);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pb_case_finalize (GObject *object)
{
  PbCase *self = PB_CASE (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->states, g_hash_table_unref);
  g_clear_pointer (&self->review, pb_review_free);
  g_clear_object (&self->drafts);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  g_clear_object (&self->closing);
  g_free (self->title);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (pb_case_parent_class)->finalize (object);
}

static void
pb_case_class_init (PbCaseClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_case_get_property;
  object_class->finalize = pb_case_finalize;

  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_REVIEW] = g_param_spec_pointer ("review", NULL, NULL, flags);
  properties[PROP_REVIEWING] = g_param_spec_boolean ("reviewing", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_UNDONE] = g_signal_new ("undone", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pb_case_init (PbCase *self)
{
  self->closing = g_cancellable_new ();
  self->title = g_strdup ("");
}

PbCase *
pb_case_new (PbWorkspace *workspace, GFile *file, gboolean read_only)
{
  PbCase *self;

  g_return_val_if_fail (PB_IS_WORKSPACE (workspace) && G_IS_FILE (file), NULL);

  self = g_object_new (PB_TYPE_CASE, NULL);
  self->workspace = g_object_ref (workspace);
  self->drafts = pb_drafts_new (workspace);
  g_signal_connect_object (self->drafts, "refused", G_CALLBACK (on_draft_refused), self, G_CONNECT_SWAPPED);
  self->file = g_object_ref (file);
  self->read_only = read_only;
  self->was_writable = !read_only;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  begin_review (self);
  pb_workspace_peek_undo_async (workspace, self->closing, undo_peeked, g_object_ref (self));
  return self;
}

void
pb_case_close (PbCase *self)
{
  g_return_if_fail (PB_IS_CASE (self));

  g_cancellable_cancel (self->closing);
  pb_drafts_close (self->drafts);
  pb_workspace_close (self->workspace);
}

PbWorkspace *
pb_case_get_workspace (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), NULL);

  return self->workspace;
}

PbDrafts *
pb_case_get_drafts (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), NULL);

  return self->drafts;
}

GFile *
pb_case_get_file (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), NULL);

  return self->file;
}

gboolean
pb_case_has_lost_writing (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), FALSE);

  return self->was_writable && self->read_only;
}

gboolean
pb_case_is_read_only (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), FALSE);

  return self->read_only;
}

const char *
pb_case_get_title (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), NULL);

  return self->title;
}

const char *
pb_case_get_undo_label (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), NULL);

  return self->undo_label;
}

const char *
pb_case_get_redo_label (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), NULL);

  return self->redo_label;
}

PbReview *
pb_case_get_review (PbCase *self)
{
  g_return_val_if_fail (PB_IS_CASE (self), NULL);

  return self->review;
}

PbFactState *
pb_case_get_fact_state (PbCase *self, const char *fact_id)
{
  g_return_val_if_fail (PB_IS_CASE (self) && fact_id != NULL, NULL);

  return self->states != NULL ? g_hash_table_lookup (self->states, fact_id) : NULL;
}

gpointer
pb_case_find (PbCase *self, const char *id)
{
  g_return_val_if_fail (PB_IS_CASE (self) && id != NULL, NULL);

  return self->rows != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
}
