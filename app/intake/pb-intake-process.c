/* pb-intake-process.c: see pb-intake-process.h.
 *
 * posix_spawn instead of GSubprocess: no main context is needed in the calling thread, descriptors are named
 * one by one and everything above them is closed, and the end is seen on a pidfd beside the cancellable and
 * the clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-intake-process"

#include "config.h"

#include "pb-error.h"
#include "pb-intake-process.h"
#include "pb-intake-reply.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* Above every number the child's descriptors get, so that none is overwritten before it is copied. */
#define FIRST_SAFE_FD 16

typedef struct {
  int request;  /* read end */
  int document; /* duplicate of the document's */
  int reply;
  int process; /* pidfd */
  pid_t pid;   /* 0 when there is none to wait for */
} Child;

/* Nothing of the user's environment: no secrets, no search paths, no modules. */
static char *const child_environment[] = {
    (char *) "LC_ALL=C.UTF-8",
    (char *) "PATH=/nonexistent",
#ifdef PB_SANITIZED
    /* The leak checker needs ptrace, which is exactly what is denied. */
    (char *) "ASAN_OPTIONS=detect_leaks=0",
    (char *) "UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1",
#endif
    NULL,
};

static void
child_clear (Child *child)
{
  const int fds[] = {child->request, child->document, child->reply, child->process};

  if (child->pid > 0) {
    kill (child->pid, SIGKILL);
    while (waitpid (child->pid, NULL, 0) < 0 && errno == EINTR)
      continue;
  }
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++) {
    if (fds[i] >= 0)
      close (fds[i]);
  }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Child, child_clear)

static int
lift (int fd)
{
  int lifted = fcntl (fd, F_DUPFD_CLOEXEC, FIRST_SAFE_FD);

  close (fd);
  return lifted;
}

/* 32 bytes always fit a pipe, so that writing before there is a reader cannot block. */
static int
open_request (const PbIntakeRequest *request)
{
  guint8 bytes[PB_INTAKE_REQUEST_SIZE];
  int ends[2];
  gboolean written;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return -1;
  pb_intake_protocol_put_request (request, bytes);
  written = write (ends[1], bytes, sizeof bytes) == (gssize) sizeof bytes;
  close (ends[1]);
  if (!written) {
    close (ends[0]);
    return -1;
  }
  return lift (ends[0]);
}

/* Fixed size, never to change: sparse, so that only what is written costs memory. */
static int
open_reply (void)
{
  int fd = memfd_create ("probata-reply", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    return -1;
  if (ftruncate (fd, PB_INTAKE_MAX_REPLY) != 0 || fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) != 0) {
    close (fd);
    return -1;
  }
  return lift (fd);
}

static gboolean
open_all (Child *child, const PbIntakeRequest *request, PbDocument *document, GError **error)
{
  child->request = open_request (request);
  child->document = fcntl (pb_document_get_fd (document), F_DUPFD_CLOEXEC, FIRST_SAFE_FD);
  child->reply = open_reply ();
  if (child->request >= 0 && child->document >= 0 && child->reply >= 0)
    return TRUE;
  pb_error_set_errno (error, errno, "Could not prepare the reader of files");
  return FALSE;
}

