static double rate;
int
pb_pay (float hours)
{
  return pay_of_double_shift (hours);
}
