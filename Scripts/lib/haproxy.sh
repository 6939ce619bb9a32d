# shellcheck shell=bash
# HAProxy in front of the service, asked through its statistics socket.

# Those of the backends that learn from HTTP alone.
haproxy_checks=(bare get head send)

check_haproxy() {
    local backend
    haproxy_port=$(free_port)
    haproxy_agent=$(free_port)
    haproxy_stats=$(free_port)
    start_haproxy_service
    start haproxy haproxy -db -f "$(fill haproxy.cfg STATS="$haproxy_stats" PORT="$haproxy_port" AGENT="$haproxy_agent")"
    haproxy_pid=$last_pid
    await 5 haproxy_answers || fail "HAProxy does not start: $(tail -n 3 "$work/haproxy.log")"

    for backend in "${haproxy_checks[@]}" agent; do
        check "HAProxy, backend $backend: a ready service is up" haproxy_shows "$backend" UP
    done
    check "HAProxy, backend hostless: HTTP/1.1 without Host is refused" haproxy_shows hostless DOWN

    signal_family STOP "$redis_pid"
    for backend in "${haproxy_checks[@]}" agent; do
        check "HAProxy, backend $backend: goes down when Redis is frozen" haproxy_shows "$backend" DOWN
    done
    check "HAProxy, backend agent: shows the reason" haproxy_shows_reason dependency
    signal_family CONT "$redis_pid"
    for backend in "${haproxy_checks[@]}" agent; do
        check "HAProxy, backend $backend: comes back with Redis" haproxy_shows "$backend" UP
    done

    haproxy_command "set server agent/shop state maint"
    check "HAProxy: the agent leaves alone what an operator sets" haproxy_keeps_maintenance
    haproxy_command "set server agent/shop state ready"
    check "HAProxy: the operator takes it back" haproxy_shows agent UP

    kill -TERM "$service_pid"
    check "HAProxy, backend agent: a draining service gets nothing new" haproxy_weighs 0
    check "HAProxy, backend get: a draining service is down" haproxy_shows get DOWN
    check "the service ends with 0 after its drain" ended_with "$service_pid" 0
    check "HAProxy, backend agent: a service that is gone is down" haproxy_shows agent DOWN
    start_haproxy_service
    for backend in "${haproxy_checks[@]}" agent; do
        check "HAProxy, backend $backend: the next process is up" haproxy_shows "$backend" UP
    done
    check "HAProxy, backend agent: with its whole weight" haproxy_weighs 100

    stop "$service_pid"
    start_haproxy_service HEALTH_CRITICAL=database
    signal_family STOP "$redis_pid"
    check "HAProxy, backend agent: a degraded service gets half" haproxy_weighs 50
    check "HAProxy, backend get: and stays up" haproxy_shows get UP
    signal_family CONT "$redis_pid"
    check "HAProxy, backend agent: and all of it again with Redis" haproxy_weighs 100
    stop "$haproxy_pid"
    stop "$service_pid"
}

start_haproxy_service() { start_client_service PORT="$haproxy_port" AGENT_PORT="$haproxy_agent" "$@"; }

# haproxy_command TEXT: prints the answer.
haproxy_command() {
    exec 8<>"/dev/tcp/127.0.0.1/$haproxy_stats" || return 1
    printf '%s\n' "$1" >&8
    cat <&8
    exec 8>&-
}

haproxy_answers() { haproxy_command "show info" 2>/dev/null | grep -q '^Version:'; }

# haproxy_field BACKEND NAME: of the statistics of the backend's server.
haproxy_field() {
    haproxy_command "show stat" | awk -F, -v backend="$1" -v name="$2" '
        NR == 1 { sub(/^# /, ""); for (i = 1; i <= NF; i++) column[$i] = i }
        $1 == backend && $2 == "shop" { print $column[name] }'
}

# haproxy_shows BACKEND STATUS: within 2 s, several times what a check may take.
haproxy_shows() {
    await 2 haproxy_is "$1" "$2" && return
    printf 'it is %s: %s, agent: %s\n' "$(haproxy_field "$1" status)" "$(haproxy_field "$1" last_chk)" \
        "$(haproxy_field "$1" last_agt)"
    return 1
}

haproxy_is() { [[ $(haproxy_field "$1" status) == "$2"* ]]; }

haproxy_shows_reason() { haproxy_field agent last_agt | grep -q "$1"; }

haproxy_weighs() { await 2 haproxy_weight_is "$1" || { haproxy_field agent weight; return 1; }; }
haproxy_weight_is() { [[ $(haproxy_field agent weight) == "$1" ]]; }

# As long as three lines of the agent.
haproxy_keeps_maintenance() {
    local lines=0
    while ((lines++ < 30)); do
        haproxy_is agent MAINT || return 1
        sleep 0.02
    done
}