static int
add_actions (posix_spawn_file_actions_t *actions, const Child *child)
{
  int code = posix_spawn_file_actions_adddup2 (actions, child->request, STDIN_FILENO);

  if (code == 0)
    code = posix_spawn_file_actions_addopen (actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
#ifdef PB_SANITIZED
    /* A sanitizer's report must reach the log of the test. */
#else
  if (code == 0)
    code = posix_spawn_file_actions_adddup2 (actions, STDOUT_FILENO, STDERR_FILENO);
#endif
  if (code == 0)
    code = posix_spawn_file_actions_adddup2 (actions, child->document, PB_INTAKE_FD_DOCUMENT);
  if (code == 0)
    code = posix_spawn_file_actions_adddup2 (actions, child->reply, PB_INTAKE_FD_REPLY);
  if (code == 0)
    code = posix_spawn_file_actions_addclosefrom_np (actions, PB_INTAKE_FD_REPLY + 1);
  return code;
}

static gboolean
start (Child *child, const char *program, GError **error)
{
  char *argv[] = {(char *) "probata-intake", NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  int code;

  posix_spawn_file_actions_init (&actions);
  posix_spawnattr_init (&attributes);
  /* The thread's signal mask and handlers are not the reader's business. */
  sigemptyset (&none);
  sigfillset (&all);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  code = add_actions (&actions, child);
  if (code == 0)
    code = posix_spawn (&child->pid, program, &actions, &attributes, argv, child_environment);
  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);
  if (code == 0) {
    child->process = pidfd_open (child->pid, 0);
    if (child->process >= 0)
      return TRUE;
    code = errno;
  } else {
    child->pid = 0;
  }
  g_set_error (error, PB_ERROR, PB_ERROR_INTERNAL, "The confined reader of files could not be started: %s",
               g_strerror (code));
  return FALSE;
}

/* Waits for the end; FALSE with the error when it did not come in time. The child is reaped here or by
 * child_clear(). */
static gboolean
await (Child *child, guint wall_seconds, GCancellable *cancellable, int *out_status, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) wall_seconds * G_USEC_PER_SEC;
  int cancel_fd = cancellable != NULL ? g_cancellable_get_fd (cancellable) : -1;
  struct pollfd fds[] = {{child->process, POLLIN, 0}, {cancel_fd, POLLIN, 0}};
  gboolean ended = FALSE;

  while (!ended && !g_cancellable_is_cancelled (cancellable)) {
    gint64 left = deadline - g_get_monotonic_time ();

    if (left <= 0)
      break;
    if (poll (fds, G_N_ELEMENTS (fds), (int) (left / 1000) + 1) < 0 && errno != EINTR)
      break;
    ended = (fds[0].revents & POLLIN) != 0;
  }
  if (cancel_fd >= 0)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!ended) {
    g_set_error (error, PB_ERROR, PB_ERROR_TIMED_OUT, "Reading the file took longer than %u seconds",
                 wall_seconds);
    return FALSE;
  }
  while (waitpid (child->pid, out_status, 0) < 0) {
    if (errno == EINTR)
      continue;
    child->pid = 0;
    pb_error_set_errno (error, errno, "The reader of files was lost");
    return FALSE;
  }
  child->pid = 0;
  return TRUE;
}

static gboolean
check_status (int status, GError **error)
{
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return TRUE;
  if (WIFEXITED (status) && WEXITSTATUS (status) == PB_INTAKE_EXIT_NOT_CONFINED)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INTERNAL,
                         "The reader of files could not confine itself on this machine, so nothing was read");
  else if (WIFEXITED (status) && WEXITSTATUS (status) == PB_INTAKE_EXIT_NOT_FOUND)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INTERNAL,
                         "The confined reader of files could not be started");
  else if (WIFSIGNALED (status) && (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL))
    g_set_error_literal (error, PB_ERROR, PB_ERROR_TIMED_OUT,
                         "Reading the file took more work than one file may cost");
  else
    g_set_error_literal (error, PB_ERROR, PB_ERROR_CORRUPT,
                         "The file is damaged or made to do harm: the confined reader failed on it");
  return FALSE;
}

static void
unmap (gpointer data)
{
  struct iovec *map = data;

  munmap (map->iov_base, map->iov_len);
  g_free (map);
}

static GBytes *
seal_reply (Child *child, GError **error)
{
  guint8 head[PB_INTAKE_REPLY_HEAD_SIZE];
  struct iovec map = {0};

  /* Refused while anybody maps it writable; the only one who could is dead. */
  if (fcntl (child->reply, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) != 0) {
    pb_error_set_errno (error, errno, "Could not seal the reader's answer");
    return NULL;
  }
  if (pread (child->reply, head, sizeof head, 0) == (gssize) sizeof head)
    map.iov_len = pb_intake_reply_get_total (head, sizeof head);
  if (map.iov_len == 0)
    return g_bytes_new (NULL, 0);
  map.iov_base = mmap (NULL, map.iov_len, PROT_READ, MAP_SHARED, child->reply, 0);
  if (map.iov_base == MAP_FAILED) {
    pb_error_set_errno (error, errno, "Could not map the reader's answer");
    return NULL;
  }
  return g_bytes_new_with_free_func (map.iov_base, map.iov_len, unmap, g_memdup2 (&map, sizeof map));
}

GBytes *
pb_intake_process_run (const char *program, const PbIntakeRequest *request, PbDocument *document,
                       guint wall_seconds, GCancellable *cancellable, GError **error)
{
  g_auto (Child) child = {-1, -1, -1, -1, 0};
  int status = 0;

  if (!open_all (&child, request, document, error) || !start (&child, program, error))
    return NULL;
  if (!await (&child, wall_seconds, cancellable, &status, error) || !check_status (status, error))
    return NULL;
  return seal_reply (&child, error);
}
