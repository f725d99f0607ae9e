#!/usr/bin/env bash
# export_c_test.sh REPRO FOLDER...: programs that pass on this kernel are exported, compiled without a warning and run: each
# must find everything as stated. What is stated wrongly must be found. What cannot be exported is refused in one line.
set -euo pipefail
export LC_ALL=C

repro=$(realpath "$1")
shift
mapfile -t programs < <(find -L "${@/#/$PWD/}" -maxdepth 1 -name '*.mm' | sort)
cd "${TEST_TMPDIR:-$(mktemp -d)}"

flags=(-std=gnu17 -O1 -Wall -Wextra -Wconversion -Werror)
compilers=(clang-19)
if command -v gcc >/dev/null; then
    compilers+=(gcc)
else
    echo "no gcc here: not compiled with it"
fi

failed=0
fail() {
    echo "FAILED: $*" >&2
    failed=$((failed + 1))
}

# built FILE OPTION...: export.c and the program export, by every compiler in turn; clang's stays.
built() {
    local file=$1 compiler
    shift
    "$repro" export-c "$file" -o export.c 2>err || {
        fail "$file: $(cat err)"
        return 1
    }
    for compiler in "${compilers[@]}"; do
        "$compiler" "${flags[@]}" "$@" export.c -o "export-$compiler" 2>err || {
            fail "$file, $compiler: $(cat err)"
            return 1
        }
    done
}

# ends STATUS PATTERN: how the exported program ends, whoever compiled it, and a line that it prints.
ends() {
    local compiler status
    for compiler in "${compilers[@]}"; do
        status=0
        timeout 60 "./export-$compiler" >out 2>&1 </dev/null || status=$?
        [[ $status == "$1" ]] && grep -q -e "$2" out || fail "$compiler: status $status, want $1 and '$2': $(cat out)"
    done
}

# --- All that pass on this kernel. ---
"$repro" run --sut=kernel "${programs[@]}" >ran 2>&1 || fail "on the kernel: $(tail -n 5 ran)"
mapfile -t passed < <(sed -n 's/: ok$//p' ran)
ok=0
cannot=0
for program in ${passed[@]+"${passed[@]}"}; do
    built "$program" || continue
    status=0
    timeout 60 ./export-clang-19 >out 2>&1 </dev/null || status=$?
    case $status in
    0) ok=$((ok + 1)) ;;
    77) cannot=$((cannot + 1)); echo "$program: $(cat out)" ;;
    *) fail "$program: status $status: $(cat out)" ;;
    esac
    ! grep -q '^0 of 0 ' out || fail "$program: nothing was checked"
done
echo "${#programs[@]} programs, ${#passed[@]} pass on this kernel; exported: $ok ok, $cannot cannot run here"
[[ $ok -gt 0 && $((cannot * 10)) -le $ok ]] || fail "too few exported programs ran"

# --- What is stated wrongly is found, each kind of it. ---
head='config abi=linux bits=64 target_page=4096 host_page=4096'
anon='MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)'
cat >right.mm <<END
$head
file 3 size=0x1800
file 4 same=3 mode=r
r2 = mmap(NULL, 0x2000, PROT_READ, MAP_SHARED, 4, 0) = ?
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, $anon = 0x10000
store 0x10000 0x5a
load 0x10000 = 0x5a
load r2+0x101 = 0x29
load r2+0x1800 = 0
ftruncate(3, 0x800) = 0
load r2+0x1000 = SIGBUS
munmap(r2, 0x2000) = 0
munmap(0x10001, 0x1000) = -1 EINVAL
mprotect(0x11000, 0x1000, PROT_NONE) = 0
store 0x11000 1 = SIGSEGV
close(3) = 0
close(3) = -1 EBADF
maps
00010000-00011000 rw-p
00011000-00012000 ---p
end
END
built right.mm && ends 0 '^0 of 15 stated results differ$'

wrong() { # SED-EXPRESSION LINE
    sed "$1" right.mm >wrong.mm
    cmp -s right.mm wrong.mm && fail "sed '$1' changes nothing"
    built wrong.mm && ends 1 "$2"
}
wrong 's/0x10000 = 0x5a/0x10000 = 0x5b/' '^step 6, load 0x10000: want 0x5b, have 0x5a$'
wrong 's/0x800) = 0/0x800) = -1 EBADF/' '^step 9, ftruncate(3, 0x800): want -1 EBADF, have 0x0$'
wrong 's/= -1 EINVAL/= 0/' '^step 12, munmap(0x10001, 0x1000): want 0x0, have -1 errno 22 '
wrong 's/= SIGSEGV/= SIGBUS/' '^step 14, store 0x11000 0x1: want SIGBUS, have SIGSEGV$'
wrong 's/store 0x11000 1 = SIGSEGV/store 0x11000 1/' '^step 14, .*: want success, have SIGSEGV$'
wrong 's/^00011000-00012000 ---p/00011000-00012000 r--p/' '^  have 00011000-00012000 ---p$'
wrong 's/^00011000-00012000 ---p/00011000-00013000 ---p/' '^  want 00011000-00013000 ---p$'
wrong '/^00011000-/d' '^step 16, close(3): another map after it$'
wrong 's/^end/00020000-00021000 rw-p\nend/' '^1 of 15 stated results differ$'
wrong 's/^config.*/&\nmunmap(0, 0x1000) = -1 EPERM/' '^step 1, munmap(0, 0x1000): want -1 EPERM'

