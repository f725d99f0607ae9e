#!/usr/bin/env bash
# html_test.sh REPRO: what `repro html` writes, without a browser (tools/pages has one), and what it says to bad input.
. "$(dirname "${BASH_SOURCE[0]}")/testing.sh"

# One line of that kind in the page.
page_has() {
    grep -q -e "$1" page.html || fail "$called: no '$1' in the page"
}

# Bad input is worth one line, and no page.
refuses() {
    local line=$1
    shift
    rm -f page.html
    try 2 "$@"
    [[ $(wc -l <err) == 1 ]] && grep -q -e "$line" err || fail "$called: not one line '$line': $(cat err)"
    [[ ! -e page.html ]] || fail "$called: a page all the same"
}

head='config abi=linux bits=64 target_page=4096 host_page=16384'
map='mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)'
printf '%s\n' "$head" 'file 3 size=0x1000' "$map = 0x10000" 'mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)' \
    'r3 = mmap(NULL, 0x1000, PROT_READ, MAP_SHARED|MAP_ANONYMOUS, -1, 0)' 'munmap(r3, 0x1000)' >good.mm
printf '%s\n' "$head" "$map = 0x10000" 'load 0x10000 = 0x5a' 'load 0x10000' >wrong.mm
printf '%s\n' "$head" 'maps' '00010000-00013000 rw-p' 'end' 'load 0x10000' >before.mm
printf '%s\n' "$head" "$map = 0x10000" 'munmap(0x10000, 0x1000) = 0' 'maps' '00010000-00013000 rw-p' 'end' >maps.mm

# --- A page: everything in one file, every step with what it answered and what there was then. ---
try 0 html good.mm -o page.html
[[ ! -s out && ! -s err ]] || fail "$called: not silent: $(cat out err)"
[[ $(head -n 1 page.html) == '<!DOCTYPE html>' && $(tail -n 1 page.html) == '</html>' ]] || fail "$called: not a whole page"
page_has '^"verdict":"ok, 5 steps","failed":-1,$'
page_has '^{"call":"file 3 size=0x1000","result":"","asked":\[\]},$'
page_has '^{"call":"mmap(0x10000, .*","result":"0x10000","asked":\[\["10000","12fff"\]\]},$'
page_has '^{"call":"munmap(r3, 0x1000)","result":"0","asked":\[\["7fffffffc000","7fffffffcfff"\]\]}\],$'
[[ $(grep -c '^{"guest":\[' page.html) == 6 ]] || fail "$called: not a look before the first step and after each"
page_has '^{"guest":\[0,0,\[\["10000","12fff",3,"anon","rw-p anon"\]\]\],"host":\[0,0,\[\["10000","13fff",3,"anon","rw- anon"\]\]\]},$'
page_has '\["11000","11fff",1,"private-file","r--p file 3+0x0"\]'
page_has '"shared-anon","r--s memory+0x0"\]'
page_has '^{"guest":\[3,0,\[\]\],' # the last step took away what the one before had brought
! grep -q '@[A-Z]*@' page.html || fail "$called: a mark was not filled in"
! grep -Eq '(src|href)=|https?:|url\(|@import|fetch\(|XMLHttpRequest' page.html || fail "$called: the page asks for something elsewhere"
page_has "Content-Security-Policy. content=.default-src 'none'"

# --- What failed, where, and both sides. ---
try 0 html -o page.html wrong.mm
page_has '^"verdict":"failed, 3 steps","failed":2,$'
page_has '"title":"ASSERTION FAILED: STATED load result",$'
page_has '^"want":"0x5a, as line 3 states",$'
page_has '^"have":"0x00"},$'
page_has '^"words":"ASSERTION FAILED: STATED load result.*again bazel-bin/repro/repro run wrong.mm'
page_has '^{"call":"load 0x10000","result":"","asked":\[\]}\],$' # was not run
page_has '^"expected":\[\],$'
try 0 html maps.mm -o page.html
page_has '"failed":2,$'
page_has '^"expected":\[\["10000","12fff",3,"anon","rw-p"\]\],$'
try 0 html before.mm -o page.html
page_has '"failed":0,$'

# --- Any input that `run` takes. ---
printf '\001\002\003\200\377\000abc' >left-behind
try 0 html --guest=freebsd left-behind -o page.html
page_has '"config":"config abi=freebsd'
try 0 html left-behind -o page.html
page_has '"config":"config abi=linux'
try 0 encode good.mm -o good.bin
try 0 html good.bin -o page.html
page_has '^"verdict":"ok, 5 steps"'
mkdir '<'
printf '%s\n' "$head" >'</script> & "quotes" \.mm'
try 0 html '</script> & "quotes" \.mm' -o page.html
page_has '^<script type="application/json" id="data">{"file":"\\u003c/script\\u003e \\u0026 \\u0022quotes\\u0022 \\u005c.mm",$'
try 0 html good.mm -o /dev/stdout
[[ $(tail -n 1 out) == '</html>' ]] || fail "$called: no page on a pipe"

# --- Bad input and wrong calls. ---
printf '%s\n' "$head" 'munmap(0x10000 0x1000) = 0' >typo.mm
printf '%s\n' '# sut: kernel' "$head" >kernel.mm
mkdir folder
: >empty.mm
refuses '^typo.mm:2:[0-9]*: ' html typo.mm -o page.html
refuses 'missing.mm: No such file' html missing.mm -o page.html
refuses 'empty.mm: is empty' html empty.mm -o page.html
refuses 'kernel.mm: cannot be shown: for another system' html kernel.mm -o page.html
refuses 'html wants FILE -o OUT' html good.mm
refuses 'html wants a file' html -o page.html
refuses 'html wants one output after -o' html good.mm -o
refuses 'html wants one output after -o' html good.mm -o page.html -o page.html
refuses 'html wants one file; more than that is wrong.mm' html good.mm wrong.mm -o page.html
refuses 'html has no option --wide' html --wide good.mm -o page.html
refuses 'there are the guests linux, freebsd and any, not plan9' html --guest=plan9 good.mm -o page.html
refuses 'cannot write folder: Is a directory' html good.mm -o folder
refuses 'cannot write nowhere/page.html: No such file' html good.mm -o nowhere/page.html
refuses 'would replace the input' html good.mm -o good.mm
echo precious >kept
try 2 html typo.mm -o kept
[[ $(cat kept) == precious ]] || fail "$called: the old page is gone"

finish "html"
