/* pb-reader.c: see pb-reader.h. The view is in pb-reader-view.c, finding in pb-reader-find.c, what is said of
 * failures in pb-reader-problem.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-reader"

#include "config.h"

#include "pb-page-geometry.h"
#include "pb-reader-private.h"

#include <glib/gi18n.h>

enum { PROP_0, PROP_FIT, PROP_MODE, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_PAGE_CHANGED, SIGNAL_MARK_ACTIVATED, SIGNAL_ASSERT, SIGNAL_REGION_DRAWN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbReader, pb_reader, GTK_TYPE_WIDGET)

static const char *const fits[] = {"none", "width", "page"};

const PbPageInfo *
pb_reader_get_info (PbReader *self, guint page)
{
  return self->pages != NULL && page > 0 && page <= self->pages->len
             ? g_ptr_array_index (self->pages, page - 1)
             : NULL;
}

/* --- the page */

static void
update_toolbar (PbReader *self)
{
  const PbPageInfo *info = pb_reader_get_info (self, self->page);
  guint n = self->pages != NULL ? self->pages->len : 0;
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  g_autofree char *label = info != NULL && info->label != NULL && g_strcmp0 (info->label, number) != 0
                               ? g_strdup_printf (C_ ("reader", "(%s) of %u"), info->label, n)
                               : g_strdup_printf (C_ ("reader", "of %u"), n);
  g_autofree char *name = g_strdup_printf (C_ ("reader", "Picture of page %u of %u"), self->page, n);

  gtk_editable_set_text (self->page_entry, number);
  gtk_label_set_label (self->page_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.previous-page", self->page > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.next-page", self->page < n);
}

static void
update_assert (PbReader *self)
{
  guint start, end;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.assert",
                                 self->document != NULL && !pb_case_is_read_only (self->document)
                                     && pb_page_view_get_selection (self->page_view, &start, &end));
}

static const char *
get_language (PbReader *self)
{
  return self->exhibit != NULL ? pb_record_get (pb_item_get_record (self->exhibit), "language") : NULL;
}

static void
set_text (PbReader *self, PbPageText *text)
{
  pb_page_view_set_text (self->page_view, NULL, NULL);
  g_clear_pointer (&self->text, pb_page_text_free);
  self->text = text;
  self->is_syncing = TRUE;
  pb_page_view_set_text (self->page_view, text, get_language (self));
  pb_text_pane_set_text (self->text_pane, text != NULL ? text->text : "");
  self->is_syncing = FALSE;
  update_assert (self);
}

static void
text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbReader) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPageText) text = pb_workspace_read_page_finish (PB_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  if (text == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  set_text (self, g_steal_pointer (&text));
  pb_reader_refresh_marks (self);
  if (self->is_mark_pending || self->hit >= 0) {
    pb_reader_queue_scroll (self, !self->is_mark_pending);
    self->is_mark_pending = FALSE;
  }
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
read_text (PbReader *self)
{
  cancel (&self->text_cancellable);
  self->text_cancellable = g_cancellable_new ();
  pb_workspace_read_page_async (pb_case_get_workspace (self->document), pb_item_get_id (self->exhibit),
                                self->page, self->text_cancellable, text_read, g_object_ref (self));
}

void
pb_reader_go_to_page (PbReader *self, guint page)
{
  if (self->pages == NULL || self->pages->len == 0)
    return;
  self->page = CLAMP (page, 1, self->pages->len);
  set_text (self, NULL);
  gtk_stack_set_visible_child_name (self->picture_stack, "picture");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page_scroller), 0);
  update_toolbar (self);
  pb_reader_update_mode (self);
  pb_reader_update_view (self);
  pb_reader_draw_page (self);
  read_text (self);
  /* Whoever listens gives the marks of this page. */
  g_signal_emit (self, signals[SIGNAL_PAGE_CHANGED], 0);
}

static void
on_page_step (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);

  g_clear_pointer (&self->mark, g_free);
  pb_reader_go_to_page (self, self->page + (g_str_equal (action, "reader.next-page") ? 1u : -1u));
}

static void
on_page_end (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);

  g_clear_pointer (&self->mark, g_free);
  pb_reader_go_to_page (self, g_str_equal (action, "reader.first-page") ? 1 : G_MAXUINT);
}

