/* pb-confine-self-test.c: tries from inside the walls what must not work.
 *
 * Prints "denied NAME" or "ALLOWED NAME" per attempt, "skipped NAME" where the kernel lacks that wall, and
 * first which walls stand. Every attempt is harmless should it succeed, for then a wall is down and this runs
 * with the user's rights: names that lead nowhere, descriptors that do not exist, oneself. Run by
 * tests/intake/test-confinement.c, and by hand on a machine in doubt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-confine"

#include "config.h"

#include "pb-confine.h"
#include "pb-intake-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#define NOWHERE "/nonexistent-probata"

/* TRUE: it worked, which is what must not happen. */
typedef gboolean (*Attempt) (void);

/* Turned away at the door, not by what lies behind it: any other error means that the call was let in. */
static gboolean
got_through (long result)
{
  return result >= 0 || errno != EPERM;
}

static gboolean
open_for_reading (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  return fd >= 0 && close (fd) == 0;
}

static gboolean
try_password_file (void)
{
  return open_for_reading ("/etc/passwd");
}

static gboolean
try_process_memory (void)
{
  return open_for_reading ("/proc/self/mem");
}

static gboolean
try_create_file (void)
{
  int fd = open ("/tmp/probata-intake-self-test", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  return fd >= 0 && unlink ("/tmp/probata-intake-self-test") == 0;
}

static gboolean
try_create_nameless_file (void)
{
  return got_through (open (NOWHERE, O_RDWR | __O_TMPFILE | O_DIRECTORY, 0600));
}

static gboolean
try_open_for_writing (void)
{
  return got_through (open ("/dev/null", O_WRONLY)) || got_through (open ("/dev/null", O_RDWR));
}

static gboolean
try_change_folder (void)
{
  return got_through (unlink (NOWHERE)) || got_through (rename (NOWHERE, NOWHERE))
         || got_through (mkdir (NOWHERE "/a", 0700)) || got_through (chmod (NOWHERE, 0700))
         || got_through (symlink (NOWHERE, NOWHERE "/a"));
}

static gboolean
try_internet_socket (void)
{
  return got_through (socket (AF_INET, SOCK_STREAM, 0)) || got_through (socket (AF_INET6, SOCK_DGRAM, 0));
}

static gboolean
try_local_socket (void)
{
  int ends[2];

  return got_through (socket (AF_UNIX, SOCK_STREAM, 0))
         || got_through (socketpair (AF_UNIX, SOCK_STREAM, 0, ends));
}

static gboolean
try_connect (void)
{
  const struct sockaddr_un address = {AF_UNIX, NOWHERE};

  return got_through (connect (-1, (const struct sockaddr *) &address, sizeof address));
}

static gboolean
try_fork (void)
{
  long pid = syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0);

  if (pid == 0)
    _exit (0);
  return got_through (pid) || got_through (syscall (SYS_clone3, NULL, 0));
}

static gboolean
try_exec (void)
{
  char *const argv[] = {(char *) NOWHERE, NULL};

  return got_through (execve (argv[0], argv, argv + 1));
}

static gboolean
try_signal (void)
{
  return got_through (kill (getppid (), 0)) || got_through (kill (getpid (), 0))
         || got_through (syscall (SYS_tgkill, getpid (), syscall (SYS_gettid), 0));
}

static gboolean
try_trace (void)
{
  return got_through (ptrace (PTRACE_CONT, getppid (), NULL, NULL))
         || got_through (syscall (SYS_process_vm_readv, -1, NULL, 0, NULL, 0, 0));
}

static gboolean
try_mount (void)
{
  return got_through (mount ("none", NOWHERE, "tmpfs", 0, NULL)) || got_through (umount2 (NOWHERE, 0))
         || got_through (chroot (NOWHERE));
}

static gboolean
try_namespace (void)
{
  return got_through (unshare (CLONE_NEWUSER)) || got_through (unshare (CLONE_FILES))
         || got_through (setns (-1, 0));
}

