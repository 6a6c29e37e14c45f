/* Nothing here is a finding. (*error)->message in a comment is none. */
static void
set_odd (GError **error, int odd)
{
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "odd");
  g_debug ("%d", odd);
  odd = odd + 1;
  g_debug ("%d", odd);
}

static void
convert (GError **error)
{
  if (error == NULL || *error == NULL || (*error)->domain != G_IO_ERROR)
    return;
  g_clear_error (error);
  g_set_error (error, PB_ERROR, PB_ERROR_IO, "told anew");
}

gboolean
pb_good_branches (int which, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  switch (which) {
  case 1:
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "one; \"quoted\"");
    break;
  case 2:
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "two");
    return FALSE;
  default:
    set_odd (error, which);
    break;
  }
  if (which == 3)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (which == 4)
    g_set_error (error, PB_ERROR, PB_ERROR_IO, "four");
  else {
    g_set_error (error, PB_ERROR, PB_ERROR_IO, "five");
  }
  return FALSE;
}
