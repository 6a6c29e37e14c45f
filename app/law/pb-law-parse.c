/* pb-law-parse.c: the pack as a whole, and how single values of it are read.
 *
 * Why libxml2's tree and not a stream: packs are small, and every message can name a line and an element.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-parse"

#include "config.h"

#include "pb-error.h"
#include "pb-iso-code.h"
#include "pb-law-parse-private.h"
#include "pb-law-parse.h"
#include "pb-text.h"

#include <libintl.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* Elements whose text a reader would miss. */
static const char *const spoken[]
    = {"title",         "prosecutor", "source", "label", "words",  "note",    "source-note", "proof",
       "corroboration", "question",   "forum",  "who",   "covers", "outcome", "stacking",    NULL};

gboolean
_pb_law_parse_refuse (const PbLawReader *self, const xmlNode *node, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *whole_id = _pb_law_parse_attribute (node, "id");
  g_autofree char *id = whole_id != NULL ? pb_text_for_display (whole_id, PB_LAW_PARSE_MAX_ID) : NULL;
  g_autofree char *what = id != NULL ? g_strdup_printf ("<%s id=\"%s\">", (const char *) node->name, id)
                                     : g_strdup_printf ("<%s>", (const char *) node->name);

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  shown = pb_text_for_display (message, PB_LAW_PARSE_MAX_MESSAGE);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s:%ld: %s: %s", self->name, xmlGetLineNo (node), what,
               shown);
  return FALSE;
}

gboolean
_pb_law_parse_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns == NULL && g_str_equal ((const char *) node->name, name);
}

xmlNode *
_pb_law_parse_child (const xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (_pb_law_parse_is (child, name))
      return child;
  return NULL;
}

char *
_pb_law_parse_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

gboolean
_pb_law_parse_yes (const xmlNode *node, const char *name, gboolean missing)
{
  g_autofree char *value = _pb_law_parse_attribute (node, name);

  return value == NULL ? missing : g_str_equal (value, "yes");
}

char *
_pb_law_parse_text (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *text = g_string_new (NULL);

  for (const char *at = (const char *) content; at != NULL && *at != '\0'; at++) {
    if (!g_ascii_isspace (*at))
      g_string_append_c (text, *at);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
  }
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  xmlFree (content);
  return g_string_free (text, FALSE);
}

char *
_pb_law_parse_translated (const xmlNode *node)
{
  g_autofree char *text = _pb_law_parse_text (node);

  /* gettext answers the empty text with the header of the catalogue. */
  return g_strdup (text[0] == '\0' ? text : dgettext (GETTEXT_PACKAGE, text));
}

char *
_pb_law_parse_child_words (const xmlNode *node, const char *name)
{
  const xmlNode *child = _pb_law_parse_child (node, name);

  return child != NULL ? _pb_law_parse_translated (child) : NULL;
}

char **
_pb_law_parse_list (const xmlNode *node, const char *name, gboolean translate)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    g_autofree char *text = NULL;

    if (!_pb_law_parse_is (child, name))
      continue;
    text = translate ? _pb_law_parse_translated (child) : _pb_law_parse_text (child);
    g_strv_builder_add (builder, text);
  }
  return g_strv_builder_end (builder);
}

