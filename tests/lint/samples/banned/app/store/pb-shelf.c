int
pb_shelf_open (sqlite3 *db)
{
  const char *sql = "DELETE FROM exhibit WHERE id = $id";
  return sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
}