/* Page Down: on along the page, and at its end to the next. */
static void
on_page_scroll (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->page_scroller);
  gboolean forward = g_str_equal (action, "reader.scroll-on");
  double value = gtk_adjustment_get_value (down);
  double last = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  double step = gtk_adjustment_get_page_increment (down);

  if (forward ? value < last - 1 : value > 1)
    gtk_adjustment_set_value (down, value + (forward ? step : -step));
  else if (forward ? pb_reader_get_info (self, self->page + 1) != NULL : self->page > 1)
    pb_reader_go_to_page (self, self->page + (forward ? 1u : -1u));
}

static void
on_page_entered (PbReader *self)
{
  const char *typed = gtk_editable_get_text (self->page_entry);
  guint64 number = 0;

  for (guint i = 0; self->pages != NULL && i < self->pages->len; i++) {
    const PbPageInfo *info = g_ptr_array_index (self->pages, i);

    if (g_strcmp0 (info->label, typed) == 0)
      number = info->number;
  }
  if (number > 0
      || g_ascii_string_to_unsigned (typed, 10, 1, self->pages != NULL ? self->pages->len : 1, &number, NULL))
    pb_reader_go_to_page (self, (guint) number);
  else
    update_toolbar (self);
}

/* --- opening */

static void
pages_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbReader) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = pb_workspace_list_pages_finish (PB_WORKSPACE (source), result, &error);
  guint wanted = self->page;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  if (pages == NULL) {
    pb_reader_show_problem (self, error);
    return;
  }
  self->pages = g_steal_pointer (&pages);
  if (self->pages->len == 0) {
    self->page = 0;
    pb_reader_show_no_pages (self);
    g_signal_emit (self, signals[SIGNAL_PAGE_CHANGED], 0);
    return;
  }
  pb_page_find_set_exhibit (self->find, pb_item_get_id (self->exhibit), self->pages->len);
  gtk_stack_set_visible_child_name (self->stack, "content");
  gtk_widget_set_visible (self->toolbar, TRUE);
  pb_reader_go_to_page (self, MAX (wanted, 1));
}

static void
begin (PbReader *self)
{
  PbRecord *record = pb_item_get_record (self->exhibit);

  if (!self->is_revealed && pb_record_get (record, "sha256") != NULL
      && g_strcmp0 (pb_record_get (record, "distressing"), "1") == 0
      && g_settings_get_boolean (self->settings, "cover-distressing")) {
    gtk_stack_set_visible_child_name (self->stack, "cover");
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "loading");
  cancel (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pb_workspace_list_pages_async (pb_case_get_workspace (self->document), pb_item_get_id (self->exhibit),
                                 self->cancellable, pages_listed, g_object_ref (self));
}

static void
forget_exhibit (PbReader *self)
{
  cancel (&self->cancellable);
  cancel (&self->text_cancellable);
  set_text (self, NULL);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->exhibit);
  self->page = 0;
  self->turn = 0;
  self->is_revealed = FALSE;
  pb_page_view_set_texture (self->page_view, NULL, NULL);
  pb_page_view_pulse (self->page_view, NULL);
  pb_reader_reset_find (self);
  pb_page_find_set_exhibit (self->find, NULL, 0);
  gtk_widget_set_visible (self->toolbar, FALSE);
}

void
pb_reader_open (PbReader *self, PbItem *exhibit, guint page, const char *mark)
{
  const char *media_type;

  g_return_if_fail (PB_IS_READER (self) && PB_IS_ITEM (exhibit) && self->document != NULL);

  forget_exhibit (self);
  self->exhibit = g_object_ref (exhibit);
  media_type = pb_record_get (pb_item_get_record (exhibit), "media_type");
  self->is_photograph = media_type != NULL && g_str_has_prefix (media_type, "image/");
  pb_page_view_set_regions (self->page_view, self->is_photograph);
  g_object_set (self, "fit", self->is_photograph ? "page" : "width", NULL);
  pb_page_cache_set_exhibit (self->cache, pb_item_get_id (exhibit));
  self->page = page;
  g_free (self->mark);
  self->mark = g_strdup (mark);
  self->is_mark_pending = mark != NULL;
  begin (self);
}

void
pb_reader_choose (PbReader *self, guint page, const char *mark)
{
  g_return_if_fail (PB_IS_READER (self));

  g_free (self->mark);
  self->mark = g_strdup (mark);
  if (page > 0 && page != self->page) {
    self->is_mark_pending = mark != NULL;
    pb_reader_go_to_page (self, page);
  } else if (mark != NULL) {
    pb_reader_queue_scroll (self, FALSE);
  }
}

