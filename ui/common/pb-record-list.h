/* pb-record-list.h: the records of one kind as a table: found by typing, sorted by a click on a heading,
 * worked with by keys.
 *
 * Return or a double click edits the record (or opens what @open names), Delete deletes it (a toast takes
 * it back), Insert adds one, F5 asks the case again, Menu or Shift+F10 or the right button opens its menu.
 * The pane on the right follows the selection. Tests: tests/ui/test-pages-lists.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-query-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_LIST (pb_record_list_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordList, pb_record_list, PB, RECORD_LIST, GtkWidget)

/* Signal "reset": a record is to be shown that may be left out: let go of every filter of your own. */

/* PbRecordListText: what a cell says; (transfer full) (nullable). */
typedef char *(*PbRecordListText) (PbCase *document, PbItem *item, gpointer user_data);

typedef struct {
  const char *title;     /* NC_("column", "…") */
  const char *column;    /* (nullable): shown as pb_words_for_value() says, and what is sorted by */
  PbRecordListText text; /* (nullable): what is shown instead */
  guint chars;           /* width in characters; the least with @expand */
  guint numeric : 1;
  guint expand : 1; /* takes what is left */
  guint spare : 1;  /* goes first when the window is narrow */
} PbRecordListColumn;

/* Static for the life of the list. */
typedef struct {
  PbKind kind;
  const char *label; /* NC_("list", "…"): what a screen reader calls it */
  const PbRecordListColumn *columns;
  guint n_columns;
  const char *sort; /* (nullable): a @column of @columns */
  gboolean descending;
  const char *choice;      /* (nullable): a choice column to narrow down by */
  const char *any;         /* NC_("list", "Every kind"): no narrowing */
  const char *open;        /* (nullable): a reference column: what Return opens */
  const char *add;         /* NC_("list", "Add Fact…") */
  const char *empty_icon;  /* when there are none at all */
  const char *empty_title; /* NC_("list", "…") */
  const char *empty_text;  /* NC_("list", "…"): what belongs here and the next step */
} PbRecordListSpec;

/* pb_record_list_set_up: once, after it was made (by a template). @user_data: for the texts of columns. */
void pb_record_list_set_up (PbRecordList *self, PbCase *document, const PbRecordListSpec *spec,
                            gpointer user_data);
/* pb_record_list_add_control: a filter of the page, beside the list's own. */
void pb_record_list_add_control (PbRecordList *self, GtkWidget *control);
PbQueryModel *pb_record_list_get_model (PbRecordList *self); /* (transfer none) */

/* pb_record_list_show: selects the record and scrolls to it; filters that hide it are let go. A record of
 * another kind is shown by the one of this kind it refers to. */
void pb_record_list_show (PbRecordList *self, PbKind kind, const char *id);
/* pb_record_list_get_selected: id of the chosen row, if it is among those shown; (transfer none) (nullable)
 */
const char *pb_record_list_get_selected (PbRecordList *self);
/* pb_record_list_inspect: the pane on the right shows what is selected here (a page turned to this list). */
void pb_record_list_inspect (PbRecordList *self);
/* pb_record_list_search: the cursor into the filter. */
void pb_record_list_search (PbRecordList *self);

G_END_DECLS
