/* pb-law-load-private.h: what loading and listing share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law-load.h"

G_BEGIN_DECLS

/* A folder packs may be in. */
typedef struct {
  char *path;
  gboolean user;
} PbLawFolder;

/* _pb_law_load_folders: (transfer full) (element-type PbLawFolder): in the order looked into. */
GPtrArray *_pb_law_load_folders (void);
/* _pb_law_load_is_newer: whether version @a ("2026-11-25", "2026-11-25.2") is later than @b. */
gboolean _pb_law_load_is_newer (const char *a, const char *b);
/* _pb_law_load_names: the names of the pack files in a folder, sorted, without "concepts.xml". NULL when it
 * cannot be read. */
char **_pb_law_load_names (const char *folder);

G_END_DECLS
