#include "pb-bad.h"

void
pb_bad (char *to, const char *from, sqlite3 *db, char *text)
{
  strcpy (to, from);
  sprintf (to, "%s", from);
  int number = atoi (from);
  long other = strtol (from, NULL, 10);
  system (from);
  g_error ("end");
  printf ("%d", number);
  fprintf (stderr, "%ld", other);
  g_warning ("said");
  time (NULL);
  GDateTime *now = g_date_time_new_now_utc ();
  g_random_int ();
  sqlite3_exec (db, text, NULL, NULL, NULL);
  const char *sql = "SELECT id "
                    "FROM exhibit WHERE id = $id";
}
