#!/usr/bin/env bash
# bisect_test.sh REPRO BISECT: `repro bisect` in a repository of a few commits whose "build" copies a file. Bazel does not run here.
bisect=$(realpath "$2")
. "$(dirname "${BASH_SOURCE[0]}")/testing.sh"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@localhost GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@localhost
unset BUILD_WORKSPACE_DIRECTORY
work=$(realpath "$work")
export TMPDIR=$work/temporary
mkdir "$TMPDIR"

# As `try`; whatever happens, nothing stays behind.
try_clean() {
    try "$@"
    [[ -z $(ls "$TMPDIR") ]] || fail "$called: left behind: $(ls "$TMPDIR")"
    [[ $(git -C "$root" worktree list | wc -l) == 1 ]] || fail "$called: a worktree is left"
    [[ $(git -C "$root" status --porcelain) == "$before" ]] || fail "$called: the user's files changed"
    [[ $(git -C "$root" rev-parse --abbrev-ref HEAD) == main ]] || fail "$called: the user's branch changed"
}

# --- a history: what the repro of each commit does with any program ---
root=$work/repository
mkdir -p "$root/tools" "$root/repro/regressions"
cp "$bisect" "$root/tools/bisect"
: >"$root/repro/regressions/none"
cd "$root"
git init -q -b main .

commit() { # SUBJECT BODY: the fake repro's last lines
    {
        echo '#!/bin/sh'
        echo 'echo "$*" >>'"$work/asked"
        echo "$2"
    } >fake
    git add -A
    git commit -q --allow-empty -m "$1"
    git tag "$1"
}
build='! grep -q unbuilt fake && mkdir -p bazel-bin/repro && cp fake bazel-bin/repro/repro && chmod +x bazel-bin/repro/repro'
passes='echo "program.mm: ok"'
fails='echo "ASSERTION FAILED: CONTENT mmap bytes"; exit 1'
commit older 'echo "program.mm: skipped (no such call)"'
commit base "$passes # 1"
commit two "$passes # 2"
commit broken "unbuilt"
commit three "$passes # 3"
commit culprit "$fails # 5"
commit six "$fails # 6"
commit other 'echo "ASSERTION FAILED: FLAGS mmap regions"; exit 1'
commit eight "$fails # 8"
commit fixed "$passes # 9"
commit crash 'kill -SEGV $$'
commit crash-on 'kill -SEGV $$ # 11'
commit mended "$passes # 12"
commit broken-again "unbuilt # 13"
commit relapse "$fails # 14"
echo 'the work of the day' >notes
before=$(git status --porcelain)
head='config abi=linux bits=64 target_page=4096 host_page=16384'
map='mmap(0x10000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)'
printf '%s\n' '# a comment' "$head" "$map = 0x10000" >"$work/program.mm"
printf '%s\n' "$head" 'munmap(0x10000 0x1000) = 0' >"$work/typo.mm"

# --- it is found: past commits that do not build, but not past ones that fail in another way ---
try_clean 0 bisect "$work/program.mm" --good base --bad eight --build "$build"
[[ $(cat "$work/out") == "first bad commit: $(git rev-parse culprit) culprit" ]] || fail "$called: $(cat "$work/out")"
has err "^  $(git rev-parse --short eight) eight: ASSERTION FAILED: CONTENT mmap bytes\$"
has err "^  $(git rev-parse --short base) base: ok\$"
try_clean 0 bisect "$work/program.mm" --good base --bad culprit --build "$build"
has out ' culprit$'
has err ' broken: unbuilt$'
try_clean 0 bisect --good=two "$work/program.mm" --bad=six "--build=$build"
has out ' culprit$'
try_clean 1 bisect --good three --bad other --build "$build" "$work/program.mm"
has out '^may be the first bad commit: .* culprit$'
has out '^may be the first bad commit: .* other$'
try_clean 0 bisect --good fixed --bad crash-on --build "$build" "$work/program.mm"
has out ' crash$'
has err ' crash: ends the process with status 139$'

# --- a program that came as bytes goes to old commits as bytes ---
"$repro" encode "$work/program.mm" -o "$work/program.bin"
: >"$work/asked"
try_clean 0 bisect "$work/program.bin" --good base --bad eight --build "$build"
has out ' culprit$'
grep -q '^run .*/program$' "$work/asked" || fail "$called: asked $(cat "$work/asked")"

# --- commits that cannot be judged hide it ---
try_clean 1 bisect "$work/program.mm" --good mended --bad relapse --build "$build"
has out "^may be the first bad commit: $(git rev-parse --short broken-again) broken-again\$"
has out "^may be the first bad commit: $(git rev-parse --short relapse) relapse\$"
has err '^repro: the commits between these cannot be judged$'

# --- ends that are not what they were said to be ---
try_clean 2 bisect "$work/program.mm" --good base --bad two --build "$build"
has err '^repro: --bad .* two: the program does not fail there$'
try_clean 2 bisect "$work/program.mm" --good culprit --bad eight --build "$build"
has err '^repro: --good .* culprit: the program fails there: ASSERTION FAILED: CONTENT mmap bytes$'
try_clean 2 bisect "$work/program.mm" --good older --bad eight --build "$build"
has err '^repro: --good .* older: cannot run the program: program.mm: skipped (no such call)$'
try_clean 2 bisect "$work/program.mm" --good base --bad broken --build "$build"
has err '^repro: --bad .* broken: does not build$'
try_clean 2 bisect "$work/program.mm" --good base --bad eight --build 'echo no compiler; exit 1'
has err '^no compiler$'

# --- bad input, wrong calls: one clear line, status 2 ---
try_clean 2 bisect "$work/program.mm" --good nothing --bad eight --build "$build"
only_line '^repro: --good nothing: there is no such commit$'
try_clean 2 bisect "$work/program.mm" --good base --bad --all --build "$build"
only_line '^repro: --bad --all: there is no such commit$'
try_clean 2 bisect "$work/program.mm" --good eight --bad base --build "$build"
only_line '^repro: --good eight is no ancestor of --bad base$'
try_clean 2 bisect "$work/program.mm" --good base --bad base --build "$build"
only_line 'are the same commit$'
try_clean 2 bisect "$work/missing.mm" --good base --bad eight --build "$build"
only_line 'missing.mm: No such file or directory'
try_clean 2 bisect "$work/typo.mm" --good base --bad eight --build "$build"
only_line 'typo.mm:2:[0-9]*: '
for arguments in '' 'x.mm' 'x.mm --good base' 'x.mm --good base --bad' 'x.mm --bad= --good=base' 'x.mm y.mm --good base --bad eight' \
    'x.mm --fast --good base --bad eight'; do
    # shellcheck disable=SC2086 # words on purpose
    try_clean 2 bisect $arguments
    only_line '^repro: '
done
cd "$work"
try_clean 2 bisect "$work/program.mm" --good base --bad eight
only_line 'no folder repro/regressions here or above'
mkdir -p "$work/plain/repro/regressions"
cd "$work/plain"
try_clean 2 bisect "$work/program.mm" --good base --bad eight
only_line 'cannot run .*/plain/tools/bisect: No such file or directory'
mkdir tools && cp "$bisect" tools/bisect
GIT_CEILING_DIRECTORIES=$work try_clean 2 bisect "$work/program.mm" --good base --bad eight
only_line 'is no git repository$'

finish bisect
