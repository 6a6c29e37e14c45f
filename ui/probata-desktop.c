/* probata-desktop.c: the desktop program. `probata` without a verb starts it.
 *
 * A program of its own, so that verbs run without a display and without loading GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "probata-desktop"

#include "config.h"

#include "pb-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

int
main (int argc, char **argv)
{
  const struct rlimit none = {0, 0};
  g_autoptr (PbApplication) application = NULL;

  /* What a case holds must not lie in a core dump, nor a new file be readable by others. */
  setrlimit (RLIMIT_CORE, &none);
  umask (077);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Probata");
  application = pb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
