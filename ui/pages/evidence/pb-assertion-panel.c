/* pb-assertion-panel.c: see pb-assertion-panel.h. What is kept of it unrecorded: pb-assertion-panel-draft.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-assertion-panel"

#include "config.h"

#include "pb-assertion-panel-private.h"
#include "pb-text.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* A quote is read on the page; here it is only recognised. */
#define QUOTE_CHARS 400
#define VALUE_CHARS 80

enum { SIGNAL_CLOSED, SIGNAL_DRAFT, SIGNAL_RECORDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbAssertionPanel, pb_assertion_panel, GTK_TYPE_WIDGET)

/* --- choices */

static const PbColumn *
get_column (PbKind kind, const char *name, guint *out_position)
{
  int position = pb_kind_find_column (kind, name);

  g_assert (position >= 0);
  *out_position = (guint) position;
  return &pb_kind_get_info (kind)->columns[position];
}

static void
fill_choices (GtkDropDown *drop, PbKind kind, const char *name)
{
  guint position;
  const PbColumn *column = get_column (kind, name, &position);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; column->choices[i] != NULL; i++)
    gtk_string_list_append (words, pb_words_for_choice (kind, position, column->choices[i]));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (words));
}

const char *
pb_assertion_panel_get_choice (GtkDropDown *drop, PbKind kind, const char *name)
{
  guint position;
  const PbColumn *column = get_column (kind, name, &position);
  guint selected = gtk_drop_down_get_selected (drop);

  return selected != GTK_INVALID_LIST_POSITION ? column->choices[selected] : column->choices[0];
}

void
pb_assertion_panel_set_choice (GtkDropDown *drop, PbKind kind, const char *name, const char *choice)
{
  guint position;
  const PbColumn *column = get_column (kind, name, &position);

  for (guint i = 0; column->choices[i] != NULL; i++)
    if (g_strcmp0 (column->choices[i], choice) == 0)
      gtk_drop_down_set_selected (drop, i);
}

static PbSnapshot *
get_snapshot (PbAssertionPanel *self)
{
  PbReview *review = self->document != NULL ? pb_case_get_review (self->document) : NULL;

  return review != NULL ? review->analysis->snapshot : NULL;
}

void
pb_assertion_panel_fill_speakers (PbAssertionPanel *self, const char *speaker_id)
{
  PbSnapshot *snapshot = get_snapshot (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->parties, 0);
  gtk_string_list_append (names, C_ ("assertion", "The record itself"));
  for (guint i = 0; snapshot != NULL && i < snapshot->parties->len; i++) {
    const PbParty *party = g_ptr_array_index (snapshot->parties, i);

    gtk_string_list_append (names, party->pseudonym);
    g_ptr_array_add (self->parties, g_strdup (party->row.id));
    if (g_strcmp0 (party->row.id, speaker_id) == 0)
      selected = self->parties->len;
  }
  gtk_drop_down_set_model (self->speaker_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->speaker_drop, selected);
}

const char *
pb_assertion_panel_get_speaker (PbAssertionPanel *self)
{
  guint selected = gtk_drop_down_get_selected (self->speaker_drop);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION && selected <= self->parties->len
             ? g_ptr_array_index (self->parties, selected - 1)
             : NULL;
}

/* --- values */

static void
append_word (GString *text, const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

static char *
describe_value (PbRecord *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *low = pb_record_get (value, "low");
  const char *high = pb_record_get (value, "high");
  const char *per = pb_record_get (value, "per");
  guint type, per_column;

  get_column (PB_KIND_VALUE, "type", &type);
  get_column (PB_KIND_VALUE, "per", &per_column);
  append_word (text, pb_words_for_choice (PB_KIND_VALUE, type, pb_record_get (value, "type")));
  if (g_strcmp0 (pb_record_get (value, "approximate"), "1") == 0)
    append_word (text, C_ ("value", "about"));
  append_word (text, pb_record_get (value, "date"));
  append_word (text, low);
  if (high != NULL && g_strcmp0 (high, low) != 0) {
    append_word (text, "–");
    append_word (text, high);
  }
  append_word (text, pb_record_get (value, "currency"));
  append_word (text, pb_record_get (value, "unit"));
  if (per != NULL) {
    append_word (text, C_ ("value", "per"));
    append_word (text, pb_words_for_choice (PB_KIND_VALUE, per_column, per));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_remove (GtkButton *button, PbAssertionPanel *self)
{
  g_ptr_array_remove (self->values, g_object_get_data (G_OBJECT (button), "value"));
  pb_assertion_panel_fill_values (self);
  pb_assertion_panel_touch (self);
}

static void
add_value (PbAssertionPanel *self, PbRecord *value)
{
  g_autofree char *title = describe_value (value);
  g_autofree char *said = pb_text_for_display (
      pb_record_get (value, "said") != NULL ? pb_record_get (value, "said") : "", VALUE_CHARS);
  g_autofree char *name = g_strdup_printf (C_ ("value", "Leave out: %s"), title);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-remove-symbolic", "valign",
                                    GTK_ALIGN_CENTER, "tooltip-text", C_ ("value", "Leave out"), NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", said,
                                 "activatable", FALSE, NULL);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "value", value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->values_list, row);
}

void
pb_assertion_panel_fill_values (PbAssertionPanel *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->values_list, 0))) != NULL)
    gtk_list_box_remove (self->values_list, row);
  for (guint i = 0; i < self->values->len; i++)
    add_value (self, g_ptr_array_index (self->values, i));
  gtk_widget_set_visible (self->values_box, self->values->len > 0);
}

