/* pb-record-list-private.h: what the parts of a list share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-paced-model.h"
#include "pb-record-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One column as it is shown. */
typedef struct {
  PbRecordList *list;
  const PbRecordListColumn *spec;
  int column;                /* of the kind; -1: none */
  GtkColumnViewColumn *view; /* (owned) */
} PbRecordListShown;

struct _PbRecordList {
  GtkWidget parent_instance;

  GtkWidget *add_button;
  GtkWidget *box; /* the one child */
  GtkDropDown *choice_drop;
  GtkBox *controls;
  GtkLabel *count_label;
  GtkWidget *empty_add_button;
  AdwStatusPage *empty_page;
  GtkSearchEntry *filter_entry;
  GtkWidget *header;
  GtkStack *stack;
  GtkColumnView *view;

  PbCase *document; /* (owned) (nullable) */
  const PbRecordListSpec *spec;
  gpointer user_data;
  PbQueryModel *model;           /* (owned) (nullable) */
  PbPacedModel *rows;            /* (owned) (nullable): of @model */
  GtkSingleSelection *selection; /* (owned) (nullable) */
  GArray *shown;                 /* (owned) (element-type PbRecordListShown) */
  int asked_column;              /* position in @shown the sorter was asked for */
  GtkWidget *menu;               /* (owned) (nullable): popover */
  PbRecordRow *dragged;          /* (nullable): only while a drag begins */
  char *selected;                /* (owned) (nullable): id of the row chosen last, shown or not */
  char *pending;                 /* (owned) (nullable): id to be shown when it is there */
  gboolean is_quiet;             /* the selection is set by us */
  gboolean has_let_go;           /* filters were let go for what is pending */
  guint narrow_source;
  GCancellable *closing; /* (owned) */
};

/* pb-record-list-columns.c: */
void pb_record_list_make_columns (PbRecordList *self);
/* pb_record_list_fit_columns: spare columns go when @width has no room for them. */
void pb_record_list_fit_columns (PbRecordList *self, int width);

/* pb-record-list-menu.c: */
void pb_record_list_install_keys (GtkWidgetClass *class);
void pb_record_list_watch_pointer (PbRecordList *self);

G_END_DECLS
