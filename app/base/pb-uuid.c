/* pb-uuid.c: see pb-uuid.h.
 *
 * RFC 9562 §6.2 method 2 (monotonic random): the 74 random bits behind the time are one counter. It starts at
 * a random place in a new millisecond and moves on by a random step within one, so ids grow and still cannot
 * be guessed from one another or meet those of another copy of the case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-uuid"

#include "config.h"

#include "pb-uuid.h"

#include <errno.h>
#include <sys/random.h>

#define MAX_UNIX_MS ((G_GINT64_CONSTANT (1) << 48) - 1)
#define HIGH_BITS 12
#define HIGH_MASK ((1u << HIGH_BITS) - 1)
#define LOW_MASK ((G_GUINT64_CONSTANT (1) << 62) - 1)

typedef struct {
  gint64 unix_ms;
  guint32 high; /* 12 bits, behind the version */
  guint64 low;  /* 62 bits, behind the variant */
} Stamp;

G_LOCK_DEFINE_STATIC (last_stamp);
static Stamp last_stamp = {.unix_ms = -1};

static void
fill_random (gpointer bytes, gsize length)
{
  gssize got = 0;

  do
    got = getrandom (bytes, length, 0);
  while (got < 0 && errno == EINTR);
  /* Without randomness two copies of a case would collide: stop rather than guess. */
  g_assert (got == (gssize) length);
}

/* Moves @stamp on, to @unix_ms where that is later. In place: gcc 12 put a static Stamp that was assigned
 * from a function reading it into read-only memory. */
static void
advance (Stamp *stamp, gint64 unix_ms)
{
  guint64 random[2] = {0};

  fill_random (random, sizeof (random));
  unix_ms = CLAMP (unix_ms, 0, MAX_UNIX_MS);
  if (unix_ms > stamp->unix_ms) {
    stamp->unix_ms = unix_ms;
    /* The upper half of the counter stays free for the ids of this millisecond. */
    stamp->high = (guint32) random[0] & (HIGH_MASK >> 1);
    stamp->low = random[1] & LOW_MASK;
    return;
  }
  stamp->low += (random[0] & G_MAXUINT32) + 1;
  if (stamp->low > LOW_MASK) {
    stamp->low &= LOW_MASK;
    stamp->high++;
  }
  if (stamp->high > HIGH_MASK) {
    stamp->high = 0;
    stamp->unix_ms++;
  }
}

char *
pb_uuid_new_at (gint64 unix_ms)
{
  Stamp stamp = {0};

  G_LOCK (last_stamp);
  advance (&last_stamp, unix_ms);
  stamp = last_stamp;
  G_UNLOCK (last_stamp);
  return g_strdup_printf ("%08x-%04x-%04x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (stamp.unix_ms >> 16),
                          (guint) (stamp.unix_ms & 0xffff), 0x7000 | stamp.high,
                          (guint) (0x8000 | (stamp.low >> 48)),
                          stamp.low & G_GUINT64_CONSTANT (0xffffffffffff));
}

char *
pb_uuid_new (void)
{
  return pb_uuid_new_at (g_get_real_time () / 1000);
}

gboolean
pb_uuid_is_valid (const char *text)
{
  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < PB_UUID_LENGTH; i++) {
    gboolean is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    gboolean is_hex = g_ascii_isdigit (text[i]) || (text[i] >= 'a' && text[i] <= 'f');

    /* Also ends at a NUL, which is neither. */
    if (is_dash ? text[i] != '-' : !is_hex)
      return FALSE;
  }
  return text[PB_UUID_LENGTH] == '\0' && text[14] == '7'
         && (text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b');
}