/* --- recording */

static void
add_edit (GPtrArray *edits, PbRecord *record)
{
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, record));
}

/* Whose knowledge it is: one's own senses are one's own; of what was told or inferred the origin is asked
 * for elsewhere, and until then counts for nothing (design 2). */
static gboolean
is_own_knowledge (const char *basis)
{
  static const char *const own[] = {"saw", "heard", "did", "felt", "finding", NULL};

  return g_strv_contains (own, basis);
}

static PbRecord *
make_assertion (PbAssertionPanel *self)
{
  PbRecord *assertion = pb_record_new (PB_KIND_ASSERTION, NULL);
  const char *basis = pb_assertion_panel_get_choice (self->basis_drop, PB_KIND_ASSERTION, "basis");
  const char *speaker = pb_assertion_panel_get_speaker (self);

  pb_record_set (assertion, "passage_id", pb_record_get_id (self->passage));
  pb_record_set (assertion, "statement_id", self->statement_id);
  pb_record_set (assertion, "speaker_id", speaker);
  pb_record_set (assertion, "origin_id", is_own_knowledge (basis) ? speaker : NULL);
  pb_record_set (assertion, "basis", basis);
  pb_record_set (assertion, "stance",
                 pb_assertion_panel_get_choice (self->stance_drop, PB_KIND_ASSERTION, "stance"));
  pb_record_set (assertion, "proposition", gtk_editable_get_text (self->proposition_entry));
  return assertion;
}

/* A fact comes before what refers to it. */
static void
add_fact (PbAssertionPanel *self, GPtrArray *edits, PbRecord *assertion)
{
  g_autoptr (PbRecord) link = NULL;
  g_autoptr (PbRecord) fact = NULL;
  const char *fact_id = pb_fact_entry_get_fact (self->fact_entry);
  const char *label = pb_fact_entry_get_label (self->fact_entry);

  if (fact_id == NULL && label != NULL) {
    fact = pb_record_new (PB_KIND_FACT, NULL);
    pb_record_set (fact, "label", label);
    fact_id = pb_record_get_id (fact);
    add_edit (edits, fact);
  }
  if (fact_id == NULL)
    return;
  link = pb_record_new (PB_KIND_ASSERTION_FACT, NULL);
  pb_record_set (link, "assertion_id", pb_record_get_id (assertion));
  pb_record_set (link, "fact_id", fact_id);
  pb_record_set (link, "direction",
                 pb_assertion_panel_get_choice (self->direction_drop, PB_KIND_ASSERTION_FACT, "direction"));
  add_edit (edits, link);
}

static void
update_record_button (PbAssertionPanel *self)
{
  gtk_widget_set_sensitive (self->record_button, !self->is_waiting && self->document != NULL
                                                     && !pb_case_is_read_only (self->document));
}

static void
tell (PbAssertionPanel *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
tell_failure (PbAssertionPanel *self, const GError *error)
{
  g_autofree char *words = pb_words_for_error (error);
  g_autofree char *message
      = g_strdup_printf (C_ ("assertion", "Not recorded: what you typed is kept here. %s"), words);

  tell (self, message);
  pb_assertion_panel_keep (self);
}

static void
on_read_only_changed (PbAssertionPanel *self)
{
  update_record_button (self);
  tell (self, pb_case_is_read_only (self->document)
                  ? C_ ("assertion", "The case cannot be written just now. What you typed is kept here.")
                  : NULL);
}

static void
recorded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbAssertionPanel) self = data;
  g_autoptr (GError) error = NULL;

  self->is_waiting = FALSE;
  if (self->document == NULL)
    return;
  update_record_button (self);
  /* What was typed stays. */
  if (!pb_case_edit_finish (PB_CASE (source), result, &error)) {
    tell_failure (self, error);
    return;
  }
  pb_assertion_panel_end_draft (self);
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, pb_record_get_id (self->passage));
}

