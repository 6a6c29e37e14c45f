const char *
pb_said (void)
{
  return _ ("Said");
}
