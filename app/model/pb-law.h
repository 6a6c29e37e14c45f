/* pb-law.h: a law pack as parsed: offences with their element trees, routes, wage rules. Read-only once made.
 *
 * The parser lives in app/law; analysis, remedies and the pages see only these types. Every fact of law
 * carries its source, the day it was looked at and a confidence; an unverified one never drives a date or a
 * sum without a confirmation (R-140, R-141, R-160, law/README §1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-date.h"
#include "pb-ratio.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  PB_CONFIDENCE_UNVERIFIED, /* check before relying */
  PB_CONFIDENCE_SECONDARY,  /* usable, marked "secondary source" */
  PB_CONFIDENCE_VERIFIED,
} PbConfidence;

/* Where a fact of law was read. */
typedef struct {
  PbConfidence confidence;
  char *where; /* (owned) (nullable): source as a reader can find it */
  char *as_at; /* (owned): day it was looked at, EDTF */
  char *note;  /* (owned) (nullable): what about it is less certain */
} PbSource;

typedef enum {
  PB_ELEMENT_ACT,
  PB_ELEMENT_MEANS,
  PB_ELEMENT_PURPOSE,
  PB_ELEMENT_CIRCUMSTANCE, /* status of the victim, jurisdiction, results: things that are so whoever did them
                            */
  PB_ELEMENT_RESULT,
  PB_ELEMENT_MENTAL,
  PB_ELEMENT_EXCLUSION,   /* a negative condition: proved means the offence falls */
  PB_ELEMENT_AGGRAVATION, /* not needed for the offence */
} PbElementKind;

/* The three mental questions, each for each accused (law/README §4). */
typedef enum {
  PB_MENTAL_NONE, /* no mental element */
  PB_MENTAL_ACT,
  PB_MENTAL_MEANS,
  PB_MENTAL_PURPOSE,
} PbMentalQuestion;

/* Which reading of the offence a part belongs to. */
typedef enum {
  PB_APPLIES_ALWAYS,
  PB_APPLIES_ADULT, /* falls away for a child at that act: the means and the mental question about them */
  PB_APPLIES_CHILD, /* asked for a child only: the age itself */
} PbApplies;

typedef struct {
  char *id;      /* (owned): unique in the pack, never reused for a changed rule */
  char *concept; /* (owned) (nullable): "act.recruitment": equal elements of different laws carry the same */
  PbElementKind kind;
  PbMentalQuestion mental;
  gboolean shared;      /* not tied to one accused: proof "for all" fills it for each */
  char *label;          /* (owned): translated */
  char **proof;         /* (owned): means of proof, translated */
  char **corroboration; /* (owned): typical independent support, translated */
  char **questions;     /* (owned): interview questions, translated */
  PbSource source;
} PbElement;

typedef enum { PB_NODE_LEAF, PB_NODE_ALL, PB_NODE_ANY } PbNodeRule;

/* A node of an offence's tree. All-of takes its weakest member, any-of its strongest. */
typedef struct _PbElementNode PbElementNode;

struct _PbElementNode {
  PbNodeRule rule;
  PbApplies applies;
  char *id;            /* (owned) (nullable): of a group */
  char *label;         /* (owned) (nullable): of a group, translated */
  PbElement *element;  /* (owned) (nullable): of a leaf */
  GPtrArray *children; /* (owned) (element-type PbElementNode) */
};

typedef struct {
  char *id;                /* (owned) */
  char *label;             /* (owned): translated */
  char *section;           /* (owned): "s 6" */
  char *instrument;        /* (owned): title of the law */
  PbDate valid;            /* days on which it was or is the law; unset: always */
  char *family;            /* (owned) (nullable): versions of one rule and joint comparison: "trafficking",
                              "forced-labour" … */
  guint child_under;       /* the child reading applies below this age; 0: no child reading */
  gboolean child_extends;  /* … and to adults unable to protect themselves */
  char *penalty;           /* (owned) (nullable): translated */
  PbSource penalty_source; /* of the penalty, which changes more often than the offence */
  char **notes;            /* (owned): translated */
  PbElementNode *root;     /* (owned) */
  GPtrArray *aggravations; /* (owned) (element-type PbElement) */
  PbSource source;
} PbOffence;

typedef enum { PB_LIMIT_NONE, PB_LIMIT_DAYS, PB_LIMIT_MONTHS, PB_LIMIT_YEARS, PB_LIMIT_EVENT } PbLimitUnit;

/* A time limit: @length units from @from. */
typedef struct {
  char *id; /* (owned) */
  guint length;
  PbLimitUnit unit; /* NONE: none known; EVENT: by an event of the proceedings, see words */
  /* what it runs from: "due-date" (each payment), "act", "end-of-work", "knowledge", "release", "judgment",
   * "event" */
  char *from;    /* (owned) */
  char *words;   /* (owned): translated: the rule in words */
  gboolean safe; /* the earlier of several readings: the date to keep */
  PbSource source;
} PbLimit;

