/* pb-law-check.h: what a lawyer should look at before relying on a pack.
 *
 * A pack that parses is well formed; that does not make it right. This lists every fact nobody has confirmed,
 * and what is missing or looks odd. Nothing here stops a pack from being used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law.h"

G_BEGIN_DECLS

typedef enum {
  PB_LAW_FINDING_UNVERIFIED, /* a fact of law that was read nowhere: check before relying */
  PB_LAW_FINDING_MISSING,    /* nothing is said where something is expected */
  PB_LAW_FINDING_ODD,        /* two things that do not go together */
} PbLawFindingKind;

typedef struct {
  PbLawFindingKind kind;
  char *id;    /* (owned): of the fact, offence, route or figure in the pack */
  char *words; /* (owned): translated */
} PbLawFinding;

/* pb_law_check: (transfer full) (element-type PbLawFinding): unverified facts first, each in the order of the
 * pack. */
GPtrArray *pb_law_check (const PbLawPack *pack);
/* "unverified", "missing", "odd": machine words for JSON. */
const char *pb_law_check_kind_to_string (PbLawFindingKind kind);

G_END_DECLS
