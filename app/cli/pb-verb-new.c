/* pb-verb-new.c: probata new CASE [--title T] [--law PACK]...
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-new"

#include "config.h"

#include "pb-cli.h"

#include <glib/gi18n.h>

PbExit
pb_verb_new (int argc, char **argv)
{
  g_autofree char *title = NULL;
  g_auto (GStrv) packs = NULL;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
      {"title", 't', 0, G_OPTION_ARG_STRING, &title, N_ ("Title that names nobody"), N_ ("TITLE")},
      {"law", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &packs,
       N_ ("Law pack to pin (again for each); international without"), N_ ("PACK")},
      {NULL},
  };
  const char *const usual[] = {"international", NULL};
  PbExit status;
  g_autoptr (GError) error = NULL;

  if (!pb_cli_parse (argc, argv, entries, "CASE",
                     _ ("Makes an empty case file. It never takes the place of a file."), 1, 1, &arguments,
                     &status))
    return status;

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_workspace_new ();

  pb_workspace_create_async (workspace, arguments[0], title != NULL ? title : _ ("Untitled case"),
                             packs != NULL ? (const char *const *) packs : usual, NULL, pb_cli_done, wait);
  if (!pb_workspace_create_finish (workspace, pb_cli_wait_result (wait), &error))
    return pb_cli_fail (arguments[0], error);
  pb_cli_say (
      _ ("%s: made. This version keeps cases without encryption: keep the file where only you can read it."),
      arguments[0]);
  return PB_EXIT_DONE;
}
