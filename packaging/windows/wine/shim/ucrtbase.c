/* Test only: complex functions, which Wine's C library has not and numpy needs, come from MinGW's own (shim.py). */
static const int nothing_of_its_own;
