/* pb-law-parse-private.h: what the files of the pack parser share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law-parse.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Longest id, in bytes: ids are typed and read by people. */
#define PB_LAW_PARSE_MAX_ID 80

/* Longest message, in characters: it may quote what the pack holds, which may be anything. */
#define PB_LAW_PARSE_MAX_MESSAGE 500

/* One pack being read. */
typedef struct {
  const char *name;        /* of the file, for messages */
  PbLawPack *pack;         /* being filled */
  GHashTable *ids;         /* (element-type utf8 long): every id so far, and its line */
  GHashTable *sources;     /* (element-type utf8 utf8): id of a source, its text */
  GHashTable *instruments; /* (element-type utf8 utf8): id of an instrument, its translated title */
} PbLawReader;

/* A concept, untranslated. */
typedef struct {
  char *id;
  PbElementKind kind;
  char **proof;
  char **corroboration;
  char **questions;
} PbLawConcept;

/* _pb_law_parse_document: the checked XML tree, or NULL. Free with xmlFreeDoc(). */
xmlDoc *_pb_law_parse_document (GBytes *xml, const char *name, GError **error);

/* _pb_law_parse_explain: how @document, which does not follow the grammar, differs from it. (transfer full)
 * (nullable)
 * @out_node: (out) (nullable): where. */
char *_pb_law_parse_explain (xmlDoc *document, const xmlNode **out_node);

/* _pb_law_parse_find_concept: (transfer none) (nullable). The list is compiled in and read once. */
const PbLawConcept *_pb_law_parse_find_concept (const char *id);
/* _pb_law_parse_get_resource: a compiled-in file of data/law. (transfer full) */
GBytes *_pb_law_parse_get_resource (const char *file);

/* _pb_law_parse_refuse: sets PB_ERROR_INVALID "file:line: <element id>: …"; always FALSE. */
gboolean _pb_law_parse_refuse (const PbLawReader *self, const xmlNode *node, GError **error,
                               const char *format, ...) G_GNUC_PRINTF (4, 5);

/* Reading of nodes the grammar has passed. Strings are (transfer full); NULL when missing. */
gboolean _pb_law_parse_is (const xmlNode *node, const char *name);
xmlNode *_pb_law_parse_child (const xmlNode *node, const char *name);
char *_pb_law_parse_attribute (const xmlNode *node, const char *name);
gboolean _pb_law_parse_yes (const xmlNode *node, const char *name, gboolean missing);
/* White space folded to single spaces, as xgettext does it. */
char *_pb_law_parse_text (const xmlNode *node);
/* The same through gettext. */
char *_pb_law_parse_translated (const xmlNode *node);
char *_pb_law_parse_child_words (const xmlNode *node, const char *name);
/* Of all children of that name; never NULL. */
char **_pb_law_parse_list (const xmlNode *node, const char *name, gboolean translate);
/* _pb_law_parse_check_words: no text that is needed is empty, in @node and below. */
gboolean _pb_law_parse_check_words (const PbLawReader *self, const xmlNode *node, GError **error);

/* _pb_law_parse_id: the id of @node, checked and noted. (transfer full) */
char *_pb_law_parse_id (PbLawReader *self, const xmlNode *node, GError **error);
gboolean _pb_law_parse_note_id (PbLawReader *self, const xmlNode *node, const char *id, GError **error);
/* _pb_law_parse_valid: attribute "valid"; unset when missing. */
gboolean _pb_law_parse_valid (const PbLawReader *self, const xmlNode *node, PbDate *out_valid,
                              GError **error);
/* _pb_law_parse_source:
 * Where the fact of @node was read: its own attributes, else those of the nearest group around it
 * (@inherited, nullable). Notes @id in the pack's list of unverified facts.
 */
gboolean _pb_law_parse_source (PbLawReader *self, const xmlNode *node, const char *id,
                               const PbSource *inherited, PbSource *out, GError **error);

PbOffence *_pb_law_parse_offence (PbLawReader *self, const xmlNode *node, GError **error);
PbRoute *_pb_law_parse_route (PbLawReader *self, const xmlNode *node, GError **error);
PbWageRules *_pb_law_parse_wages (PbLawReader *self, const xmlNode *node, GError **error);

G_END_DECLS
