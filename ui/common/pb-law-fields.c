/* pb-law-fields.c: see pb-law-fields.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-fields"

#include "config.h"

#include "pb-choice.h"
#include "pb-law-choices.h"
#include "pb-law-fields.h"

#include <glib/gi18n.h>

struct _PbLawFields {
  GObject parent_instance;

  PbCase *document;                           /* (owned) */
  PbField *fields[PB_LAW_COLUMN_ELEMENT + 1]; /* (nullable): the form's */
  PbField *count_field;                       /* (nullable) */
  char *scope;                                /* (owned) (nullable): what the lists were made for */
  guint update_id;                            /* 0: none is due */
};

G_DEFINE_FINAL_TYPE (PbLawFields, pb_law_fields, G_TYPE_OBJECT)

/* (nullable) (transfer full) */
static char *
dup_chosen (PbField *field)
{
  g_autofree char *typed = field != NULL ? pb_field_dup_typed (field) : NULL;

  return typed != NULL && typed[0] != '\0' ? g_steal_pointer (&typed) : NULL;
}

static const char *
say_none (PbLawColumn column, const PbLawScope *scope, const PbSnapshot *snapshot)
{
  if (snapshot->packs->len == 0)
    return C_ ("law field", "No law is pinned in this case yet");
  if (column == PB_LAW_COLUMN_VERSION && scope->pack == NULL)
    return C_ ("law field", "Choose the law first");
  if (column == PB_LAW_COLUMN_ELEMENT && scope->count_id == NULL)
    return C_ ("law field", "Choose the count first");
  return NULL;
}

/* What was chosen of another law goes when @changed; what is merely not known here (a version that is no
 * longer pinned) stays and says so. */
static void
fill_field (PbLawFields *self, PbLawColumn column, const PbLawScope *scope, const PbSnapshot *snapshot,
            gboolean changed)
{
  PbField *field = self->fields[column];
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *chosen = dup_chosen (field);
  gboolean is_known = FALSE;

  if (field == NULL)
    return;
  list = pb_law_choices_list (snapshot, column, scope);
  for (guint i = 0; i < list->len; i++) {
    PbLawChoice *choice = g_ptr_array_index (list, i);

    is_known = is_known || g_strcmp0 (choice->value, chosen) == 0;
    g_ptr_array_add (choices, pb_choice_new (choice->value, choice->words, choice->group));
  }
  if (changed && chosen != NULL && !is_known)
    pb_field_set_typed (field, "");
  pb_field_set_choices (field, choices, say_none (column, scope, snapshot));
}

/* The only version there is needs no choosing. */
static void
choose_only_version (PbLawFields *self, const PbSnapshot *snapshot, const PbLawScope *scope)
{
  PbField *field = self->fields[PB_LAW_COLUMN_VERSION];
  g_autofree char *chosen = dup_chosen (field);
  g_autoptr (GPtrArray) list = NULL;

  if (field == NULL || chosen != NULL)
    return;
  list = pb_law_choices_list (snapshot, PB_LAW_COLUMN_VERSION, scope);
  if (list->len == 1)
    pb_field_set_typed (field, ((PbLawChoice *) g_ptr_array_index (list, 0))->value);
}

/* An offence chosen while no pack was: its pack and version come with it. */
static void
take_pack_of_offence (PbLawFields *self, const PbSnapshot *snapshot)
{
  static const PbLawScope anywhere = {NULL, NULL, NULL};
  g_autofree char *pack = dup_chosen (self->fields[PB_LAW_COLUMN_PACK]);
  g_autofree char *offence = dup_chosen (self->fields[PB_LAW_COLUMN_OFFENCE]);
  g_autoptr (GPtrArray) list = NULL;

  if (offence == NULL || pack != NULL)
    return;
  list = pb_law_choices_list (snapshot, PB_LAW_COLUMN_OFFENCE, &anywhere);
  for (guint i = 0; i < list->len; i++) {
    PbLawChoice *choice = g_ptr_array_index (list, i);

    if (!g_str_equal (choice->value, offence))
      continue;
    pb_field_set_typed (self->fields[PB_LAW_COLUMN_PACK], choice->pack);
    /* Of two versions with the same offence the person chooses. */
    return;
  }
}

