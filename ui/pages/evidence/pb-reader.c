/* pb-reader.c: see pb-reader.h. The page is in pb-reader-page.c, how it looks in pb-reader-view.c, selection
 * in pb-reader-select.c, finding in pb-reader-find.c, what is said of failures in pb-reader-problem.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-reader"

#include "config.h"

#include "pb-reader-private.h"

enum { PROP_0, PROP_FIT, PROP_MODE, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_PAGE_CHANGED, SIGNAL_MARK_ACTIVATED, SIGNAL_ASSERT, SIGNAL_REGION_DRAWN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbReader, pb_reader, GTK_TYPE_WIDGET)

static const char *const fits[] = {"none", "width", "page"};

void
pb_reader_cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
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
  pb_reader_cancel (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pb_workspace_list_pages_async (pb_case_get_workspace (self->document), pb_item_get_id (self->exhibit),
                                 self->cancellable, pages_listed, g_object_ref (self));
}

static void
forget_exhibit (PbReader *self)
{
  pb_reader_cancel (&self->cancellable);
  pb_reader_cancel (&self->text_cancellable);
  pb_reader_set_text (self, NULL);
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
  g_signal_connect_object (document, "notify::read-only", G_CALLBACK (pb_reader_update_assert), self,
                           G_CONNECT_SWAPPED);
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

  pb_reader_cancel (&self->cancellable);
  pb_reader_cancel (&self->text_cancellable);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "on_page_entered",
                                                G_CALLBACK (pb_reader_enter_page));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  pb_reader_install_view_actions (widget_class);
  pb_reader_install_find_actions (widget_class);
  pb_reader_install_page_actions (widget_class);
  pb_reader_install_selection_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "reader.fit", "fit");
  gtk_widget_class_install_property_action (widget_class, "reader.mode", "mode");
  gtk_widget_class_install_action (widget_class, "reader.retry", NULL, on_retry);
  gtk_widget_class_install_action (widget_class, "reader.reveal", NULL, on_reveal);
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
  gtk_widget_set_visible (self->toolbar, FALSE);
  pb_reader_init_selection (self);
}
