# shellcheck shell=bash
# The command line's own health server.

# build_sidecar: builds it; sets bellwether_program.
build_sidecar() {
    attended swift build --package-path "$root" --product bellwether
    bellwether_program=$(swift build --package-path "$root" --show-bin-path)/bellwether
}

# start_sidecar ARGUMENT...: on a port of its own choice; sets sidecar_pid and sidecar_url.
start_sidecar() {
    : >"$work/sidecar.log"
    start sidecar "$bellwether_program" health serve --port 0 "$@"
    sidecar_pid=$last_pid
    await 10 sidecar_listens || fail "the sidecar does not start: $(tail -n 3 "$work/sidecar.log")"
    sidecar_url=$(sed -n 's/^listening on //p' "$work/sidecar.log")
}

sidecar_listens() { grep -q '^listening on ' "$work/sidecar.log"; }

check_sidecar() {
    printf '%s\n' "$DATABASE_URL" >"$work/database-url"
    printf '# of the sidecar\nHEALTH_INTERVAL_MS=200\nHEALTH_TIMEOUT_MS="200"\nSERVICE_NAME=beside\nPROT=1\n' \
        >"$work/health.env"
    start_sidecar --config "$work/health.env" --postgres "file:$work/database-url" --redis "$REDIS_URL" --drain 1s
    check "sidecar: is ready with its dependencies" await 5 answers "$sidecar_url/ready" 200
    check "sidecar: tells of a name that nothing asks for" grep -q "health.env:5: PROT is not used" "$work/sidecar.log"
    check "sidecar: bears its name" says "$sidecar_url/health" '.service == "beside"'
    signal_family STOP "$redis_pid"
    check "sidecar: is not ready while Redis is frozen" await 5 answers "$sidecar_url/ready" 503
    check "sidecar: lives meanwhile" answers "$sidecar_url/live" 200
    signal_family CONT "$redis_pid"
    check "sidecar: is ready again with Redis" await 5 answers "$sidecar_url/ready" 200
    check "sidecar: health probe agrees" "$bellwether_program" health probe "$sidecar_url/ready"
    kill -TERM "$sidecar_pid"
    check "sidecar: drains on TERM" await 1 answers "$sidecar_url/ready" 503
    check "sidecar: ends with 0 after it" ended_with "$sidecar_pid" 0

    start_service LOG_LEVEL=error DRAIN_SECONDS=0
    start_sidecar --http "shop=$service_url/ready" --tcp "store=127.0.0.1:$redis_port" --critical shop --interval 200ms \
        --timeout 200ms --drain 0
    check "sidecar: is ready with what it asks over the network" await 5 answers "$sidecar_url/ready" 200
    stop "$service_pid"
    check "sidecar: is not ready when that is gone" await 5 answers "$sidecar_url/ready" 503
    check "sidecar: says why" says "$sidecar_url/detailed" \
        '.checks.shop.code == "refused" and .checks.store.status == "healthy"'
    stop "$sidecar_pid"

    start_sidecar --drain 60s
    check "sidecar: says that it has no checks" grep -q "no checks are configured" "$work/sidecar.log"
    kill -TERM "$sidecar_pid"
    await 1 answers "$sidecar_url/ready" 503 || true
    kill -INT "$sidecar_pid"
    check "sidecar: ends with 130 at once when INT follows" ended_with "$sidecar_pid" 130

    printf 'PORT=0\nHEALTH_INTERVAL_MS=soon\n' >"$work/health.env"
    check "sidecar: a bad line ends it with 65, file and line" sidecar_refuses 65 "$work/health.env:2: HEALTH_INTERVAL_MS" \
        --config "$work/health.env"
    check "sidecar: a bad flag ends it with 64" sidecar_refuses 64 '--port must be' --port 70000
    check "sidecar: a target without a name ends it with 64" sidecar_refuses 64 '--tcp must have a name' --tcp localhost:1
    check "sidecar: a target that is none is told by its flag" sidecar_refuses 64 '--tcp entry 2: address of check mail' \
        --tcp store=localhost:1 --tcp mail=s3cret
    check "sidecar: a URL that is none is told by its flag" sidecar_refuses 64 '--http entry 1: url of check shop' \
        --http shop=u:s3cret@h
    check "sidecar: a name that comes twice is told by the flag" sidecar_refuses 64 '--tcp entry 1: check shop' \
        --http shop=http://h --tcp shop=h:1
    printf '# others\nTCP_CHECKS=a=h:1,b=s3cret\n' >"$work/health.env"
    check "sidecar: a bad TCP_CHECKS ends it with 65, file and line" sidecar_refuses 65 \
        "$work/health.env:2: TCP_CHECKS entry 2: address of check b" --config "$work/health.env"
    printf 'HTTP_CHECKS=a=http://h,=tok=http://s3cret\n' >"$work/health.env"
    check "sidecar: a bad HTTP_CHECKS ends it with 65, file and line" sidecar_refuses 65 \
        "$work/health.env:1: HTTP_CHECKS entry 2 must be name=URL" --config "$work/health.env"
    check "sidecar: a critical check that there is not ends it with 64" sidecar_refuses 64 '--critical must list' \
        --critical cache
    check "sidecar: a critical check that is not configured ends it with 64" sidecar_refuses 64 \
        "--critical lists checks that are not configured: database" --critical database
    check "sidecar: a missing secret ends it with 64" sidecar_refuses 64 '--redis names the file /nowhere' --redis file:/nowhere
    check "sidecar: a URL that does not parse is not repeated" sidecar_refuses 64 '--postgres ' --postgres 's3cret'
    check "sidecar: a place where it cannot listen ends it with 69" sidecar_refuses 69 'cannot listen' --host 192.0.2.1
}

# sidecar_refuses STATUS TEXT ARGUMENT...
sidecar_refuses() {
    local wanted=$1 text=$2 status=0
    shift 2
    timeout 5 "$bellwether_program" health serve "$@" >"$work/refusal.log" 2>&1 || status=$?
    cat "$work/refusal.log"
    printf 'it ended with %d\n' "$status"
    ((status == wanted)) && grep -qF -- "$text" "$work/refusal.log" && ! grep -q s3cret "$work/refusal.log"
}
