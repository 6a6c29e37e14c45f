/* pb-store-query.h: which records, in which order: ids only, so that a list may be of any length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-store.h"

G_BEGIN_DECLS

typedef struct {
  PbKind kind;
  const char *filter; /* (nullable): each of its words stands somewhere in the row, compared as search does */
  const char *column; /* (nullable): only rows where this column … */
  const char *value;  /* (nullable): … is this, or is empty */
  const char *sort;   /* (nullable): column; NULL: by key */
  gboolean descending;
} PbStoreQuery;

/* pb_store_query:
 * Rows without a value in the sort column come last, both ways; equal ones by id, the older first. Numbers
 * are compared exactly, dates by the earliest day they may mean, references by the title of what they refer
 * to (pb-kind-title.h), anything else in the natural order of the locale. A filter of white space asks
 * nothing; one that is no UTF-8 or longer than PB_STORE_SEARCH_MAX_QUERY finds nothing.
 * Returns: (element-type utf8): ids. Errors: INVALID: no such column; G_IO_ERROR_CANCELLED.
 */
GPtrArray *pb_store_query (PbStore *self, const PbStoreQuery *query, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
