#ifndef PB_PLAIN_H
#define PB_PLAIN_H
#endif
