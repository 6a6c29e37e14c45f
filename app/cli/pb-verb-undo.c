/* pb-verb-undo.c: probata undo CASE, probata redo CASE: one verb in two directions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-undo"

#include "config.h"

#include "pb-cli.h"

#include <glib/gi18n.h>

PbExit
pb_verb_undo (int argc, char **argv)
{
  const gboolean redo = g_str_equal (argv[0], "redo");
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  PbExit status;

  if (!pb_cli_parse (argc, argv, NULL, "CASE",
                     redo ? _ ("Makes the last change again that was taken back.")
                          : _ ("Takes the last change back. It stays in the history."),
                     1, 1, &arguments, &status))
    return status;

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, arguments[0], FALSE);

  if (workspace == NULL)
    return PB_EXIT_FAILED;
  pb_workspace_undo_async (workspace, redo, NULL, pb_cli_done, wait);
  label = pb_workspace_undo_finish (workspace, pb_cli_wait_result (wait), &error);
  if (label == NULL)
    return pb_cli_fail (arguments[0], error);
  pb_cli_print (redo ? _ ("made again: %s") : _ ("taken back: %s"), label);
  return PB_EXIT_DONE;
}
