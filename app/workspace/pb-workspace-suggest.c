/* pb-workspace-suggest.c: typed values in words, as records: pb_workspace_suggest_values(), declared in
 * pb-workspace-pages.h since what is marked on a page is what it is asked about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-suggest"

#include "config.h"

#include "pb-column.h"
#include "pb-extract.h"
#include "pb-workspace-pages.h"

#include <string.h>

/* Kinds of the extractor that a record of a value can hold; the others (a place, a time of day) need a record
 * of their own or have no number. */
static const struct {
  PbValueKind kind;
  const char *type;
} types[] = {
    {PB_VALUE_KIND_DATE, "date"},           {PB_VALUE_KIND_DURATION, "duration"},
    {PB_VALUE_KIND_FREQUENCY, "frequency"}, {PB_VALUE_KIND_HOURS, "hours"},
    {PB_VALUE_KIND_AMOUNT, "amount"},       {PB_VALUE_KIND_COUNT, "count"},
    {PB_VALUE_KIND_DISTANCE, "distance"},   {PB_VALUE_KIND_AGE, "age"},
    {PB_VALUE_KIND_YES_NO, "yes-no"},
};

/* How far back anybody counts: beyond, it is a number and no day. */
#define MOST_MONTHS_AGO 1200
#define MOST_DAYS_AGO 36500

/* Sets what the column can hold; else it stays empty, for the reader to fill. */
static void
set_if_fit (PbRecord *record, const char *name, const char *text)
{
  int column = pb_kind_find_column (PB_KIND_VALUE, name);

  if (text != NULL && pb_column_check (&pb_kind_get_info (PB_KIND_VALUE)->columns[column], text, NULL))
    pb_record_set_nth (record, (guint) column, text);
}

/* Exactly: a third stays 1/3. */
static void
set_number (PbRecord *record, const char *column, const PbRatio *number)
{
  g_autofree char *text = number != NULL ? pb_ratio_to_text (number) : NULL;

  set_if_fit (record, column, text);
}

/* The whole number a range is, below @most; -1 when it is none. */
static int
get_whole (const PbTypedValue *value, int most)
{
  g_autofree char *text = NULL;
  guint64 number = 0;

  if (value->min == NULL || value->max == NULL || pb_ratio_compare (value->min, value->max) != 0)
    return -1;
  text = pb_ratio_to_text (value->min);
  return g_ascii_string_to_unsigned (text, 10, 0, (guint64) most, &number, NULL) ? (int) number : -1;
}

/* "two years ago", said on a day: about that year; months: about that month; weeks and days: about that day.
 * (nullable): when it cannot be told. */
static char *
count_back (const PbTypedValue *value, const char *said_on)
{
  static const struct {
    const char *unit;
    int months, days;
    int n_parts; /* of year, month, day that are said */
  } units[] = {{"year", 12, 0, 1}, {"month", 1, 0, 2}, {"week", 0, 7, 3}, {"day", 0, 1, 3}};

  PbDate said = {0};
  int year, month, day;

  if (value->kind != PB_VALUE_KIND_DURATION || g_strcmp0 (value->role, "ago") != 0 || said_on == NULL
      || !pb_date_parse (said_on, &said, NULL) || said.first != said.last)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    int number = get_whole (value, units[i].months > 0 ? MOST_MONTHS_AGO / units[i].months
                                                       : MOST_DAYS_AGO / units[i].days);
    gint32 then;

    if (number < 0 || g_strcmp0 (value->unit, units[i].unit) != 0)
      continue;
    then = pb_date_add_months (said.first, -number * units[i].months) - number * units[i].days;
    pb_date_jdn_to_ymd (then, &year, &month, &day);
    return units[i].n_parts == 1   ? g_strdup_printf ("%04d~", year)
           : units[i].n_parts == 2 ? g_strdup_printf ("%04d-%02d~", year, month)
                                   : g_strdup_printf ("%04d-%02d-%02d~", year, month, day);
  }
  return NULL;
}

static void
set_date (PbRecord *record, const char *edtf)
{
  set_if_fit (record, "date", edtf);
  if (pb_record_get (record, "date") != NULL)
    pb_record_set (record, "calendar", "gregorian");
}

static void
set_range (PbRecord *record, const PbTypedValue *value)
{
  /* "Less than 5" has no lowest: the form says so by leaving it empty. */
  set_number (record, "low", value->min);
  if (value->max != NULL && (value->min == NULL || pb_ratio_compare (value->min, value->max) != 0))
    set_number (record, "high", value->max);
  if (value->kind == PB_VALUE_KIND_AMOUNT)
    set_if_fit (record, "currency", value->unit); /* "dollars" of an unknown country stay unsaid */
  else
    set_if_fit (record, "unit", value->unit);
  set_if_fit (record, "per", value->per);
}

/* (nullable): what the schema cannot hold is not suggested. */
static PbRecord *
make_value (const PbTypedValue *value, const char *said_on)
{
  g_autofree char *back = count_back (value, said_on);
  const char *type = NULL;
  PbRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (types) && type == NULL; i++)
    if (types[i].kind == (back != NULL ? PB_VALUE_KIND_DATE : value->kind))
      type = types[i].type;
  /* "Hardly", "not only": nothing a yes or no could stand for. */
  if (type == NULL || (value->kind == PB_VALUE_KIND_YES_NO && !value->is_clear))
    return NULL;
  record = pb_record_new (PB_KIND_VALUE, NULL);
  pb_record_set (record, "type", type);
  pb_record_set (record, "said", value->words);
  pb_record_set (record, "approximate", value->approximate || back != NULL ? "1" : "0");
  if (back != NULL)
    set_date (record, back);
  else if (value->kind == PB_VALUE_KIND_DATE)
    set_date (record, value->normal);
  else if (value->kind == PB_VALUE_KIND_YES_NO)
    pb_record_set (record, "truth", "0");
  else
    set_range (record, value);
  return record;
}

GPtrArray *
pb_workspace_suggest_values (const char *words, const char *said_on)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) values = NULL;

  g_return_val_if_fail (words != NULL, records);

  values = pb_extract_values (words, -1, NULL);
  for (guint i = 0; values != NULL && i < values->len; i++) {
    PbRecord *record = make_value (g_ptr_array_index (values, i), said_on);

    if (record != NULL)
      g_ptr_array_add (records, record);
  }
  return records;
}
