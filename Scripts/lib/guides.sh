# shellcheck shell=bash
# Runs the checks of the deployment guides in Tests/Guides against the example service.

# check_guides: needs Postgres, Redis and the built service.
check_guides() {
    local guide
    for guide in intelliflow escashop bakhmach wcag smartlead; do
        start_guide_service "$guide"
        check_guide_lines "$guide"
        case $guide in
        escashop) check_monitor ;;
        wcag) check_kill_switch ;;
        smartlead) check_validation ;;
        esac
        stop "$service_pid"
    done
}

# start_guide_service GUIDE [NAME=VALUE...]: the service with what the guide sets, healthy.
start_guide_service() {
    local guide=$1 settings prefix=''
    shift
    mapfile -t settings <"$root/Tests/Guides/$guide/environment"
    start_service DATABASE_URL="$DATABASE_URL" REDIS_URL="$REDIS_URL" HEALTH_INTERVAL_MS=200 HEALTH_TIMEOUT_MS=1000 \
        DRAIN_SECONDS=0 "${settings[@]}" "$@"
    if [[ $guide == intelliflow ]]; then prefix=/api; fi
    await 20 answers "$service_url$prefix/health" 200 || fail "the service of guide $guide does not become healthy"
}

# check_guide_lines GUIDE: each line of its checks.tsv is one check.
check_guide_lines() {
    local command pattern
    while IFS=$'\t' read -r command pattern <&3; do
        check "guide $1: $command" output_matches "$(here <<<"$command")" "$pattern"
    done 3<"$root/Tests/Guides/$1/checks.tsv"
}

# here: replaces the guides' hosts and ports by those of the service.
here() { sed -E "s#https?://(localhost:[0-9]+|[a-z.-]+\.(dev|com|app))#$service_url#g"; }

output_matches() {
    local output
    output=$(bash -c "set -o pipefail; $1" 2>"$work/command.log") || { cat "$work/command.log"; return 1; }
    grep -qE -- "$2" <<<"$output" || { printf 'no match for %s in:\n%s\n' "$2" "$output"; return 1; }
}

# guide_script GUIDE SCRIPT: puts it into a folder of its own with the service's address; sets guide_folder.
# The script that it calls to go back only notes its argument.
guide_script() {
    guide_folder=$work/guide-$1
    mkdir -p "$guide_folder/scripts"
    here <"$root/Tests/Guides/$1/$2" >"$guide_folder/$2"
    # shellcheck disable=SC2016
    printf '#!/bin/sh\necho "$1" >>switched\n' >"$guide_folder/scripts/switch-traffic.sh"
    chmod +x "$guide_folder/scripts/switch-traffic.sh"
    rm -f "$guide_folder/switched"
}

# run_guide_script SCRIPT ARGUMENT: its pauses of half a minute pass in a tenth of a second.
run_guide_script() {
    (
        cd "$guide_folder" || exit
        # shellcheck disable=SC2317
        sleep() { command sleep 0.1; }
        export -f sleep
        bash "./$1" "$2"
    )
}

switched_back() { [[ $(cat "$guide_folder/switched" 2>/dev/null) == green-to-blue ]]; }

# check_kill_switch: the guide's two scripts, as they stand, and what it does not think of: Redis itself may go.
check_kill_switch() {
    export REDIS_URL
    check "guide wcag: scans are created while nobody has said anything" scan_answers 200
    check "guide wcag: its emergency commands disable the feature" flips disable.sh 503
    check "guide wcag: the answer is the one that the guide prints" says_disabled
    check "guide wcag: the feature stays disabled while Redis is killed" stays_disabled_without_redis
    check "guide wcag: its command enables the feature again" flips enable.sh 200
    redis-cli -u "$REDIS_URL" DEL feature:scan_creation feature:email_automation >/dev/null
    export -n REDIS_URL
}

# flips SCRIPT STATUS: runs it and waits until the route answers so.
flips() { bash -e "$root/Tests/Guides/wcag/$1" && await 2 scan_answers "$2"; }

# scan_answers STATUS
scan_answers() {
    [[ $(curl -s -o "$work/scan.json" --max-time 1 -w '%{http_code}' -X POST "$service_url/api/scan") == "$1" ]]
}

says_disabled() {
    scan_answers 503 && [[ $(<"$work/scan.json") == \
        '{"error":"Feature temporarily disabled","message":"Scan creation is currently unavailable"}' ]]
}

stays_disabled_without_redis() {
    local attempt
    kill_family "$redis_pid"
    await 5 says "$service_url/flags/scan_creation" '.value == false and .reason == "STALE"' || return 1
    for ((attempt = 0; attempt < 50; attempt++)); do scan_answers 503 || return 1; done
    start_redis
    # It came back empty, which must not be taken for the wish to have no flags.
    await 10 says "$service_url/detailed" '.checks.flags.observed.cause == "emptied"' && scan_answers 503
}

check_monitor() {
    guide_script escashop monitor-deployment.sh
    check "guide escashop: its monitor passes a healthy service" monitor_passes

    signal_family STOP "$redis_pid"
    check "guide escashop: its monitor switches back when Redis is frozen" monitor_switches_back
    signal_family CONT "$redis_pid"

    stop "$service_pid"
    start_guide_service escashop FAULT_ERROR_RATE=1
    guide_script escashop monitor-deployment.sh
    make_traffic 20
    check "guide escashop: its monitor switches back when requests fail" monitor_switches_back
}

monitor_passes() { run_guide_script monitor-deployment.sh 2 && ! switched_back; }

monitor_switches_back() { ! run_guide_script monitor-deployment.sh 10 && switched_back; }

make_traffic() {
    local request
    for ((request = 0; request < $1; request++)); do status_of "$service_url/api/scan" >/dev/null; done
}

check_validation() {
    guide_script smartlead validate-deployment.sh
    check "guide smartlead: its validation passes a healthy service" run_guide_script validate-deployment.sh blue

    signal_family STOP "$redis_pid"
    await 5 answers "$service_url/health" 503 || true
    check "guide smartlead: its validation finds a frozen Redis" validation_finds_redis
    signal_family CONT "$redis_pid"
}

validation_finds_redis() {
    ! run_guide_script validate-deployment.sh blue >"$work/validation.log" || return 1
    grep -q 'Redis health check failed: unhealthy' "$work/validation.log"
}
