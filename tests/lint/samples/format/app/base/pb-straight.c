/* Everything is. */
int
pb_straight (void)
{
  return 0;
}
