/* pb-workspace-edit.c: what can be done to a case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-edit"

#include "config.h"

#include "pb-error.h"
#include "pb-passage-locator.h"
#include "pb-workspace-private.h"

PbEdit *
pb_edit_new (PbEditAction action, PbRecord *record)
{
  PbEdit *edit = g_new0 (PbEdit, 1);

  edit->action = action;
  edit->record = g_object_ref (record);
  return edit;
}

PbEdit *
pb_edit_new_update (PbRecord *record, PbRecord *before)
{
  PbEdit *edit = pb_edit_new (PB_EDIT_UPDATE, record);

  edit->before = g_object_ref (before);
  return edit;
}

void
pb_edit_free (PbEdit *edit)
{
  if (edit == NULL)
    return;
  g_clear_object (&edit->before);
  g_object_unref (edit->record);
  g_free (edit);
}

typedef struct {
  char *label;
  GPtrArray *edits;
} EditParams;

static void
edit_params_free (EditParams *params)
{
  g_free (params->label);
  g_ptr_array_unref (params->edits);
  g_free (params);
}

/* Within the gesture nobody else writes: what is read now is what is replaced. */
static gboolean
check_before (PbStore *store, const PbEdit *edit, GError **error)
{
  const PbKind kind = pb_record_get_kind (edit->record);
  g_autoptr (PbRecord) now = NULL;

  if (edit->before == NULL)
    return TRUE;
  now = pb_store_get (store, kind, pb_record_get_id (edit->record), error);
  if (now == NULL)
    return FALSE;
  if (pb_record_equal (now, edit->before))
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_CONFLICT, "%s %s: it was changed since",
               pb_kind_get_info (kind)->table, pb_record_get_id (edit->record));
  return FALSE;
}

static gboolean
apply (PbStore *store, PbEdit *edit, GError **error)
{
  if (!check_before (store, edit, error))
    return FALSE;
  /* A passage made by hand is found on its page as one of a form is; one that is changed, anew. */
  if (edit->action != PB_EDIT_DELETE && pb_record_get_kind (edit->record) == PB_KIND_PASSAGE
      && !pb_passage_locator_locate (store, edit->record, error))
    return FALSE;
  switch (edit->action) {
  case PB_EDIT_INSERT:
    return pb_store_insert (store, edit->record, error);
  case PB_EDIT_UPDATE:
    return pb_store_update (store, edit->record, error);
  case PB_EDIT_DELETE:
    return pb_store_delete (store, pb_record_get_kind (edit->record), pb_record_get_id (edit->record), error);
  default:
    g_assert_not_reached ();
  }
}

static gpointer
edit (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  EditParams *params = data;

  if (!pb_store_begin (self->store, params->label, TRUE, error))
    return NULL;
  for (guint i = 0; i < params->edits->len; i++) {
    if (!apply (self->store, g_ptr_array_index (params->edits, i), error)) {
      pb_store_rollback (self->store);
      return NULL;
    }
  }
  return pb_workspace_commit (self, error) ? PB_WORKSPACE_DONE : NULL;
}

void
pb_workspace_edit_async (PbWorkspace *self, const char *label, GPtrArray *edits, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  EditParams *params = g_new0 (EditParams, 1);

  g_return_if_fail (PB_IS_WORKSPACE (self) && label != NULL && edits != NULL);

  params->label = g_strdup (label);
  params->edits = edits;
  pb_workspace_run (self, PB_PRIORITY_WRITE, edit, params, (GDestroyNotify) edit_params_free, NULL, NULL,
                    NULL, cancellable, callback, user_data);
}

gboolean
pb_workspace_edit_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error) != NULL;
}

static gpointer
undo (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  char *label = NULL;

  if (GPOINTER_TO_INT (params) ? !pb_store_redo (self->store, &label, error)
                               : !pb_store_undo (self->store, &label, error))
    return NULL;
  pb_workspace_note_changed (self);
  return label;
}

void
pb_workspace_undo_async (PbWorkspace *self, gboolean redo, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self));

  pb_workspace_run (self, PB_PRIORITY_WRITE, undo, GINT_TO_POINTER (redo), NULL, g_free, NULL, NULL,
                    cancellable, callback, user_data);
}

char *
pb_workspace_undo_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}
