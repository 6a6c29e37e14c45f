/* answer.h: what analysis says, by the author's keys, for tables and for comparing two runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

G_BEGIN_DECLS

/* answer_fact: "corroborated 2 A,B" — strength, number of sources, roots by key; then, where they are so,
 * "contradicted", "unknown", "victims". (transfer full) */
char *answer_fact (PbAnalysis *analysis, const char *fact);
/* answer_cell:
 * @column: "count accused victim act reading" by keys; "-" for none, "all" for the accused.
 * @node: element or group id; "whole" for the root.
 * "supported one-source", "open", "open contradicted", "falls"; then, where they are so, "for-all",
 * "victims", "carried". "none" when there is no such column. (transfer full)
 */
char *answer_cell (PbAnalysis *analysis, const char *column, const char *node);
PbColumnState *answer_column (PbAnalysis *analysis, const char *column);
/* answer_differences: one line each: "contradiction F date a b: rule"; sorted as given. (transfer full) */
char *answer_differences (PbAnalysis *analysis);
/* answer_everything: all of it, to compare two runs. (transfer full) */
char *answer_everything (PbAnalysis *analysis);

G_END_DECLS
