# shellcheck shell=bash
# A private Redis on a free loopback port.

# make_redis: sets redis_port and REDIS_URL.
make_redis() {
    redis_port=$(free_port)
    REDIS_URL=redis://127.0.0.1:$redis_port
}

# start_redis: starts it and waits until it answers; sets redis_pid.
start_redis() {
    start_server redis redis-server --bind 127.0.0.1 --port "$redis_port" --save '' --appendonly no
    redis_pid=$last_pid
    await 10 redis_answers || fail "Redis does not start: $(tail -n 3 "$work/redis.log")"
}

redis_answers() { [[ $(redis-cli -p "$redis_port" ping 2>/dev/null) == PONG ]]; }
