#include "pb-fail.h"

G_DEFINE_QUARK (pb-fail-error-quark, pb_fail_error)

gboolean
pb_fail_goes_on (GError **error)
{
  int left = 3;

  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "no; %d", left);
  left = left - 1;
  left = left - 1;
  left = left - 1;
  return FALSE;
}

gboolean
pb_fail_looks_inside (GError **error)
{
  if (*error != NULL)
    return FALSE;
  if (error != NULL && *error != NULL)
    return FALSE;
  g_debug ("%s", (*error)->message);
  return TRUE;
}

gboolean
pb_fail_foreign_domain (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  return FALSE;
}

gboolean
pb_fail_two_variables (void)
{
  g_autoptr (GError) first = NULL;
  GError *second = NULL;

  return first == NULL && second == NULL;
}

int
pb_fail_jumps (void)
{
  goto out;
out:
  return 0;
}
