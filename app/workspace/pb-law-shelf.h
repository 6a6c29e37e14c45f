/* pb-law-shelf.h: the law packs at hand, for the command line and the pages: what there is, and what is not
 * verified in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law.h"

G_BEGIN_DECLS

typedef struct {
  char *path;      /* (owned) */
  char *problem;   /* (owned) (nullable): why it cannot be read */
  PbLawPack *pack; /* (owned) (nullable) */
  gboolean used;   /* the one meant by its id */
} PbShelfEntry;

/* pb_law_shelf_list: (transfer full) (element-type PbShelfEntry) */
GPtrArray *pb_law_shelf_list (void);
/* pb_law_shelf_load: by id ("thailand") or path ("./mine.xml"). (transfer full) */
PbLawPack *pb_law_shelf_load (const char *name, GError **error);

typedef struct {
  const char *kind; /* "unverified", "missing", "odd" */
  char *id;         /* (owned) */
  char *words;      /* (owned) */
} PbShelfFinding;

/* pb_law_shelf_check: (transfer full) (element-type PbShelfFinding) */
GPtrArray *pb_law_shelf_check (const PbLawPack *pack);

G_END_DECLS
