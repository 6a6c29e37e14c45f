/* pb-law-parse.h: from the XML text of a law pack to the types of pb-law.h.
 *
 * Checked before anything is built: size, depth, number of elements, no DOCTYPE (so no entities, no network),
 * the grammar data/law/pack.rng (compiled in); then what a grammar cannot say: unique ids, references, dates,
 * figures, a source for each fact, an act and a mental element in each offence. Texts are translated here,
 * once, through gettext. An element without proof, corroboration or questions of its own gets those of its
 * concept (data/law/concepts.xml).
 *
 * Any thread. Tests: tests/law/test-parse.c, test-refuse.c, test-packs.c; fuzzer: tests/fuzz/fuzz_law.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PB_LAW_PARSE_MAX_BYTES (8u * 1024 * 1024) /* the longest real pack is a hundredth of it */
#define PB_LAW_PARSE_MAX_DEPTH 32                 /* groups in groups; a reader is lost after five */
#define PB_LAW_PARSE_MAX_ELEMENTS 100000u         /* of XML; keeps the memory of a hostile pack bounded */
#define PB_LAW_PARSE_MAX_TAG                                                                                 \
  16384u /* bytes in one tag: libxml2 compares each attribute with each other one */

/* pb_law_parse:
 * @name: the file's name as the user knows it, for messages ("thailand.xml:14: …").
 * Returns: (transfer full): or NULL with PB_ERROR_INVALID or PB_ERROR_TOO_LARGE naming file, line and
 * element, and what to do; PB_ERROR_VERSION_TOO_NEW for a pack of a later format.
 */
PbLawPack *pb_law_parse (GBytes *xml, const char *name, GError **error);

G_END_DECLS
