# shellcheck shell=bash
# A kubelet as its documentation has it: startup probe first, then liveness and readiness; a timeout of 1 s, three
# failures in a row, one success; a probe is good from 200 to 399. Only the period is shorter.

kubelet_period=0.3

check_kubelet() {
    start_client_service
    kubelet_begin
    check "kubelet: the startup probe passes" kubelet_until 10 kubelet_started
    check "kubelet: then the pod is ready" kubelet_until 10 kubelet_ready
    kubelet_survives "a frozen Redis" "signal_family STOP $redis_pid" "signal_family CONT $redis_pid"
    kubelet_survives "a frozen Postgres" "signal_family STOP $postgres_pid" "signal_family CONT $postgres_pid"
    kubelet_survives "a killed Redis" "kill_family $redis_pid" start_redis
    kubelet_survives "a Postgres that is shut down" "stop $postgres_pid INT" start_postgres
    check "kubelet: a flapping Redis restarts nothing" kubelet_outlives_flapping
    check "kubelet: and the pod is ready afterwards" kubelet_until 10 kubelet_ready
    check "kubelet: liveness holds while the pod drains" kubelet_drains

    stop "$postgres_pid" INT
    start_client_service
    kubelet_begin
    check "kubelet: a start without Postgres waits and restarts nothing" kubelet_waits_for_start
    start_postgres
    check "kubelet: and is over once Postgres is there" kubelet_until 10 kubelet_started
    stop "$postgres_pid" INT
    check "kubelet: the startup probe is not asked again" kubelet_loses_readiness
    start_postgres
    stop "$service_pid"
}

# kubelet_survives WORDS FAULT REPAIR
kubelet_survives() {
    $2
    check "kubelet: $1 takes readiness and restarts nothing" kubelet_loses_readiness
    $3
    check "kubelet: after $1 the pod is ready again" kubelet_until 10 kubelet_ready
}

kubelet_begin() {
    kubelet_started=no kubelet_ready=no kubelet_restarts=0
    declare -gA kubelet_failures=([startup]=0 [live]=0 [ready]=0)
}

# kubelet_probe PATH: whether it is good.
kubelet_probe() {
    local status
    status=$(curl -s -o /dev/null --max-time 1 -A kube-probe/1.30 -H 'Accept: */*' -H 'Connection: close' \
        -w '%{http_code}' "$service_url/$1") || true
    ((10#$status >= 200 && 10#$status < 400))
}

# kubelet_counts PATH LIMIT: probes; true when the failures in a row have just reached the limit.
kubelet_counts() {
    if kubelet_probe "$1"; then
        kubelet_failures[$1]=0
        return 1
    fi
    kubelet_failures[$1]=$((kubelet_failures[$1] + 1))
    ((kubelet_failures[$1] == $2))
}

# kubelet_round: one period of a pod.
kubelet_round() {
    if [[ $kubelet_started == no ]]; then
        # As many failures as a slow start may take.
        if kubelet_counts startup 30; then kubelet_restarts=$((kubelet_restarts + 1)); fi
        if ((kubelet_failures[startup] == 0)); then kubelet_started=yes; fi
    else
        if kubelet_counts live 3; then kubelet_restarts=$((kubelet_restarts + 1)); fi
        if kubelet_counts ready 3; then kubelet_ready=no; fi
        if ((kubelet_failures[ready] == 0)); then kubelet_ready=yes; fi
    fi
    sleep "$kubelet_period"
}

# kubelet_until ROUNDS CONDITION: false when it does not hold after so many, or something was restarted.
kubelet_until() {
    local round
    for ((round = 0; round < $1; round++)); do
        kubelet_round
        if "$2"; then break; fi
    done
    printf '%d rounds: started %s, ready %s, %d restarts\n' "$round" "$kubelet_started" "$kubelet_ready" "$kubelet_restarts"
    "$2" && ((kubelet_restarts == 0))
}

kubelet_started() { [[ $kubelet_started == yes ]]; }
kubelet_ready() { [[ $kubelet_ready == yes ]]; }
kubelet_unready() { [[ $kubelet_ready == no ]]; }

kubelet_loses_readiness() { kubelet_until 12 kubelet_unready && [[ $kubelet_started == yes ]]; }

kubelet_outlives_flapping() {
    local round
    for ((round = 0; round < 8; round++)); do
        signal_family "$( ((round % 2)) && printf CONT || printf STOP)" "$redis_pid"
        kubelet_round
    done
    signal_family CONT "$redis_pid"
    ((kubelet_restarts == 0))
}

# From TERM to the end of the listener.
kubelet_drains() {
    kill -TERM "$service_pid"
    await 1 answers "$service_url/ready" 503 || return 1
    kubelet_probe live || return 1
    ended_with "$service_pid" 0
}

kubelet_waits_for_start() {
    local round
    for ((round = 0; round < 5; round++)); do kubelet_round; done
    [[ $kubelet_started == no ]] && ((kubelet_restarts == 0)) && kubelet_probe live
}
