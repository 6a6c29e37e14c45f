/* test-error.c: pb-error: every code has its sentence, errno keeps its meaning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-error"

#include "pb-error.h"

#include <errno.h>
#include <gio/gio.h>

static void
test_describe (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");

  for (int code = PB_ERROR_NOT_FOUND; code <= PB_ERROR_INTERNAL; code++) {
    g_autoptr (GError) error = g_error_new_literal (PB_ERROR, code, "x");

    g_assert_true (g_hash_table_add (seen, (gpointer) pb_error_describe (error)));
  }
  g_assert_true (g_hash_table_add (seen, (gpointer) pb_error_describe (foreign)));
}

static void
test_errno (void)
{
  static const struct {
    int errno_value;
    PbError code;
  } cases[] = {
      {ENOENT, PB_ERROR_NOT_FOUND}, {EEXIST, PB_ERROR_EXISTS},   {EROFS, PB_ERROR_READ_ONLY},
      {EACCES, PB_ERROR_READ_ONLY}, {ENOSPC, PB_ERROR_NO_SPACE}, {EDQUOT, PB_ERROR_NO_SPACE},
      {EFBIG, PB_ERROR_TOO_LARGE},  {EIO, PB_ERROR_IO},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    pb_error_set_errno (&error, cases[i].errno_value, "case %u", i);
    g_assert_error (error, PB_ERROR, (int) cases[i].code);
    g_assert_true (g_str_has_prefix (error->message, "case "));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/every-code-described", test_describe);
  g_test_add_func ("/base/error/errno", test_errno);
  return g_test_run ();
}
