/* pb-program.c: see pb-program.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-program"

#include "config.h"

#include "pb-program.h"

#include <gio/gio.h>
#include <libintl.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

void
pb_program_begin (void)
{
  const struct rlimit none = {0, 0};
  const char *translations = g_getenv ("PROBATA_LOCALE_DIR");

  /* What a case holds must not lie in a core dump, nor a new file be readable by others. */
  setrlimit (RLIMIT_CORE, &none);
#ifndef PB_SANITIZED /* the leak sanitizer has to look at its own process */
  prctl (PR_SET_DUMPABLE, 0);
#endif
  umask (077);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : PB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

char *
pb_program_find (const char *name, const char *room, const char *variable)
{
  /* From build/ui, and from build/app/cli or build/tests/<room>. */
  static const char *const roots[] = {"..", "../.."};
  const char *named;
  g_autofree char *self = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (name != NULL && room != NULL && variable != NULL, NULL);

  named = g_getenv (variable);
  if (named != NULL && named[0] != '\0')
    return g_strdup (named);
  self = g_file_read_link ("/proc/self/exe", NULL);
  folder = self != NULL ? g_path_get_dirname (self) : NULL;
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (roots); i++) {
    g_autofree char *path = g_build_filename (folder, roots[i], room, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
      return g_canonicalize_filename (path, NULL);
  }
  return g_build_filename (PB_LIBEXEC_DIR, name, NULL);
}
