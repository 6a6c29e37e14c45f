/* pb-difference-view.h: one difference: both sides beside each other, the rule, what it touches, what was
 * made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_difference_view_new: copies what it shows. (transfer floating) */
GtkWidget *pb_difference_view_new (const PbDifference *difference);

/* pb_difference_view_describe: "contradiction in the account of V1: the crossing". (transfer full) */
char *pb_difference_view_describe (const PbDifference *difference);
/* pb_difference_view_name: kind, both sides and slot: the same from review to review. (transfer full) */
char *pb_difference_view_name (const PbDifference *difference);

G_END_DECLS
