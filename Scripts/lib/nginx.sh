# shellcheck shell=bash
# A rolling restart of two instances behind nginx, under load.

# check_nginx RESTARTS
check_nginx() {
    local path
    nginx_ports=("$(free_port)" "$(free_port)")
    nginx_front=$(free_port)
    nginx_pids=()
    start_nginx_instance 0
    start_nginx_instance 1
    start nginx nginx -e "$work/nginx-errors.log" -c "$(fill nginx.conf FOLDER="$work" FRONT="$nginx_front" \
        FIRST="${nginx_ports[0]}" SECOND="${nginx_ports[1]}")"
    nginx_pid=$last_pid
    await 5 answers "http://127.0.0.1:$nginx_front/api/scan" 200 ||
        fail "nginx does not start: $(tail -n 3 "$work/nginx.log" "$work/nginx-errors.log")"
    for path in /detailed /detailed/ /detailed/database /health/detailed /health/detailed/database \
        /health/group/checkout/detailed /metrics /smoke-test; do
        check "nginx: $path is not for those outside" nginx_refuses "$path"
    done
    check "nginx: what a prober may know is passed on" answers "http://127.0.0.1:$nginx_front/health" 200
    check "nginx: no request fails over $1 rolling restarts" rolls_without_failure "$1"
    stop "$nginx_pid"
    stop "${nginx_pids[0]}"
    stop "${nginx_pids[1]}"
}

# nginx_refuses PATH: itself, by its page; the service would say what it means in JSON.
nginx_refuses() { curl -s --max-time 5 "http://127.0.0.1:$nginx_front$1" | grep -q '<center>nginx'; }

# start_nginx_instance INDEX: on its port, and ready.
start_nginx_instance() {
    start_service PORT="${nginx_ports[$1]}" DRAIN_SECONDS=0.5 LOG_LEVEL=error
    nginx_pids[$1]=$service_pid
    await 5 answers "$service_url/ready" 200 || fail "the service does not become ready"
}

# rolls_without_failure RESTARTS: four clients, each with one kept connection and 125 requests a second.
rolls_without_failure() {
    local client clients=() restart began status=0
    for client in 1 2 3 4; do
        # Told to stderr, which curl does not buffer.
        # shellcheck disable=SC1083
        start "load$client" curl -s -o /dev/null --max-time 5 --rate 125/s -w '%{stderr}%{http_code}\n' \
            "http://127.0.0.1:$nginx_front/api/scan?[1-1000000]"
        clients+=("$last_pid")
    done
    began=$(milliseconds)
    for ((restart = 0; restart < $1; restart++)); do
        kill -TERM "${nginx_pids[restart % 2]}"
        ended_with "${nginx_pids[restart % 2]}" 0 || status=1
        start_nginx_instance $((restart % 2))
    done
    for client in "${clients[@]}"; do stop "$client"; done
    sort "$work"/load?.log | uniq -c | awk -v milliseconds="$(($(milliseconds) - began))" '
        { count += $1; if ($2 != "200") failed += $1; print }
        END {
            printf "%d requests, %d a second, %d failed\n", count, count * 1000 / milliseconds, failed
            exit !(count > 100 && failed == 0)
        }' || status=1
    nginx_figures=$(sort "$work"/load?.log | uniq -c | tr '\n' ';')
    return "$status"
}
