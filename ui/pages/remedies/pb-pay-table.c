/* pb-pay-table.c: see pb-pay-table.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-pay-table"

#include "config.h"

#include "pb-currency.h"
#include "pb-pay-table.h"

#include <glib/gi18n.h>
#include <string.h>

/* As the theme's dim-label, which is for whole labels. */
#define QUIET_ALPHA (G_MAXUINT16 / 100 * 60)

enum {
  COLUMN_PERIOD,
  COLUMN_PROMISED,
  COLUMN_HOURS,
  COLUMN_DUE,
  COLUMN_DEDUCTED,
  COLUMN_PAID,
  COLUMN_OWED,
  N_COLUMNS
};

static const char *const titles[N_COLUMNS]
    = {NC_ ("pay", "Period"),   NC_ ("pay", "Promised"), NC_ ("pay", "Hours"), NC_ ("pay", "Due"),
       NC_ ("pay", "Deducted"), NC_ ("pay", "Paid"),     NC_ ("pay", "Owed")};

/* --- one row */

#define PB_TYPE_PAY_ROW (pb_pay_row_get_type ())
G_DECLARE_FINAL_TYPE (PbPayRow, pb_pay_row, PB, PAY_ROW, GObject)

struct _PbPayRow {
  GObject parent_instance;

  gint32 first, last;     /* days: the name of the row */
  char *texts[N_COLUMNS]; /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbPayRow, pb_pay_row, G_TYPE_OBJECT)

static void
pb_pay_row_finalize (GObject *object)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (PB_PAY_ROW (object)->texts[i]);
  G_OBJECT_CLASS (pb_pay_row_parent_class)->finalize (object);
}

static void
pb_pay_row_class_init (PbPayRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_pay_row_finalize;
}

static void
pb_pay_row_init (PbPayRow *self)
{
}

/* The currency stands in the head of the column. */
static char *
format_sum (const PbRatio *sum, const char *currency)
{
  g_autofree char *text = NULL;

  if (currency == NULL)
    return pb_ratio_to_decimal (sum, 1, PB_ROUND_HALF_UP);
  text = pb_currency_format (sum, currency);
  return g_strdup (g_str_has_prefix (text, currency) ? text + strlen (currency) + 1 : text);
}

/* A range stands on two lines, so that seven columns fit beside the pane. @currency: NULL: hours. */
static char *
format_range (const PbRange *range, const char *currency)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (range->low == NULL || range->high == NULL)
    return g_strdup ("–");
  low = format_sum (range->low, currency);
  high = format_sum (range->high, currency);
  return g_str_equal (low, high) ? g_strdup (low) : g_strdup_printf ("%s –\n%s", low, high);
}

static PbPayRow *
make_row (const PbPayPeriod *period, const char *currency)
{
  PbPayRow *row = g_object_new (PB_TYPE_PAY_ROW, NULL);
  g_autofree char *days = pb_date_format (&period->period);

  row->first = period->period.first;
  row->last = period->period.last;
  row->texts[COLUMN_PERIOD]
      = period->estimate ? g_strdup_printf ("%s\n%s", days, C_ ("pay", "hours estimated")) : g_strdup (days);
  row->texts[COLUMN_PROMISED] = format_range (&period->promised, currency);
  row->texts[COLUMN_HOURS] = format_range (&period->hours, NULL);
  row->texts[COLUMN_DUE] = format_range (&period->due, currency);
  row->texts[COLUMN_DEDUCTED] = format_range (&period->deducted, currency);
  row->texts[COLUMN_PAID] = format_range (&period->paid, currency);
  row->texts[COLUMN_OWED] = format_range (&period->owed, currency);
  return row;
}

static gboolean
is_same_row (PbPayRow *a, PbPayRow *b)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (!g_str_equal (a->texts[i], b->texts[i]))
      return FALSE;
  return a->first == b->first && a->last == b->last;
}

/* --- the table */

struct _PbPayTable {
  GtkWidget parent_instance;

  GtkWidget *scroller; /* the one child */
  GtkColumnView *view;
  GListStore *store;             /* (owned) (element-type PbPayRow) */
  GtkSingleSelection *selection; /* (owned) */
  GtkColumnViewColumn *columns[N_COLUMNS];
  char *employment_id; /* (owned) (nullable): whose ledger it is */
  gboolean is_filling;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbPayTable, pb_pay_table, GTK_TYPE_WIDGET)

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gboolean is_text = GPOINTER_TO_UINT (column) == COLUMN_PERIOD;
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "xalign", is_text ? 0.0 : 1.0, "justify",
                      is_text ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT, "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_UINT (column) == COLUMN_OWED)
    gtk_widget_add_css_class (label, "pay-owed");
  gtk_list_item_set_child (item, label);
}

/* What a screen reader says of the row. */
static void
name_row (GtkWidget *label, PbPayRow *row)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *widget = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name
      = g_strdup_printf (C_ ("pay", "%s: due %s, paid %s, owed %s"), row->texts[COLUMN_PERIOD],
                         row->texts[COLUMN_DUE], row->texts[COLUMN_PAID], row->texts[COLUMN_OWED]);

  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What stands below the days is said more quietly. */
