/* pb-store-history.c: see pb-store-history.h.
 *
 * Ids are UUIDv7: their order is that of the clock of whoever made them, which is also the time that is
 * shown. So the primary key gives the pages, and no index beside it has to be kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-kind-title.h"
#include "pb-store-changes.h"
#include "pb-store-history.h"
#include "pb-store-private.h"
#include "pb-store-words.h"

#include <string.h>

/* Above every id. */
#define LAST_ID "~"

#define SELECT_GESTURES                                                                                      \
  "SELECT gesture.id, gesture.at, gesture.label, gesture.direction, user.label, replica.own, "               \
  "(SELECT count (*) FROM change WHERE change.gesture_id = gesture.id) FROM gesture "                        \
  "JOIN replica ON replica.id = gesture.replica_id LEFT JOIN user ON user.id = gesture.user_id "             \
  "WHERE gesture.id < $before AND ($user IS NULL OR gesture.user_id = $user) "                               \
  "AND ($since IS NULL OR gesture.at >= $since) AND ($until IS NULL OR gesture.at < $until) "
/* Served by the index of changes by record. */
#define OF_RECORD "AND gesture.id IN (SELECT change.gesture_id FROM change WHERE change.record_id = $record) "
#define LATEST_FIRST "ORDER BY gesture.id DESC"

#define SELECT_OF_GESTURE                                                                                    \
  PB_STORE_CHANGE_SELECT                                                                                     \
  "WHERE change.gesture_id = $gesture AND change.sequence > $after "                                         \
  "AND ($record IS NULL OR change.record_id = $record) ORDER BY change.sequence"

void
pb_store_history_entry_free (PbStoreHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->id);
  g_free (entry->label);
  g_free (entry->direction);
  g_free (entry->user);
  pb_store_change_free (entry->first);
  g_free (entry);
}

/* --- words */

/* The texts of one side that may be shown, folded. */
static void
append_side (GString *folded, const PbStoreChange *change, const char *json)
{
  PbKind kind = pb_kind_from_form (change->kind);
  g_autoptr (PbRecord) record = NULL;

  if (json == NULL || kind == PB_KIND_NONE)
    return;
  record = pb_record_new (kind, change->record_id);
  if (!pb_record_apply_json (record, json, NULL))
    return;
  for (guint i = 1; i < pb_kind_get_info (kind)->n_columns; i++) {
    const char *text = pb_record_get_nth (record, i);

    if (text == NULL || pb_kind_get_info (kind)->columns[i].reference != PB_KIND_NONE
        || !pb_kind_may_show (kind, i))
      continue;
    pb_store_words_append (folded, text);
    /* A word is not found across two columns. */
    g_string_append_c (folded, '\n');
  }
}

/* Names of columns stand in the JSON too; only where it has the words is it taken apart, or copied at all. */
static gboolean
may_have_words (char *const *words, PbStmt *statement, GString *folded)
{
  g_string_truncate (folded, 0);
  for (int i = PB_STORE_CHANGE_BEFORE; i <= PB_STORE_CHANGE_AFTER; i++)
    if (pb_stmt_get_text (statement, i) != NULL)
      pb_store_words_append (folded, pb_stmt_get_text (statement, i));
  for (; *words != NULL; words++)
    /* These are written otherwise in JSON. */
    if (strpbrk (*words, "\"\\") == NULL && strstr (folded->str, *words) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
has_words (char *const *words, const PbStoreChange *change, GString *folded)
{
  if (words == NULL)
    return TRUE;
  g_string_truncate (folded, 0);
  append_side (folded, change, change->before);
  append_side (folded, change, change->after);
  return pb_store_words_stand_in (words, folded->str);
}

/* --- changes of a gesture */

static gboolean
add_changes (PbStore *self, const char *gesture_id, const char *record_id, char *const *words, gint64 after,
             guint limit, GPtrArray *changes, GCancellable *cancellable, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self->db, SELECT_OF_GESTURE, error);
  g_autoptr (GString) folded = g_string_new (NULL);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$gesture", gesture_id);
  pb_stmt_bind_text (statement, "$record", record_id);
  pb_stmt_bind_int (statement, "$after", after);
  while (changes->len < limit && (step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    g_autoptr (PbStoreChange) change = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (words != NULL && !may_have_words (words, statement, folded))
      continue;
    change = pb_store_changes_read (statement);
    if (has_words (words, change, folded))
      g_ptr_array_add (changes, g_steal_pointer (&change));
  }
  return step != PB_STEP_ERROR;
}

GPtrArray *
pb_store_history_list_changes (PbStore *self, const char *gesture_id, const PbStoreHistoryFilter *filter,
                               gint64 after, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_change_free);
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL && gesture_id != NULL, NULL);

  words = pb_store_words_fold (filter != NULL ? filter->text : NULL);
  if (!add_changes (self, gesture_id, filter != NULL ? filter->record_id : NULL, words, after, limit, changes,
                    cancellable, error))
    return NULL;
  return g_steal_pointer (&changes);
}

