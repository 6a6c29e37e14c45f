#define G_LOG_DOMAIN "pb-date-edtf"

G_DEFINE_TYPE (PbDate, pb_date, G_TYPE_OBJECT)

static int
read_year (const char *text)
{
  if (text == NULL) {
    return 0;
  }
  return 1;
}

int
pb_date_edtf_read (const char *text)
{
  return read_year (text);
}

int
pb_date_new (void)
{
  return 0;
}

int
_pb_date_internal (void)
{
  return 0;
}

int
pb_dateline (void)
{
  return 0;
}

int
pb_span_days (const PbSpan *span)
{
  return 0;
}

int
pb_era_year (PbEra era)
{
  return 0;
}

int
pb_moon_phase (PbMoon moon)
{
  return 0;
}

int
parse_it (const char *text,
          int length)
{
  return length;
}