void
pb_assertion_panel_record (PbAssertionPanel *self)
{
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (PbRecord) assertion = NULL;

  g_return_if_fail (PB_IS_ASSERTION_PANEL (self));

  if (self->passage == NULL || self->is_waiting || pb_case_is_read_only (self->document))
    return;
  if (*gtk_editable_get_text (self->proposition_entry) == '\0') {
    gtk_widget_add_css_class (GTK_WIDGET (self->proposition_entry), "error");
    gtk_widget_grab_focus (GTK_WIDGET (self->proposition_entry));
    return;
  }
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  if (!self->is_known)
    add_edit (edits, self->passage);
  assertion = make_assertion (self);
  add_edit (edits, assertion);
  for (guint i = 0; i < self->values->len; i++) {
    PbRecord *value = g_ptr_array_index (self->values, i);

    pb_record_set (value, "assertion_id", pb_record_get_id (assertion));
    add_edit (edits, value);
  }
  add_fact (self, edits, assertion);
  g_free (self->basis);
  self->basis = g_strdup (pb_record_get (assertion, "basis"));
  self->is_waiting = TRUE;
  tell (self, NULL);
  update_record_button (self);
  pb_case_edit (self->document, "assertion", g_steal_pointer (&edits), recorded, g_object_ref (self));
}

static void
on_close (PbAssertionPanel *self)
{
  pb_assertion_panel_keep (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
on_proposition_changed (PbAssertionPanel *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->proposition_entry), "error");
  pb_assertion_panel_touch (self);
}

/* --- beginning */

static PbStatement *
find_statement (PbAssertionPanel *self, const char *exhibit_id)
{
  PbSnapshot *snapshot = get_snapshot (self);

  for (guint i = 0; snapshot != NULL && i < snapshot->statements->len; i++) {
    PbStatement *statement = g_ptr_array_index (snapshot->statements, i);

    if (statement->exhibit != NULL && g_strcmp0 (statement->exhibit->row.id, exhibit_id) == 0)
      return statement;
  }
  return NULL;
}

static void
make_passage (PbAssertionPanel *self, const PbAssertionPlace *place)
{
  g_autofree char *page = g_strdup_printf ("%u", place->page);
  g_autofree char *occurrence = g_strdup_printf ("%u", MAX (place->occurrence, 1));

  g_clear_object (&self->passage);
  self->passage = pb_record_new (PB_KIND_PASSAGE, place->passage_id);
  self->is_known = place->passage_id != NULL;
  if (self->is_known)
    return;
  pb_record_set (self->passage, "exhibit_id", place->exhibit_id);
  pb_record_set (self->passage, "page", place->page > 0 ? page : NULL);
  pb_record_set (self->passage, "quote", place->quote);
  pb_record_set (self->passage, "occurrence", occurrence);
  pb_record_set (self->passage, "region", place->region);
}

