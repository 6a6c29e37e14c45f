/* pb-window-delete.c: deleting a record, and why it is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-window-delete"

#include "config.h"

#include "pb-error.h"
#include "pb-location.h"
#include "pb-window-private.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* Of one kind; who needs more of them goes to the record's own pane, which lists them all. */
#define MAX_REFERRERS 5

typedef struct {
  PbWindow *window; /* (owned) */
  PbKind kind;
  char *id;      /* (owned) */
  GError *error; /* (owned) (nullable): why it was refused */
} Deleting;

static void
deleting_free (Deleting *deleting)
{
  g_object_unref (deleting->window);
  g_free (deleting->id);
  g_clear_error (&deleting->error);
  g_free (deleting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deleting, deleting_free)

static char *
describe_referrer (const PbReferrer *referrer)
{
  PbKind kind = pb_item_get_kind (referrer->item);

  /* A kind, what the record is called, and what the reference is called there. */
  return g_strdup_printf (C_ ("delete", "%s “%s”: %s"), pb_words_for_kind (kind),
                          pb_item_get_title (referrer->item), pb_words_for_column (kind, referrer->column));
}

static void
referrers_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Deleting) deleting = data;
  PbWindow *self = deleting->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) referrers
      = pb_workspace_find_referrers_finish (PB_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (self->document == NULL)
    return;
  /* It was refused for another reason, or they went meanwhile. */
  if (referrers == NULL || referrers->len == 0) {
    pb_case_fail (self->document, deleting->error);
    return;
  }
  for (guint i = 0; i < referrers->len; i++)
    g_ptr_array_add (lines, describe_referrer (g_ptr_array_index (referrers, i)));
  pb_window_show_list (self, C_ ("delete", "It Is Used Elsewhere"),
                       C_ ("delete", "Nothing was deleted. Change or delete first what refers to it:"),
                       lines);
}

static void
deleted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Deleting) deleting = data;
  PbWindow *self = deleting->window;

  if (pb_case_edit_finish (PB_CASE (source), result, &deleting->error) || self->document == NULL)
    return;
  if (!g_error_matches (deleting->error, PB_ERROR, PB_ERROR_INVALID)) {
    pb_case_fail (self->document, deleting->error);
    return;
  }
  pb_workspace_find_referrers_async (pb_case_get_workspace (self->document), deleting->kind, deleting->id,
                                     MAX_REFERRERS, NULL, referrers_found, deleting);
  g_steal_pointer (&deleting);
}

void
pb_window_delete (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  g_auto (PbLocation) location = {.kind = PB_KIND_NONE};
  g_autoptr (PbRecord) record = NULL;
  GPtrArray *edits;
  Deleting *deleting;

  if (!pb_location_parse (g_variant_get_string (target, NULL), &location) || location.id == NULL)
    return;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  record = pb_record_new (location.kind, location.id);
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_DELETE, record));
  deleting = g_new0 (Deleting, 1);
  deleting->window = g_object_ref (self);
  deleting->kind = location.kind;
  deleting->id = g_strdup (location.id);
  pb_case_edit (self->document, "delete", edits, deleted, deleting);
}
