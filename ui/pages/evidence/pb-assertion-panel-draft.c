/* pb-assertion-panel-draft.c: what is typed in the panel and not recorded, as one line of text.
 *
 * "exhibit=…&page=…&quote=…" say where the words stand, the rest what was chosen and typed. Everything is
 * kept, also what is suggested: a draft is to look as it did, whatever is suggested by then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-assertion-panel"

#include "config.h"

#include "pb-assertion-panel-private.h"

#include <string.h>

/* When it was typed, in seconds since 1970. */
#define DRAFT_TIME "at"

static void
append (GString *text, const char *name, const char *value)
{
  if (value == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append_printf (text, "%s=", name);
  g_string_append_uri_escaped (text, value, NULL, TRUE);
}

static char *
describe_place (const PbAssertionPlace *place)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *page = g_strdup_printf ("%u", place->page);
  g_autofree char *occurrence = g_strdup_printf ("%u", MAX (place->occurrence, 1));

  append (text, "exhibit", place->exhibit_id);
  append (text, "page", page);
  append (text, "quote", place->quote);
  append (text, "occurrence", occurrence);
  append (text, "region", place->region);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_typed (PbAssertionPanel *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, "passage", self->is_known ? pb_record_get_id (self->passage) : NULL);
  append (text, "speaker", pb_assertion_panel_get_speaker (self));
  append (text, "basis", pb_assertion_panel_get_choice (self->basis_drop, PB_KIND_ASSERTION, "basis"));
  append (text, "stance", pb_assertion_panel_get_choice (self->stance_drop, PB_KIND_ASSERTION, "stance"));
  append (text, "direction",
          pb_assertion_panel_get_choice (self->direction_drop, PB_KIND_ASSERTION_FACT, "direction"));
  append (text, "proposition", gtk_editable_get_text (self->proposition_entry));
  append (text, "fact", pb_fact_entry_get_fact (self->fact_entry));
  append (text, "label", pb_fact_entry_get_text (self->fact_entry));
  for (guint i = 0; i < self->values->len; i++) {
    g_autofree char *name = g_strdup_printf ("value%u", i);
    g_autofree char *json = pb_record_to_json (g_ptr_array_index (self->values, i), FALSE);

    append (text, name, json);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
pb_assertion_panel_begin_draft (PbAssertionPanel *self, const PbAssertionPlace *place)
{
  g_free (self->place);
  self->place = describe_place (place);
  g_free (self->before);
  self->before = describe_typed (self);
  g_clear_pointer (&self->kept, g_free);
}

void
pb_assertion_panel_keep (PbAssertionPanel *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *content = NULL;

  g_return_if_fail (PB_IS_ASSERTION_PANEL (self));

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->place == NULL)
    return;
  typed = describe_typed (self);
  if (g_str_equal (typed, self->kept != NULL ? self->kept : self->before))
    return;
  g_free (self->kept);
  self->kept = g_strdup (typed);
  if (!g_str_equal (typed, self->before))
    content = g_strdup_printf ("%s&" DRAFT_TIME "=%" G_GINT64_FORMAT "&%s", self->place,
                               g_get_real_time () / G_USEC_PER_SEC, typed);
  g_signal_emit_by_name (self, "draft", self->place, content);
}

void
pb_assertion_panel_end_draft (PbAssertionPanel *self)
{
  g_autofree char *place = g_steal_pointer (&self->place);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (place != NULL)
    g_signal_emit_by_name (self, "draft", place, NULL);
}

static gboolean
on_draft_time (gpointer data)
{
  PbAssertionPanel *self = data;

  self->draft_source = 0;
  pb_assertion_panel_keep (self);
  return G_SOURCE_REMOVE;
}

void
pb_assertion_panel_touch (PbAssertionPanel *self)
{
  if (self->is_filling)
    return;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (PB_DRAFTS_DELAY_MS, on_draft_time, self);
}

const char *
pb_assertion_panel_get_place (PbAssertionPanel *self)
{
  g_return_val_if_fail (PB_IS_ASSERTION_PANEL (self), NULL);

  return self->place;
}

/* --- going on */

static guint
look_up_number (GHashTable *pairs, const char *name)
{
  const char *text = g_hash_table_lookup (pairs, name);
  guint64 number = 0;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL) ? (guint) number
                                                                                             : 0;
}

static void
set_fact (PbAssertionPanel *self, GHashTable *pairs)
{
  const char *id = g_hash_table_lookup (pairs, "fact");
  const char *label = g_hash_table_lookup (pairs, "label");

  /* A fact that was deleted meanwhile would be a new one. */
  if (label != NULL)
    pb_fact_entry_choose (self->fact_entry,
                          id != NULL && pb_case_find (self->document, id) != NULL ? id : NULL, label);
}

static void
set_values (PbAssertionPanel *self, GHashTable *pairs)
{
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0;; i++) {
    g_autofree char *name = g_strdup_printf ("value%u", i);
    const char *json = g_hash_table_lookup (pairs, name);
    g_autoptr (PbRecord) value = NULL;

    if (json == NULL)
      break;
    value = pb_record_new (PB_KIND_VALUE, NULL);
    if (pb_record_apply_json (value, json, NULL) && pb_record_get (value, "type") != NULL)
      g_ptr_array_add (self->values, g_steal_pointer (&value));
  }
  pb_assertion_panel_fill_values (self);
}

static void
set_typed (PbAssertionPanel *self, GHashTable *pairs)
{
  const char *proposition = g_hash_table_lookup (pairs, "proposition");

  pb_assertion_panel_fill_speakers (self, g_hash_table_lookup (pairs, "speaker"));
  pb_assertion_panel_set_choice (self->basis_drop, PB_KIND_ASSERTION, "basis",
                                 g_hash_table_lookup (pairs, "basis"));
  pb_assertion_panel_set_choice (self->stance_drop, PB_KIND_ASSERTION, "stance",
                                 g_hash_table_lookup (pairs, "stance"));
  pb_assertion_panel_set_choice (self->direction_drop, PB_KIND_ASSERTION_FACT, "direction",
                                 g_hash_table_lookup (pairs, "direction"));
  gtk_editable_set_text (self->proposition_entry, proposition != NULL ? proposition : "");
  set_fact (self, pairs);
  set_values (self, pairs);
}

gboolean
pb_assertion_panel_resume (PbAssertionPanel *self, const char *content)
{
  g_autoptr (GHashTable) pairs = NULL;
  const char *passage_id;
  PbAssertionPlace place = {0};

  g_return_val_if_fail (PB_IS_ASSERTION_PANEL (self) && content != NULL, FALSE);

  pairs = g_uri_parse_params (content, -1, "&", G_URI_PARAMS_NONE, NULL);
  place.exhibit_id = pairs != NULL ? g_hash_table_lookup (pairs, "exhibit") : NULL;
  if (place.exhibit_id == NULL)
    return FALSE;
  passage_id = g_hash_table_lookup (pairs, "passage");
  /* One that was deleted meanwhile is recorded anew, from its words. */
  if (passage_id != NULL && pb_case_find (self->document, passage_id) != NULL)
    place.passage_id = passage_id;
  place.page = look_up_number (pairs, "page");
  place.quote = g_hash_table_lookup (pairs, "quote");
  place.occurrence = look_up_number (pairs, "occurrence");
  place.region = g_hash_table_lookup (pairs, "region");
  pb_assertion_panel_begin (self, &place);
  self->is_filling = TRUE;
  set_typed (self, pairs);
  self->is_filling = FALSE;
  g_free (self->kept);
  self->kept = describe_typed (self);
  return TRUE;
}
