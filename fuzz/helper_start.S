/* The C library's own start file cannot be linked at so high an address: it loads addresses as 32
 * bits. This one does the same from anywhere. */
    .globl _start
_start:
    xor %ebp, %ebp
    mov %rdx, %r9
    pop %rsi
    mov %rsp, %rdx
    and $-16, %rsp
    push %rax
    push %rsp
    xor %r8d, %r8d
    xor %ecx, %ecx
    lea main(%rip), %rdi
    call __libc_start_main
    hlt

/* helper_switch(stack, function): go on in function, on that stack. */
    .globl helper_switch
helper_switch:
    mov %rdi, %rsp
    xor %ebp, %ebp
    call *%rsi
    hlt

    .section .note.GNU-stack, "", @progbits
