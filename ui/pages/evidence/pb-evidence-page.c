/* pb-evidence-page.c: see pb-evidence-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-evidence-page"

#include "config.h"

#include "pb-assertion-drafts.h"
#include "pb-assertion-panel.h"
#include "pb-evidence-page.h"
#include "pb-exhibit-list.h"
#include "pb-passage-list.h"
#include "pb-reader.h"

#include <glib/gi18n.h>

struct _PbEvidencePage {
  PbPage parent_instance;

  PbAssertionDrafts *drafts;
  PbExhibitList *exhibit_list;
  GtkStack *margin;
  PbAssertionPanel *panel;
  PbPassageList *passage_list;
  PbReader *reader;
  GtkStack *stack;

  GPtrArray *passages; /* (owned) (nullable) (element-type PbItem): of the exhibit that is open */
  GPtrArray *regions;  /* (owned) (nullable) (element-type PbItem) */
  char *mark;          /* (owned) (nullable): to be shown once the exhibit is open */
  guint mark_page;
  GCancellable *show_cancellable; /* (owned) (nullable): of what is being looked up to be shown */
  GCancellable *load_cancellable; /* (owned) (nullable): of passages and regions */
};

G_DEFINE_FINAL_TYPE (PbEvidencePage, pb_evidence_page, PB_TYPE_PAGE)

static PbWorkspace *
get_workspace (PbEvidencePage *self)
{
  return pb_case_get_workspace (pb_page_get_case (PB_PAGE (self)));
}

static void
restart (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

/* Finish functions of a page that is gone, or of what is no longer wanted, have nothing to do. */
static gboolean
is_over (PbEvidencePage *self, const GError *error)
{
  return pb_page_get_case (PB_PAGE (self)) == NULL
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- passages and regions of the exhibit that is open */

static gboolean
is_cited (PbEvidencePage *self, PbItem *region)
{
  return pb_record_get (pb_item_get_record (region), "passage_id") != NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  PbRecord *one = pb_item_get_record (*(PbItem *const *) a);
  PbRecord *two = pb_item_get_record (*(PbItem *const *) b);
  gint64 first = pb_record_get_kind (one) == PB_KIND_PASSAGE ? pb_record_get_int (one, "start", G_MAXINT32)
                                                             : G_MAXINT32;
  gint64 second = pb_record_get_kind (two) == PB_KIND_PASSAGE ? pb_record_get_int (two, "start", G_MAXINT32)
                                                              : G_MAXINT32;

  if (first != second)
    return first < second ? -1 : 1;
  return g_strcmp0 (pb_record_get_id (one), pb_record_get_id (two));
}

/* What stands on the page that is shown; passages without a page stand on every one. */
static void
show_items (PbEvidencePage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint page = pb_reader_get_page (self->reader);

  for (guint i = 0; self->passages != NULL && i < self->passages->len; i++) {
    PbItem *item = g_ptr_array_index (self->passages, i);
    gint64 where = pb_record_get_int (pb_item_get_record (item), "page", 0);

    if (where == 0 || where == (gint64) page || page == 0)
      g_ptr_array_add (items, g_object_ref (item));
  }
  for (guint i = 0; self->regions != NULL && i < self->regions->len; i++) {
    PbItem *item = g_ptr_array_index (self->regions, i);

    if (!is_cited (self, item))
      g_ptr_array_add (items, g_object_ref (item));
  }
  g_ptr_array_sort (items, compare_places);
  pb_reader_set_items (self->reader, items);
  pb_passage_list_set_items (self->passage_list, items);
}

typedef struct {
  PbEvidencePage *page; /* (owned) */
  PbKind kind;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->page);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
items_got (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Load) load = data;
  PbEvidencePage *self = load->page;
  g_autoptr (GError) error = NULL;
  GPtrArray *items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);
  GPtrArray **place = load->kind == PB_KIND_PASSAGE ? &self->passages : &self->regions;

  if (is_over (self, error)) {
    g_clear_pointer (&items, g_ptr_array_unref);
    return;
  }
  if (items == NULL) {
    pb_case_fail (pb_page_get_case (PB_PAGE (self)), error);
    return;
  }
  g_clear_pointer (place, g_ptr_array_unref);
  *place = items;
  show_items (self);
}

