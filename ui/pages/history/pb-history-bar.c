/* pb-history-bar.c: see pb-history-bar.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-history-bar"

#include "config.h"

#include "pb-choice-drop.h"
#include "pb-date-typed.h"
#include "pb-history-bar.h"
#include "pb-text.h"
#include "pb-weak-hold.h"
#include "pb-words.h"

#include <glib/gi18n.h>

#define TITLE_CHARS 40

/* The lines of the time drop-down, as the template has them. */
enum { TIME_ANY, TIME_TODAY, TIME_WEEK, TIME_MONTH, TIME_TYPED };

struct _PbHistoryBar {
  GtkWidget parent_instance;

  GtkWidget *box; /* the one child */
  GtkLabel *count_label;
  GtkEntry *days_entry;
  GtkWidget *days_box;
  GtkLabel *days_label;
  GtkWidget *record_button;
  GtkLabel *record_label;
  GtkSearchEntry *text_entry;
  GtkDropDown *time_drop;
  GtkBox *who_box;

  PbCase *document;      /* (owned) (nullable) */
  GtkDropDown *who_drop; /* of choices: "" is anybody */
  PbHistoryFilter filter;
  char *record_id, *user_id, *text; /* (owned) (nullable): of the filter */
  gboolean is_filling;
  GCancellable *closing; /* (owned) */
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbHistoryBar, pb_history_bar, GTK_TYPE_WIDGET)

/* --- when */

/* The beginning of a day as the clock of this place has it, µs since 1970, UTC. */
static gint64
find_beginning (gint32 jdn)
{
  int year, month, day;
  g_autoptr (GDateTime) time = NULL;

  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  time = g_date_time_new_local (year, month, day, 0, 0, 0);
  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

static gint32
find_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return pb_date_ymd_to_jdn (g_date_time_get_year (now), g_date_time_get_month (now),
                             g_date_time_get_day_of_month (now));
}

/* What cannot be read says so and limits nothing. */
static void
read_days (PbHistoryBar *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->days_entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = NULL;
  g_autofree char *understood = NULL;
  PbDate date;

  if (*typed != '\0' && pb_date_parse_typed (typed, &date, &edtf, &error)) {
    understood = pb_words_for_date (edtf, FALSE);
    if (date.first != PB_DATE_OPEN_FIRST)
      self->filter.since = find_beginning (date.first);
    if (date.last != PB_DATE_OPEN_LAST)
      self->filter.until = find_beginning (date.last + 1);
  }
  gtk_label_set_label (self->days_label, error != NULL        ? error->message
                                         : understood != NULL ? understood
                                                              : "");
}

static void
read_time (PbHistoryBar *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->time_drop);

  self->filter.since = self->filter.until = 0;
  gtk_widget_set_visible (self->days_box, chosen == TIME_TYPED);
  switch (chosen) {
  case TIME_TODAY:
    self->filter.since = find_beginning (find_today ());
    break;
  case TIME_WEEK:
    self->filter.since = find_beginning (find_today () - 6);
    break;
  case TIME_MONTH:
    self->filter.since = find_beginning (find_today () - 29);
    break;
  case TIME_TYPED:
    read_days (self);
    break;
  default:
    break;
  }
}

/* --- the filter as a whole */

static void
update (PbHistoryBar *self)
{
  g_autofree char *text = NULL;

  if (self->is_filling || self->document == NULL)
    return;
  read_time (self);
  g_free (self->text);
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_entry)));
  g_strstrip (text);
  self->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  g_free (self->user_id);
  self->user_id = g_strdup (pb_choice_drop_get_value (self->who_drop));
  self->filter.text = self->text;
  self->filter.user_id = *self->user_id != '\0' ? self->user_id : NULL;
  self->filter.record_id = self->record_id;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_stopped (PbHistoryBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->text_entry), "");
}

/* --- of which record */

static void
show_record (PbHistoryBar *self, const char *title)
{
  g_autofree char *safe = pb_text_for_display (title, TITLE_CHARS);
  g_autofree char *words = g_strdup_printf (C_ ("history", "Only %s"), safe);
  g_autofree char *name = g_strdup_printf (C_ ("history", "Only %s. Show the whole history"), safe);

  gtk_label_set_label (self->record_label, words);
  gtk_widget_set_tooltip_text (self->record_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->record_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
record_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbHistoryBar) self = pb_weak_hold_take (data);
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, NULL);

  if (self == NULL || items == NULL || items->len == 0 || self->document == NULL
      || g_strcmp0 (pb_item_get_id (g_ptr_array_index (items, 0)), self->record_id) != 0)
    return;
  show_record (self, pb_item_get_title (g_ptr_array_index (items, 0)));
}

static void
set_record (PbHistoryBar *self, PbKind kind, const char *id)
{
  const char *const ids[] = {id, NULL};

  g_free (self->record_id);
  self->record_id = g_strdup (id);
  gtk_widget_set_visible (self->record_button, id != NULL);
  if (id == NULL)
    return;
  show_record (self, pb_words_for_kind (kind));
  pb_workspace_get_items_async (pb_case_get_workspace (self->document), kind, ids, self->closing,
                                record_found, pb_weak_hold_new (self));
}

