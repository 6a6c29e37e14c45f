static void
wait_for_it (void)
{
  g_usleep (1000);
  sleep (1);
}