static void
ids_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Load) load = data;
  PbEvidencePage *self = load->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  PbKind kind = load->kind;

  if (is_over (self, error))
    return;
  if (ids == NULL) {
    pb_case_fail (pb_page_get_case (PB_PAGE (self)), error);
    return;
  }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (wanted, g_ptr_array_index (ids, i));
  g_ptr_array_add (wanted, NULL);
  pb_workspace_get_items_async (PB_WORKSPACE (source), kind, (const char *const *) wanted->pdata,
                                self->load_cancellable, items_got, g_steal_pointer (&load));
}

static void
load_kind (PbEvidencePage *self, PbKind kind)
{
  PbItem *exhibit = pb_reader_get_exhibit (self->reader);
  PbQuery query = {.kind = kind, .column = "exhibit_id", .value = pb_item_get_id (exhibit)};
  Load *load = g_new0 (Load, 1);

  load->page = g_object_ref (self);
  load->kind = kind;
  pb_workspace_query_async (get_workspace (self), &query, self->load_cancellable, ids_found, load);
}

static void
load_items (PbEvidencePage *self)
{
  if (pb_reader_get_exhibit (self->reader) == NULL)
    return;
  restart (&self->load_cancellable);
  load_kind (self, PB_KIND_PASSAGE);
  load_kind (self, PB_KIND_PHOTOGRAPH_REGION);
}

static void
on_changed (PbCase *document, const PbKindSet *kinds, PbEvidencePage *self)
{
  if (kinds->has[PB_KIND_PASSAGE] || kinds->has[PB_KIND_PHOTOGRAPH_REGION])
    load_items (self);
}

/* --- going to a record */

static void
close_panel (PbEvidencePage *self)
{
  pb_assertion_panel_keep (self->panel);
  pb_assertion_drafts_set_current (self->drafts, NULL);
  gtk_stack_set_visible_child_name (self->margin, "passages");
}

static void
open_exhibit (PbEvidencePage *self, PbItem *exhibit)
{
  PbItem *open = pb_reader_get_exhibit (self->reader);

  gtk_widget_set_visible (GTK_WIDGET (self->margin), TRUE);

  if (open != NULL && g_str_equal (pb_item_get_id (open), pb_item_get_id (exhibit))
      && (self->mark != NULL || self->mark_page > 0)) {
    pb_reader_choose (self->reader, self->mark_page, self->mark);
  } else {
    g_clear_pointer (&self->passages, g_ptr_array_unref);
    g_clear_pointer (&self->regions, g_ptr_array_unref);
    close_panel (self);
    pb_assertion_drafts_set_exhibit (self->drafts, pb_item_get_id (exhibit));
    pb_reader_open (self->reader, exhibit, self->mark_page, self->mark);
    show_items (self);
    load_items (self);
  }
  pb_passage_list_select (self->passage_list, self->mark);
  pb_exhibit_list_select (self->exhibit_list, pb_item_get_id (exhibit));
}

static void look_up (PbEvidencePage *self, PbKind kind, const char *id);

static void
looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbEvidencePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);
  PbItem *item;
  PbRecord *record;
  PbKind kind;

  if (is_over (self, error))
    return;
  if (items == NULL) {
    pb_case_fail (pb_page_get_case (PB_PAGE (self)), error);
    return;
  }
  if (items->len == 0)
    return;
  item = g_ptr_array_index (items, 0);
  record = pb_item_get_record (item);
  kind = pb_item_get_kind (item);
  if (kind == PB_KIND_EXHIBIT) {
    open_exhibit (self, item);
  } else if (kind == PB_KIND_PASSAGE) {
    g_free (self->mark);
    self->mark = g_strdup (pb_item_get_id (item));
    self->mark_page = (guint) CLAMP (pb_record_get_int (record, "page", 0), 0, G_MAXINT32);
    look_up (self, PB_KIND_EXHIBIT, pb_record_get (record, "exhibit_id"));
  } else if (kind == PB_KIND_ASSERTION) {
    look_up (self, PB_KIND_PASSAGE, pb_record_get (record, "passage_id"));
  } else if (pb_kind_find_column (kind, "exhibit_id") >= 0) {
    /* Statements, regions, custody: whatever lies in an exhibit. */
    look_up (self, PB_KIND_EXHIBIT, pb_record_get (record, "exhibit_id"));
  }
}

/* From record to record until an exhibit is reached. */
static void
look_up (PbEvidencePage *self, PbKind kind, const char *id)
{
  const char *const ids[] = {id, NULL};

  if (id == NULL)
    return;
  restart (&self->show_cancellable);
  pb_workspace_get_items_async (get_workspace (self), kind, ids, self->show_cancellable, looked_up,
                                g_object_ref (self));
}

