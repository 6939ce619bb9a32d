# shellcheck shell=bash
# free_port: prints a loopback port on which nobody listens, below the range that the kernel hands out itself.
free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 10000))
        if ! (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s' "$port"
            return
        fi
    done
}
