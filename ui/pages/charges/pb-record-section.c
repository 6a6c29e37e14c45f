/* pb-record-section.c: see pb-record-section.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-section"

#include "config.h"

#include "pb-location.h"
#include "pb-passage-button.h"
#include "pb-record-section.h"
#include "pb-text.h"
#include "pb-weak-hold.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* Every indicator of a dozen victims; more is read with the victim. */
#define MAX_SHOWN 200u
/* A longer text is read in its form. */
#define TEXT_CHARS 600

struct _PbRecordSection {
  GtkWidget parent_instance;

  GtkBox *content; /* the one child */
  GtkBox *rows;

  PbCase *document; /* (owned) */
  PbKind kind;
  char *column;          /* (owned) */
  char **values;         /* (owned) */
  char *limit_names[2];  /* (owned) (nullable) */
  char **limits[2];      /* (owned) (nullable) */
  char *empty;           /* (owned) */
  GPtrArray *ids;        /* (owned) (element-type utf8): in the order of values */
  guint n_asked;         /* values that were asked for */
  GCancellable *closing; /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbRecordSection, pb_record_section, GTK_TYPE_WIDGET)

/* --- a record in words */

static const char *
get_shown (PbItem *item, guint column)
{
  return pb_item_get_shown (item, pb_kind_get_info (pb_item_get_kind (item))->columns[column].name);
}

static const char *
get_value (PbItem *item, guint column)
{
  return pb_record_get_nth (pb_item_get_record (item), column);
}

/* What it says. (transfer full) */
static char *
describe (PbItem *item)
{
  g_autofree char *answer = NULL;

  switch ((int) pb_item_get_kind (item)) {
  case PB_KIND_ALTERNATIVE:
    return g_strdup (get_value (item, PB_COLUMN_ALTERNATIVE_EXPLANATION));
  case PB_KIND_DEFENCE:
    return g_strdup (get_value (item, PB_COLUMN_DEFENCE_DEFENCE));
  case PB_KIND_INDICATOR_ANSWER:
    answer = pb_words_for_value (item, PB_COLUMN_INDICATOR_ANSWER_ANSWER);
    /* Translators: victim, question, answer: "V1, ilo6.debt: yes" */
    return g_strdup_printf (C_ ("section", "%s, %s: %s"),
                            get_shown (item, PB_COLUMN_INDICATOR_ANSWER_VICTIM_ID),
                            get_value (item, PB_COLUMN_INDICATOR_ANSWER_INDICATOR), answer);
  default:
    return g_strdup (pb_item_get_title (item));
  }
}

static char *
describe_alternative (PbItem *item, gboolean with_fact)
{
  const char *by = get_shown (item, PB_COLUMN_ALTERNATIVE_RAISED_BY_ID);
  const char *answer = get_value (item, PB_COLUMN_ALTERNATIVE_ANSWER);
  g_autofree char *said = by != NULL ? g_strdup_printf (C_ ("section", "Said by %s"), by)
                                     : g_strdup (C_ ("section", "To be expected"));
  g_autofree char *against = answer != NULL
                                 ? g_strdup_printf (C_ ("section", "What speaks against it: %s"), answer)
                                 : g_strdup (C_ ("section", "Nobody has written what speaks against it."));

  if (with_fact)
    return g_strdup_printf ("%s\n%s\n%s", get_shown (item, PB_COLUMN_ALTERNATIVE_FACT_ID), said, against);
  return g_strdup_printf ("%s\n%s", said, against);
}

static char *
describe_defence (PbCase *document, PbItem *item)
{
  const char *by = get_shown (item, PB_COLUMN_DEFENCE_ACCUSED_ID);
  const char *answer = get_value (item, PB_COLUMN_DEFENCE_ANSWER);
  const char *element = get_value (item, PB_COLUMN_DEFENCE_ELEMENT);
  const PbCount *count = pb_case_find (document, get_value (item, PB_COLUMN_DEFENCE_COUNT_ID));
  const PbElement *known = element != NULL && count != NULL && count->offence != NULL
                               ? pb_offence_find_element (count->offence, element)
                               : NULL;
  gboolean raised = g_strcmp0 (get_value (item, PB_COLUMN_DEFENCE_RAISED), "1") == 0;
  g_autofree char *against
      = known != NULL ? g_strdup_printf (C_ ("section", ", against: %s"), known->label) : g_strdup ("");
  g_autofree char *said
      = g_strdup_printf (raised ? C_ ("section", "Said by %s%s") : C_ ("section", "To be expected of %s%s"),
                         by != NULL ? by : C_ ("section", "any of the accused"), against);
  g_autofree char *answered = answer != NULL ? g_strdup_printf (C_ ("section", "The answer: %s"), answer)
                                             : g_strdup (C_ ("section", "Nobody has written the answer."));

  return g_strdup_printf ("%s\n%s", said, answered);
}