void
pb_assertion_panel_begin (PbAssertionPanel *self, const PbAssertionPlace *place)
{
  PbStatement *statement;
  g_autofree char *shown = NULL;
  g_autofree char *said_on = NULL;

  g_return_if_fail (PB_IS_ASSERTION_PANEL (self) && self->document != NULL && place != NULL);

  pb_assertion_panel_keep (self);
  self->is_filling = TRUE;
  make_passage (self, place);
  statement = find_statement (self, place->exhibit_id);
  g_free (self->statement_id);
  self->statement_id = statement != NULL ? g_strdup (statement->row.id) : NULL;
  if (statement != NULL && pb_date_is_set (&statement->taken_on)
      && statement->taken_on.first == statement->taken_on.last)
    said_on = pb_date_format_jdn (statement->taken_on.first);
  pb_assertion_panel_fill_speakers (
      self, statement != NULL && statement->speaker != NULL ? statement->speaker->row.id : NULL);
  pb_assertion_panel_set_choice (self->basis_drop, PB_KIND_ASSERTION, "basis",
                                 statement == NULL     ? "record"
                                 : self->basis != NULL ? self->basis
                                                       : "unknown");
  gtk_drop_down_set_selected (self->stance_drop, 0);
  gtk_drop_down_set_selected (self->direction_drop, 0);
  shown = pb_text_for_display (
      place->quote != NULL ? place->quote : C_ ("assertion", "A part of the picture"), QUOTE_CHARS);
  gtk_label_set_label (self->quote_label, shown);
  gtk_editable_set_text (self->proposition_entry, place->quote != NULL ? place->quote : "");
  g_ptr_array_unref (self->values);
  self->values = place->quote != NULL ? pb_workspace_suggest_values (place->quote, said_on)
                                      : g_ptr_array_new_with_free_func (g_object_unref);
  pb_assertion_panel_fill_values (self);
  pb_fact_entry_clear (self->fact_entry);
  tell (self, NULL);
  update_record_button (self);
  self->is_filling = FALSE;
  pb_assertion_panel_begin_draft (self, place);
  gtk_widget_child_focus (GTK_WIDGET (self->fact_entry), GTK_DIR_TAB_FORWARD);
}

void
pb_assertion_panel_set_fact (PbAssertionPanel *self, const char *id, const char *label)
{
  g_return_if_fail (PB_IS_ASSERTION_PANEL (self) && label != NULL);

  pb_fact_entry_choose (self->fact_entry, id, label);
}

GPtrArray *
pb_assertion_panel_get_values (PbAssertionPanel *self)
{
  g_return_val_if_fail (PB_IS_ASSERTION_PANEL (self), NULL);

  return self->values;
}

void
pb_assertion_panel_set_case (PbAssertionPanel *self, PbCase *document)
{
  g_return_if_fail (PB_IS_ASSERTION_PANEL (self) && PB_IS_CASE (document));

  g_set_object (&self->document, document);
  g_signal_connect_object (document, "notify::read-only", G_CALLBACK (on_read_only_changed), self,
                           G_CONNECT_SWAPPED);
  pb_fact_entry_set_case (self->fact_entry, document);
}

static void
pb_assertion_panel_dispose (GObject *object)
{
  PbAssertionPanel *self = PB_ASSERTION_PANEL (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_ASSERTION_PANEL);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_assertion_panel_parent_class)->dispose (object);
}

static void
pb_assertion_panel_finalize (GObject *object)
{
  PbAssertionPanel *self = PB_ASSERTION_PANEL (object);

  g_clear_object (&self->passage);
  g_free (self->statement_id);
  g_free (self->basis);
  g_free (self->before);
  g_free (self->kept);
  g_free (self->place);
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->values);
  G_OBJECT_CLASS (pb_assertion_panel_parent_class)->finalize (object);
}

static void
pb_assertion_panel_class_init (PbAssertionPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_assertion_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_assertion_panel_finalize;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DRAFT] = g_signal_new ("draft", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_RECORDED] = g_signal_new ("recorded", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (PB_TYPE_FACT_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/probata/Probata/pages/evidence/pb-assertion-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, basis_drop);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, box);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, direction_drop);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, error_label);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, fact_entry);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, proposition_entry);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, quote_label);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, record_button);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, speaker_drop);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, stance_drop);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, values_box);
  gtk_widget_class_bind_template_child (widget_class, PbAssertionPanel, values_list);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, pb_assertion_panel_record);
}

static void
pb_assertion_panel_init (PbAssertionPanel *self)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkDropDown *drops[4];

  self->parties = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  drops[0] = self->basis_drop;
  drops[1] = self->direction_drop;
  drops[2] = self->speaker_drop;
  drops[3] = self->stance_drop;
  gtk_drop_down_set_expression (self->speaker_drop, name);
  gtk_expression_unref (name);
  fill_choices (self->basis_drop, PB_KIND_ASSERTION, "basis");
  fill_choices (self->stance_drop, PB_KIND_ASSERTION, "stance");
  fill_choices (self->direction_drop, PB_KIND_ASSERTION_FACT, "direction");
  g_signal_connect_swapped (self->proposition_entry, "changed", G_CALLBACK (on_proposition_changed), self);
  g_signal_connect_swapped (self->fact_entry, "changed", G_CALLBACK (pb_assertion_panel_touch), self);
  for (guint i = 0; i < G_N_ELEMENTS (drops); i++)
    g_signal_connect_swapped (drops[i], "notify::selected", G_CALLBACK (pb_assertion_panel_touch), self);
}
