# shellcheck shell=bash
# The example service.

# build_service: builds it; sets service_program.
build_service() {
    attended swift build --package-path "$root/Examples" --product service
    service_program=$(swift build --package-path "$root/Examples" --show-bin-path)/service
}

# start_service [NAME=VALUE...]: starts it on a port of its own choice and waits until it listens;
# sets service_pid and service_url.
start_service() {
    : >"$work/service.log"
    start service env HOST=127.0.0.1 PORT=0 "$@" "$service_program"
    service_pid=$last_pid
    await 20 service_listens || fail "the service does not start: $(tail -n 3 "$work/service.log")"
    service_url=$(sed -n 's/^listening on //p' "$work/service.log")
}

service_listens() { grep -q '^listening on ' "$work/service.log"; }
