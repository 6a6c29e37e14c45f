/* pb-ratio.c: see pb-ratio.h. GMP's mpq, always in lowest terms, behind an atomic reference count.
 *
 * Verified by tests/base/test-ratio.c and tests/fuzz/fuzz_ratio.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-ratio"

#include "config.h"

#include "pb-error.h"
#include "pb-ratio.h"

#include <gmp.h>
#include <string.h>

/* Decimals asked for at once: far beyond any currency, and one slip must not ask for gigabytes. */
#define MAX_PLACES 1000

struct _PbRatio {
  gatomicrefcount ref_count;
  mpq_t value;
};

static PbRatio *
new_zero (void)
{
  PbRatio *self = g_new0 (PbRatio, 1);

  g_atomic_ref_count_init (&self->ref_count);
  mpq_init (self->value);
  return self;
}

/* By magnitude and sign: GMP's own setters take long, which is 32 bits on some machines. */
static void
set_int64 (mpz_t target, gint64 value)
{
  guint64 magnitude = value < 0 ? 0 - (guint64) value : (guint64) value;

  mpz_import (target, 1, 1, sizeof (magnitude), 0, 0, &magnitude);
  if (value < 0)
    mpz_neg (target, target);
}

PbRatio *
pb_ratio_new_int (gint64 value)
{
  PbRatio *self = new_zero ();

  set_int64 (mpq_numref (self->value), value);
  return self;
}

PbRatio *
pb_ratio_new_fraction (gint64 numerator, gint64 denominator)
{
  PbRatio *self = NULL;

  g_return_val_if_fail (denominator != 0, NULL);

  self = new_zero ();
  set_int64 (mpq_numref (self->value), numerator);
  set_int64 (mpq_denref (self->value), denominator);
  mpq_canonicalize (self->value);
  return self;
}

static gboolean
refuse (GError **error, PbError code, const char *why)
{
  g_set_error (error, PB_ERROR, (int) code, "it is not a number Probata can take: %s", why);
  return FALSE;
}

/* "12" or "12.50" without sign, into @target over a power of ten; @rest: what follows. */
static gboolean
read_part (const char *text, gboolean allow_point, mpq_t target, const char **rest, GError **error)
{
  gsize whole = strspn (text, "0123456789");
  gsize decimals = 0;
  char digits[PB_RATIO_MAX_DIGITS + 1] = {0};

  if (whole == 0)
    return refuse (error, PB_ERROR_INVALID, "a digit is missing (write 12, 12.50 or 5/6)");
  if (allow_point && text[whole] == '.') {
    decimals = strspn (text + whole + 1, "0123456789");
    if (decimals == 0)
      return refuse (error, PB_ERROR_INVALID, "a digit is missing after the point");
  }
  if (whole > PB_RATIO_MAX_DIGITS || decimals > PB_RATIO_MAX_DIGITS - whole)
    return refuse (error, PB_ERROR_TOO_LARGE, "it has more than 60 digits");
  memcpy (digits, text, whole);
  memcpy (digits + whole, text + whole + 1, decimals);
  g_assert (mpz_set_str (mpq_numref (target), digits, 10) == 0);
  mpz_ui_pow_ui (mpq_denref (target), 10, decimals);
  mpq_canonicalize (target);
  *rest = text + whole + (decimals > 0 ? decimals + 1 : 0);
  return TRUE;
}

PbRatio *
pb_ratio_new_from_text (const char *text, GError **error)
{
  const char *rest = NULL;
  gboolean negative = FALSE;
  g_autoptr (PbRatio) self = new_zero ();

  g_return_val_if_fail (text != NULL, NULL);

  G_STATIC_ASSERT (PB_RATIO_MAX_DIGITS == 60); /* named in a message */
  negative = text[0] == '-';
  if (!read_part (text + (negative ? 1 : 0), TRUE, self->value, &rest, error))
    return NULL;
  if (*rest == '/' && memchr (text, '.', (gsize) (rest - text)) == NULL) {
    g_autoptr (PbRatio) denominator = new_zero ();

    if (!read_part (rest + 1, FALSE, denominator->value, &rest, error))
      return NULL;
    if (mpq_sgn (denominator->value) == 0) {
      refuse (error, PB_ERROR_INVALID, "nothing can be divided by 0");
      return NULL;
    }
    mpq_div (self->value, self->value, denominator->value);
  }
  if (*rest != '\0') {
    refuse (error, PB_ERROR_INVALID,
            "it has something other than digits, one point or one / (no spaces, signs inside or exponents)");
    return NULL;
  }
  if (negative)
    mpq_neg (self->value, self->value);
  return g_steal_pointer (&self);
}

PbRatio *
pb_ratio_ref (PbRatio *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pb_ratio_unref (PbRatio *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  mpq_clear (self->value);
  g_free (self);
}

PbRatio *
pb_ratio_add (const PbRatio *a, const PbRatio *b)
{
  PbRatio *self = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self = new_zero ();
  mpq_add (self->value, a->value, b->value);
  return self;
}

PbRatio *
pb_ratio_subtract (const PbRatio *a, const PbRatio *b)
{
  PbRatio *self = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self = new_zero ();
  mpq_sub (self->value, a->value, b->value);
  return self;
}

PbRatio *
pb_ratio_multiply (const PbRatio *a, const PbRatio *b)
{
  PbRatio *self = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self = new_zero ();
  mpq_mul (self->value, a->value, b->value);
  return self;
}

PbRatio *
pb_ratio_divide (const PbRatio *a, const PbRatio *b)
{
  PbRatio *self = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);
  g_return_val_if_fail (mpq_sgn (b->value) != 0, NULL);

  self = new_zero ();
  mpq_div (self->value, a->value, b->value);
  return self;
}

