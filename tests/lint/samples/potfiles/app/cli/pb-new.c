const char *
pb_new (int n)
{
  return ngettext ("one", "many", n);
}
