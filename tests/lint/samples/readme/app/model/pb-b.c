int pb_b;