static gboolean
try_kernel_programs (void)
{
  return got_through (syscall (SYS_bpf, -1, NULL, 0)) || got_through (syscall (SYS_io_uring_setup, 0, NULL))
         || got_through (syscall (SYS_perf_event_open, NULL, 0, -1, -1, 0))
         || got_through (syscall (SYS_userfaultfd, -1)) || got_through (syscall (SYS_keyctl, -1, 0, 0, 0, 0));
}

static gboolean
try_large_memory (void)
{
  return mmap (NULL, (size_t) 2 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
         != MAP_FAILED;
}

static gboolean
try_executable_memory (void)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED
         || (page != MAP_FAILED && mprotect (page, 4096, PROT_READ | PROT_EXEC) == 0);
}

static gboolean
try_lift_limits (void)
{
  const struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};

  return setrlimit (RLIMIT_CPU, &unlimited) == 0
         || syscall (SYS_prlimit64, 0, RLIMIT_AS, &unlimited, NULL) == 0;
}

static gboolean
try_regain_dumping (void)
{
  return got_through (prctl (PR_SET_DUMPABLE, 1)) || got_through (setuid (getuid ()));
}

static gboolean
try_inherited_descriptor (void)
{
  for (int fd = PB_INTAKE_FD_REPLY + 1; fd < 1024; fd++) {
    if (write (fd, "", 0) >= 0 || errno != EBADF)
      return TRUE;
  }
  return FALSE;
}

static const struct {
  const char *name;
  Attempt attempt;
  gboolean needs_landlock;
  gboolean needs_memory_limit;
} attempts[] = {
    {"read-password-file", try_password_file, TRUE, FALSE},
    {"read-process-memory", try_process_memory, TRUE, FALSE},
    {"create-file", try_create_file, FALSE, FALSE},
    {"create-nameless-file", try_create_nameless_file, FALSE, FALSE},
    {"open-for-writing", try_open_for_writing, FALSE, FALSE},
    {"change-folder", try_change_folder, FALSE, FALSE},
    {"internet-socket", try_internet_socket, FALSE, FALSE},
    {"local-socket", try_local_socket, FALSE, FALSE},
    {"connect", try_connect, FALSE, FALSE},
    {"fork", try_fork, FALSE, FALSE},
    {"exec", try_exec, FALSE, FALSE},
    {"signal", try_signal, FALSE, FALSE},
    {"trace", try_trace, FALSE, FALSE},
    {"mount", try_mount, FALSE, FALSE},
    {"namespace", try_namespace, FALSE, FALSE},
    {"kernel-programs", try_kernel_programs, FALSE, FALSE},
    {"map-2-gib", try_large_memory, FALSE, TRUE},
    {"executable-memory", try_executable_memory, FALSE, FALSE},
    {"lift-limits", try_lift_limits, FALSE, FALSE},
    {"regain-dumping", try_regain_dumping, FALSE, FALSE},
    {"inherited-descriptor", try_inherited_descriptor, FALSE, FALSE},
};

int
pb_confine_self_test (void)
{
  gboolean landlock = FALSE;
  guint broken = 0;

  if (!pb_confine_enter (0, TRUE, &landlock)) {
    printf ("walls: none\n");
    return PB_INTAKE_EXIT_NOT_CONFINED;
  }
  printf ("walls: limits seccomp%s\n", landlock ? " landlock" : "");
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    gboolean skipped = attempts[i].needs_landlock && !landlock;
    gboolean worked;

#ifdef PB_SANITIZED
    skipped = skipped || attempts[i].needs_memory_limit;
#endif
    worked = !skipped && attempts[i].attempt ();
    broken += worked;
    printf ("%s %s\n", skipped ? "skipped" : worked ? "ALLOWED" : "denied", attempts[i].name);
  }
  return broken == 0 ? 0 : 1;
}
