int
pb_ratio_text_digits (const char *text)
{
  return (int) strtol (text, NULL, 10) + (int) time (NULL);
}
