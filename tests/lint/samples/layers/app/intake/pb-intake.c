#include <poppler.h>
#include <seccomp.h>
