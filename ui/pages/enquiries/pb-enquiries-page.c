/* pb-enquiries-page.c: see pb-enquiries-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-enquiries-page"

#include "config.h"

#include "pb-enquiries-page.h"
#include "pb-record-list.h"
#include "pb-state-label.h"
#include "pb-words.h"

#include <glib/gi18n.h>

struct _PbEnquiriesPage {
  PbPage parent_instance;

  GtkToggleButton *all_button;
  PbRecordList *list;
  GtkToggleButton *open_button;
  GtkToggleButton *settled_button;
};

G_DEFINE_FINAL_TYPE (PbEnquiriesPage, pb_enquiries_page, PB_TYPE_PAGE)

/* --- cells */

static char *
describe_state (PbCase *document, PbItem *item, gpointer data)
{
  return pb_state_label_describe_enquiry (item);
}

static const PbRecordListColumn columns[] = {
    {NC_ ("column", "Enquiry"), "label", NULL, 34, .expand = TRUE},
    {NC_ ("column", "State"), "state", describe_state, 14},
    {NC_ ("column", "Gone after"), "expires", NULL, 12},
    {NC_ ("column", "Due"), "due", NULL, 12, .spare = TRUE},
    {NC_ ("column", "Assigned to"), "assigned", NULL, 11, .spare = TRUE},
    {NC_ ("column", "For the fact"), "fact_id", NULL, 16, .spare = TRUE},
};

static const PbRecordListSpec spec = {
    .kind = PB_KIND_ENQUIRY,
    .label = NC_ ("list", "Enquiries"),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .sort = "expires",
    .add = NC_ ("list", "Add Enquiry…"),
    .empty_icon = "dialog-question-symbolic",
    .empty_title = NC_ ("list", "No Enquiries Yet"),
    .empty_text
    = NC_ ("list", "What is still to be found out stands here, with who does it and the day after which "
                   "it is gone: recordings are overwritten, wounds heal."),
};

/* --- groups */

static gboolean
is_settled (const PbEnquiry *enquiry)
{
  return g_strcmp0 (enquiry->state, "done") == 0 || g_strcmp0 (enquiry->state, "dropped") == 0;
}

static gboolean
accept (PbCase *document, const char *id, gpointer data)
{
  PbEnquiriesPage *self = data;
  const PbEnquiry *enquiry = pb_case_find (document, id);

  /* One made a moment ago is open. */
  return (enquiry != NULL && is_settled (enquiry)) == gtk_toggle_button_get_active (self->settled_button);
}

static void
on_group_toggled (PbEnquiriesPage *self, GtkToggleButton *button)
{
  PbQueryModel *model = pb_record_list_get_model (self->list);

  if (model != NULL && gtk_toggle_button_get_active (button))
    pb_query_model_set_accept (model, button == self->all_button ? NULL : accept, self);
}

static void
on_reset (PbEnquiriesPage *self)
{
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
refilter (PbEnquiriesPage *self)
{
  /* Told before the page is put together, and after it was taken apart. */
  if (self->list == NULL || pb_record_list_get_model (self->list) == NULL)
    return;
  pb_query_model_refilter (pb_record_list_get_model (self->list));
}

/* --- page */

static void
pb_enquiries_page_show (PbPage *page, PbKind kind, const char *id)
{
  pb_record_list_show (PB_ENQUIRIES_PAGE (page)->list, kind, id);
}

static void
pb_enquiries_page_review (PbPage *page)
{
  refilter (PB_ENQUIRIES_PAGE (page));
}

static gboolean
pb_enquiries_page_search (PbPage *page)
{
  pb_record_list_search (PB_ENQUIRIES_PAGE (page)->list);
  return TRUE;
}

static void
pb_enquiries_page_constructed (GObject *object)
{
  PbEnquiriesPage *self = PB_ENQUIRIES_PAGE (object);
  PbCase *document = pb_page_get_case (PB_PAGE (self));

  G_OBJECT_CLASS (pb_enquiries_page_parent_class)->constructed (object);
  pb_record_list_set_up (self->list, document, &spec, self);
  pb_query_model_set_accept (pb_record_list_get_model (self->list), accept, self);
  g_signal_connect_object (self->list, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
}

static void
pb_enquiries_page_dispose (GObject *object)
{
  PbEnquiriesPage *self = PB_ENQUIRIES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_ENQUIRIES_PAGE);
  G_OBJECT_CLASS (pb_enquiries_page_parent_class)->dispose (object);
}

static void
pb_enquiries_page_class_init (PbEnquiriesPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = pb_enquiries_page_constructed;
  object_class->dispose = pb_enquiries_page_dispose;
  PB_PAGE_CLASS (class)->show = pb_enquiries_page_show;
  PB_PAGE_CLASS (class)->review = pb_enquiries_page_review;
  PB_PAGE_CLASS (class)->search = pb_enquiries_page_search;

  g_type_ensure (PB_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/probata/Probata/pages/enquiries/pb-enquiries-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbEnquiriesPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, PbEnquiriesPage, list);
  gtk_widget_class_bind_template_child (widget_class, PbEnquiriesPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, PbEnquiriesPage, settled_button);
  gtk_widget_class_bind_template_callback (widget_class, on_group_toggled);
}

static void
pb_enquiries_page_init (PbEnquiriesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

guint
pb_enquiries_page_count (PbReview *review)
{
  GPtrArray *enquiries = review->analysis->snapshot->enquiries;
  guint n = 0;

  for (guint i = 0; i < enquiries->len; i++)
    n += !is_settled (g_ptr_array_index (enquiries, i));
  return n;
}