static void
pb_evidence_page_show (PbPage *page, PbKind kind, const char *id)
{
  PbEvidencePage *self = PB_EVIDENCE_PAGE (page);

  g_clear_pointer (&self->mark, g_free);
  self->mark_page = 0;
  look_up (self, kind, id);
}

static gboolean
pb_evidence_page_search (PbPage *page)
{
  PbEvidencePage *self = PB_EVIDENCE_PAGE (page);

  if (!pb_reader_search (self->reader))
    pb_exhibit_list_focus_filter (self->exhibit_list);
  return TRUE;
}

/* --- what is chosen */

static void
on_exhibit_chosen (PbEvidencePage *self, const char *id)
{
  pb_evidence_page_show (PB_PAGE (self), PB_KIND_EXHIBIT, id);
  pb_page_inspect (PB_PAGE (self), PB_KIND_EXHIBIT, id);
}

static void
on_page_changed (PbEvidencePage *self)
{
  show_items (self);
}

static void
on_mark_activated (PbEvidencePage *self, const char *id, guint kind)
{
  pb_passage_list_select (self->passage_list, id);
  pb_page_inspect (PB_PAGE (self), (PbKind) kind, id);
}

static void
on_passage_chosen (PbEvidencePage *self, const char *id, guint kind)
{
  pb_reader_choose (self->reader, 0, id);
  pb_page_inspect (PB_PAGE (self), (PbKind) kind, id);
}

/* --- making an assertion */

static void
on_draft (PbEvidencePage *self, const char *place, const char *content)
{
  pb_assertion_drafts_put (self->drafts, place, content);
}

static void
on_resume (PbEvidencePage *self, const char *content)
{
  g_autofree char *copy = g_strdup (content);

  if (!pb_assertion_panel_resume (self->panel, copy))
    return;
  gtk_stack_set_visible_child_name (self->margin, "assertion");
  pb_assertion_drafts_set_current (self->drafts, pb_assertion_panel_get_place (self->panel));
}

static void
begin_assertion (PbEvidencePage *self, PbAssertionPlace *place)
{
  const char *begun;
  PbItem *exhibit = pb_reader_get_exhibit (self->reader);

  if (exhibit == NULL || pb_case_is_read_only (pb_page_get_case (PB_PAGE (self))))
    return;
  place->exhibit_id = pb_item_get_id (exhibit);
  place->language = pb_record_get (pb_item_get_record (exhibit), "language");
  if (place->page == 0)
    place->page = pb_reader_get_page (self->reader);
  gtk_stack_set_visible_child_name (self->margin, "assertion");
  pb_assertion_panel_begin (self->panel, place);
  pb_assertion_drafts_set_current (self->drafts, pb_assertion_panel_get_place (self->panel));
  /* The same words again: there is something typed for them. */
  begun = pb_assertion_drafts_get (self->drafts, pb_assertion_panel_get_place (self->panel));
  if (begun != NULL)
    on_resume (self, begun);
}

/* The passage whose words are exactly those selected: words are recorded once. */
static const char *
find_same_passage (PbEvidencePage *self, const PbAssertionPlace *place)
{
  for (guint i = 0; self->passages != NULL && i < self->passages->len; i++) {
    PbRecord *record = pb_item_get_record (g_ptr_array_index (self->passages, i));

    if (pb_record_get_int (record, "page", 0) == (gint64) place->page
        && pb_record_get_int (record, "occurrence", 1) == (gint64) place->occurrence
        && g_strcmp0 (pb_record_get (record, "quote"), place->quote) == 0)
      return pb_record_get_id (record);
  }
  return NULL;
}

static void
on_assert (PbEvidencePage *self)
{
  guint occurrence = 1;
  g_autofree char *quote = pb_reader_get_selection (self->reader, &occurrence);
  PbAssertionPlace place = {.page = pb_reader_get_page (self->reader), .quote = quote};

  if (quote == NULL)
    return;
  place.occurrence = occurrence;
  place.passage_id = find_same_passage (self, &place);
  begin_assertion (self, &place);
}

static void
on_region_drawn (PbEvidencePage *self, const char *region)
{
  PbAssertionPlace place = {.region = region, .occurrence = 1};

  begin_assertion (self, &place);
}

