# shellcheck shell=bash
# curl in all its manners against the example service.

check_curl() {
    start_client_service HOST=unix:"$work/service.sock"
    check "curl --unix-socket is answered" curl_draws 200 --unix-socket "$work/service.sock" http://shop/ready
    stop "$service_pid"
    start_client_service HOST='*'
    service_url=http://127.0.0.1:${service_url##*:}
    await 5 answers "$service_url/ready" 200 || fail "the service does not become ready"

    check "curl -I gets the head of GET" curl_head
    check "curl -X OPTIONS gets status and Allow" curl_options
    check "curl -X OPTIONS / is told of readiness" curl_draws 200 -X OPTIONS "$service_url/"
    check "curl of / finds nothing" curl_draws 404 "$service_url/"
    check "curl --http1.0 is answered" curl_draws 200 --http1.0 "$service_url/ready"
    check "curl --http2 stays with HTTP/1.1" curl_draws '200 1.1' --http2 "$service_url/ready"
    check "curl --http2-prior-knowledge fails and does no harm" curl_foreign_protocol
    check "curl --proxy (absolute form) is answered" curl_draws 200 --proxy "$service_url" http://shop.example/ready
    check "curl with Expect: 100-continue is answered at once" curl_expect
    check "curl -d to a health path: 405" curl_draws 405 -d x=1 "$service_url/ready"
    check "curl with a target of 5,000 bytes: 414" curl_draws 414 "$service_url/$(long 5000)"
    check "curl with a header of 9,000 bytes: 431" curl_draws 431 -H "X-Long: $(long 9000)" "$service_url/ready"
    check "garbage behind a request is refused and ends the connection" pipelined_garbage
    if [[ -e /proc/net/if_inet6 ]] && curl -s -o /dev/null "http://[::1]:${service_url##*:}/live"; then
        check "curl of [::1] is answered" curl_draws 200 "http://[::1]:${service_url##*:}/ready"
    fi
    stop "$service_pid"
}

# long COUNT: prints so many letters.
long() { printf "%0$1d" 0; }

# curl_draws 'STATUS[ VERSION]' ARGUMENT...
curl_draws() {
    local wanted=$1 got
    shift
    got=$(curl -s -o /dev/null --max-time 2 -w '%{http_code} %{http_version}' "$@") || true
    printf 'curl %s: %s\n' "$*" "$got"
    [[ $got == "$wanted" || $got == "$wanted "* ]]
}

curl_head() {
    local head
    head=$(curl -sI --max-time 2 "$service_url/ready")
    printf '%s\n' "$head"
    grep -q '^HTTP/1.1 200' <<<"$head" && grep -qE '^Content-Length: [1-9]' <<<"$head"
}

curl_options() {
    local answer
    answer=$(curl -si --max-time 2 -X OPTIONS "$service_url/ready" | tr -d '\r')
    printf '%s\n' "$answer"
    # Nothing follows the head.
    grep -q '^HTTP/1.1 200' <<<"$answer" && grep -q '^Allow: GET, HEAD, OPTIONS$' <<<"$answer" &&
        grep -q '^Content-Length: 0$' <<<"$answer"
}

curl_foreign_protocol() {
    ! curl -s -o /dev/null --max-time 2 --http2-prior-knowledge "$service_url/ready" && answers "$service_url/ready" 200
}

curl_expect() {
    local got
    got=$(curl -s -o /dev/null --max-time 2 -w '%{http_code} %{time_total}' -H 'Expect: 100-continue' -d x=1 \
        "$service_url/api/scan")
    printf '%s\n' "$got"
    # curl waits a second for a server that leaves the expectation unanswered.
    [[ $got == "200 0."* ]]
}

pipelined_garbage() {
    local answers
    exec 8<>"/dev/tcp/127.0.0.1/${service_url##*:}" || return 1
    printf 'GET /live HTTP/1.1\r\nHost: a\r\n\r\n\001\002\377\r\n\r\nGET /live HTTP/1.1\r\nHost: a\r\n\r\n' >&8
    # The first answer's body has no line end.
    answers=$(timeout 3 cat <&8 | grep -aoE 'HTTP/1.1 [0-9]+ [A-Za-z ]+') || return 1
    exec 8>&-
    printf '%s\n' "$answers"
    [[ $answers == $'HTTP/1.1 200 OK\nHTTP/1.1 400 Bad Request' ]]
}