/* Smaller, below it; (transfer full) (nullable). */
static char *
describe_rest (PbRecordSection *self, PbItem *item)
{
  switch ((int) pb_item_get_kind (item)) {
  case PB_KIND_ALTERNATIVE:
    return describe_alternative (item, g_strv_length (self->values) > 1);
  case PB_KIND_DEFENCE:
    return describe_defence (self->document, item);
  case PB_KIND_INDICATOR_ANSWER:
    return g_strdup (get_value (item, PB_COLUMN_INDICATOR_ANSWER_NOTE));
  default:
    return NULL;
  }
}

/* (nullable) (transfer none) */
static const PbPassage *
find_passage (PbCase *document, PbItem *item)
{
  const PbKind kind = pb_item_get_kind (item);
  const char *id = kind == PB_KIND_ALTERNATIVE ? get_value (item, PB_COLUMN_ALTERNATIVE_PASSAGE_ID)
                   : kind == PB_KIND_INDICATOR_ANSWER
                       ? get_value (item, PB_COLUMN_INDICATOR_ANSWER_PASSAGE_ID)
                       : NULL;

  return id != NULL ? pb_case_find (document, id) : NULL;
}

/* The fact that answers a defence, by which its passages are found. */
static const PbFact *
find_fact (PbCase *document, PbItem *item)
{
  const char *id
      = pb_item_get_kind (item) == PB_KIND_DEFENCE ? get_value (item, PB_COLUMN_DEFENCE_FACT_ID) : NULL;

  return id != NULL ? pb_case_find (document, id) : NULL;
}

/* --- rows */

static GtkWidget *
make_label (const char *text, const char *style)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *safe = NULL;
  GtkWidget *label;

  for (guint i = 0; lines[i] != NULL; i++) {
    char *line = pb_text_for_display (lines[i], TEXT_CHARS);

    g_free (lines[i]);
    lines[i] = line;
  }
  safe = g_strjoinv ("\n", lines);
  label = g_object_new (GTK_TYPE_LABEL, "label", safe, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (const char *icon, const char *name, const char *action, const char *target)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "valign", GTK_ALIGN_START,
                                    "tooltip-text", name, "action-name", action, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_fact_button (const PbFact *fact)
{
  g_autofree char *location = pb_location_new (NULL, PB_KIND_FACT, fact->row.id);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", make_label (fact->label, NULL), "action-name",
                                    "win.inspect", NULL);

  gtk_label_set_selectable (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "detail-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, fact->label, -1);
  return button;
}

static void
add_row (PbRecordSection *self, PbItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3,
                                   "hexpand", TRUE, NULL);
  g_autofree char *said = describe (item);
  g_autofree char *rest = describe_rest (self, item);
  g_autofree char *short_said = pb_text_for_display (said, 80);
  g_autofree char *name = g_strdup_printf (C_ ("section", "Change: %s"), short_said);
  g_autofree char *location = pb_location_new (NULL, self->kind, pb_item_get_id (item));
  const PbPassage *passage = find_passage (self->document, item);
  const PbFact *fact = find_fact (self->document, item);

  gtk_box_append (GTK_BOX (texts), make_label (said, NULL));
  if (rest != NULL) {
    GtkWidget *label = make_label (rest, "caption");

    gtk_widget_add_css_class (label, "dim-label");
    gtk_box_append (GTK_BOX (texts), label);
  }
  if (passage != NULL)
    gtk_box_append (GTK_BOX (texts), pb_passage_button_new (passage));
  if (fact != NULL)
    gtk_box_append (GTK_BOX (texts), make_fact_button (fact));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), make_button ("document-edit-symbolic", name, "win.edit", location));
  gtk_box_append (self->rows, row);
}

