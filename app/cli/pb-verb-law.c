/* pb-verb-law.c: probata law list | show PACK | check [PACK] | pin CASE PACK...
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-law"

#include "config.h"

#include "pb-cli.h"
#include "pb-law-shelf.h"

#include <glib/gi18n.h>

static const char *
confidence_words (PbConfidence confidence)
{
  return confidence == PB_CONFIDENCE_VERIFIED    ? ""
         : confidence == PB_CONFIDENCE_SECONDARY ? _ (" [secondary source]")
                                                 : _ (" [check before relying]");
}

static PbExit
list_packs (gboolean json)
{
  g_autoptr (GPtrArray) entries = pb_law_shelf_list ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PbExit status = PB_EXIT_DONE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "packs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++) {
    const PbShelfEntry *entry = g_ptr_array_index (entries, i);

    json_builder_begin_object (builder);
    if (entry->pack == NULL) {
      status = PB_EXIT_ATTENTION;
      pb_cli_add_string (builder, "problem", entry->problem);
      if (!json)
        pb_cli_print ("%s", entry->problem);
    } else {
      pb_cli_add_string (builder, "pack", entry->pack->id);
      pb_cli_add_string (builder, "version", entry->pack->version);
      pb_cli_add_string (builder, "title", entry->pack->title);
      pb_cli_add_string (builder, "country", entry->pack->country);
      if (!json)
        pb_cli_print (_ ("%-14s %-12s %s: %u offences, %u routes; as at %s%s"), entry->pack->id,
                      entry->pack->version, entry->pack->title, entry->pack->offences->len,
                      entry->pack->routes->len, entry->pack->as_at, entry->used ? "" : _ (" (not used)"));
    }
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (json)
    pb_cli_print_json (builder);
  return status;
}

static void
show_node (const PbElementNode *node, guint depth)
{
  const char *applies = node->applies == PB_APPLIES_ADULT   ? _ (" (adults)")
                        : node->applies == PB_APPLIES_CHILD ? _ (" (children)")
                                                            : "";

  if (node->element != NULL) {
    pb_cli_print ("%*s- %s: %s%s%s  %s", (int) depth * 2, "", pb_element_kind_to_string (node->element->kind),
                  node->element->label, applies, confidence_words (node->element->source.confidence),
                  node->element->id);
    return;
  }
  pb_cli_print ("%*s%s%s%s%s", (int) depth * 2, "", node->rule == PB_NODE_ANY ? _ ("any of") : _ ("all of"),
                node->label != NULL ? ": " : "", node->label != NULL ? node->label : "", applies);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    show_node (g_ptr_array_index (node->children, i), depth + 1);
}

static void
show_offence (const PbOffence *offence)
{
  g_autofree char *valid = pb_date_is_set (&offence->valid) ? pb_date_format (&offence->valid) : NULL;

  pb_cli_print ("\n%s, %s (%s)%s  %s", offence->label, offence->instrument, offence->section,
                confidence_words (offence->source.confidence), offence->id);
  if (valid != NULL)
    pb_cli_print (_ ("  in force: %s"), valid);
  if (offence->penalty != NULL)
    pb_cli_print (_ ("  penalty: %s"), offence->penalty);
  show_node (offence->root, 1);
  for (guint i = 0; i < offence->aggravations->len; i++) {
    const PbElement *element = g_ptr_array_index (offence->aggravations, i);

    pb_cli_print (_ ("  heavier: %s%s"), element->label, confidence_words (element->source.confidence));
  }
  for (guint i = 0; offence->notes != NULL && offence->notes[i] != NULL; i++)
    pb_cli_print (_ ("  note: %s"), offence->notes[i]);
}

static void
show_safeguards (const PbLawPack *pack)
{
  for (guint i = 0; i < pack->safeguards->len; i++) {
    const PbSafeguard *safeguard = g_ptr_array_index (pack->safeguards, i);

    pb_cli_print (_ ("\nSafeguard (%s): %s%s"), safeguard->kind, safeguard->label,
                  confidence_words (safeguard->source.confidence));
  }
}

static PbExit
show_pack (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) pack = pb_law_shelf_load (name, &error);

  if (pack == NULL)
    return pb_cli_fail (name, error);
  pb_cli_print (_ ("%s, version %s, as at %s. Not legal advice: read the source before relying on it."),
                pack->title, pack->version, pack->as_at);
  for (guint i = 0; i < pack->offences->len; i++)
    show_offence (g_ptr_array_index (pack->offences, i));
  show_safeguards (pack);
  for (guint i = 0; i < pack->routes->len; i++) {
    const PbRoute *route = g_ptr_array_index (pack->routes, i);

    pb_cli_print (_ ("\nRoute: %s (%s)%s  %s"), route->forum, route->channel,
                  confidence_words (route->source.confidence), route->id);
    for (guint j = 0; j < route->limits->len; j++) {
      const PbLimit *limit = g_ptr_array_index (route->limits, j);

      pb_cli_print ("  %s%s", limit->words, confidence_words (limit->source.confidence));
    }
  }
  return PB_EXIT_DONE;
}

static PbExit
check_pack (const PbLawPack *pack, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) findings = pb_law_shelf_check (pack);

  for (guint i = 0; i < findings->len; i++) {
    const PbShelfFinding *finding = g_ptr_array_index (findings, i);

    if (builder == NULL) {
      pb_cli_print ("%s %s: %s: %s", pack->id, finding->kind, finding->id, finding->words);
      continue;
    }
    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "pack", pack->id);
    pb_cli_add_string (builder, "kind", finding->kind);
    pb_cli_add_string (builder, "id", finding->id);
    pb_cli_add_string (builder, "words", finding->words);
    json_builder_end_object (builder);
  }
  return findings->len > 0 ? PB_EXIT_ATTENTION : PB_EXIT_DONE;
}

static PbExit
check_packs (const char *name, gboolean json)
{
  g_autoptr (GPtrArray) entries = name == NULL ? pb_law_shelf_list () : NULL;
  g_autoptr (JsonBuilder) builder = json ? json_builder_new () : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) pack = name != NULL ? pb_law_shelf_load (name, &error) : NULL;
  PbExit status = PB_EXIT_DONE;

  if (error != NULL)
    return pb_cli_fail (name, error);
  if (builder != NULL) {
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "findings");
    json_builder_begin_array (builder);
  }
  if (pack != NULL)
    status = check_pack (pack, builder);
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const PbShelfEntry *entry = g_ptr_array_index (entries, i);

    if (entry->pack != NULL)
      status = MAX (status, check_pack (entry->pack, builder));
    else
      pb_cli_say ("%s", entry->problem);
  }
  if (builder != NULL) {
    json_builder_end_array (builder);
    json_builder_end_object (builder);
    pb_cli_print_json (builder);
  }
  return status;
}

static PbExit
pin_packs (const char *path, const char *const *packs)
{
  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, path, FALSE);
  g_autoptr (GError) error = NULL;

  if (workspace == NULL)
    return PB_EXIT_FAILED;
  pb_workspace_pin_law_async (workspace, packs, NULL, pb_cli_done, wait);
  if (!pb_workspace_pin_law_finish (workspace, pb_cli_wait_result (wait), &error))
    return pb_cli_fail (path, error);
  return PB_EXIT_DONE;
}

PbExit
pb_verb_law (int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[]
      = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON document"), NULL}, {NULL}};
  PbExit status;
  guint n;

  if (!pb_cli_parse (
          argc, argv, entries, "list | show PACK | check [PACK] | pin CASE PACK…",
          _ ("Law packs: what there is, what an offence asks for, and what nobody has verified yet."), 1, -1,
          &arguments, &status))
    return status;
  n = g_strv_length (arguments);
  if (g_str_equal (arguments[0], "list") && n == 1)
    return list_packs (json);
  if (g_str_equal (arguments[0], "show") && n == 2)
    return show_pack (arguments[1]);
  if (g_str_equal (arguments[0], "check") && n <= 2)
    return check_packs (n == 2 ? arguments[1] : NULL, json);
  if (g_str_equal (arguments[0], "pin") && n >= 3)
    return pin_packs (arguments[1], (const char *const *) arguments + 2);
  pb_cli_say (_ ("Usage: probata %s %s"), "law", "list | show PACK | check [PACK] | pin CASE PACK…");
  return PB_EXIT_USAGE;
}
