/* pb-law.c: making, freeing and looking up the types of pb-law.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law"

#include "config.h"

#include "pb-law.h"

G_DEFINE_BOXED_TYPE (PbLawPack, pb_law_pack, pb_law_pack_ref, pb_law_pack_unref)

static void
clear_source (PbSource *source)
{
  g_clear_pointer (&source->where, g_free);
  g_clear_pointer (&source->as_at, g_free);
  g_clear_pointer (&source->note, g_free);
}

static void
clear_figure (PbFigure *figure)
{
  g_clear_pointer (&figure->id, g_free);
  g_clear_pointer (&figure->value, pb_ratio_unref);
  clear_source (&figure->source);
}

static void
add_leaves (const PbElementNode *node, GPtrArray *elements)
{
  if (node->element != NULL)
    g_ptr_array_add (elements, node->element);
  for (guint i = 0; i < node->children->len; i++)
    add_leaves (g_ptr_array_index (node->children, i), elements);
}

static PbElement *
find_leaf (const PbElementNode *node, const char *id)
{
  if (node->element != NULL && g_strcmp0 (node->element->id, id) == 0)
    return node->element;
  for (guint i = 0; i < node->children->len; i++) {
    PbElement *found = find_leaf (g_ptr_array_index (node->children, i), id);

    if (found != NULL)
      return found;
  }
  return NULL;
}

PbElement *
pb_element_new (void)
{
  return g_new0 (PbElement, 1);
}

void
pb_element_free (PbElement *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->concept);
  g_free (self->label);
  g_strfreev (self->proof);
  g_strfreev (self->corroboration);
  g_strfreev (self->questions);
  clear_source (&self->source);
  g_free (self);
}

PbElementNode *
pb_element_node_new (PbNodeRule rule)
{
  PbElementNode *self = g_new0 (PbElementNode, 1);

  self->rule = rule;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_element_node_free);
  return self;
}

void
pb_element_node_free (PbElementNode *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->label);
  g_clear_pointer (&self->element, pb_element_free);
  g_ptr_array_unref (self->children);
  g_free (self);
}

PbOffence *
pb_offence_new (void)
{
  PbOffence *self = g_new0 (PbOffence, 1);

  self->aggravations = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_element_free);
  return self;
}

void
pb_offence_free (PbOffence *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->label);
  g_free (self->section);
  g_free (self->instrument);
  g_free (self->family);
  g_free (self->penalty);
  clear_source (&self->penalty_source);
  g_strfreev (self->notes);
  g_clear_pointer (&self->root, pb_element_node_free);
  g_ptr_array_unref (self->aggravations);
  clear_source (&self->source);
  g_free (self);
}

PbLimit *
pb_limit_new (void)
{
  return g_new0 (PbLimit, 1);
}

void
pb_limit_free (PbLimit *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->from);
  g_free (self->words);
  clear_source (&self->source);
  g_free (self);
}

PbRoute *
pb_route_new (void)
{
  PbRoute *self = g_new0 (PbRoute, 1);

  self->limits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_limit_free);
  return self;
}

void
pb_route_free (PbRoute *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->channel);
  g_free (self->forum);
  g_free (self->who);
  g_free (self->covers);
  g_free (self->outcome);
  g_free (self->stacking);
  g_strfreev (self->heads);
  g_ptr_array_unref (self->limits);
  clear_source (&self->source);
  g_free (self);
}

PbWageRules *
pb_wage_rules_new (void)
{
  return g_new0 (PbWageRules, 1);
}

void
pb_wage_rules_free (PbWageRules *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->currency);
  clear_figure (&self->day_hours);
  clear_figure (&self->week_hours);
  clear_figure (&self->week_days);
  clear_figure (&self->divisor_days);
  clear_figure (&self->overtime);
  clear_figure (&self->rest_day);
  clear_figure (&self->rest_day_overtime);
  clear_figure (&self->late_interest);
  clear_figure (&self->deduction_cap);
  g_strfreev (self->notes);
  g_free (self);
}

PbSafeguard *
pb_safeguard_new (void)
{
  return g_new0 (PbSafeguard, 1);
}

void
pb_safeguard_free (PbSafeguard *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->kind);
  g_free (self->label);
  clear_source (&self->source);
  g_free (self);
}

const char *
pb_element_kind_to_string (PbElementKind kind)
{
  switch (kind) {
  case PB_ELEMENT_ACT:
    return "act";
  case PB_ELEMENT_MEANS:
    return "means";
  case PB_ELEMENT_PURPOSE:
    return "purpose";
  case PB_ELEMENT_CIRCUMSTANCE:
    return "circumstance";
  case PB_ELEMENT_RESULT:
    return "result";
  case PB_ELEMENT_MENTAL:
    return "mental";
  case PB_ELEMENT_EXCLUSION:
    return "exclusion";
  case PB_ELEMENT_AGGRAVATION:
    return "aggravation";
  default:
    g_return_val_if_reached (NULL);
  }
}

const char *
pb_confidence_to_string (PbConfidence confidence)
{
  switch (confidence) {
  case PB_CONFIDENCE_UNVERIFIED:
    return "unverified";
  case PB_CONFIDENCE_SECONDARY:
    return "secondary";
  case PB_CONFIDENCE_VERIFIED:
    return "verified";
  default:
    g_return_val_if_reached (NULL);
  }
}

GPtrArray *
pb_offence_list_elements (const PbOffence *self)
{
  GPtrArray *elements = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, elements);

  if (self->root != NULL)
    add_leaves (self->root, elements);
  return elements;
}

PbElement *
pb_offence_find_element (const PbOffence *self, const char *id)
{
  PbElement *found = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  if (self->root != NULL)
    found = find_leaf (self->root, id);
  for (guint i = 0; found == NULL && i < self->aggravations->len; i++) {
    PbElement *aggravation = g_ptr_array_index (self->aggravations, i);

    if (g_strcmp0 (aggravation->id, id) == 0)
      found = aggravation;
  }
  return found;
}

PbLawPack *
pb_law_pack_new (void)
{
  PbLawPack *self = g_new0 (PbLawPack, 1);

  self->offences = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_offence_free);
  self->routes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_route_free);
  self->wage_rules = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_wage_rules_free);
  self->safeguards = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_safeguard_free);
  self->unverified = g_ptr_array_new_with_free_func (g_free);
  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

PbLawPack *
pb_law_pack_ref (PbLawPack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pb_law_pack_unref (PbLawPack *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->version);
  g_free (self->title);
  g_free (self->country);
  g_free (self->sha256);
  g_free (self->xml);
  g_free (self->as_at);
  g_free (self->prosecutor_word);
  g_ptr_array_unref (self->offences);
  g_ptr_array_unref (self->routes);
  g_ptr_array_unref (self->wage_rules);
  g_ptr_array_unref (self->safeguards);
  g_ptr_array_unref (self->unverified);
  g_free (self);
}

PbOffence *
pb_law_pack_find_offence (const PbLawPack *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->offences->len; i++) {
    PbOffence *offence = g_ptr_array_index (self->offences, i);

    if (g_strcmp0 (offence->id, id) == 0)
      return offence;
  }
  return NULL;
}

PbRoute *
pb_law_pack_find_route (const PbLawPack *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->routes->len; i++) {
    PbRoute *route = g_ptr_array_index (self->routes, i);

    if (g_strcmp0 (route->id, id) == 0)
      return route;
  }
  return NULL;
}

PbWageRules *
pb_law_pack_find_wage_rules (const PbLawPack *self, gint32 jdn)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->wage_rules->len; i++) {
    PbWageRules *rules = g_ptr_array_index (self->wage_rules, i);

    if (!pb_date_is_set (&rules->valid) || (jdn >= rules->valid.first && jdn <= rules->valid.last))
      return rules;
  }
  return NULL;
}