static void
on_passage_assert (PbEvidencePage *self, const char *id)
{
  for (guint i = 0; self->passages != NULL && i < self->passages->len; i++) {
    PbItem *item = g_ptr_array_index (self->passages, i);
    PbAssertionPlace place
        = {.passage_id = id, .quote = pb_record_get (pb_item_get_record (item), "quote"), .occurrence = 1};

    if (g_str_equal (pb_item_get_id (item), id)) {
      begin_assertion (self, &place);
      return;
    }
  }
}

static void
on_panel_closed (PbEvidencePage *self)
{
  /* First the focus, or it would fall to the first card. */
  pb_reader_focus (self->reader);
  close_panel (self);
}

static void
on_recorded (PbEvidencePage *self, const char *passage_id)
{
  pb_reader_focus (self->reader);
  close_panel (self);
  pb_reader_select (self->reader, 0, 0);
  pb_passage_list_select (self->passage_list, passage_id);
  pb_reader_choose (self->reader, 0, passage_id);
  pb_page_inspect (PB_PAGE (self), PB_KIND_PASSAGE, passage_id);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PbEvidencePage *self = PB_EVIDENCE_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->margin), "assertion") != 0)
    return GDK_EVENT_PROPAGATE;
  on_panel_closed (self);
  return GDK_EVENT_STOP;
}

static void
on_exhibits_filled (PbEvidencePage *self, gboolean is_empty)
{
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "exhibits");
}

/* --- object */

static void
pb_evidence_page_constructed (GObject *object)
{
  PbEvidencePage *self = PB_EVIDENCE_PAGE (object);
  PbCase *document = pb_page_get_case (PB_PAGE (self));

  G_OBJECT_CLASS (pb_evidence_page_parent_class)->constructed (object);
  pb_exhibit_list_set_case (self->exhibit_list, document);
  pb_passage_list_set_case (self->passage_list, document);
  pb_assertion_drafts_set_case (self->drafts, document);
  pb_assertion_panel_set_case (self->panel, document);
  pb_reader_set_case (self->reader, document);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, 0);
}

static void
pb_evidence_page_dispose (GObject *object)
{
  PbEvidencePage *self = PB_EVIDENCE_PAGE (object);

  if (self->show_cancellable != NULL)
    g_cancellable_cancel (self->show_cancellable);
  if (self->load_cancellable != NULL)
    g_cancellable_cancel (self->load_cancellable);
  g_clear_object (&self->show_cancellable);
  g_clear_object (&self->load_cancellable);
  if (self->panel != NULL)
    pb_assertion_panel_keep (self->panel);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_EVIDENCE_PAGE);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  g_clear_pointer (&self->mark, g_free);
  G_OBJECT_CLASS (pb_evidence_page_parent_class)->dispose (object);
}

static void
pb_evidence_page_class_init (PbEvidencePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = pb_evidence_page_constructed;
  G_OBJECT_CLASS (class)->dispose = pb_evidence_page_dispose;
  PB_PAGE_CLASS (class)->show = pb_evidence_page_show;
  PB_PAGE_CLASS (class)->search = pb_evidence_page_search;

  g_type_ensure (PB_TYPE_ASSERTION_DRAFTS);
  g_type_ensure (PB_TYPE_ASSERTION_PANEL);
  g_type_ensure (PB_TYPE_EXHIBIT_LIST);
  g_type_ensure (PB_TYPE_PASSAGE_LIST);
  g_type_ensure (PB_TYPE_READER);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/probata/Probata/pages/evidence/pb-evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbEvidencePage, drafts);
  gtk_widget_class_bind_template_child (widget_class, PbEvidencePage, exhibit_list);
  gtk_widget_class_bind_template_child (widget_class, PbEvidencePage, margin);
  gtk_widget_class_bind_template_child (widget_class, PbEvidencePage, panel);
  gtk_widget_class_bind_template_child (widget_class, PbEvidencePage, passage_list);
  gtk_widget_class_bind_template_child (widget_class, PbEvidencePage, reader);
  gtk_widget_class_bind_template_child (widget_class, PbEvidencePage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_assert);
  gtk_widget_class_bind_template_callback (widget_class, on_draft);
  gtk_widget_class_bind_template_callback (widget_class, on_exhibit_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_exhibits_filled);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_passage_assert);
  gtk_widget_class_bind_template_callback (widget_class, on_passage_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_recorded);
  gtk_widget_class_bind_template_callback (widget_class, on_region_drawn);
  gtk_widget_class_bind_template_callback (widget_class, on_resume);
}

static void
pb_evidence_page_init (PbEvidencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
