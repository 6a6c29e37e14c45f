/* pb-confine.c: see pb-confine.h.
 *
 * A list of what is allowed rather than of what is denied: a system call invented after this was written is
 * denied too. EPERM rather than death, because libraries ask for many things they can do without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-confine"

#include "config.h"

#include "pb-confine.h"
#include "pb-intake-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Every file right of Landlock's fifth version (kernel 6.10); older kernels know fewer, see the table. */
#define LANDLOCK_ALL_FILE_RIGHTS ((G_GUINT64_CONSTANT (1) << 16) - 1)

/* Landlock's attributes as of its sixth version; shorter ones are accepted by size. */
typedef struct {
  guint64 handled_files;
  guint64 handled_network;
  guint64 scoped;
} Ruleset;

static const char *const reading_places[] = {"/usr/share/poppler"};

static const char *const drawing_places[] = {
    "/usr/share/fonts",           "/usr/local/share/fonts", "/etc/fonts",
    "/usr/share/fontconfig",      "/var/cache/fontconfig",  "/usr/share/poppler",
    "/var/lib/ghostscript/fonts",
};

static const int allowed[] = {
    /* The document, the reply, fonts and character maps. */
    SCMP_SYS (read),
    SCMP_SYS (readv),
    SCMP_SYS (pread64),
    SCMP_SYS (preadv),
    SCMP_SYS (write),
    SCMP_SYS (writev),
    SCMP_SYS (pwrite64),
    SCMP_SYS (lseek),
    SCMP_SYS (close),
    SCMP_SYS (fstat),
    SCMP_SYS (newfstatat),
    SCMP_SYS (stat),
    SCMP_SYS (lstat),
    SCMP_SYS (statx),
    SCMP_SYS (fstatfs),
    SCMP_SYS (statfs),
    SCMP_SYS (access),
    SCMP_SYS (faccessat),
    SCMP_SYS (faccessat2),
    SCMP_SYS (readlink),
    SCMP_SYS (readlinkat),
    SCMP_SYS (getdents64),
    SCMP_SYS (fadvise64),
    SCMP_SYS (getcwd),
    /* Memory (mmap and mprotect: never executable, below). */
    SCMP_SYS (munmap),
    SCMP_SYS (mremap),
    SCMP_SYS (madvise),
    SCMP_SYS (brk),
    /* The C library's own needs. */
    SCMP_SYS (futex),
    SCMP_SYS (rt_sigaction),
    SCMP_SYS (rt_sigprocmask),
    SCMP_SYS (rt_sigreturn),
    SCMP_SYS (sigaltstack),
    SCMP_SYS (clock_gettime),
    SCMP_SYS (clock_getres),
    SCMP_SYS (gettimeofday),
    SCMP_SYS (time),
    SCMP_SYS (getrandom),
    SCMP_SYS (getpid),
    SCMP_SYS (gettid),
    SCMP_SYS (getuid),
    SCMP_SYS (geteuid),
    SCMP_SYS (getgid),
    SCMP_SYS (getegid),
    SCMP_SYS (getrusage),
    SCMP_SYS (getrlimit),
    SCMP_SYS (sched_yield),
    SCMP_SYS (sched_getaffinity),
    SCMP_SYS (sysinfo),
    SCMP_SYS (uname),
    SCMP_SYS (poll),
    SCMP_SYS (ppoll),
    SCMP_SYS (restart_syscall),
    SCMP_SYS (exit),
    SCMP_SYS (exit_group),
};

static gboolean
limit (__rlimit_resource_t resource, guint64 value)
{
  const struct rlimit both = {value, value};

  return setrlimit (resource, &both) == 0;
}

static gboolean
limit_resources (guint64 document_size)
{
  gboolean ok = limit (RLIMIT_CPU, PB_CONFINE_CPU_SECONDS) && limit (RLIMIT_FSIZE, PB_INTAKE_MAX_REPLY)
                && limit (RLIMIT_NOFILE, PB_CONFINE_MAX_FILES) && limit (RLIMIT_CORE, 0);

#ifndef PB_SANITIZED
  ok = ok && limit (RLIMIT_AS, PB_CONFINE_MAX_MEMORY + document_size);
#endif
  /* Writing past the limit is an error to report, not a reason to die. */
  return ok && signal (SIGXFSZ, SIG_IGN) != SIG_ERR;
}

static gboolean
allow_reading (int ruleset, const char *place)
{
  struct landlock_path_beneath_attr rule
      = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR};
  gboolean ok;

  rule.parent_fd = open (place, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return errno == ENOENT; /* nothing there, nothing to allow */
  ok = syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.parent_fd);
  return ok;
}

static gboolean
restrict_files (gboolean need_fonts, gboolean *out_landlock)
{
  /* File rights by version: 13 in the first, then one more each for refer, truncate, (none), device control.
   */
  static const guint file_rights[] = {13, 14, 15, 15, 16};
  const char *const *places = need_fonts ? drawing_places : reading_places;
  guint n_places = need_fonts ? G_N_ELEMENTS (drawing_places) : G_N_ELEMENTS (reading_places);
  Ruleset rules = {0};
  gsize size = sizeof rules.handled_files;
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  int ruleset;
  gboolean ok = TRUE;

  *out_landlock = version >= 1;
  if (version < 1)
    return TRUE;
  rules.handled_files = version > (long) G_N_ELEMENTS (file_rights)
                            ? LANDLOCK_ALL_FILE_RIGHTS
                            : (G_GUINT64_CONSTANT (1) << file_rights[version - 1]) - 1;
  if (version >= 4) {
    rules.handled_network = 3; /* bind and connect, TCP */
    size += sizeof rules.handled_network;
  }
  if (version >= 6) {
    rules.scoped = 3; /* abstract sockets, signals */
    size += sizeof rules.scoped;
  }
  ruleset = (int) syscall (SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; i < n_places && ok; i++)
    ok = allow_reading (ruleset, places[i]);
  ok = ok && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return ok;
}

/* Calls that are allowed only with certain arguments. */
static int
allow_with_conditions (scmp_filter_ctx filter)
{
  const guint64 writes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | __O_TMPFILE;
  const int fcntls[] = {F_GETFD, F_SETFD, F_GETFL};
  int code;

  code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, writes, O_RDONLY));
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                             SCMP_A1 (SCMP_CMP_MASKED_EQ, writes, O_RDONLY));
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                             SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                             SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* Limits may be read, not set. */
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0),
                             SCMP_A2 (SCMP_CMP_EQ, 0));
  for (guint i = 0; i < G_N_ELEMENTS (fcntls) && code == 0; i++)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1,
                             SCMP_A1 (SCMP_CMP_EQ, (guint64) fcntls[i]));
  return code;
}

static gboolean
restrict_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int code = 0;

  if (filter == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (allowed) && code == 0; i++)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  if (code == 0)
    code = allow_with_conditions (filter);
  if (code == 0)
    code = seccomp_load (filter);
  seccomp_release (filter);
  return code == 0;
}

gboolean
pb_confine_enter (guint64 document_size, gboolean need_fonts, gboolean *out_landlock)
{
  if (!limit_resources (document_size))
    return FALSE;
  /* The parent's calling thread waits for us, so its end is the end of anybody's interest. */
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl (PR_SET_DUMPABLE, 0) != 0
      || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return FALSE;
  return restrict_files (need_fonts, out_landlock) && restrict_calls ();
}