void
pb_reader_retry (PbReader *self)
{
  if (self->exhibit == NULL)
    return;
  if (self->pages == NULL || self->pages->len == 0)
    begin (self);
  else
    pb_reader_go_to_page (self, self->page);
}

static void
on_retry (GtkWidget *widget, const char *action, GVariant *target)
{
  pb_reader_retry (PB_READER (widget));
}

static void
on_reveal (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);

  if (self->exhibit == NULL)
    return;
  self->is_revealed = TRUE;
  begin (self);
}

void
pb_reader_set_items (PbReader *self, GPtrArray *items)
{
  g_return_if_fail (PB_IS_READER (self) && items != NULL);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (items);
  pb_reader_refresh_marks (self);
  /* The text came first and its mark was not there yet. */
  if (self->mark != NULL && (self->text != NULL || self->is_photograph))
    pb_reader_queue_scroll (self, FALSE);
}

/* --- selection */

static void
on_view_selected (PbReader *self)
{
  guint start, end;

  if (!self->is_syncing && pb_page_view_get_selection (self->page_view, &start, &end)) {
    self->is_syncing = TRUE;
    pb_text_pane_select (self->text_pane, start, end);
    self->is_syncing = FALSE;
  }
  update_assert (self);
}

static void
on_text_selected (PbReader *self)
{
  guint start, end;

  if (self->is_syncing)
    return;
  self->is_syncing = TRUE;
  pb_text_pane_get_selection (self->text_pane, &start, &end);
  pb_page_view_set_selection (self->page_view, start, end);
  self->is_syncing = FALSE;
}

void
pb_reader_select (PbReader *self, guint start, guint end)
{
  g_return_if_fail (PB_IS_READER (self) && start <= end);

  pb_page_view_set_selection (self->page_view, start, end);
}

char *
pb_reader_get_selection (PbReader *self, guint *out_occurrence)
{
  guint start, end;
  char *quote;

  g_return_val_if_fail (PB_IS_READER (self), NULL);

  if (self->text == NULL || !pb_page_view_get_selection (self->page_view, &start, &end))
    return NULL;
  quote = pb_page_geometry_extract_quote (self->text->text, start, end);
  if (*quote == '\0') {
    g_free (quote);
    return NULL;
  }
  if (out_occurrence != NULL)
    *out_occurrence = pb_page_geometry_count_occurrence (self->text->text, quote, start);
  return quote;
}

static void
on_copy (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *quote = pb_reader_get_selection (PB_READER (widget), NULL);

  if (quote != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), quote);
}

static void
on_assert (GtkWidget *widget, const char *action, GVariant *target)
{
  g_signal_emit (widget, signals[SIGNAL_ASSERT], 0);
}

static void
on_mark_activated (PbReader *self, const char *id, guint kind)
{
  g_free (self->mark);
  self->mark = g_strdup (id);
  pb_page_view_pulse (self->page_view, id);
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, id, kind);
}

static void
on_region_drawn (PbReader *self, const char *region)
{
  g_signal_emit (self, signals[SIGNAL_REGION_DRAWN], 0, region);
}

void
pb_reader_focus (PbReader *self)
{
  g_return_if_fail (PB_IS_READER (self));

  gtk_widget_grab_focus (gtk_widget_get_mapped (GTK_WIDGET (self->page_view)) ? GTK_WIDGET (self->page_view)
                                                                              : GTK_WIDGET (self->text_pane));
}

/* --- questions */

PbItem *
pb_reader_get_exhibit (PbReader *self)
{
  return self->exhibit;
}

guint
pb_reader_get_page (PbReader *self)
{
  return self->page;
}

guint
pb_reader_get_n_pages (PbReader *self)
{
  return self->pages != NULL ? self->pages->len : 0;
}

