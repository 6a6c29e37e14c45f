/* pb-vault-holder.c: who keeps others from writing a case.
 *
 * The kernel lists every lock with its owner (proc(5), /proc/locks), so the files need not be opened: that
 * would drop this program's own locks. SQLite's writer holds byte 120 of the -shm file
 * (https://www.sqlite.org/walformat.html §2.3), or byte 0x40000001 of the database where there is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-vault"

#include "config.h"

#include "pb-vault.h"

#include <glib/gstdio.h>
#include <sys/sysmacros.h>

#define LOCKS_PATH "/proc/locks"
#define WAL_WRITE_BYTE 120
#define RESERVED_BYTE 0x40000001

/* The words of a line: number: POSIX ADVISORY WRITE process major:minor:inode first last. */
enum { WORD_TYPE = 1, WORD_ACCESS = 3, WORD_PROCESS, WORD_FILE, WORD_FIRST, WORD_LAST, N_WORDS };

static gboolean
is_lock (char **words, const char *file, guint64 byte)
{
  guint64 first = 0;
  guint64 last = 0;

  if (!g_str_equal (words[WORD_TYPE], "POSIX") || !g_str_equal (words[WORD_ACCESS], "WRITE")
      || !g_str_equal (words[WORD_FILE], file)
      || !g_ascii_string_to_unsigned (words[WORD_FIRST], 10, 0, G_MAXUINT64, &first, NULL))
    return FALSE;
  if (g_str_equal (words[WORD_LAST], "EOF"))
    return first <= byte;
  return g_ascii_string_to_unsigned (words[WORD_LAST], 10, 0, G_MAXUINT64, &last, NULL) && first <= byte
         && byte <= last;
}

/* A line cut at its blanks. */
static char **
split_words (const char *line)
{
  g_auto (GStrv) all = g_strsplit (line, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++) {
    if (all[i][0] != '\0')
      g_strv_builder_add (words, all[i]);
  }
  return g_strv_builder_end (words);
}

static gboolean
find_process (const char *locks, const char *path, guint64 byte, guint64 *out_process)
{
  GStatBuf status;
  g_autofree char *file = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_stat (path, &status) != 0)
    return FALSE;
  file = g_strdup_printf ("%02x:%02x:%" G_GUINT64_FORMAT, major (status.st_dev), minor (status.st_dev),
                          (guint64) status.st_ino);
  lines = g_strsplit (locks, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = split_words (lines[i]);

    if (g_strv_length (words) == N_WORDS && is_lock (words, file, byte)
        && g_ascii_string_to_unsigned (words[WORD_PROCESS], 10, 1, G_MAXINT32, out_process, NULL))
      return TRUE;
  }
  return FALSE;
}

char *
pb_vault_dup_holder (const char *path)
{
  g_autofree char *locks = NULL;
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autofree char *name_path = NULL;
  g_autofree char *name = NULL;
  guint64 process = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (LOCKS_PATH, &locks, NULL, NULL)
      || (!find_process (locks, shared, WAL_WRITE_BYTE, &process)
          && !find_process (locks, path, RESERVED_BYTE, &process)))
    return g_strdup ("another program");
  name_path = g_strdup_printf ("/proc/%" G_GUINT64_FORMAT "/comm", process);
  if (!g_file_get_contents (name_path, &name, NULL, NULL) || !g_utf8_validate (name, -1, NULL))
    return g_strdup_printf ("process %" G_GUINT64_FORMAT, process);
  return g_strdup_printf ("%s (process %" G_GUINT64_FORMAT ")", g_strstrip (name), process);
}