static void
dim_second_line (GtkLabel *label, const char *text)
{
  const char *end = strchr (text, '\n');
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *const quiet[]
      = {pango_attr_scale_new (PANGO_SCALE_SMALL), pango_attr_foreground_alpha_new (QUIET_ALPHA)};

  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++) {
    quiet[i]->start_index = end != NULL ? (guint) (end - text) : G_MAXUINT;
    pango_attr_list_insert (attributes, quiet[i]);
  }
  gtk_label_set_attributes (label, attributes);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  PbPayRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), row->texts[GPOINTER_TO_UINT (column)]);
  if (GPOINTER_TO_UINT (column) == COLUMN_PERIOD) {
    dim_second_line (GTK_LABEL (label), row->texts[COLUMN_PERIOD]);
    name_row (label, row);
  }
}

static void
on_selected (PbPayTable *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->is_filling && position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, position);
}

static void
pb_pay_table_dispose (GObject *object)
{
  PbPayTable *self = PB_PAY_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pb_pay_table_parent_class)->dispose (object);
}

static void
pb_pay_table_finalize (GObject *object)
{
  g_free (PB_PAY_TABLE (object)->employment_id);
  G_OBJECT_CLASS (pb_pay_table_parent_class)->finalize (object);
}

static void
pb_pay_table_class_init (PbPayTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_pay_table_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_pay_table_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_pay_table_init (PbPayTable *self)
{
  self->store = g_list_store_new (PB_TYPE_PAY_ROW);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE,
                                  "model", self->store, NULL);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "record-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("pay", "Pay periods"), -1);
  for (guint i = 0; i < N_COLUMNS; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

    g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (i));
    g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
    self->columns[i] = gtk_column_view_column_new (g_dpgettext2 (NULL, "pay", titles[i]), factory);
    gtk_column_view_column_set_expand (self->columns[i], i == COLUMN_PERIOD);
    gtk_column_view_append_column (self->view, self->columns[i]);
    g_object_unref (self->columns[i]); /* the view keeps it */
  }
  self->scroller
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, "vexpand", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/* Before GTK 4.12 a heading cannot be told to stand over right-aligned numbers: its inner box is. */
static void
align_titles (PbPayTable *self)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    if (i != COLUMN_PERIOD && gtk_widget_get_first_child (title) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}

static void
set_titles (PbPayTable *self, const char *currency)
{
  for (guint i = 0; i < N_COLUMNS; i++) {
    const char *title = g_dpgettext2 (NULL, "pay", titles[i]);
    g_autofree char *with = i == COLUMN_PERIOD || i == COLUMN_HOURS || currency == NULL
                                ? g_strdup (title)
                                : g_strdup_printf ("%s, %s", title, currency);

    gtk_column_view_column_set_title (self->columns[i], with);
  }
  align_titles (self);
}

void
pb_pay_table_show (PbPayTable *self, const PbPayLedger *ledger)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  PbPayRow *selected;
  g_autoptr (PbPayRow) chosen = NULL;
  guint n_old, position = GTK_INVALID_LIST_POSITION;
  gboolean is_same;

  g_return_if_fail (PB_IS_PAY_TABLE (self) && ledger != NULL);

  selected = gtk_single_selection_get_selected_item (self->selection);
  is_same = g_strcmp0 (self->employment_id, ledger->employment->row.id) == 0;
  chosen = selected != NULL && is_same ? g_object_ref (selected) : NULL;
  n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  is_same = is_same && n_old == ledger->periods->len;
  for (guint i = 0; i < ledger->periods->len; i++) {
    PbPayRow *row = make_row (g_ptr_array_index (ledger->periods, i), ledger->currency);

    g_ptr_array_add (rows, row);
    if (chosen != NULL && chosen->first == row->first && chosen->last == row->last)
      position = i;
    if (is_same) {
      g_autoptr (PbPayRow) known = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      is_same = is_same_row (known, row);
    }
  }
  set_titles (self, ledger->currency);
  g_free (self->employment_id);
  self->employment_id = g_strdup (ledger->employment->row.id);
  if (is_same)
    return;
  self->is_filling = TRUE;
  g_list_store_splice (self->store, 0, n_old, NULL, 0);
  g_list_store_splice (self->store, 0, 0, rows->pdata, rows->len);
  self->is_filling = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    pb_pay_table_choose (self, position);
}

guint
pb_pay_table_get_n_rows (PbPayTable *self)
{
  g_return_val_if_fail (PB_IS_PAY_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

void
pb_pay_table_choose (PbPayTable *self, guint period)
{
  g_return_if_fail (PB_IS_PAY_TABLE (self));

  gtk_single_selection_set_selected (self->selection, period);
  /* Before GTK 4.12 only the list inside a column view can scroll to a row. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkColumnListView"))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", period);
}

const char *
pb_pay_table_get_text (PbPayTable *self, guint period, guint column)
{
  g_autoptr (PbPayRow) row = NULL;

  g_return_val_if_fail (PB_IS_PAY_TABLE (self) && column < N_COLUMNS, NULL);

  row = g_list_model_get_item (G_LIST_MODEL (self->store), period);
  return row != NULL ? row->texts[column] : NULL; /* the store keeps the row */
}

char *
pb_pay_table_format (const PbRange *range, const char *currency)
{
  return range->low == NULL || range->high == NULL ? g_strdup ("–") : pb_range_format (range, currency);
}
