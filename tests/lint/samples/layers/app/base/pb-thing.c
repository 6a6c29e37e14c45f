#include "pb-thing.h"

#include "pb-shelf.h"

#include <gmp.h>
#include <unicode/ubrk.h>
