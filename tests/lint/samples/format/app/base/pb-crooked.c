/* Nothing is where it belongs. */
int pb_crooked(void){return 0;}
