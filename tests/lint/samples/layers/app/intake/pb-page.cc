#include <poppler/TextOutputDev.h>
#include <cairo.h>
