/* pb-form.h: CSV forms to records. A whole case is a folder of forms (design 5).
 *
 * Column names are those of the schema, references without "_id". Cells hold canonical or usual writing
 * (pb_column_normalise()); a reference holds the other row's key, which may stand in any form of the folder
 * or in the case already. A row is the same as an existing one if its key is, or, without a key, if its @same
 * columns are: then it changes that row, and an equal row changes nothing, so importing twice changes nothing
 * twice. Kinds without @same columns need a key. An empty cell empties the column (or gives it its default);
 * a missing column leaves it.
 *
 * Every error names file, line and column. All errors of a folder are collected, so that one pass mends them
 * all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-csv.h"
#include "pb-record.h"

G_BEGIN_DECLS

#define PB_FORM_MAX_ERRORS 50 /* more help nobody */

/* What the forms need to know of the case they go into; all may return NULL. */
typedef struct {
  /* (transfer full) (nullable): the record of @kind with @key */
  PbRecord *(*find_by_key) (PbKind kind, const char *key, gpointer user_data);
  /* (transfer full) (nullable): the record equal to @record in its @same columns */
  PbRecord *(*find_same) (PbRecord *record, gpointer user_data);
  /* (nullable): fills what a form may leave out because the case knows it (the pinned version of a count's
   * law); FALSE with @error saying what is missing and what to do */
  gboolean (*complete) (PbRecord *record, gpointer user_data, GError **error);
  gpointer user_data;
} PbFormCase;

typedef struct _PbFormSet PbFormSet;

PbFormSet *pb_form_set_new (void);
void pb_form_set_free (PbFormSet *self);

/* pb_form_set_add: @csv: (transfer full). @name: file name as typed; @kind from pb_kind_from_form(). Problems
 * are kept for pb_form_set_resolve(). */
void pb_form_set_add (PbFormSet *self, PbKind kind, PbCsv *csv, const char *name);

typedef struct {
  PbRecord *record;   /* (owned) as it shall be, all references are ids */
  PbRecord *existing; /* (owned) (nullable): as it is in the case now */
  const char *form;   /* file name, for messages */
  guint line;
} PbFormRow;

/* pb_form_set_resolve:
 * Returns: (transfer full) (element-type PbFormRow): rows in an order in which every reference is already
 * there (forms in schema order; the store defers foreign keys). NULL with PB_ERROR_INVALID whose message is
 * one line per problem.
 */
GPtrArray *pb_form_set_resolve (PbFormSet *self, const PbFormCase *in_case, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbFormSet, pb_form_set_free)

G_END_DECLS