PbRatio *
pb_ratio_negate (const PbRatio *a)
{
  PbRatio *self = NULL;

  g_return_val_if_fail (a != NULL, NULL);

  self = new_zero ();
  mpq_neg (self->value, a->value);
  return self;
}

static PbRatio *
copy (const PbRatio *a)
{
  PbRatio *self = new_zero ();

  mpq_set (self->value, a->value);
  return self;
}

PbRatio *
pb_ratio_min (const PbRatio *a, const PbRatio *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  return copy (mpq_cmp (a->value, b->value) <= 0 ? a : b);
}

PbRatio *
pb_ratio_max (const PbRatio *a, const PbRatio *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  return copy (mpq_cmp (a->value, b->value) >= 0 ? a : b);
}

int
pb_ratio_compare (const PbRatio *a, const PbRatio *b)
{
  int order = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  order = mpq_cmp (a->value, b->value);
  return (order > 0) - (order < 0);
}

int
pb_ratio_sign (const PbRatio *a)
{
  g_return_val_if_fail (a != NULL, 0);

  return mpq_sgn (a->value);
}

gboolean
pb_ratio_is_zero (const PbRatio *a)
{
  return pb_ratio_sign (a) == 0;
}

/* Whether the quotient, cut off towards zero, has to move one away from zero. @remainder and @denominator
 * positive. */
static gboolean
rounds_away (const mpz_t quotient, const mpz_t remainder, const mpz_t denominator, PbRounding rounding)
{
  int half = 0;
  mpz_t twice;

  if (mpz_sgn (remainder) == 0 || rounding == PB_ROUND_DOWN)
    return FALSE;
  if (rounding == PB_ROUND_UP)
    return TRUE;
  mpz_init (twice);
  mpz_mul_2exp (twice, remainder, 1);
  half = mpz_cmp (twice, denominator);
  mpz_clear (twice);
  if (half != 0)
    return half > 0;
  return rounding == PB_ROUND_HALF_UP || mpz_odd_p (quotient);
}

/* @magnitude, in units of the last of @places decimals, as text. */
static char *
format_scaled (const mpz_t magnitude, gboolean negative, guint places)
{
  g_autofree char *digits = g_malloc (mpz_sizeinbase (magnitude, 10) + 2);
  GString *text = g_string_new (negative ? "-" : NULL);
  gsize length = 0;

  mpz_get_str (digits, 10, magnitude);
  length = strlen (digits);
  if (length <= places) {
    g_string_append_c (text, '0');
  } else {
    g_string_append_len (text, digits, (gssize) (length - places));
  }
  if (places > 0) {
    g_string_append_c (text, '.');
    for (gsize i = length; i < places; i++)
      g_string_append_c (text, '0');
    g_string_append (text, digits + (length > places ? length - places : 0));
  }
  return g_string_free (text, FALSE);
}

char *
pb_ratio_to_decimal (const PbRatio *self, guint places, PbRounding rounding)
{
  gboolean negative = FALSE;
  char *text = NULL;
  mpz_t quotient;
  mpz_t remainder;

  g_return_val_if_fail (self != NULL && places <= MAX_PLACES, NULL);

  mpz_inits (quotient, remainder, NULL);
  mpz_ui_pow_ui (quotient, 10, places);
  mpz_mul (quotient, quotient, mpq_numref (self->value));
  mpz_abs (quotient, quotient);
  mpz_tdiv_qr (quotient, remainder, quotient, mpq_denref (self->value));
  if (rounds_away (quotient, remainder, mpq_denref (self->value), rounding))
    mpz_add_ui (quotient, quotient, 1);
  /* What rounds to nothing has no sign: "-0.00" would be read as a debt. */
  negative = mpq_sgn (self->value) < 0 && mpz_sgn (quotient) != 0;
  text = format_scaled (quotient, negative, places);
  mpz_clears (quotient, remainder, NULL);
  return text;
}

/* Decimals of the exact value; FALSE when it never ends. */
static gboolean
count_decimals (const mpz_t denominator, gulong *out_places)
{
  gulong twos = 0;
  gulong fives = 0;
  gboolean ends = FALSE;
  mpz_t factor;
  mpz_t rest;

  mpz_init_set_ui (factor, 2);
  mpz_init (rest);
  twos = mpz_remove (rest, denominator, factor);
  mpz_set_ui (factor, 5);
  fives = mpz_remove (rest, rest, factor);
  ends = mpz_cmp_ui (rest, 1) == 0;
  mpz_clears (factor, rest, NULL);
  *out_places = MAX (twos, fives);
  return ends;
}

/* (transfer full) */
static char *
format_integer (const mpz_t integer)
{
  char *digits = g_malloc (mpz_sizeinbase (integer, 10) + 2);

  return mpz_get_str (digits, 10, integer);
}

char *
pb_ratio_to_text (const PbRatio *self)
{
  gulong places = 0;
  g_autofree char *numerator = NULL;
  g_autofree char *denominator = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  /* A short fraction such as 1/2¹⁰⁰ has a decimal too long to be read back. */
  if (count_decimals (mpq_denref (self->value), &places) && places < PB_RATIO_MAX_DIGITS) {
    g_autofree char *decimal = pb_ratio_to_decimal (self, (guint) places, PB_ROUND_DOWN);
    gsize n_digits = strspn (decimal + (decimal[0] == '-'), "0123456789") + places;

    if (places == 0 || n_digits <= PB_RATIO_MAX_DIGITS)
      return g_steal_pointer (&decimal);
  }
  numerator = format_integer (mpq_numref (self->value));
  denominator = format_integer (mpq_denref (self->value));
  return g_strdup_printf ("%s/%s", numerator, denominator);
}
