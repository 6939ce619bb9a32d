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
    start_instance service "$@"
    service_pid=$instance_pid
    service_url=$instance_url
}

# start_instance LOG [NAME=VALUE...]: likewise, with its output in $work/LOG.log; sets instance_pid and instance_url.
start_instance() {
    local log=$work/$1.log
    : >"$log"
    start "$1" env HOST=127.0.0.1 PORT=0 "${@:2}" "$service_program"
    instance_pid=$last_pid
    await 20 grep -q '^listening on ' "$log" || fail "the service does not start: $(tail -n 3 "$log")"
    instance_url=$(sed -n 's/^listening on //p' "$log")
}
