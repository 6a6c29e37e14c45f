/* pb-record-list-columns.c: columns of a list: their cells, their sorting, and which go when there is no
 * room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-list"

#include "config.h"

#include "pb-record-list-private.h"
#include "pb-text-tip.h"
#include "pb-text.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* More than any cell is wide: longer text is read in the pane. */
#define CELL_CHARS 400
/* Room a column takes beside its text: padding of the theme. */
#define COLUMN_PADDING 13
/* … and the first and last of them more. */
#define EDGE_PADDING 14

/* --- cells */

static char *
describe (const PbRecordListShown *shown, PbItem *item)
{
  if (shown->spec->text != NULL)
    return shown->spec->text (shown->list->document, item, shown->list->user_data);
  return shown->column >= 0 ? pb_words_for_value (item, (guint) shown->column) : NULL;
}

static void
fill_cell (PbRecordRow *row, GParamSpec *pspec, GtkLabel *label)
{
  const PbRecordListShown *shown = g_object_get_data (G_OBJECT (label), "shown");
  PbItem *item = pb_record_row_get_item (row);
  g_autofree char *text = item != NULL && shown->list->document != NULL ? describe (shown, item) : NULL;
  g_autofree char *safe = text != NULL ? pb_text_for_title (text, CELL_CHARS) : g_strdup ("");

  gtk_label_set_label (label, safe);
}

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, PbRecordListShown *shown)
{
  const PbRecordListColumn *spec = shown->spec;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", spec->numeric ? 1.0 : 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "width-chars", (int) spec->chars, "max-width-chars",
                                   (int) spec->chars, "single-line-mode", TRUE, NULL);

  if (spec->numeric)
    gtk_widget_add_css_class (label, "numeric");
  pb_text_tip_add (GTK_LABEL (label));
  g_object_set_data (G_OBJECT (label), "shown", shown);
  g_object_set_data (G_OBJECT (label), "cell", cell);
  gtk_list_item_set_child (cell, label);
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, PbRecordListShown *shown)
{
  PbRecordRow *row = gtk_list_item_get_item (cell);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (cell));

  g_signal_connect_object (row, "notify::item", G_CALLBACK (fill_cell), label, 0);
  fill_cell (row, NULL, label);
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory, GtkListItem *cell, PbRecordListShown *shown)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), fill_cell,
                                        gtk_list_item_get_child (cell));
}

/* --- sorting */

/* The view's sorter asks the sorters of its columns in turn. This one says which was asked first, which GTK
 * 4.8 has no call for; rows themselves are sorted by the case. */
static int
note_asked (gconstpointer a, gconstpointer b, gpointer data)
{
  const PbRecordListShown *shown = data;

  for (guint i = 0; i < shown->list->shown->len; i++)
    if (&g_array_index (shown->list->shown, PbRecordListShown, i) == shown)
      shown->list->asked_column = (int) i;
  return 1;
}

static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, PbRecordList *self)
{
  GtkOrdering order;

  /* A view that is taken apart lets go of its columns one by one. */
  if (self->view == NULL || self->model == NULL)
    return;
  self->asked_column = -1;
  /* Any two objects that differ will do. */
  order = gtk_sorter_compare (sorter, self, self->view);
  if (self->asked_column < 0)
    pb_query_model_set_sort (self->model, NULL, FALSE);
  else
    pb_query_model_set_sort (self->model,
                             g_array_index (self->shown, PbRecordListShown, self->asked_column).spec->column,
                             order == GTK_ORDERING_SMALLER);
}

/* --- columns */

static void
make_column (PbRecordList *self, PbRecordListShown *shown)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const PbRecordListColumn *spec = shown->spec;

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), shown);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), shown);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind), shown);
  shown->view = gtk_column_view_column_new (g_dpgettext2 (NULL, "column", spec->title), factory);
  gtk_column_view_column_set_resizable (shown->view, TRUE);
  gtk_column_view_column_set_expand (shown->view, spec->expand);
  if (spec->column != NULL) {
    g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_asked, shown, NULL));

    gtk_column_view_column_set_sorter (shown->view, sorter);
  }
  gtk_column_view_append_column (self->view, shown->view);
}

void
pb_record_list_make_columns (PbRecordList *self)
{
  const PbRecordListSpec *spec = self->spec;

  g_array_set_size (self->shown, spec->n_columns);
  for (guint i = 0; i < spec->n_columns; i++) {
    PbRecordListShown *shown = &g_array_index (self->shown, PbRecordListShown, i);
    const char *column = spec->columns[i].column;

    *shown = (PbRecordListShown) {.list = self,
                                  .spec = &spec->columns[i],
                                  .column = column != NULL ? pb_kind_find_column (spec->kind, column) : -1};
    make_column (self, shown);
    if (column != NULL && g_strcmp0 (column, spec->sort) == 0)
      gtk_column_view_sort_by_column (self->view, shown->view,
                                      spec->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  }
  pb_query_model_set_sort (self->model, spec->sort, spec->descending);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_sorter_changed),
                           self, 0);
}

/* Width of a column in pixels, as its cells ask for it. */
static int
measure_column (const PbRecordListShown *shown, int char_width)
{
  return (int) shown->spec->chars * char_width + COLUMN_PADDING;
}

void
pb_record_list_fit_columns (PbRecordList *self, int width)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int char_width = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                           pango_font_metrics_get_approximate_digit_width (metrics)));
  int wanted = EDGE_PADDING;

  pango_font_metrics_unref (metrics);
  for (guint i = 0; i < self->shown->len; i++)
    wanted += measure_column (&g_array_index (self->shown, PbRecordListShown, i), char_width);
  /* The last go first. */
  for (guint i = self->shown->len; i > 0; i--) {
    const PbRecordListShown *shown = &g_array_index (self->shown, PbRecordListShown, i - 1);

    if (!shown->spec->spare)
      continue;
    gtk_column_view_column_set_visible (shown->view, width >= wanted);
    if (width < wanted)
      wanted -= measure_column (shown, char_width);
  }
}