static void
on_record_clicked (PbHistoryBar *self)
{
  set_record (self, PB_KIND_NONE, NULL);
  update (self);
}

/* --- who */

static void
users_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbHistoryBar) self = pb_weak_hold_take (data);
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (self == NULL || items == NULL || self->document == NULL)
    return;
  g_ptr_array_add (choices, pb_choice_new ("", C_ ("history", "Anybody"), NULL));
  for (guint i = 0; i < items->len; i++) {
    PbItem *item = g_ptr_array_index (items, i);

    g_ptr_array_add (choices, pb_choice_new (pb_item_get_id (item), pb_item_get_title (item), NULL));
  }
  self->is_filling = TRUE;
  pb_choice_drop_fill (self->who_drop, choices);
  self->is_filling = FALSE;
  /* Nobody to choose from while no user is recorded. */
  gtk_widget_set_visible (GTK_WIDGET (self->who_box), items->len > 0);
}

static void
user_ids_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbHistoryBar) self = pb_weak_hold_take (data);
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, NULL);
  g_autoptr (GPtrArray) terminated = g_ptr_array_new ();

  if (self == NULL || ids == NULL || self->document == NULL)
    return;
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (terminated, g_ptr_array_index (ids, i));
  g_ptr_array_add (terminated, NULL);
  pb_workspace_get_items_async (PB_WORKSPACE (source), PB_KIND_USER, (const char *const *) terminated->pdata,
                                self->closing, users_found, pb_weak_hold_new (self));
}

static void
find_users (PbHistoryBar *self)
{
  const PbQuery query = {.kind = PB_KIND_USER};

  if (self->document == NULL)
    return;
  pb_workspace_query_async (pb_case_get_workspace (self->document), &query, self->closing, user_ids_found,
                            pb_weak_hold_new (self));
}

static void
make_who_drop (PbHistoryBar *self)
{
  self->who_drop = GTK_DROP_DOWN (pb_choice_drop_new (PB_CHOICE_DROP_FEW));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->who_drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("history", "By whom"), -1);
  gtk_box_append (self->who_box, GTK_WIDGET (self->who_drop));
  g_signal_connect_object (self->who_drop, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* --- object */

static void
pb_history_bar_dispose (GObject *object)
{
  PbHistoryBar *self = PB_HISTORY_BAR (object);

  g_cancellable_cancel (self->closing);
  self->is_filling = TRUE;
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_HISTORY_BAR);
  G_OBJECT_CLASS (pb_history_bar_parent_class)->dispose (object);
}

static void
pb_history_bar_finalize (GObject *object)
{
  PbHistoryBar *self = PB_HISTORY_BAR (object);

  g_clear_object (&self->closing);
  g_free (self->record_id);
  g_free (self->user_id);
  g_free (self->text);
  G_OBJECT_CLASS (pb_history_bar_parent_class)->finalize (object);
}

static void
pb_history_bar_class_init (PbHistoryBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pb_history_bar_dispose;
  object_class->finalize = pb_history_bar_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/history/pb-history-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, box);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, days_box);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, days_entry);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, days_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, record_button);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, record_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, text_entry);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, time_drop);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryBar, who_box);
  gtk_widget_class_bind_template_callback (widget_class, on_record_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
pb_history_bar_init (PbHistoryBar *self)
{
  self->closing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_who_drop (self);
}

void
pb_history_bar_set_case (PbHistoryBar *self, PbCase *document)
{
  g_return_if_fail (PB_IS_HISTORY_BAR (self) && PB_IS_CASE (document) && self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (find_users), self, G_CONNECT_SWAPPED);
  find_users (self);
}

const PbHistoryFilter *
pb_history_bar_get_filter (PbHistoryBar *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_BAR (self), NULL);

  return &self->filter;
}

gboolean
pb_history_bar_is_limited (PbHistoryBar *self)
{
  const PbHistoryFilter *filter = pb_history_bar_get_filter (self);

  return filter->record_id != NULL || filter->user_id != NULL || filter->since != 0 || filter->until != 0
         || filter->text != NULL;
}

/* Every line of it, without telling of each. */
static void
let_go (PbHistoryBar *self)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->days_entry), "");
  gtk_drop_down_set_selected (self->time_drop, TIME_ANY);
  pb_choice_drop_choose (self->who_drop, "");
  self->is_filling = FALSE;
}

void
pb_history_bar_set_record (PbHistoryBar *self, PbKind kind, const char *id)
{
  g_return_if_fail (PB_IS_HISTORY_BAR (self) && id != NULL && self->document != NULL);

  let_go (self);
  set_record (self, kind, id);
  update (self);
}

void
pb_history_bar_clear (PbHistoryBar *self)
{
  g_return_if_fail (PB_IS_HISTORY_BAR (self) && self->document != NULL);

  let_go (self);
  set_record (self, PB_KIND_NONE, NULL);
  update (self);
}

void
pb_history_bar_set_count (PbHistoryBar *self, const char *words)
{
  g_return_if_fail (PB_IS_HISTORY_BAR (self) && words != NULL);

  gtk_label_set_label (self->count_label, words);
}

void
pb_history_bar_search (PbHistoryBar *self)
{
  g_return_if_fail (PB_IS_HISTORY_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
}
