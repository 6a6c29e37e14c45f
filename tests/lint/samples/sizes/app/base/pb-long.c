int
pb_long (void)
{
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  work ();
  return 0;
}












































































































































































































































































































