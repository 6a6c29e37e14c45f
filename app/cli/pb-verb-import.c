/* pb-verb-import.c: probata import CASE PATH...
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-import"

#include "config.h"

#include "pb-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

static void
show_progress (guint64 done, guint64 total, gpointer user_data)
{
  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT " ", done, total);
  if (done == total)
    fputs ("\r\033[K", stderr);
}

static void
print_report (const PbImportReport *report)
{
  for (guint i = 0; i < report->notes->len; i++)
    pb_cli_say ("  %s", (const char *) g_ptr_array_index (report->notes, i));
  for (guint i = 0; i < report->failed->len; i++)
    pb_cli_say (_ ("not taken in: %s"), (const char *) g_ptr_array_index (report->failed, i));
  pb_cli_print (_ ("exhibits taken in: %u, known already: %u, failed: %u"), report->n_exhibits,
                report->n_known, report->failed->len);
  pb_cli_print (_ ("rows of forms: %u new, %u changed, %u as they were"), report->n_inserted,
                report->n_changed, report->n_same);
}

PbExit
pb_verb_import (int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (PbImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  PbExit status;

  if (!pb_cli_parse (
          argc, argv, NULL, "CASE PATH…",
          _ ("Takes files and folders into a case. CSV forms in a folder are taken in whole or not at all."),
          2, -1, &arguments, &status))
    return status;

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, arguments[0], FALSE);

  if (workspace == NULL)
    return PB_EXIT_FAILED;
  pb_workspace_import_async (workspace, (const char *const *) arguments + 1, show_progress, NULL, NULL,
                             pb_cli_done, wait);
  report = pb_workspace_import_finish (workspace, pb_cli_wait_result (wait), &error);
  if (report == NULL)
    return pb_cli_fail (NULL, error);
  print_report (report);
  return report->failed->len > 0 || report->n_lost > 0 ? PB_EXIT_ATTENTION : PB_EXIT_DONE;
}
