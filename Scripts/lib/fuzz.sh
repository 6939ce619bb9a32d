# shellcheck shell=bash
# The fuzzers in Fuzz/: each is a program of libFuzzer over one parser.

# fuzz RUNS: each fuzzer is one check.
fuzz() {
    local folder=$root/.build/soak-fuzz name
    export BELLWETHER_FUZZ=1
    for name in "$root"/Fuzz/*/; do
        name=$(basename "$name")
        check "fuzzer $name: $1 inputs" fuzz_one "$folder" "$name" "$1"
    done
    unset BELLWETHER_FUZZ
}

# fuzz_one FOLDER NAME RUNS: an input that fails is kept in FOLDER.
fuzz_one() {
    # The address sanitizer beside it would switch the coverage of Swift code off, and so the search.
    attended swift build --package-path "$root" --scratch-path "$1" --sanitize=fuzzer --product "$2" || return 1
    mkdir -p "$work/corpus/$2"
    attended "$1/debug/$2" -runs="$3" -max_len=4096 -timeout=5 -artifact_prefix="$1/" -verbosity=0 \
        -print_final_stats=1 "$work/corpus/$2"
}
