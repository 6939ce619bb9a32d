# shellcheck shell=bash
# The words of the demo: do something, and see how long the service takes to tell.

# start_shop: the example service with a short interval, so that the tour is short too.
start_shop() {
    start_service DATABASE_URL="$DATABASE_URL" REDIS_URL="$REDIS_URL" SERVICE_NAME=shop APP_VERSION=v3.1.0 \
        ENVIRONMENT=green HEALTH_INTERVAL_MS=500 HEALTH_TIMEOUT_MS=250 DRAIN_SECONDS=2
    acted=$(milliseconds)
}

# act WORDS COMMAND...: says it, starts the stopwatch and does it.
act() {
    note "${dim}  > $1${plain}"
    shift
    acted=$(milliseconds)
    "$@"
}

# quietly COMMAND...
quietly() { "$@" >/dev/null; }

# elapsed: prints the time since the last act.
elapsed() { printf '%d ms' "$(($(milliseconds) - acted))"; }

# expect PATH STATUS WORDS [JQ-EXPRESSION]: waits until the endpoint answers so, and prints how long it took.
expect() {
    local url=$service_url/$1 condition=${4:-true}
    await 10 matches "$url" "$2" "$condition" ||
        fail "GET /$1 should answer $2 ($3); it answers $(status_of "$url"): $(curl -s --max-time 1 "$url" || true)"
    printf '    GET /%-7s %s%s%s  after %-8s %s\n' "$1" "$(colour_of "$2")" "$2" "$plain" "$(elapsed)" "$3"
}

matches() { answers "$1" "$2" && says "$1" "$3"; }

colour_of() { if (($1 < 400)); then printf '%s' "$green"; else printf '%s' "$red"; fi; }

# code CHECK: prints why it fails.
code() {
    note "    its code in /detailed: $(curl -s "$service_url/detailed" | jq -r ".checks.$1.code")"
}

# show PATH WORDS: prints an answer.
show() {
    note "${bold}GET $1${plain}  $2"
    curl -s -w '\n%{http_code}\n' "$service_url$1" | {
        mapfile -t lines
        note "    ${lines[-1]}"
        printf '%s\n' "${lines[@]:0:${#lines[@]}-1}" | jq --indent 2 . | sed 's/^/    /'
    }
}

# flip STATUS COMMAND...: runs a command that changes a flag, and prints when the service's route answers so. What is
# measured is from the start of the command to the arrival of the first such answer at a client that asks again and again;
# so the start of redis-cli is in it, and the round trip of one request.
flip() {
    local status=$1 poller began ended seen words
    shift
    words=$*
    note "${dim}  > ${words/#tell_redis/redis-cli}${plain}"
    poll_scan "$status" >"$work/flip" &
    poller=$!
    await 5 test -e "$work/flip.polling" || fail "the poller does not start"
    began=${EPOCHREALTIME/[.,]/}
    "$@" >/dev/null
    ended=${EPOCHREALTIME/[.,]/}
    wait "$poller" || fail "/api/scan does not answer $status"
    seen=$(<"$work/flip")
    rm "$work/flip.polling"
    printf '    GET /api/scan %s%s%s  %s ms after the command began, which itself took %s ms\n' \
        "$(colour_of "$status")" "$status" "$plain" "$(tenths $((seen - began)))" "$(tenths $((ended - began)))"
}

# open_redis: starts a redis-cli that waits for commands; tell_redis WORD...: gives it one; close_redis: ends it.
open_redis() { exec 6> >(redis-cli -u "$REDIS_URL" >/dev/null); }
tell_redis() { printf '%s\n' "$*" >&6; }
close_redis() { exec 6>&-; }

# poll_scan STATUS: asks until the route answers so, a thousand times a second or more; prints the moment in microseconds.
# curl would need ten milliseconds for each look. Each has a connection of its own: the shell writes line by line, and on
# one that is not new the second line waits for the acknowledgement of the first.
poll_scan() {
    local attempt status=''
    for ((attempt = 0; attempt < 20000; attempt++)); do
        exec 7<>"/dev/tcp/127.0.0.1/${service_url##*:}" || return 1
        printf 'GET /api/scan HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n' >&7
        read -r -u 7 _ status _ || return 1
        exec 7>&-
        if [[ $status == "$1" ]]; then
            printf '%s' "${EPOCHREALTIME/[.,]/}"
            return
        fi
        : >"$work/flip.polling"
    done
    return 1
}

# tenths MICROSECONDS: prints milliseconds with one decimal.
tenths() { printf '%d.%d' "$(($1 / 1000))" "$(($1 / 100 % 10))"; }

# run COMMAND...: shows it and what it prints.
run() {
    note "${dim}  > $*${plain}"
    "$@" 2>&1 | sed 's/^/    /'
}

# The command line, as one types it.
bellwether() { "$bellwether_program" "$@"; }

# share FLAG: prints for how many of 200 targeting keys it is on.
share() {
    curl -s "$service_url/flags/$1?targetingKey=user[1-200]" | jq -s 'map(select(.value == true)) | length'
}
