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
