/* test-confinement.c: from inside the reader nothing can be opened, sent, started or signalled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-confinement"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <seccomp.h>
#include <string.h>
#include <unistd.h>

#define SPARE_FD 30

/* A missing line is a failure too. */
static const char *const names[] = {
    "read-password-file",
    "read-process-memory",
    "create-file",
    "create-nameless-file",
    "open-for-writing",
    "change-folder",
    "internet-socket",
    "local-socket",
    "connect",
    "fork",
    "exec",
    "signal",
    "trace",
    "mount",
    "namespace",
    "kernel-programs",
    "map-2-gib",
    "executable-memory",
    "lift-limits",
    "regain-dumping",
    "inherited-descriptor",
};

/* Two machines: this one, and one whose kernel knows no Landlock. */
typedef struct {
  const char *name;
  GSpawnChildSetupFunc setup;
  const char *walls; /* (nullable): exactly these must stand */
  char *report;
  gboolean succeeded;
} Machine;

typedef struct {
  const Machine *machine;
  const char *name;
} Case;

static void
hide_landlock (gpointer user_data)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  if (filter == NULL
      || seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (landlock_create_ruleset), 0) != 0
      || seccomp_load (filter) != 0)
    _exit (1);
}

static Machine machines[] = {
    {"here", NULL, NULL, NULL, FALSE},
    {"without-landlock", hide_landlock, "walls: limits seccomp\n", NULL, FALSE},
};

static void
run_self_test (Machine *machine)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("PB_BUILD_ROOT"), "app", "intake", "probata-intake", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  /* Something is left open for it to find. */
  g_subprocess_launcher_take_fd (launcher, open ("/etc/hostname", O_RDONLY | O_CLOEXEC), SPARE_FD);
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, machine->setup, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, path, "--self-test", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &machine->report, NULL, &error);
  g_assert_no_error (error);
  machine->succeeded = g_subprocess_get_successful (process);
}

static void
test_walls (gconstpointer data)
{
  const Machine *machine = data;

  g_assert_true (g_str_has_prefix (machine->report, "walls: limits seccomp"));
  g_assert_true (machine->walls == NULL || g_str_has_prefix (machine->report, machine->walls));
  g_assert_true (machine->succeeded);
}

static void
test_denied (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *denied = g_strconcat ("\ndenied ", test->name, "\n", NULL);
  g_autofree char *skipped = g_strconcat ("\nskipped ", test->name, "\n", NULL);

  if (strstr (test->machine->report, skipped) != NULL) {
    g_test_skip ("no Landlock in this kernel, or no memory limit under a sanitizer");
    return;
  }
  g_assert_nonnull (strstr (test->machine->report, denied));
}

static void
add_tests (Machine *machine)
{
  g_autofree char *walls = g_strdup_printf ("/confinement/%s/walls-stand", machine->name);

  run_self_test (machine);
  g_test_add_data_func (walls, machine, test_walls);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_strdup_printf ("/confinement/%s/denied/%s", machine->name, names[i]);
    const Case one = {machine, names[i]};

    g_test_add_data_func_full (path, g_memdup2 (&one, sizeof one), test_denied, g_free);
  }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (machines); i++)
    add_tests (&machines[i]);
  result = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (machines); i++)
    g_free (machines[i].report);
  return result;
}
