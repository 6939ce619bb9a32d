# shellcheck shell=bash
# Checks that are counted.

passed=0
failed=0

# check NAME COMMAND...: runs it and counts; shows the end of its output when it fails.
check() {
    local name=$1 log=$work/check.log
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        printf '%s✔%s %s\n' "$green" "$plain" "$name"
    else
        failed=$((failed + 1))
        printf '%s✘%s %s\n' "$red" "$plain" "$name"
        tail -n 40 "$log" | sed 's/^/    /'
    fi
}

# totals: prints the closing line; false when a check failed.
totals() {
    printf '\n%d passed, %d failed\n' "$passed" "$failed"
    ((failed == 0))
}
