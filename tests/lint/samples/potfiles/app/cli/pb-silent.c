/* _ ("in a comment") */
#define _(x) (x)
int pb_silent;