const char *
pb_reader_get_state (PbReader *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

const char *
pb_reader_get_text (PbReader *self)
{
  return self->text != NULL ? self->text->text : NULL;
}

gboolean
pb_reader_is_drawn (PbReader *self)
{
  return self->page > 0 && pb_page_cache_lookup_any (self->cache, self->page) != NULL;
}

const char *
pb_reader_get_problem (PbReader *self)
{
  if (g_str_equal (pb_reader_get_state (self), "status"))
    return adw_status_page_get_title (self->status_page);
  return g_str_equal (gtk_stack_get_visible_child_name (self->picture_stack), "problem")
             ? adw_status_page_get_title (self->problem_page)
             : NULL;
}

void
pb_reader_set_case (PbReader *self, PbCase *document)
{
  g_return_if_fail (PB_IS_READER (self) && PB_IS_CASE (document) && self->document == NULL);

  self->document = g_object_ref (document);
  pb_reader_attach_cache (self);
  pb_reader_attach_find (self);
}

/* --- object */

static void
pb_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PbReader *self = PB_READER (object);

  if (id == PROP_FIT)
    g_value_set_string (value, fits[self->fit]);
  else if (id == PROP_MODE)
    g_value_set_string (value, self->mode);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PbReader *self = PB_READER (object);

  if (id == PROP_FIT) {
    for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
      if (g_strcmp0 (fits[i], g_value_get_string (value)) == 0)
        self->fit = (PbReaderFit) i;
    g_object_notify_by_pspec (object, pspec);
  } else if (id == PROP_MODE) {
    g_free (self->mode);
    self->mode = g_value_dup_string (value);
    pb_reader_update_mode (self);
    if (self->cache != NULL)
      pb_reader_draw_page (self);
    g_object_notify_by_pspec (object, pspec);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pb_reader_dispose (GObject *object)
{
  PbReader *self = PB_READER (object);

  cancel (&self->cancellable);
  cancel (&self->text_cancellable);
  g_clear_handle_id (&self->draw_timeout, g_source_remove);
  g_clear_handle_id (&self->resize_idle, g_source_remove);
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  if (self->cache != NULL)
    pb_page_cache_set_exhibit (self->cache, NULL);
  self->page = 0;
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_READER);
  g_clear_object (&self->cache);
  g_clear_object (&self->find);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pb_reader_parent_class)->dispose (object);
}

static void
pb_reader_finalize (GObject *object)
{
  PbReader *self = PB_READER (object);

  g_clear_object (&self->exhibit);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->text, pb_page_text_free);
  g_free (self->mark);
  g_free (self->mode);
  G_OBJECT_CLASS (pb_reader_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PbReader, assert_button);
  gtk_widget_class_bind_template_child (widget_class, PbReader, both_toggle);
  gtk_widget_class_bind_template_child (widget_class, PbReader, box);
  gtk_widget_class_bind_template_child (widget_class, PbReader, find_bar);
  gtk_widget_class_bind_template_child (widget_class, PbReader, find_count);
  gtk_widget_class_bind_template_child (widget_class, PbReader, find_entry);
  gtk_widget_class_bind_template_child (widget_class, PbReader, fit_page_toggle);
  gtk_widget_class_bind_template_child (widget_class, PbReader, fit_width_toggle);
  gtk_widget_class_bind_template_child (widget_class, PbReader, mode_box);
  gtk_widget_class_bind_template_child (widget_class, PbReader, page_entry);
  gtk_widget_class_bind_template_child (widget_class, PbReader, page_label);
  gtk_widget_class_bind_template_child (widget_class, PbReader, page_scroller);
  gtk_widget_class_bind_template_child (widget_class, PbReader, page_view);
  gtk_widget_class_bind_template_child (widget_class, PbReader, paned);
  gtk_widget_class_bind_template_child (widget_class, PbReader, picture_stack);
  gtk_widget_class_bind_template_child (widget_class, PbReader, picture_toggle);
  gtk_widget_class_bind_template_child (widget_class, PbReader, problem_page);
  gtk_widget_class_bind_template_child (widget_class, PbReader, retry_button);
  gtk_widget_class_bind_template_child (widget_class, PbReader, stack);
  gtk_widget_class_bind_template_child (widget_class, PbReader, status_page);
  gtk_widget_class_bind_template_child (widget_class, PbReader, text_pane);
  gtk_widget_class_bind_template_child (widget_class, PbReader, text_scroller);
  gtk_widget_class_bind_template_child (widget_class, PbReader, text_toggle);
  gtk_widget_class_bind_template_child (widget_class, PbReader, toolbar);
  gtk_widget_class_bind_template_child (widget_class, PbReader, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, PbReader, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, on_page_entered);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  pb_reader_install_view_actions (widget_class);
  pb_reader_install_find_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "reader.fit", "fit");
  gtk_widget_class_install_property_action (widget_class, "reader.mode", "mode");
  gtk_widget_class_install_action (widget_class, "reader.assert", NULL, on_assert);
  gtk_widget_class_install_action (widget_class, "reader.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "reader.first-page", NULL, on_page_end);
  gtk_widget_class_install_action (widget_class, "reader.last-page", NULL, on_page_end);
  gtk_widget_class_install_action (widget_class, "reader.next-page", NULL, on_page_step);
  gtk_widget_class_install_action (widget_class, "reader.previous-page", NULL, on_page_step);
  gtk_widget_class_install_action (widget_class, "reader.retry", NULL, on_retry);
  gtk_widget_class_install_action (widget_class, "reader.reveal", NULL, on_reveal);
  gtk_widget_class_install_action (widget_class, "reader.scroll-back", NULL, on_page_scroll);
  gtk_widget_class_install_action (widget_class, "reader.scroll-on", NULL, on_page_scroll);
}

