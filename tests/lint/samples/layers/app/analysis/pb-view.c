#include <gtk/gtk.h>
#include <json-glib/json-glib.h>
#include "pb-thing.h"
