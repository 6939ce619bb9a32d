# shellcheck shell=bash
# Many probes under random faults; descriptors, threads and memory must stay flat.

# probe_cycles_stay_flat COUNT
probe_cycles_stay_flat() {
    local program half
    program=$(swift build -c release --package-path "$root/Benchmarks" --show-bin-path)/probe-cycles
    make_postgres
    make_redis
    start_postgres
    start_redis
    start cycles env HEALTH_INTERVAL_MS=10 HEALTH_TIMEOUT_MS=100 DATABASE_URL="$DATABASE_URL" REDIS_URL="$REDIS_URL" \
        "$program"
    cycles_pid=$last_pid
    half=$(($1 / 2))
    # What the first half used at most is what the second may use.
    faults_until "$half" || return 1
    local first=("${peak[@]}")
    faults_until "$1" || return 1
    note "$(cycles_done) probes, the latest $(cycles_lateness) ms after its deadline"
    note "descriptors ${first[0]} then ${peak[0]}, threads ${first[1]} then ${peak[1]}, kB ${first[2]} then ${peak[2]}"
    stop "$cycles_pid"
    ((peak[0] <= first[0] + 2 && peak[1] <= first[1] + 2 && peak[2] <= first[2] + 2048)) || return 1
    (($(cycles_lateness) <= 50))
}

# faults_until COUNT: strikes until so many probes have ended; sets peak (descriptors, threads, anonymous kB).
faults_until() {
    peak=(0 0 0)
    while (($(cycles_done) < $1)); do
        is_running "$cycles_pid" || { note "it ended by itself"; return 1; }
        random_fault
        await 30 postgres_answers && await 30 redis_answers || return 1
        pause 100 300
        note_peak
    done
}

# The last line that the program has printed, 0 before the first.
cycles_done() { awk 'END {print $1 + 0}' "$work/cycles.log"; }
cycles_lateness() { awk 'END {print $2 + 0}' "$work/cycles.log"; }

note_peak() {
    local now index
    now=(
        "$(find "/proc/$cycles_pid/fd" -mindepth 1 | wc -l)"
        "$(find "/proc/$cycles_pid/task" -mindepth 1 -maxdepth 1 | wc -l)"
        "$(awk '/^Anonymous:/ {print $2}' "/proc/$cycles_pid/smaps_rollup")"
    )
    for index in 0 1 2; do
        if ((now[index] > peak[index])); then peak[index]=${now[index]}; fi
    done
}

random_fault() {
    case $((RANDOM % 8)) in
    0) freeze "$postgres_pid" ;;
    1) freeze "$redis_pid" ;;
    2) kill_family "$postgres_pid" && pause 10 200 && start_postgres ;;
    3) kill_family "$redis_pid" && pause 10 200 && start_redis ;;
    4) stop "$postgres_pid" INT && start_postgres ;;
    5) stop "$redis_pid" && start_redis ;;
    6) "$postgres_programs/psql" "$DATABASE_URL" -qAtc \
        "select pg_terminate_backend(pid) from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()" >/dev/null ;;
    7) redis-cli -p "$redis_port" client kill type normal >/dev/null ;;
    esac
}

# freeze PID
freeze() {
    signal_family STOP "$1"
    pause 10 400
    signal_family CONT "$1"
}

# pause FROM TO: a random number of milliseconds.
pause() { sleep "$(printf '0.%03d' $(($1 + RANDOM % ($2 - $1))))"; }
