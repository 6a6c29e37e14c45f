/* pb-query-model.h: the records of one kind as a list of any length: sorted and filtered by the case, fetched
 * as they are looked at.
 *
 * The model holds ids only. A PbRecordRow is made when a row is asked for; its item follows a moment later,
 * with those of all other rows asked for in that turn of the main loop. When the case changes in a kind the
 * list shows or refers to, the query is asked again; rows that stay keep their PbRecordRow, so that selection
 * and scroll position stay too. Main thread only; nothing here waits. Tests: tests/ui/test-query-model.c
 * (a case made up by the test, 100,000 rows), tests/ui/test-pages-lists.c (a real one).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"
#include "pb-record-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_QUERY_MODEL (pb_query_model_get_type ())
G_DECLARE_FINAL_TYPE (PbQueryModel, pb_query_model, PB, QUERY_MODEL, GObject)

/* Properties: "filter", "sort", "descending", "column", "value", "loading" (TRUE until the first answer).
 * Signal "loaded" (gboolean replaced): a query was answered and the rows are in place; @replaced: rows were
 * too different for the view to keep its selection and place by itself. */

/* pb_query_model_accept: FALSE leaves the record out. Called for every id, so it looks up and no more. */
typedef gboolean (*PbQueryModelAccept) (PbCase *document, const char *id, gpointer user_data);

PbQueryModel *pb_query_model_new (PbCase *document, PbKind kind);
PbKind pb_query_model_get_kind (PbQueryModel *self);
/* pb_query_model_watch: rows show something of this kind, beyond what their columns refer to. */
void pb_query_model_watch (PbQueryModel *self, PbKind kind);

/* pb_query_model_follow: @widget: (transfer none): what shows the rows. While it is on no screen nothing is
 * asked of the case and no cell is made again; both are made up for as soon as it is. */
void pb_query_model_follow (PbQueryModel *self, GtkWidget *widget);

/* Each asks again once the main loop is reached, however many are called. See PbQuery for their meaning. */
void pb_query_model_set_filter (PbQueryModel *self, const char *filter);
void pb_query_model_set_sort (PbQueryModel *self, const char *column, gboolean descending);
/* pb_query_model_set_match: @column NULL: every row; @value NULL: where it is empty. */
void pb_query_model_set_match (PbQueryModel *self, const char *column, const char *value);
void pb_query_model_refresh (PbQueryModel *self);
/* pb_query_model_set_accept: what SQL cannot tell (the state of a fact). @accept: (nullable). Call
 * pb_query_model_refilter() when the answers change; nothing is asked of the case for it. */
void pb_query_model_set_accept (PbQueryModel *self, PbQueryModelAccept accept, gpointer user_data);
void pb_query_model_refilter (PbQueryModel *self);
/* pb_query_model_retouch: cells of visible rows are to be made again (a new review). */
void pb_query_model_retouch (PbQueryModel *self);

gboolean pb_query_model_is_loading (PbQueryModel *self);
/* pb_query_model_is_asking: a query is under way: what is in place may be of before. */
gboolean pb_query_model_is_asking (PbQueryModel *self);
/* pb_query_model_is_limited: filter, match or accept may leave rows out. */
gboolean pb_query_model_is_limited (PbQueryModel *self);
/* pb_query_model_has_none: the case has no such record at all, as far as is known. */
gboolean pb_query_model_has_none (PbQueryModel *self);
/* pb_query_model_find: position of the record; GTK_INVALID_LIST_POSITION when it is not in the list. */
guint pb_query_model_find (PbQueryModel *self, const char *id);

G_END_DECLS
