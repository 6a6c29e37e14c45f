/* pb-store-check.h: what the two files of the check share. For callers: pb_store_check() in pb-store-views.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-store-private.h"
#include "pb-store-views.h"

G_BEGIN_DECLS

typedef struct {
  PbStore *store;
  GPtrArray *problems;     /* (element-type PbStoreProblem) */
  PbProgressFunc progress; /* (nullable) */
  gpointer user_data;
  GCancellable *cancellable; /* (nullable) */
  guint64 done;
  guint64 total; /* chunks and changes, changes twice */
} PbStoreCheck;

/* pb_store_check_add: @where, @affects: (transfer full). */
void pb_store_check_add (PbStoreCheck *self, char *where, char *affects, const char *what);
/* pb_store_check_advance: one unit done. FALSE with an error when cancelled. */
gboolean pb_store_check_advance (PbStoreCheck *self, GError **error);

/* pb_store_check_add_file: about the file with that hash, with the exhibits that rest on it. */
void pb_store_check_add_file (PbStoreCheck *self, const char *sha256, const char *what);

/* pb-store-check-pages.c. FALSE only when checking itself cannot go on. */
gboolean pb_store_check_pages (PbStoreCheck *self, GError **error);
gboolean pb_store_check_schema (PbStoreCheck *self, GError **error);

/* pb-store-check-log.c. FALSE only when checking itself cannot go on. */
gboolean pb_store_check_chains (PbStoreCheck *self, GError **error);
gboolean pb_store_check_records (PbStoreCheck *self, GError **error);

G_END_DECLS
