/* pb-confirmation.h: which legal figures may be used: verified ones, and those a named person confirmed
 * (R-140, R-141).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

/* The rule id under which minimum wages are confirmed: no pack has them, they change with place and year. */
#define PB_CONFIRMATION_MINIMUM_WAGE "minimum-wage"

/* pb_confirmation_find:
 * What was confirmed of @rule for @place (nullable) on the day @jdn. A confirmation for the place itself goes
 * before one for a place around it, that before one for anywhere; among equals the one whose validity begins
 * latest. Returns: (transfer none) (nullable)
 */
const PbConfirmation *pb_confirmation_find (const PbSnapshot *snapshot, const PbLawPack *law,
                                            const char *rule, const PbPlace *place, gint32 jdn);

/* pb_confirmation_get_figure:
 * The figure as it may drive a sum on that day: as confirmed, else as the pack has it where that is not
 * "unverified". Returns: (transfer none) (nullable)
 */
PbRatio *pb_confirmation_get_figure (const PbSnapshot *snapshot, const PbLawPack *law, const PbFigure *figure,
                                     const PbPlace *place, gint32 jdn);

/* pb_confirmation_covers: @date unset, or it covers the day. */
gboolean pb_confirmation_covers (const PbDate *date, gint32 jdn);

G_END_DECLS