# --- Addresses that the kernel chooses are its own; those that the program asks for are checked. ---
printf '%s\n' "$head" 'mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7fffffffe000' \
    'mmap(0x20123, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x20000' >chosen.mm
built chosen.mm && ends 0 '^0 of 2 '
grep -q '1 stated addresses are the kernel.s choice' export.c || fail "not said: what is not checked"

# --- It says so where it cannot run, and hurts nothing. ---
printf '%s\n' "$head" "mmap(0x400000, 0x1000, PROT_READ, $anon = 0x400000" >mine.mm
built mine.mm -no-pie && ends 77 '^cannot run here: .* where this program itself lies (step 1, mmap(0x400000, '
built mine.mm -fPIE -pie && ends 0 '^0 of 1 '
printf '%s\n' "$head" 'munmap(0x10001, 0x1000) = 0' "mmap(0x400000, 0x1000, PROT_READ, $anon = 0x400000" >both.mm
built both.mm -no-pie && ends 1 '^step 1, munmap(0x10001, 0x1000): want 0x0' # and the rest could not be done
printf '%s\n' "${head/target_page=4096/target_page=16384}" 'munmap(0x10000, 0x4000) = 0' >pages.mm
built pages.mm && ends 77 '^cannot run here: pages have another size here'
printf '%s\n' '# kernel: >=99.1' "$head" 'munmap(0x10000, 0x4000) = 0' >kernel.mm
built kernel.mm && ends 77 '^cannot run here: it is for other kernels'

# --- FreeBSD's calls, with its names: compiled against declarations as its manual pages have them, not run. ---
mkdir -p freebsd/sys
for name in errno fcntl setjmp signal stdint stdio stdlib string unistd sys/mman sys/types; do
    echo '#include "freebsd.h"' >freebsd/$name.h
