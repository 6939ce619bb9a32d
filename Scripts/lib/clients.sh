# shellcheck shell=bash
# Real clients in front of the example service and the sidecar.

# Where Debian keeps HAProxy and nginx.
PATH=$PATH:/usr/sbin:/sbin

# check_clients: needs Postgres, Redis, the built service and the built sidecar.
check_clients() {
    check_haproxy
    check_curl
    check_kubelet
    check_sidecar
    check_nginx 3
}

# fill FILE NAME=VALUE...: a configuration of Tests/Clients with its names replaced; prints where it is.
fill() {
    local file=$1 expressions=() pair
    shift
    for pair in "$@"; do expressions+=(-e "s#@${pair%%=*}@#${pair#*=}#g"); done
    sed "${expressions[@]}" "$root/Tests/Clients/$file" >"$work/$file"
    printf '%s' "$work/$file"
}

# start_client_service NAME=VALUE...: the service with short intervals.
start_client_service() {
    start_service DATABASE_URL="$DATABASE_URL" REDIS_URL="$REDIS_URL" HEALTH_INTERVAL_MS=200 HEALTH_TIMEOUT_MS=200 \
        DRAIN_SECONDS=1 LOG_LEVEL=error "$@"
}

# ended_with PID STATUS: waits for the end of a process of this script.
ended_with() {
    local status=0
    await 10 gone "$1" || return 1
    wait "$1" || status=$?
    printf 'it ended with %d\n' "$status"
    ((status == $2))
}
