/* pb-law-list.h: which packs there are, where, and which of two with the same id is used.
 *
 * Packs are looked for in the folder named by PROBATA_LAW_DIR and nowhere else when it is set (tests).
 * Otherwise in the shared folder (data/law of the source tree when the program runs from its build tree, else
 * the installed one) and in the user's own, $XDG_DATA_HOME/probata/law. A file is named after the pack:
 * thailand.xml. The user's own pack is used when its version is newer than the shared one of the same id, or
 * when there is no shared one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law.h"

G_BEGIN_DECLS

typedef struct {
  char *path;      /* (owned) */
  gboolean user;   /* lies in the user's own folder */
  gboolean used;   /* this one is meant by its id */
  PbLawPack *pack; /* (owned) (nullable): NULL: it cannot be read, see problem */
  char *problem;   /* (owned) (nullable): file, line, what and what to do */
} PbLawEntry;

/* pb_law_list: every pack found, by file name. (transfer full) (element-type PbLawEntry). A folder that is
 * not there holds none; files that are no packs have a problem. */
GPtrArray *pb_law_list (void);

G_END_DECLS