/* --- gestures */

static PbStoreHistoryEntry *
read_entry (PbStmt *statement)
{
  PbStoreHistoryEntry *entry = g_new0 (PbStoreHistoryEntry, 1);

  entry->id = g_strdup (pb_stmt_get_text (statement, 0));
  entry->at = pb_stmt_get_int (statement, 1);
  entry->label = g_strdup (pb_stmt_get_text (statement, 2));
  entry->direction = g_strdup (pb_stmt_get_text (statement, 3));
  entry->user = g_strdup (pb_stmt_get_text (statement, 4));
  entry->own = pb_stmt_get_int (statement, 5) != 0;
  entry->n_changes = (guint) pb_stmt_get_int (statement, 6);
  return entry;
}

static PbStmt *
prepare_gestures (PbStore *self, const PbStoreHistoryFilter *filter, const char *before, GError **error)
{
  PbStmt *statement = pb_db_prepare (self->db,
                                     filter->record_id != NULL ? SELECT_GESTURES OF_RECORD LATEST_FIRST
                                                               : SELECT_GESTURES LATEST_FIRST,
                                     error);

  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$before", before != NULL ? before : LAST_ID);
  pb_stmt_bind_text (statement, "$user", filter->user_id);
  if (filter->since != 0)
    pb_stmt_bind_int (statement, "$since", filter->since);
  else
    pb_stmt_bind_text (statement, "$since", NULL);
  if (filter->until != 0)
    pb_stmt_bind_int (statement, "$until", filter->until);
  else
    pb_stmt_bind_text (statement, "$until", NULL);
  if (filter->record_id != NULL)
    pb_stmt_bind_text (statement, "$record", filter->record_id);
  return statement;
}

/* @entry gets its first change; *@out_fits: FALSE: the filter lets none through. */
static gboolean
look_inside (PbStore *self, PbStoreHistoryEntry *entry, const PbStoreHistoryFilter *filter,
             char *const *words, gboolean *out_fits, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_change_free);

  if (!add_changes (self, entry->id, filter->record_id, words, 0, 1, changes, cancellable, error))
    return FALSE;
  *out_fits = changes->len > 0 || (filter->record_id == NULL && words == NULL);
  if (changes->len > 0)
    entry->first = g_ptr_array_steal_index (changes, 0);
  return TRUE;
}

GPtrArray *
pb_store_history_list (PbStore *self, const PbStoreHistoryFilter *filter, const char *before, guint limit,
                       GCancellable *cancellable, GError **error)
{
  static const PbStoreHistoryFilter anything = {0};
  g_autoptr (PbStmt) statement = NULL;
  g_autoptr (GPtrArray) gestures
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_history_entry_free);
  g_auto (GStrv) words = NULL;
  PbStep step = PB_STEP_ROW;

  g_return_val_if_fail (self != NULL && limit > 0, NULL);

  filter = filter != NULL ? filter : &anything;
  words = pb_store_words_fold (filter->text);
  statement = prepare_gestures (self, filter, before, error);
  if (statement == NULL)
    return NULL;
  while (gestures->len < limit && (step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    g_autoptr (PbStoreHistoryEntry) entry = read_entry (statement);
    gboolean fits = FALSE;

    if (!look_inside (self, entry, filter, words, &fits, cancellable, error))
      return NULL;
    if (fits)
      g_ptr_array_add (gestures, g_steal_pointer (&entry));
  }
  return step != PB_STEP_ERROR ? g_steal_pointer (&gestures) : NULL;
}
