void
pb_verb (void)
{
  g_print ("said\n");
  printf ("said\n");
}
