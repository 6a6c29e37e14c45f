#include "pb-gate.h"

#include <gcrypt.h>
#include <sqlite3.h>
#include "../store/pb-shelf.h"
