static const char *cases[] = { "first-case", "second-case" };

int
main (void)
{
  g_test_add_func ("/store/exhibits/round-trip", test_round_trip);
  for (int i = 0; i < 2; i++)
    add (g_strdup_printf ("/store/table/%s", cases[i]));
}
