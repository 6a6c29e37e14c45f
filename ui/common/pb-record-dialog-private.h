/* pb-record-dialog-private.h: what the parts of the form share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-field.h"
#include "pb-law-fields.h"
#include "pb-record-dialog.h"
#include "pb-record-values.h"

G_BEGIN_DECLS

struct _PbRecordDialog {
  AdwWindow parent_instance;

  AdwPreferencesGroup *conflict_group;
  AdwPreferencesGroup *draft_group;
  AdwActionRow *draft_row;
  GtkLabel *error_label;
  AdwPreferencesGroup *more_group;
  AdwExpanderRow *more_row;
  AdwPreferencesGroup *optional_group;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *required_group;

  PbCase *document; /* (owned) (nullable): NULL when the dialog is gone */
  PbKind kind;
  gboolean is_new;
  int owner_column;       /* of a part: the reference to the whole; -1: the record stands by itself */
  PbRecordValues *values; /* (nullable): of an assertion */
  PbRecord *record;       /* (owned) (nullable): as it is in the case, or fresh; NULL until it is read */
  GPtrArray *fields;      /* (element-type PbField) */
  PbLawFields *law;       /* (owned) (nullable): keeps those that name law in step */
  char *before;           /* (owned) (nullable): what stood in the fields when they were filled */
  char *kept;             /* (owned) (nullable): of what was typed, what the draft holds */
  guint draft_source;     /* until what was typed is kept */
  GHashTable *draft;      /* (owned) (nullable): column → typed */
  gboolean is_waiting;    /* for the case to record it */
  gboolean is_recorded;
  GPtrArray *conflict_rows;  /* (element-type GtkWidget) (unowned): of the group */
  GCancellable *cancellable; /* (owned) */
};

/* pb-record-dialog.c */
/* pb_record_dialog_tell_error: @message: NULL: nothing is wrong. */
void pb_record_dialog_tell_error (PbRecordDialog *self, const char *message);
void pb_record_dialog_update_action (PbRecordDialog *self);

/* pb-record-dialog-draft.c: what was typed and not recorded. */
/* pb_record_dialog_dup_typed: "column=typed&…" of all fields and added values. (transfer full) */
char *pb_record_dialog_dup_typed (PbRecordDialog *self);
/* pb_record_dialog_read_pairs: column → value. (transfer full) (nullable) */
GHashTable *pb_record_dialog_read_pairs (const char *text);
void pb_record_dialog_apply_pairs (PbRecordDialog *self, GHashTable *pairs, gboolean is_typed);
void pb_record_dialog_put_draft (PbRecordDialog *self, const char *content);
void pb_record_dialog_keep_draft (PbRecordDialog *self);
/* pb_record_dialog_touch: something was typed: it is kept in a moment. */
void pb_record_dialog_touch (PbRecordDialog *self);
void pb_record_dialog_look_for_draft (PbRecordDialog *self);
void pb_record_dialog_discard_draft (PbRecordDialog *self);
void pb_record_dialog_take_draft (PbRecordDialog *self);

/* pb-record-dialog-conflict.c */
/* pb_record_dialog_show_conflict: somebody recorded this since it was read: reads it again and shows both. */
void pb_record_dialog_show_conflict (PbRecordDialog *self);

G_END_DECLS
