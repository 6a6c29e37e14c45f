/* probata-desktop.c: the desktop program. `probata` without a verb starts it.
 *
 * A program of its own, so that verbs run without a display and without loading GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "probata-desktop"

#include "config.h"

#include "pb-application.h"
#include "pb-program.h"
#include "pb-watchdog.h"

/* Run from the build tree, the settings schema is found there; GLib ends a program that misses its schema. */
static void
find_schemas (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *schemas = folder != NULL ? g_build_filename (folder, "..", "schemas", NULL) : NULL;
  g_autofree char *compiled = schemas != NULL ? g_build_filename (schemas, "gschemas.compiled", NULL) : NULL;

  if (compiled != NULL && g_file_test (compiled, G_FILE_TEST_IS_REGULAR))
    g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (PbApplication) application = NULL;
  int status;

  pb_program_begin ();
  g_set_application_name ("Probata");
  find_schemas ();
  pb_watchdog_begin ();
  application = pb_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  pb_watchdog_end ();
  return status;
}
