/* pb-verb-check.c: probata check CASE [--json]: exits 1 when something is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-check"

#include "config.h"

#include "pb-cli.h"

#include <glib/gi18n.h>

static void
print_json (GPtrArray *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++) {
    const PbProblem *problem = g_ptr_array_index (problems, i);

    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "what", problem->what);
    pb_cli_add_string (builder, "where", problem->where);
    pb_cli_add_string (builder, "affects", problem->affects);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

PbExit
pb_verb_check (int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[]
      = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON document"), NULL}, {NULL}};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  PbExit status;

  if (!pb_cli_parse (argc, argv, entries, "CASE",
                     _ ("Proves that every file is what was taken in, that the history is whole, and that "
                        "nothing was changed beside it."),
                     1, 1, &arguments, &status))
    return status;

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, arguments[0], TRUE);

  if (workspace == NULL)
    return PB_EXIT_FAILED;
  pb_workspace_check_async (workspace, NULL, NULL, NULL, pb_cli_done, wait);
  problems = pb_workspace_check_finish (workspace, pb_cli_wait_result (wait), &error);
  if (problems == NULL)
    return pb_cli_fail (arguments[0], error);
  if (json)
    print_json (problems);
  for (guint i = 0; !json && i < problems->len; i++) {
    const PbProblem *problem = g_ptr_array_index (problems, i);

    pb_cli_print ("%s (%s): %s", problem->what, problem->where, problem->affects);
  }
  if (!json && problems->len == 0)
    pb_cli_print (_ ("%s: whole. Every file is what was taken in, and the history matches the records."),
                  arguments[0]);
  return problems->len > 0 ? PB_EXIT_ATTENTION : PB_EXIT_DONE;
}
