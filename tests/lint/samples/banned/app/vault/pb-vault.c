const char *pb_vault_pragma = "PRAGMA foreign_keys = ON";
const char *pb_vault_query = "INSERT OR IGNORE INTO exhibit VALUES (1)";
