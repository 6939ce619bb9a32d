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
