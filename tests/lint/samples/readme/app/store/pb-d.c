int pb_d;