done
cat >freebsd/freebsd.h <<'END'
#pragma once
typedef unsigned long size_t, uint64_t, uintptr_t;
typedef long ssize_t, off_t;
typedef int sig_atomic_t;
typedef struct { int set; } sigset_t;
typedef struct { int buffer; } sigjmp_buf[1];
typedef struct file FILE;
struct sigaction { void (*sa_handler)(int); int sa_flags; sigset_t sa_mask; };
#define NULL ((void *)0)
#define UINT64_C(N) N##UL
#define UINT64_MAX 0xffffffffffffffffUL
#define stdout stdout_file
#define stderr stderr_file
extern FILE *stdout, *stderr;
extern int errno;
enum { BUFSIZ = 1024, _IOLBF = 1, _SC_PAGESIZE = 47, SIGBUS = 10, SIGSEGV = 11 };
enum { O_RDONLY = 0, O_WRONLY = 1, O_RDWR = 2, O_CLOEXEC = 0x100000 };
enum { EBADF = 9, ENOMEM = 12, EACCES = 13, EINVAL = 22, ENOSYS = 78, EOPNOTSUPP = 45 };
enum { PROT_NONE = 0, PROT_READ = 1, PROT_WRITE = 2, PROT_EXEC = 4 };
#define PROT_MAX(P) ((P) << 16)
#define MAP_ALIGNED(N) ((N) << 24)
#define MAP_FAILED ((void *)-1)
enum { MAP_SHARED = 1, MAP_PRIVATE = 2, MAP_FIXED = 0x10, MAP_STACK = 0x400, MAP_ANON = 0x1000, MAP_GUARD = 0x2000, MAP_EXCL = 0x4000 };
enum { MS_SYNC = 0, MS_ASYNC = 1, MS_INVALIDATE = 2, MADV_DONTNEED = 4, MADV_FREE = 5 };
enum { INHERIT_SHARE = 0, INHERIT_COPY = 1, INHERIT_NONE = 2, INHERIT_ZERO = 3 };
void *mmap(void *, size_t, int, int, int, off_t), *memset(void *, int, size_t), *memcpy(void *, const void *, size_t);
int munmap(void *, size_t), mprotect(const void *, size_t, int), msync(void *, size_t, int), madvise(void *, size_t, int);
int minherit(void *, size_t, int), open(const char *, int, ...), close(int), unlink(const char *), mkstemp(char *);
int ftruncate(int, off_t), atexit(void (*)(void)), sigaction(int, const struct sigaction *, struct sigaction *);
int sigemptyset(sigset_t *), sigsetjmp(sigjmp_buf, int), printf(const char *, ...), fprintf(FILE *, const char *, ...);
int setvbuf(FILE *, char *, int, size_t);
ssize_t pwrite(int, const void *, size_t, off_t);
long sysconf(int);
char *strerror(int);
_Noreturn void exit(int), _exit(int), siglongjmp(sigjmp_buf, int);
END
cat >freebsd.mm <<'END'
config abi=freebsd bits=64 target_page=4096 host_page=4096
file 3 size=0x8000
file 4 same=3 mode=r
r2 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE|PROT_MAX(PROT_READ|PROT_WRITE), MAP_SHARED|MAP_ALIGNED(20), 3, 0) = ?
mmap(0x13000, 0x3000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED|MAP_EXCL, -1, 0) = 0x13000
mmap(0x20000, 0x3000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x20000
mprotect(r2+0x1000, 1, PROT_READ) = 0
msync(r2, 0x1000, MS_SYNC|MS_INVALIDATE) = 0
madvise(0x14000, 0x1000, MADV_FREE) = 0
minherit(0x14000, 0x2000, INHERIT_NONE) = 0
mremap(0x14000, 0x1000, 0x2000, 1) = -1 ENOSYS
store 0x14000 1
load 0x14000 = 1
ftruncate(3, 0) = 0
load r2 = SIGBUS
munmap(0x13000, 0x3000) = 0
close(4) = 0
maps
end
END
freebsd=(clang-19 --target=x86_64-unknown-freebsd14 -fsyntax-only -nostdinc -Ifreebsd -std=gnu17 -Wall -Wextra -Wconversion -Werror)
"$repro" export-c freebsd.mm >export.c || fail "freebsd.mm"
"${freebsd[@]}" export.c || fail "FreeBSD's does not compile"
for line in 'do_mmap(0, 0x2000, PROT_READ | PROT_WRITE | PROT_MAX(PROT_READ | PROT_WRITE), MAP_ALIGNED(20) | MAP_SHARED, fd(3), 0);' \
    'do_minherit(0x14000, 0x2000, INHERIT_NONE);' 'keep_off(0x13000, 0x3000);' 'It was not run on FreeBSD'; do
    grep -qF -e "$line" export.c || fail "FreeBSD's lacks '$line'"
done

# --- Bytes state what they answer on the core; output goes where it is told to. ---
"$repro" encode right.mm -o right.bin
built right.bin && ends 0 '^0 of 1[0-9] stated results differ$'
"$repro" export-c right.mm -o kept.c
"$repro" export-c right.mm | cmp - kept.c || fail "another program on standard output"

# --- What cannot be exported, and wrong calls. ---
refuses() { # PATTERN ARGUMENT...
    local pattern=$1 status=0
    shift
    "$repro" export-c "$@" >out 2>err </dev/null || status=$?
    [[ $status == 2 && $(wc -l <err) == 1 && ! -s out ]] && grep -q -e "$pattern" err ||
        fail "export-c $*: status $status, want 2 and a line '$pattern': $(cat err)"
}
refuse_program() { # PATTERN LINE...
    local pattern=$1
    shift
    printf '%s\n' "$@" >refused.mm
    refuses "^repro: refused.mm: cannot be exported: $pattern" refused.mm -o kept.c
}
cp kept.c before.c
refuse_program 'step 1: no process can make a host call fail' "$head" 'fault map 1 ENOMEM'
refuse_program 'step 1: a file of more than 64 MiB' "$head" 'file 3 size=0x10000000'
refuse_program 'step 1: advice that is not known' "$head" 'madvise(0x10000, 0x1000, 100)'
refuse_program 'a process has 64-bit addresses here, the program 32' "${head/bits=64/bits=32}"
refuse_program 'its address space ends at 0xffffffff,' "$head reserved=0x100000000"
refuse_program 'its address space ends at 0x7fffffff,' "$head highest=0x7fffffff"
refuse_program 'min_addr is' "$head min_addr=0x20000"
refuse_program 'foreign mappings' "$head foreign=0x20000-0x20fff"
refuse_program 'foreign mappings and host_maps' "$head host_maps=10"
refuse_program 'it is not for the kernel, but for core' '# sut: core' "$head"
printf '%s\n' "$head" 'munmap(0x10000 0x1000)' >typo.mm
refuses '^typo.mm:2:[0-9]*: ' typo.mm -o kept.c
refuses 'missing.mm: No such file' missing.mm
refuses 'export-c wants a file'
refuses 'export-c wants one file; more than that is right.mm' right.mm right.mm
refuses 'export-c has no option --fast' --fast right.mm
refuses 'export-c wants one output after -o' right.mm -o
refuses 'would replace the input' right.mm -o right.mm
refuses 'cannot write nowhere/kept.c: No such file' right.mm -o nowhere/kept.c
cmp -s kept.c before.c || fail "a bad call replaced the output"

if [[ $failed != 0 ]]; then
    echo "$failed failed" >&2
    exit 1
fi
echo "export-c: all as it should be"
