int pb_a;
