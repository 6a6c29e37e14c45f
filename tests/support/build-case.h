/* build-case.h: a small case from lines of text, for tests of the pure rooms.
 *
 * One row a line: a kind (form or table name, also with - for _) and its columns (SQL or form names), the key
 * first or anywhere:
 *
 *   party key=V1 kind=person pseudonym="Ms A"
 *   employment key=E1 worker=V1 started=2024-01 ended=2024-03
 *
 * A value with spaces stands in double quotes; \" and \\ inside them are a quote and a backslash. Empty lines
 * and lines that begin with # are passed over. Columns left out take the default of the schema, as an import
 * would give them. The id of a row is its key; a row without a key gets one from its table and line.
 * References name keys. What is wrong with the lines (unknown kind, column or key) ends the test with a
 * message: only what the snapshot refuses is an error of the caller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

/* build_case:
 * @packs: (nullable): NULL-terminated.
 * Returns: (transfer full): a snapshot; the test ends when there is none.
 */
PbSnapshot *build_case (const char *lines, PbLawPack *const *packs);

/* build_case_shuffled: the same case with other ids, so that its rows stand in another order for each @order
 * above 0. */
PbSnapshot *build_case_shuffled (const char *lines, PbLawPack *const *packs, guint order);

/* build_case_try: like build_case(), for rows the snapshot is to refuse. */
PbSnapshot *build_case_try (const char *lines, PbLawPack *const *packs, GError **error);

G_END_DECLS
