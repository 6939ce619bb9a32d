# shellcheck shell=bash
# Building and testing the package.

# format_is_strict: every Swift file of the repository.
format_is_strict() {
    local paths=()
    for path in Package.swift Sources Snippets Tests Examples Benchmarks Fuzz; do
        if [[ -e $root/$path ]]; then paths+=("$root/$path"); fi
    done
    local files
    mapfile -t files < <(find "${paths[@]}" -name .build -prune -o -name '*.swift' -print)
    swift format lint --strict --configuration "$root/.swift-format" "${files[@]}"
}

# run_swift_tests [ARGUMENT...]: counts each test of Swift Testing. One test at a time: many of them measure time, on
# real servers, and a small machine that runs all at once is late for everything.
run_swift_tests() {
    local report=$work/tests.xml swift_report=$work/tests-swift-testing.xml status=0 tests failures skipped
    rm -f "$report" "$swift_report"
    attended swift test --package-path "$root" --no-parallel --xunit-output "$report" "$@" > >(what_matters) || status=$?
    if [[ ! -s $swift_report ]]; then
        failed=$((failed + 1))
        note "${red}✘${plain} the tests did not come to their end (status $status)"
        return
    fi
    tests=$(attribute tests <"$swift_report")
    # The report's own count is of issues; a test may have several.
    failures=$(awk '/<testcase/ {first = 1} /<failure/ {count += first; first = 0} END {print count + 0}' "$swift_report")
    skipped=$(attribute skipped <"$swift_report")
    passed=$((passed + tests - failures - skipped))
    failed=$((failed + failures))
    # Such as a crash after the last test.
    if ((status != 0 && failures == 0)); then failed=$((failed + 1)); fi
}

# what_matters: of the output of the tests, their suites and whatever went wrong.
what_matters() {
    grep --line-buffered -E '^(✔ (Suite|Test run)|✘|error)|^ *↳|ERROR: |SUMMARY: |Fatal error|signal code' || true
}

# attribute NAME: of the report's test suite.
attribute() { grep -o '<testsuite [^>]*' | head -n 1 | sed -E "s/.* $1=\"([0-9]+)\".*/\1/"; }

# thread_sanitizer: sets sanitizer_options, with what the sanitizer must be told of Swift.
thread_sanitizer() {
    local folder=$root/.build/soak-thread compiler
    compiler=$(dirname "$(readlink -f "$(command -v swift)")")/clang
    mkdir -p "$folder"
    "$compiler" -Wall -Werror -O1 -fPIC -c -o "$folder/thread-sanitizer.o" "$root/Scripts/lib/thread-sanitizer.c"
    sanitizer_options=(
        --sanitize=thread --scratch-path "$folder"
        -Xlinker --wrap=__tsan_external_write -Xlinker "$folder/thread-sanitizer.o"
    )
}
