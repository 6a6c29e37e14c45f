/* strcpy (a, b); time (NULL); in a comment is none. */
const char *pb_near_words[] = { "system (x)", "Select a file from the list", "SELECT", "UPDATE the record", "printf (1)" };

double
pb_near_share (int a, int b)
{
  g_snprintf_like (a);
  work_time (b);
  my_system (a);
  return g_strdup_printf_like (b);
}