typedef struct {
  char *id;          /* (owned) */
  char *channel;     /* (owned): criminal, civil, administrative, fund, settlement, abroad */
  char *forum;       /* (owned): translated */
  char *who;         /* (owned) (nullable) */
  char *covers;      /* (owned) (nullable) */
  char *outcome;     /* (owned) (nullable) */
  char *stacking;    /* (owned) (nullable): how it goes with other routes */
  char **heads;      /* (owned): heads of loss it can give, keys of loss_item.head */
  GPtrArray *limits; /* (owned) (element-type PbLimit) */
  PbSource source;
} PbRoute;

/* One legal figure of a wage rule, with its own source. */
typedef struct {
  char *id;       /* (owned) */
  PbRatio *value; /* (owned) (nullable) */
  PbSource source;
} PbFigure;

/* What work is worth by law (law/remedies §1). Multipliers are the total factor on the hourly rate. */
typedef struct {
  char *currency; /* (owned) */
  PbDate valid;
  PbFigure day_hours;         /* normal hours a day */
  PbFigure week_hours;        /* normal hours a week */
  PbFigure week_days;         /* working days a week before a rest day is due */
  PbFigure divisor_days;      /* monthly wage / (this × normal hours a day) = hourly rate */
  PbFigure overtime;          /* factor */
  PbFigure rest_day;          /* factor for hours within normal hours on the weekly rest day */
  PbFigure rest_day_overtime; /* factor for hours beyond them on that day */
  PbFigure late_interest;     /* simple, a year, as a fraction (15 % = 0.15) */
  PbFigure deduction_cap;     /* lawful deductions together, as a fraction of pay */
  char **notes;               /* (owned): what the ledger does not compute: night, holiday … */
} PbWageRules;

/* A rule that protects whoever was exploited: non-punishment, identity, information … Shown, never computed
 * with. */
typedef struct {
  char *id;    /* (owned) */
  char *kind;  /* (owned): non-punishment, identity, information, assistance, testimony, remedy, contract */
  char *label; /* (owned): translated */
  PbSource source;
} PbSafeguard;

typedef struct {
  char *id;              /* (owned): "thailand" */
  char *version;         /* (owned): "2026-11-25" */
  char *title;           /* (owned): translated */
  char *country;         /* (owned) (nullable): ISO 3166; NULL: international */
  char *sha256;          /* (owned): of the XML text */
  char *xml;             /* (owned): the XML text, to be pinned */
  char *as_at;           /* (owned) */
  char *prosecutor_word; /* (owned) (nullable): "investigating judge" … */
  GPtrArray *offences;   /* (owned) (element-type PbOffence) */
  GPtrArray *routes;     /* (owned) (element-type PbRoute) */
  GPtrArray *wage_rules; /* (owned) (element-type PbWageRules) */
  GPtrArray *safeguards; /* (owned) (element-type PbSafeguard) */
  GPtrArray *unverified; /* (owned) (element-type utf8): ids of facts with confidence unverified */
  gatomicrefcount ref_count;
} PbLawPack;

#define PB_TYPE_LAW_PACK (pb_law_pack_get_type ())
GType pb_law_pack_get_type (void);
/* pb_law_pack_new: empty; the parser fills it. */
PbLawPack *pb_law_pack_new (void);
PbLawPack *pb_law_pack_ref (PbLawPack *self);
void pb_law_pack_unref (PbLawPack *self);

PbOffence *pb_offence_new (void);
void pb_offence_free (PbOffence *self);
PbElementNode *pb_element_node_new (PbNodeRule rule);
void pb_element_node_free (PbElementNode *self);
PbElement *pb_element_new (void);
void pb_element_free (PbElement *self);
PbRoute *pb_route_new (void);
void pb_route_free (PbRoute *self);
PbLimit *pb_limit_new (void);
void pb_limit_free (PbLimit *self);
PbWageRules *pb_wage_rules_new (void);
void pb_wage_rules_free (PbWageRules *self);
PbSafeguard *pb_safeguard_new (void);
void pb_safeguard_free (PbSafeguard *self);

/* Lookups: (transfer none) (nullable). */
PbOffence *pb_law_pack_find_offence (const PbLawPack *self, const char *id);
PbRoute *pb_law_pack_find_route (const PbLawPack *self, const char *id);
PbElement *pb_offence_find_element (const PbOffence *self, const char *id);
/* pb_law_pack_find_wage_rules: those in force on the day @jdn. */
PbWageRules *pb_law_pack_find_wage_rules (const PbLawPack *self, gint32 jdn);
/* pb_offence_list_elements: leaves in tree order. (transfer container) (element-type PbElement) */
GPtrArray *pb_offence_list_elements (const PbOffence *self);

const char *pb_element_kind_to_string (PbElementKind kind); /* "act", "mental" …: machine words of the XML */
const char *pb_confidence_to_string (PbConfidence confidence); /* "verified" … */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLawPack, pb_law_pack_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbOffence, pb_offence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbElementNode, pb_element_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbElement, pb_element_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRoute, pb_route_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLimit, pb_limit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbWageRules, pb_wage_rules_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSafeguard, pb_safeguard_free)

G_END_DECLS
