/* pb-history-row.c: see pb-history-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-history-row"

#include "config.h"

#include "pb-history-change.h"
#include "pb-history-row.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* Of so many, as taking in a folder makes, one is no more than an example. */
#define MANY_CHANGES 12

struct _PbHistoryRow {
  GObject parent_instance;

  PbHistoryGesture *gesture; /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbHistoryRow, pb_history_row, G_TYPE_OBJECT)

static void
pb_history_row_finalize (GObject *object)
{
  pb_history_gesture_free (PB_HISTORY_ROW (object)->gesture);
  G_OBJECT_CLASS (pb_history_row_parent_class)->finalize (object);
}

static void
pb_history_row_class_init (PbHistoryRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_history_row_finalize;
}

static void
pb_history_row_init (PbHistoryRow *self)
{
}

PbHistoryRow *
pb_history_row_new (PbHistoryGesture *gesture)
{
  PbHistoryRow *self = g_object_new (PB_TYPE_HISTORY_ROW, NULL);

  self->gesture = gesture;
  return self;
}

const PbHistoryGesture *
pb_history_row_get_gesture (PbHistoryRow *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ROW (self), NULL);

  return self->gesture;
}

char *
pb_history_row_describe_time (PbHistoryRow *self)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (pb_history_row_get_gesture (self)->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  char *shown;

  if (local == NULL)
    return g_strdup ("");
  /* A translation may be no format: then as the computer writes it. */
  shown = g_date_time_format (local, C_ ("history", "%-d %b %Y, %H:%M"));
  return shown != NULL ? shown : g_date_time_format (local, "%F %R");
}

char *
pb_history_row_describe_who (PbHistoryRow *self)
{
  const PbHistoryGesture *gesture = pb_history_row_get_gesture (self);

  if (gesture->user != NULL)
    return g_strdup (gesture->user);
  return g_strdup (gesture->own ? C_ ("history", "Here, no name") : C_ ("history", "Another copy, no name"));
}

char *
pb_history_row_describe_gesture (PbHistoryRow *self)
{
  const PbHistoryGesture *gesture = pb_history_row_get_gesture (self);
  const char *words = pb_words_for_label (gesture->label);

  if (g_str_equal (gesture->direction, "undo"))
    return g_strdup_printf (C_ ("history", "Taken back: %s"), words);
  if (g_str_equal (gesture->direction, "redo"))
    return g_strdup_printf (C_ ("history", "Made again: %s"), words);
  return g_strdup (words);
}

char *
pb_history_row_describe_records (PbHistoryRow *self)
{
  const PbHistoryGesture *gesture = pb_history_row_get_gesture (self);
  g_autofree char *first = NULL;
  const guint n_more = gesture->n_changes > 0 ? gesture->n_changes - 1 : 0;

  if (gesture->first == NULL)
    return g_strdup (C_ ("history", "no record"));
  first = pb_history_change_describe (gesture->first);
  if (n_more == 0)
    return g_steal_pointer (&first);
  /* Translators: how many changes, and a record with what was done to it */
  if (gesture->n_changes > MANY_CHANGES)
    return g_strdup_printf (C_ ("history", "%u changes, among them: %s"), gesture->n_changes, first);
  /* Translators: a record, what was done to it, and how many others with it */
  return g_strdup_printf (g_dngettext (NULL, "%s, and %u more", "%s, and %u more", n_more), first, n_more);
}