static void
pb_reader_class_init (PbReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pb_reader_dispose;
  object_class->finalize = pb_reader_finalize;
  object_class->get_property = pb_reader_get_property;
  object_class->set_property = pb_reader_set_property;

  properties[PROP_FIT] = g_param_spec_string ("fit", NULL, NULL, "width", flags);
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "picture", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_PAGE_CHANGED] = g_signal_new ("page-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_ASSERT] = g_signal_new ("assert", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REGION_DRAWN] = g_signal_new ("region-drawn", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PB_TYPE_PAGE_VIEW);
  g_type_ensure (PB_TYPE_TEXT_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/evidence/pb-reader.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

typedef struct {
  const char *trigger;
  const char *action;
} Key;

/* Work wherever the focus is while the reader is seen. */
static const Key global_keys[] = {
    {"<Control>plus|<Control>equal|<Control>KP_Add", "reader.zoom-in"},
    {"<Control>minus|<Control>KP_Subtract", "reader.zoom-out"},
    {"<Control>0|<Control>KP_0", "reader.zoom-original"},
    {"<Control>r", "reader.turn"},
    {"F3|<Control>g", "reader.find-next"},
    {"<Shift>F3|<Control><Shift>g", "reader.find-previous"},
};
/* Work on the page and on its text. */
static const Key pane_keys[] = {
    {"a", "reader.assert"},
    {"<Control>Return|<Control>KP_Enter", "reader.assert"},
    {"<Control>c|<Control>Insert", "reader.copy"},
};
/* Work on the picture only: in the text they move the cursor. */
static const Key picture_keys[] = {
    {"Page_Down|space", "reader.scroll-on"},
    {"Page_Up|<Shift>space|BackSpace", "reader.scroll-back"},
    {"Home", "reader.first-page"},
    {"End", "reader.last-page"},
};

static void
add_keys (GtkWidget *widget, GtkShortcutScope scope, GtkPropagationPhase phase, const Key *keys, guint n)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), scope);
  gtk_event_controller_set_propagation_phase (controller, phase);
  for (guint i = 0; i < n; i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}

static void
pb_reader_init (PbReader *self)
{
  GtkWidget *panes[2];

  self->mode = g_strdup ("picture");
  self->fit = PB_READER_FIT_WIDTH;
  self->zoom = 1;
  self->settings = g_settings_new ("io.github.probata.Probata");
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_reader_init_view (self);
  pb_reader_init_find (self);
  panes[0] = GTK_WIDGET (self->page_view);
  panes[1] = GTK_WIDGET (self->text_pane);
  add_keys (GTK_WIDGET (self), GTK_SHORTCUT_SCOPE_GLOBAL, GTK_PHASE_BUBBLE, global_keys,
            G_N_ELEMENTS (global_keys));
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    add_keys (panes[i], GTK_SHORTCUT_SCOPE_LOCAL, GTK_PHASE_CAPTURE, pane_keys, G_N_ELEMENTS (pane_keys));
  add_keys (panes[0], GTK_SHORTCUT_SCOPE_LOCAL, GTK_PHASE_CAPTURE, picture_keys, G_N_ELEMENTS (picture_keys));
  g_signal_connect_swapped (self->page_view, "selection-changed", G_CALLBACK (on_view_selected), self);
  g_signal_connect_swapped (self->page_view, "mark-activated", G_CALLBACK (on_mark_activated), self);
  g_signal_connect_swapped (self->page_view, "region-drawn", G_CALLBACK (on_region_drawn), self);
  g_signal_connect_swapped (self->text_pane, "selection-changed", G_CALLBACK (on_text_selected), self);
  gtk_widget_set_visible (self->toolbar, FALSE);
  update_assert (self);
}
