/* pb-verb-search.c: probata search CASE QUERY [--json]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-search"

#include "config.h"

#include "pb-cli.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 200

static void
print_found (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++) {
    const PbFound *hit = g_ptr_array_index (found, i);
    g_autofree char *page = hit->page > 0 ? g_strdup_printf (" p.%u", hit->page) : g_strdup ("");

    pb_cli_print ("%s %s%s%s%s: %s", pb_kind_get_info (hit->kind)->table,
                  hit->record_key != NULL ? hit->record_key : "-", hit->exhibit_key != NULL ? " " : "",
                  hit->exhibit_key != NULL ? hit->exhibit_key : "", page, hit->snippet);
  }
}

static void
print_found_json (GPtrArray *found)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++) {
    const PbFound *hit = g_ptr_array_index (found, i);

    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "kind", pb_kind_get_info (hit->kind)->table);
    pb_cli_add_string (builder, "key", hit->record_key);
    pb_cli_add_string (builder, "exhibit", hit->exhibit_key);
    if (hit->page > 0) {
      json_builder_set_member_name (builder, "page");
      json_builder_add_int_value (builder, hit->page);
    }
    pb_cli_add_string (builder, "snippet", hit->snippet);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

PbExit
pb_verb_search (int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[]
      = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON document"), NULL}, {NULL}};
  PbExit status;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!pb_cli_parse (argc, argv, entries, "CASE QUERY",
                     _ ("Finds words in papers, assertions, facts and acts. Who people are is not searched."),
                     2, 2, &arguments, &status))
    return status;

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, arguments[0], TRUE);

  if (workspace == NULL)
    return PB_EXIT_FAILED;
  pb_workspace_search_async (workspace, arguments[1], DEFAULT_LIMIT, NULL, pb_cli_done, wait);
  found = pb_workspace_search_finish (workspace, pb_cli_wait_result (wait), &error);
  if (found == NULL)
    return pb_cli_fail (arguments[0], error);
  if (json)
    print_found_json (found);
  else
    print_found (found);
  if (found->len == DEFAULT_LIMIT)
    pb_cli_say (_ ("Only the first %d places are shown."), DEFAULT_LIMIT);
  return PB_EXIT_DONE;
}
