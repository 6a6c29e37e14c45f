/* pb-extract.c: one walk over the tokens; at each the recognisers are asked in turn, most exact first.
 *
 * What a recogniser took is not looked at again, so values never overlap and "3 May 2016" yields no count of
 * "3".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract"

#include "config.h"

#include "pb-error.h"
#include "pb-extract-private.h"
#include "pb-extract.h"

#include <string.h>

#define STARTS_QUANTITY                                                                                      \
  (PB_LEX_NUMBER | PB_LEX_SCALE | PB_LEX_FRACTION | PB_LEX_HALF | PB_LEX_ARTICLE | PB_LEX_VAGUE              \
   | PB_LEX_APPROX)

void
pb_typed_value_free (PbTypedValue *value)
{
  if (value == NULL)
    return;
  g_clear_pointer (&value->min, pb_ratio_unref);
  g_clear_pointer (&value->max, pb_ratio_unref);
  g_free (value->words);
  g_free (value->normal);
  g_free (value->unit);
  g_free (value);
}

PbTypedValue *
pb_extract_add (PbExtract *x, PbValueKind kind, guint first, guint next)
{
  PbTypedValue *value = g_new0 (PbTypedValue, 1);

  value->kind = kind;
  value->start = x->tokens[first].start;
  value->end = x->tokens[next - 1].end;
  value->words = g_strndup (x->text + value->start, value->end - value->start);
  value->role = "";
  g_ptr_array_add (x->values, value);
  return value;
}

/* The quantity's numbers move into @value. */
void
pb_extract_take_range (PbTypedValue *value, PbQuantity *quantity)
{
  value->min = g_steal_pointer (&quantity->min);
  value->max = g_steal_pointer (&quantity->max);
  value->approximate = quantity->approximate;
}

/* "12", "12..15", "12..", "..15". */
char *
pb_extract_range_text (const PbTypedValue *value)
{
  g_autofree char *min = value->min != NULL ? pb_ratio_to_text (value->min) : g_strdup ("");
  g_autofree char *max = value->max != NULL ? pb_ratio_to_text (value->max) : g_strdup ("");

  if (value->min != NULL && value->max != NULL && strcmp (min, max) == 0)
    return g_steal_pointer (&min);
  return g_strdup_printf ("%s..%s", min, max);
}

static void
set_normal (PbTypedValue *value)
{
  g_autofree char *range = NULL;
  gboolean has_role = value->kind == PB_VALUE_KIND_DURATION && value->role[0] != '\0';

  if (value->normal != NULL)
    return;
  range = pb_extract_range_text (value);
  value->normal = g_strdup_printf ("%s%s%s%s%s%s%s%s", value->approximate ? "~" : "", range,
                                   value->unit != NULL ? " " : "", value->unit != NULL ? value->unit : "",
                                   value->per != NULL ? "/" : "", value->per != NULL ? value->per : "",
                                   has_role ? " " : "", has_role ? value->role : "");
}

/* "Room 12", "No. 12", "Article 6": the number is a name. */
static gboolean
is_labelled (const PbExtract *x, guint i)
{
  if (i == 0 || pb_token_kind (x, i) != PB_TOKEN_NUMBER)
    return FALSE;
  if (pb_token_is (x, i - 1, ".") && i > 1)
    return pb_token_is (x, i - 2, "no") || pb_token_is (x, i - 2, "tel") || pb_token_is (x, i - 2, "art");
  return pb_token_has (x, i - 1, PB_LEX_LABEL);
}

static guint
extract_quantity (PbExtract *x, guint i)
{
  PbQuantity quantity = {0};
  guint next;

  if (pb_token_kind (x, i) != PB_TOKEN_NUMBER && !pb_token_has (x, i, STARTS_QUANTITY)
      && !pb_token_is (x, i, "between") && !pb_token_is (x, i, "from"))
    return i;
  if (!pb_quantity_parse (x, i, &quantity))
    return i;
  if (is_labelled (x, i)) {
    next = quantity.next;
  } else {
    next = pb_extract_money_after (x, i, &quantity);
    if (next == i) {
      guint n_before = x->values->len;

      next = pb_extract_quantity (x, i, &quantity);
      if (x->values->len == n_before && (pb_token_is (x, i, "between") || pb_token_is (x, i, "from")))
        next = i; /* "from 2014 to 2016": the ends may be years */
    }
  }
  pb_quantity_clear (&quantity);
  return next;
}

static guint
extract_at (PbExtract *x, guint i)
{
  static guint (*const recognisers[]) (PbExtract *, guint)
      = {pb_extract_date,   pb_extract_clock, pb_extract_money_before, pb_extract_age,
         pb_extract_rhythm, extract_quantity, pb_extract_place,        pb_extract_negation};

  for (guint n = 0; n < G_N_ELEMENTS (recognisers); n++) {
    guint next = recognisers[n](x, i);

    if (next > i)
      return next;
  }
  return i + 1;
}

GPtrArray *
pb_extract_values (const char *text, gssize length, GError **error)
{
  PbExtract x = {.text = text};
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_typed_value_free);
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (text != NULL, NULL);
  x.length = length < 0 ? strlen (text) : (gsize) length;
  if (x.length > PB_EXTRACT_MAX_BYTES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE, "The text has more than %u bytes: read it in parts",
                 PB_EXTRACT_MAX_BYTES);
    return NULL;
  }
  if (!g_utf8_validate (text, (gssize) x.length, NULL)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 "The text is not valid UTF-8: it has to be decoded first");
    return NULL;
  }
  tokens = pb_extract_tokenise (text, x.length);
  x.tokens = (PbToken *) (gpointer) tokens->data;
  x.n_tokens = tokens->len;
  x.values = values;
  x.persons = persons;
  pb_extract_find_persons (&x);
  for (guint i = 0; i < x.n_tokens;) {
    if (x.tokens[i].lexeme == NULL && x.tokens[i].kind != PB_TOKEN_NUMBER)
      i++;
    else
      i = extract_at (&x, i);
  }
  for (guint n = 0; n < values->len; n++)
    set_normal (g_ptr_array_index (values, n));
  return g_steal_pointer (&values);
}
