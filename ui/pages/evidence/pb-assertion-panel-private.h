/* pb-assertion-panel-private.h: what the parts of the panel share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-assertion-panel.h"
#include "pb-fact-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _PbAssertionPanel {
  GtkWidget parent_instance;

  GtkDropDown *basis_drop;
  GtkWidget *box;
  GtkDropDown *direction_drop;
  GtkLabel *error_label;
  PbFactEntry *fact_entry;
  GtkEditable *proposition_entry;
  GtkLabel *quote_label;
  GtkWidget *record_button;
  GtkDropDown *speaker_drop;
  GtkDropDown *stance_drop;
  GtkWidget *values_box;
  GtkListBox *values_list;

  PbCase *document;    /* (owned) (nullable) */
  PbRecord *passage;   /* (owned) (nullable): new, or only the id of the one that is there */
  gboolean is_known;   /* the passage is there already */
  char *statement_id;  /* (owned) (nullable) */
  GPtrArray *parties;  /* (owned) (element-type utf8): ids in the order of the drop-down, after "nobody" */
  GPtrArray *values;   /* (owned) (element-type PbRecord) */
  char *basis;         /* (owned) (nullable): chosen last */
  gboolean is_waiting; /* for the gesture to be recorded */

  /* pb-assertion-panel-draft.c */
  char *place;        /* (owned) (nullable): of the words, as the first part of a draft */
  char *before;       /* (owned) (nullable): what stood in the panel when it began */
  char *kept;         /* (owned) (nullable): what the draft holds */
  guint draft_source; /* until what was typed is kept */
  gboolean is_filling;
};

/* pb-assertion-panel.c */
const char *pb_assertion_panel_get_speaker (PbAssertionPanel *self);
/* pb_assertion_panel_get_choice: a choice of the schema. */
const char *pb_assertion_panel_get_choice (GtkDropDown *drop, PbKind kind, const char *name);
void pb_assertion_panel_set_choice (GtkDropDown *drop, PbKind kind, const char *name, const char *choice);
void pb_assertion_panel_fill_speakers (PbAssertionPanel *self, const char *speaker_id);
void pb_assertion_panel_fill_values (PbAssertionPanel *self);

/* pb-assertion-panel-draft.c */
/* pb_assertion_panel_begin_draft: the panel stands as it begins. */
void pb_assertion_panel_begin_draft (PbAssertionPanel *self, const PbAssertionPlace *place);
/* pb_assertion_panel_end_draft: what was typed is recorded. */
void pb_assertion_panel_end_draft (PbAssertionPanel *self);
void pb_assertion_panel_touch (PbAssertionPanel *self);

G_END_DECLS
