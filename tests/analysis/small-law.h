/* small-law.h: a law pack of a few elements from lines of text, so that a test shows the tree it is about.
 *
 *   offence trafficking child-under=18 child-extends valid=2008-06-06/..
 *    all
 *     any acts
 *      recruit act concept=act.recruitment tip=photograph
 *     any means adult
 *      deceive means
 *     knows mental mental=act
 *
 * One node a line, deeper by its indentation; `all` and `any` are groups; a leaf is its id, its kind and, as
 * they apply, shared, adult, child, mental=act|means|purpose, concept=…, tip=… (corroboration). Mistakes end
 * the test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law.h"

G_BEGIN_DECLS

/* small_law: (transfer full): pack "small", version "1". */
PbLawPack *small_law (const char *text);

G_END_DECLS
