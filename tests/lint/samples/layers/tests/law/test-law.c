#include "pb-shelf.h"
#include <adwaita.h>
