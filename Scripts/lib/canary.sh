# shellcheck shell=bash
# A release: two instances of the example service, and the program that shifts requests from one to the other.

canary_policy=$root/Examples/Sources/canary/canary.yaml

# build_canary: builds it; sets canary_program.
build_canary() {
    attended swift build --package-path "$root/Examples" --product canary
    canary_program=$(swift build --package-path "$root/Examples" --show-bin-path)/canary
}

# release STATUS WORDS [NAME=VALUE...]: releases a candidate with these variables, and says how that should end.
release() {
    local wanted=$1 words=$2 status=0 stable candidate stable_pid candidate_pid printer
    shift 2
    start_instance stable DRAIN_SECONDS=0
    stable=$instance_url stable_pid=$instance_pid
    start_instance candidate DRAIN_SECONDS=0 "$@"
    candidate=$instance_url candidate_pid=$instance_pid
    note "${dim}  > ${*:+$* }service     # the candidate${plain}"
    note "${dim}  > canary --policy canary.yaml --stable $stable --candidate $candidate${plain}"
    exec 8> >(sed --unbuffered 's/^/    /')
    printer=$!
    attended "$canary_program" --policy "$canary_policy" --stable "$stable" --candidate "$candidate" \
        --requests-per-second 200 >&8 || status=$?
    exec 8>&-
    wait "$printer"
    ((status == wanted)) || fail "$words: canary should end with $wanted, not $status"
    note "    it ended with $status: $words"
    stop "$stable_pid"
    stop "$candidate_pid"
}