static void
fill_all (PbLawFields *self, const PbSnapshot *snapshot)
{
  g_autofree char *pack = NULL, *version = NULL, *count = NULL, *scope_text = NULL;
  PbLawScope scope = {0};
  gboolean changed;

  if (self->fields[PB_LAW_COLUMN_OFFENCE] != NULL)
    take_pack_of_offence (self, snapshot);
  pack = dup_chosen (self->fields[PB_LAW_COLUMN_PACK]);
  count = dup_chosen (self->count_field);
  scope.pack = pack;
  scope.count_id = count;
  scope_text = g_strdup_printf ("%s/%s", pack != NULL ? pack : "", count != NULL ? count : "");
  changed = self->scope != NULL && !g_str_equal (self->scope, "/") && !g_str_equal (self->scope, scope_text);
  g_free (self->scope);
  self->scope = g_steal_pointer (&scope_text);

  fill_field (self, PB_LAW_COLUMN_PACK, &scope, snapshot, FALSE);
  fill_field (self, PB_LAW_COLUMN_VERSION, &scope, snapshot, changed);
  choose_only_version (self, snapshot, &scope);
  version = dup_chosen (self->fields[PB_LAW_COLUMN_VERSION]);
  scope.version = version;
  fill_field (self, PB_LAW_COLUMN_OFFENCE, &scope, snapshot, changed);
  fill_field (self, PB_LAW_COLUMN_ELEMENT, &scope, snapshot, changed);
}

void
pb_law_fields_update (PbLawFields *self)
{
  PbReview *review;

  g_return_if_fail (PB_IS_LAW_FIELDS (self));

  review = pb_case_get_review (self->document);
  if (review != NULL)
    fill_all (self, review->analysis->snapshot);
  /* What it set itself needs no second look. */
  g_clear_handle_id (&self->update_id, g_source_remove);
}

static gboolean
on_update_due (gpointer data)
{
  pb_law_fields_update (data);
  return G_SOURCE_REMOVE;
}

/* Not at once: a drop-down that is just reporting a choice does not bear another list. Before the next key or
 * click, so that nobody acts on the old one. */
static void
queue_update (PbLawFields *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH, on_update_due, self, NULL);
}

/* --- object */

static void
pb_law_fields_finalize (GObject *object)
{
  PbLawFields *self = PB_LAW_FIELDS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->document);
  g_free (self->scope);
  G_OBJECT_CLASS (pb_law_fields_parent_class)->finalize (object);
}

static void
pb_law_fields_class_init (PbLawFieldsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_law_fields_finalize;
}

static void
pb_law_fields_init (PbLawFields *self)
{
}

PbLawFields *
pb_law_fields_new (PbCase *document, PbKind kind, GPtrArray *fields)
{
  PbLawFields *self;

  g_return_val_if_fail (PB_IS_CASE (document) && fields != NULL, NULL);

  self = g_object_new (PB_TYPE_LAW_FIELDS, NULL);
  self->document = g_object_ref (document);
  for (guint i = 0; i < fields->len; i++) {
    PbField *field = g_ptr_array_index (fields, i);
    const guint column = pb_field_get_column (field);
    const PbLawColumn law = pb_law_column_from (kind, column);

    if (law != PB_LAW_COLUMN_NONE)
      self->fields[law] = field;
    else if (pb_kind_get_info (kind)->columns[column].reference == PB_KIND_COUNT)
      self->count_field = field;
    else
      continue;
    g_signal_connect_object (field, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  }
  g_signal_connect_object (document, "notify::review", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  pb_law_fields_update (self);
  return self;
}
