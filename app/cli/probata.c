/* probata.c: probata VERB …: a table of verbs. Without a verb the desktop opens: a program of its own,
 * so that verbs need no display and load no GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "probata"

#include "config.h"

#include "pb-cli.h"
#include "pb-program.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *name;
  PbExit (*run) (int argc, char **argv); /* NULL: promised, not in this version */
  const char *summary;
} Verb;

static const Verb verbs[] = {
    {"new", pb_verb_new, N_ ("make an empty case")},
    {"import", pb_verb_import, N_ ("take in files and folders of forms")},
    {"list", pb_verb_list, N_ ("list what a case holds")},
    {"review", pb_verb_review, N_ ("everything open, with the passages it rests on")},
    {"search", pb_verb_search, N_ ("find words")},
    {"compare", pb_verb_compare, N_ ("what differs between two statements; no case needed")},
    {"check", pb_verb_check, N_ ("prove that a case file is whole")},
    {"changes", pb_verb_changes, N_ ("who changed what, when")},
    {"undo", pb_verb_undo, N_ ("take the last change back")},
    {"redo", pb_verb_undo, N_ ("make it again")},
    {"law", pb_verb_law, N_ ("law packs: list, show, check")},
    {"merge", NULL, NULL},
    {"backup", NULL, NULL},
    {"salvage", NULL, NULL},
    {"report", NULL, NULL},
    {"seal", NULL, NULL},
    {"unseal", NULL, NULL},
};

static void
print_help (FILE *file)
{
  fprintf (file, "%s\n",
           _ ("Usage: probata [CASE] opens the desktop; probata VERB … works in the terminal (probata VERB "
              "--help tells more)"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i].run != NULL)
      fprintf (file, "  %-9s %s\n", verbs[i].name, _ (verbs[i].summary));
  fprintf (file, "%s\n",
           _ ("Exit status: 0 done; 1 done, and something needs attention; 2 wrong use; 3 could not, nothing "
              "changed."));
}

/* Whether the first argument is a file rather than a verb: it has the ending of a case, or a folder before
 * it. */
static gboolean
names_case (const char *argument)
{
  return g_str_has_suffix (argument, ".probata") || strchr (argument, G_DIR_SEPARATOR) != NULL
         || g_str_has_prefix (argument, "--gapplication");
}

/* Becomes the desktop program; returns only when that could not be done. */
static PbExit
open_desktop (char **argv)
{
  g_autofree char *program = NULL;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL) {
    pb_cli_say (_ ("probata: there is no display here to open a window on; verbs work without one."));
    print_help (stderr);
    return PB_EXIT_USAGE;
  }
  program = pb_program_find ("probata-desktop", "ui", "PROBATA_DESKTOP");

  argv[0] = program;
  execv (program, argv);
  pb_cli_say (_ ("probata: the window could not be opened: %s. Verbs work without it: probata --help"),
              g_strerror (errno));
  return PB_EXIT_FAILED;
}

int
main (int argc, char **argv)
{
  pb_program_begin ();
  if (argc < 2 || names_case (argv[1]))
    return (int) open_desktop (argv);
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help")) {
    print_help (stdout);
    return pb_cli_finish (PB_EXIT_DONE);
  }
  if (g_str_equal (argv[1], "--version")) {
    puts ("probata " PB_VERSION);
    return pb_cli_finish (PB_EXIT_DONE);
  }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    if (!g_str_equal (argv[1], verbs[i].name))
      continue;
    if (verbs[i].run != NULL)
      return pb_cli_finish (verbs[i].run (argc - 1, argv + 1));
    pb_cli_say (_ ("probata: “%s” is not in this version yet."), argv[1]);
    return PB_EXIT_USAGE;
  }
  pb_cli_say (_ ("probata: there is no verb “%s”; probata --help lists them."), argv[1]);
  return PB_EXIT_USAGE;
}
