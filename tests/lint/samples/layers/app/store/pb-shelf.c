#include "pb-gate.h"
#include "pb-shelf.h"
#include "pb-thing.h"

#include <sqlite3.h>

#include <gcrypt.h>
/* #include <gtk/gtk.h> in a comment is none */
