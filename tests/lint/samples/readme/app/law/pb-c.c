int pb_c;