static gboolean
is_wanted (PbRecordSection *self, PbItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->limits); i++) {
    const char *value
        = self->limits[i] != NULL ? pb_record_get (pb_item_get_record (item), self->limit_names[i]) : NULL;

    if (value != NULL && !g_strv_contains ((const char *const *) self->limits[i], value))
      return FALSE;
  }
  return TRUE;
}

static void
say (PbRecordSection *self, const char *text)
{
  GtkWidget *label = make_label (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->rows, label);
}

static void
fill (PbRecordSection *self, GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (is_wanted (self, g_ptr_array_index (items, i)) && n++ < MAX_SHOWN)
      add_row (self, g_ptr_array_index (items, i));
  if (n == 0)
    say (self, self->empty);
  if (n > MAX_SHOWN) {
    g_autofree char *text
        = g_strdup_printf (g_dngettext (NULL, "%u more", "%u more", n - MAX_SHOWN), n - MAX_SHOWN);

    say (self, text);
  }
}

/* --- reading */

static void
items_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordSection) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL || self->content == NULL)
    return;
  if (items != NULL)
    fill (self, items);
  else
    pb_case_fail (self->document, error);
}

static void ask_next (PbRecordSection *self);

static void
ids_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordSection) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL || self->content == NULL)
    return;
  if (ids == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (self->ids, g_strdup (g_ptr_array_index (ids, i)));
  ask_next (self);
}

/* One value after the other, so that what is shown has their order. */
static void
ask_next (PbRecordSection *self)
{
  PbWorkspace *workspace = pb_case_get_workspace (self->document);
  PbQuery query = {.kind = self->kind, .column = self->column};

  if (self->values[self->n_asked] == NULL) {
    g_ptr_array_add (self->ids, NULL);
    pb_workspace_get_items_async (workspace, self->kind, (const char *const *) self->ids->pdata,
                                  self->closing, items_found, pb_weak_hold_new (self));
    return;
  }
  query.value = self->values[self->n_asked++];
  pb_workspace_query_async (workspace, &query, self->closing, ids_found, pb_weak_hold_new (self));
}

/* --- object */

static void
pb_record_section_dispose (GObject *object)
{
  PbRecordSection *self = PB_RECORD_SECTION (object);

  g_cancellable_cancel (self->closing);
  if (self->content != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->content));
  self->content = NULL;
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_record_section_parent_class)->dispose (object);
}

static void
pb_record_section_finalize (GObject *object)
{
  PbRecordSection *self = PB_RECORD_SECTION (object);

  g_clear_object (&self->closing);
  g_free (self->column);
  g_strfreev (self->values);
  for (guint i = 0; i < G_N_ELEMENTS (self->limits); i++) {
    g_free (self->limit_names[i]);
    g_strfreev (self->limits[i]);
  }
  g_free (self->empty);
  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (pb_record_section_parent_class)->finalize (object);
}

static void
pb_record_section_class_init (PbRecordSectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_record_section_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_record_section_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_record_section_init (PbRecordSection *self)
{
  self->closing = g_cancellable_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->content), GTK_WIDGET (self));
}

static void
build (PbRecordSection *self, const PbRecordSectionSpec *spec)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                   spec->title, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (title, spec->is_part ? "caption-heading" : "heading");
  gtk_widget_set_margin_top (line, spec->is_part ? 0 : 12);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), make_button ("list-add-symbolic", spec->add, "win.add", spec->add_target));
  gtk_box_append (self->content, line);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_box_append (self->content, GTK_WIDGET (self->rows));
}

GtkWidget *
pb_record_section_new (PbCase *document, const PbRecordSectionSpec *spec)
{
  PbRecordSection *self;

  g_return_val_if_fail (PB_IS_CASE (document) && spec != NULL && spec->values != NULL, NULL);

  self = g_object_new (PB_TYPE_RECORD_SECTION, NULL);
  self->document = g_object_ref (document);
  self->kind = spec->kind;
  self->column = g_strdup (spec->column);
  self->values = g_strdupv ((char **) spec->values);
  self->empty = g_strdup (spec->empty);
  for (guint i = 0; i < G_N_ELEMENTS (self->limits); i++) {
    self->limit_names[i] = g_strdup (spec->limits[i].column);
    self->limits[i] = g_strdupv ((char **) spec->limits[i].values);
  }
  build (self, spec);
  ask_next (self);
  return GTK_WIDGET (self);
}
