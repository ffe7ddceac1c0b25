/* Test only: Wine ends a program that calls this; Python asks with it for the system's name, and does without. */
#define E_NOTIMPL ((long)0x80004001)

long VariantToString(const void *variant, void *text, unsigned length)
{
    (void)variant;
    (void)text;
    (void)length;
    return E_NOTIMPL;
}
