# Sourced: build_in ENGINE SANITIZER DIR builds from the source tree in DIR/src/mapfuzz as the fleet's images do, into DIR/out.
# The flags are those of OSS-Fuzz's base-builder, but for -stdlib=libc++, which Debian's clang-19 does not bring.

fleet_variables() { # ENGINE SANITIZER DIR: NAME=VALUE lines
    local engine=$1 sanitizer=$2 dir=$3 kinds recoverable flags coverage=-fsanitize=fuzzer-no-link
    recoverable=array-bounds,bool,builtin,enum,function,integer-divide-by-zero,null,object-size,return
    recoverable+=,returns-nonnull-attribute,shift,signed-integer-overflow,unreachable,vla-bound,vptr
    case $sanitizer in
    address) flags="-fsanitize=address -fsanitize-address-use-after-scope" ;;
    undefined) flags="-fsanitize=$recoverable,unsigned-integer-overflow -fno-sanitize-recover=$recoverable" ;;
    memory) flags="-fsanitize=memory -fsanitize-memory-track-origins" ;;
    coverage)
        flags=
        coverage="-fprofile-instr-generate -fcoverage-mapping -pthread -Wl,--no-as-needed -Wl,-ldl -Wl,-lm"
        coverage+=" -Wno-unused-command-line-argument"
        ;;
    esac
    case $engine in
    libfuzzer) printf '%s\n' CC=clang-19 CXX=clang++-19 LIB_FUZZING_ENGINE=-fsanitize=fuzzer ;;
    afl)
        coverage=
        printf '%s\n' CC=afl-clang-fast CXX=afl-clang-fast++ LIB_FUZZING_ENGINE=/usr/lib/afl/libAFLDriver.a AFL_QUIET=1
        ;;
    esac
    kinds="-O1 -fno-omit-frame-pointer -gline-tables-only -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION"
    printf '%s\n' "CFLAGS=$kinds $flags $coverage" "CXXFLAGS=$kinds $flags $coverage" "SANITIZER=$sanitizer" \
        "FUZZING_ENGINE=$engine" FUZZING_LANGUAGE=c++ ARCHITECTURE=x86_64 "SRC=$dir/src" "OUT=$dir/out" "WORK=$dir/work" \
        "PATH=/usr/local/bin:/usr/bin:/bin" "HOME=/nonexistent"
}
