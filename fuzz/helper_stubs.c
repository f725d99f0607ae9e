/*
 * What the C library's archive refers to weakly or has from start files that are not linked. An
 * undefined weak symbol is address 0, which no call reaches from home; all of these are called at
 * most to find nothing to do.
 */
void _init(void);
void _fini(void);
void _dl_relocate_static_pie(void);
void __pthread_initialize_minimal(void);
void __call_tls_dtors(void);
void __pthread_unwind(void *buffer);

void _init(void)
{
}

void _fini(void)
{
}

void _dl_relocate_static_pie(void)
{
}

void __pthread_initialize_minimal(void)
{
}

void __call_tls_dtors(void)
{
}

void __pthread_unwind(void *buffer)
{
    (void)buffer;
    __builtin_trap(); /* no thread is ever cancelled */
}
