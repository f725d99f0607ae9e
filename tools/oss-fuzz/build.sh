#!/usr/bin/env bash
# Builds the fuzz targets for OSS-Fuzz, ClusterFuzz and ClusterFuzzLite, in whose images there is no Bazel for us. README.md
# has the contract. What there is to compile comes from the BUILD files, by targets.py.
set -euo pipefail
export LC_ALL=C

die() {
    echo "build.sh: $*" >&2
    exit 1
}

for name in SRC OUT WORK CC CXX LIB_FUZZING_ENGINE FUZZING_ENGINE; do
    [[ -n ${!name-} ]] || die "\$$name is not set, which the fleet's images do"
done
for name in CFLAGS CXXFLAGS; do # may be empty
    [[ -v $name ]] || die "\$$name is not set, which the fleet's images do"
done
root=$SRC/mapfuzz
here=$root/tools/oss-fuzz
[[ -e $here/targets.py ]] || die "$root is not the source tree of mapfuzz; \$SRC is $SRC"
{ mkdir -p "$OUT" && : >"$OUT/build.sh.new" && rm "$OUT/build.sh.new"; } 2>/dev/null || die "cannot write to \$OUT, $OUT"
work=$WORK/mapfuzz
{ rm -rf "$work" && mkdir -p "$work/host"; } 2>/dev/null || die "cannot write to \$WORK, $WORK"

targets=$work/targets
python3 "$here/targets.py" "$root" >"$targets"

files() { # TARGET KIND...: third fields of those lines
    local target=$1
    shift
    awk -F '\t' -v target="$target" -v kinds=" $* " '$1 == target && index(kinds, " " $2 " ") { print $3 }' "$targets"
}

# Engines get to know where the code under test goes, and nothing of model, checks and mutator: noise that costs time.
awk -F '\t' '$2 == "source" && NF > 3 { print "src: " $3 }' "$targets" | sort -u >"$work/under_test"
export AFL_LLVM_ALLOWLIST=$work/under_test

compile() { # FILE [COPT]...
    local file=$1 object=$work/$1.o flags=()
    shift
    # Sanitizers are for all: MSan must see every store. But what is not under test wraps numbers on purpose, in hashes;
    # and clang 19's object-size reports, without a look at the pointer, what append() in fuzz/content.c does within its array.
    [[ $# != 0 ]] || flags=(-fno-sanitize=unsigned-integer-overflow,object-size)
    if [[ $CFLAGS == *fuzzer-no-link* ]]; then
        [[ $# != 0 ]] || flags+=(-fno-sanitize=fuzzer-no-link)
        flags+=("$@")
    fi
    mkdir -p "${object%/*}"
    $CC $CFLAGS ${flags[@]+"${flags[@]}"} -std=c17 -I"$root" -c "$root/$file" -o "$object"
}

export -f compile
export root work CC CFLAGS
awk -F '\t' '$1 != "encode" && ($2 == "source" || $2 == "mutator")' "$targets" | cut -f 3- | sort -u |
    xargs -d '\n' -n 1 -P "$(nproc)" bash -euc 'IFS=$'\''\t'\'' read -ra words <<<"$1" && compile "${words[@]}"' compile ||
    die "a source did not compile"

# For this machine, now: without the fleet's flags, nor what its compilers do by themselves.
mapfile -t sources < <(files encode source)
AFL_NOOPT=1 $CC -std=c17 -O1 -I"$root" "${sources[@]/#/$root/}" -o "$work/host/encode" || die "the encoder did not compile"

kinds=source
[[ $FUZZING_ENGINE != libfuzzer ]] || kinds+=" mutator" # it is made of libFuzzer's hooks
while read -r target; do
    mapfile -t objects < <(files "$target" $kinds | sed "s|.*|$work/&.o|")
    $CXX $CXXFLAGS "${objects[@]}" $LIB_FUZZING_ENGINE -o "$OUT/$target" || die "$target did not link"
    cp "$here/$target.options" "$OUT" || die "$target has no options"
    python3 "$here/seed_corpus.py" "$root" "$targets" "$target" "$work/host/encode" "$OUT/${target}_seed_corpus.zip"
    mapfile -t dicts < <(files "$target" dict)
    [[ ${#dicts[@]} == 0 ]] || cat "${dicts[@]/#/$root/}" >"$OUT/$target.dict"
done < <(cut -f 1 "$targets" | grep -vx encode | sort -u)