gboolean
_pb_law_parse_check_words (const PbLawReader *self, const xmlNode *node, GError **error)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    if (g_strv_contains (spoken, (const char *) child->name)) {
      g_autofree char *text = _pb_law_parse_text (child);

      if (text[0] == '\0')
        return _pb_law_parse_refuse (self, child, error, "is empty; write its text, or take it out");
      if (!pb_text_is_display_safe (text))
        return _pb_law_parse_refuse (self, child, error,
                                     "holds invisible control characters; type the text anew");
    }
    if (!_pb_law_parse_check_words (self, child, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
_pb_law_parse_note_id (PbLawReader *self, const xmlNode *node, const char *id, GError **error)
{
  long line = xmlGetLineNo (node);
  gpointer earlier = NULL;

  if (strlen (id) > PB_LAW_PARSE_MAX_ID)
    return _pb_law_parse_refuse (self, node, error, "the id is longer than %d characters; shorten it",
                                 PB_LAW_PARSE_MAX_ID);
  if (g_hash_table_lookup_extended (self->ids, id, NULL, &earlier))
    return _pb_law_parse_refuse (self, node, error,
                                 "the id \"%s\" is already used on line %d; give it one of its own", id,
                                 GPOINTER_TO_INT (earlier));
  g_hash_table_insert (self->ids, g_strdup (id), GINT_TO_POINTER ((int) line));
  return TRUE;
}

char *
_pb_law_parse_id (PbLawReader *self, const xmlNode *node, GError **error)
{
  g_autofree char *id = _pb_law_parse_attribute (node, "id");

  if (id == NULL || id[0] == '\0') {
    _pb_law_parse_refuse (self, node, error, "has no id; give it one");
    return NULL;
  }
  return _pb_law_parse_note_id (self, node, id, error) ? g_steal_pointer (&id) : NULL;
}

gboolean
_pb_law_parse_valid (const PbLawReader *self, const xmlNode *node, PbDate *out_valid, GError **error)
{
  g_autofree char *text = _pb_law_parse_attribute (node, "valid");
  g_autoptr (GError) problem = NULL;

  if (text == NULL)
    return TRUE;
  if (!pb_date_parse (text, out_valid, &problem))
    return _pb_law_parse_refuse (self, node, error,
                                 "valid=\"%s\": %s; write \"2017-01-28/..\" or leave it out", text,
                                 problem->message);
  if (!out_valid->is_interval)
    return _pb_law_parse_refuse (self, node, error,
                                 "valid=\"%s\" is one date; write from/to, \"..\" for an open end", text);
  return TRUE;
}

static gboolean
check_day (const PbLawReader *self, const xmlNode *node, const char *attribute, const char *day,
           GError **error)
{
  PbDate date;

  if (pb_date_parse (day, &date, NULL))
    return TRUE;
  return _pb_law_parse_refuse (self, node, error, "%s=\"%s\" is no day of the calendar; write year-month-day",
                               attribute, day);
}

static gboolean
read_where (const PbLawReader *self, const xmlNode *node, const char *keys, char **out_where, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (keys, " \t\r\n", -1);
  g_autoptr (GString) where = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    const char *text;

    if (words[i][0] == '\0')
      continue;
    text = g_hash_table_lookup (self->sources, words[i]);
    if (text == NULL)
      return _pb_law_parse_refuse (
          self, node, error, "there is no source \"%s\"; add it to <sources>, or correct the name", words[i]);
    g_string_append_printf (where, "%s%s", where->len > 0 ? "; " : "", text);
  }
  *out_where = g_strdup (where->str);
  return TRUE;
}

static PbConfidence
read_confidence (const char *word)
{
  for (PbConfidence confidence = PB_CONFIDENCE_SECONDARY; confidence <= PB_CONFIDENCE_VERIFIED; confidence++)
    if (g_str_equal (word, pb_confidence_to_string (confidence)))
      return confidence;
  return PB_CONFIDENCE_UNVERIFIED;
}

/* What @node itself says about its source, or what the group around it says. */
static gboolean
read_source (const PbLawReader *self, const xmlNode *node, const PbSource *inherited, PbSource *out,
             GError **error)
{
  g_autofree char *word = _pb_law_parse_attribute (node, "confidence");
  g_autofree char *keys = _pb_law_parse_attribute (node, "source");

  if (word != NULL) {
    out->as_at = _pb_law_parse_attribute (node, "as-at");
    if (out->as_at == NULL)
      out->as_at = g_strdup (self->pack->as_at);
    out->confidence = read_confidence (word);
    return check_day (self, node, "as-at", out->as_at, error)
           && (keys == NULL || read_where (self, node, keys, &out->where, error));
  }
  if (inherited == NULL)
    return _pb_law_parse_refuse (self, node, error,
                                 "no confidence, here or in the groups around it; say where it was read");
  out->confidence = inherited->confidence;
  out->where = g_strdup (inherited->where);
  out->as_at = g_strdup (inherited->as_at);
  out->note = g_strdup (inherited->note);
  return TRUE;
}

gboolean
_pb_law_parse_source (PbLawReader *self, const xmlNode *node, const char *id, const PbSource *inherited,
                      PbSource *out, GError **error)
{
  g_autofree char *note = _pb_law_parse_child_words (node, "source-note");

  if (!read_source (self, node, inherited, out, error))
    return FALSE;
  if (note != NULL) {
    g_free (out->note);
    out->note = g_steal_pointer (&note);
  }
  if (out->confidence == PB_CONFIDENCE_UNVERIFIED)
    g_ptr_array_add (self->pack->unverified, g_strdup (id));
  return TRUE;
}

static gboolean
read_head (PbLawReader *self, const xmlNode *root, GError **error)
{
  PbLawPack *pack = self->pack;
  g_autofree char *version_day = NULL;

  pack->id = _pb_law_parse_attribute (root, "id");
  pack->version = _pb_law_parse_attribute (root, "version");
  pack->as_at = _pb_law_parse_attribute (root, "as-at");
  pack->country = _pb_law_parse_attribute (root, "country");
  pack->title = _pb_law_parse_child_words (root, "title");
  pack->prosecutor_word = _pb_law_parse_child_words (root, "prosecutor");
  if (pack->country != NULL && !pb_iso_code_is_country (pack->country))
    return _pb_law_parse_refuse (self, root, error,
                                 "country=\"%s\" is no ISO 3166 code; write two letters such as \"TH\"",
                                 pack->country);
  /* The number after a full stop tells two versions of one day apart. */
  version_day = g_strndup (pack->version, strcspn (pack->version, "."));
  return check_day (self, root, "version", version_day, error)
         && check_day (self, root, "as-at", pack->as_at, error);
}

static gboolean
read_sources (PbLawReader *self, const xmlNode *sources, GError **error)
{
  for (const xmlNode *node = sources->children; node != NULL; node = node->next) {
    g_autofree char *id = NULL;

    if (!_pb_law_parse_is (node, "source"))
      continue;
    id = _pb_law_parse_attribute (node, "id");
    if (g_hash_table_contains (self->sources, id))
      return _pb_law_parse_refuse (self, node, error, "this source is listed already; name each once");
    g_hash_table_insert (self->sources, g_steal_pointer (&id), _pb_law_parse_text (node));
  }
  return TRUE;
}

static gboolean
read_instruments (PbLawReader *self, const xmlNode *instruments, GError **error)
{
  for (const xmlNode *node = instruments->children; node != NULL; node = node->next) {
    g_autofree char *id = NULL;
    PbSource source = {0};
    gboolean read;

    if (!_pb_law_parse_is (node, "instrument"))
      continue;
    id = _pb_law_parse_id (self, node, error);
    if (id == NULL)
      return FALSE;
    read = _pb_law_parse_source (self, node, id, NULL, &source, error);
    g_free (source.where);
    g_free (source.as_at);
    g_free (source.note);
    if (!read)
      return FALSE;
    g_hash_table_insert (self->instruments, g_steal_pointer (&id), _pb_law_parse_child_words (node, "title"));
  }
  return TRUE;
}

static PbSafeguard *
read_safeguard (PbLawReader *self, const xmlNode *node, GError **error)
{
  g_autoptr (PbSafeguard) safeguard = pb_safeguard_new ();

  safeguard->id = _pb_law_parse_id (self, node, error);
  if (safeguard->id == NULL
      || !_pb_law_parse_source (self, node, safeguard->id, NULL, &safeguard->source, error))
    return NULL;
  safeguard->kind = _pb_law_parse_attribute (node, "kind");
  safeguard->label = _pb_law_parse_child_words (node, "label");
  return g_steal_pointer (&safeguard);
}

/* One child of the pack: what it is decides who reads it. */
static gboolean
read_part (PbLawReader *self, const xmlNode *node, GError **error)
{
  PbLawPack *pack = self->pack;
  GPtrArray *list = NULL;
  gpointer part = NULL;

  if (_pb_law_parse_is (node, "sources"))
    return read_sources (self, node, error);
  if (_pb_law_parse_is (node, "instruments"))
    return read_instruments (self, node, error);
  if (_pb_law_parse_is (node, "offence")) {
    list = pack->offences;
    part = _pb_law_parse_offence (self, node, error);
  } else if (_pb_law_parse_is (node, "route")) {
    list = pack->routes;
    part = _pb_law_parse_route (self, node, error);
  } else if (_pb_law_parse_is (node, "wage-rules")) {
    list = pack->wage_rules;
    part = _pb_law_parse_wages (self, node, error);
  } else if (_pb_law_parse_is (node, "safeguard")) {
    list = pack->safeguards;
    part = read_safeguard (self, node, error);
  } else {
    return TRUE;
  }
  if (part != NULL)
    g_ptr_array_add (list, part);
  return part != NULL;
}

static gboolean
read_pack (PbLawReader *self, const xmlNode *root, GError **error)
{
  if (!_pb_law_parse_check_words (self, root, error) || !read_head (self, root, error))
    return FALSE;
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && !read_part (self, node, error))
      return FALSE;
  return TRUE;
}

PbLawPack *
pb_law_parse (GBytes *xml, const char *name, GError **error)
{
  g_autoptr (PbLawPack) pack = NULL;
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GHashTable) sources = NULL;
  g_autoptr (GHashTable) instruments = NULL;
  PbLawReader reader;

  g_return_val_if_fail (xml != NULL && name != NULL, NULL);

  document = _pb_law_parse_document (xml, name, error);
  if (document == NULL)
    return NULL;
  pack = pb_law_pack_new ();
  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  instruments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader = (PbLawReader) {
      .name = name, .pack = pack, .ids = ids, .sources = sources, .instruments = instruments};
  if (!read_pack (&reader, xmlDocGetRootElement (document), error))
    return NULL;
  pack->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, xml);
  pack->xml = g_strndup (g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
  return g_steal_pointer (&pack);
}
