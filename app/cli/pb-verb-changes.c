/* pb-verb-changes.c: probata changes CASE [--limit N] [--json]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-changes"

#include "config.h"

#include "pb-cli.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 100

static void
print_entry (const PbHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (entry->at / G_USEC_PER_SEC);
  g_autofree char *when = g_date_time_format (at, "%Y-%m-%d %H:%M:%S");

  pb_cli_print ("%s  %s%s%s  %s %s %s  %s", when, entry->label,
                g_str_equal (entry->direction, "do") ? "" : ":",
                g_str_equal (entry->direction, "do") ? "" : entry->direction, entry->action, entry->kind,
                entry->record_id, entry->after != NULL ? entry->after : "");
}

static void
print_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++) {
    const PbHistoryEntry *entry = g_ptr_array_index (entries, i);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "at");
    json_builder_add_int_value (builder, entry->at);
    pb_cli_add_string (builder, "gesture", entry->gesture_id);
    pb_cli_add_string (builder, "user", entry->user_id);
    pb_cli_add_string (builder, "copy", entry->replica_id);
    pb_cli_add_string (builder, "label", entry->label);
    pb_cli_add_string (builder, "direction", entry->direction);
    pb_cli_add_string (builder, "action", entry->action);
    pb_cli_add_string (builder, "kind", entry->kind);
    pb_cli_add_string (builder, "record", entry->record_id);
    pb_cli_add_string (builder, "before", entry->before);
    pb_cli_add_string (builder, "after", entry->after);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

PbExit
pb_verb_changes (int argc, char **argv)
{
  gboolean json = FALSE;
  int limit = DEFAULT_LIMIT;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry options[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON document"), NULL},
      {"limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("How many of the latest; 0: all"), "N"},
      {NULL},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  PbExit status;

  if (!pb_cli_parse (argc, argv, options, "CASE",
                     _ ("The history of a case, latest first; who people are is left out."), 1, 1, &arguments,
                     &status))
    return status;

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, arguments[0], TRUE);

  if (workspace == NULL)
    return PB_EXIT_FAILED;
  pb_workspace_history_async (workspace, (guint) MAX (limit, 0), NULL, pb_cli_done, wait);
  entries = pb_workspace_history_finish (workspace, pb_cli_wait_result (wait), &error);
  if (entries == NULL)
    return pb_cli_fail (arguments[0], error);
  if (json)
    print_json (entries);
  for (guint i = 0; !json && i < entries->len; i++)
    print_entry (g_ptr_array_index (entries, i));
  return PB_EXIT_DONE;
}
