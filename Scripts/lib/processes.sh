# shellcheck shell=bash
# A temporary folder and the processes of this run. All of them end with the script, however it ends.

# Others must be able to pass through it: Postgres refuses to run as root.
work=$(mktemp -d "${TMPDIR:-/tmp}/bellwether.XXXXXX")
chmod 711 "$work"
started=()

# choose_account: the account under which servers run; after the packages are there, since one brings `postgres`.
choose_account() {
    server_prefix=(setpriv)
    ((EUID == 0)) || return 0
    account=nobody
    if id postgres >/dev/null 2>&1; then account=postgres; fi
    server_prefix+=(--reuid="$account" --regid="$(id -g "$account")" --clear-groups)
}

# give FILE...: to that account.
give() { ((EUID != 0)) || chown "$account:" "$@"; }

# start NAME COMMAND...: in the background, with its output in $work/NAME.log; sets last_pid.
# Never call it in a subshell: the kernel kills the process when the shell that started it dies.
start() {
    local name=$1
    shift
    setpriv --pdeathsig KILL -- "$@" >"$work/$name.log" 2>&1 </dev/null &
    last_pid=$!
    started+=("$last_pid")
}

# start_server NAME COMMAND...: likewise, as the servers' account.
start_server() {
    local name=$1
    shift
    "${server_prefix[@]}" --pdeathsig KILL -- "$@" >"$work/$name.log" 2>&1 </dev/null &
    last_pid=$!
    started+=("$last_pid")
}

# attended COMMAND...: a long command that ends when the script is told to end.
attended() {
    setpriv --pdeathsig TERM -- "$@" </dev/null &
    started+=("$!")
    wait "$!"
}

# is_running PID: whether it is still a living child of this script, and not another process with its old number.
is_running() {
    local line state parent
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    read -r state parent _ <<<"${line##*) }"
    [[ $state != Z && $parent == "$$" ]]
}

gone() { ! is_running "$1"; }

# family PID: the process and its children.
family() {
    printf '%s\n' "$1"
    # Threads end while one looks.
    cat "/proc/$1/task/"*/children 2>/dev/null | tr ' ' '\n' || true
}

# signal_family SIGNAL PID
signal_family() {
    local pid
    for pid in $(family "$2"); do
        kill "-$1" "$pid" 2>/dev/null || true
    done
}

# stop PID [SIGNAL]: asks, waits up to 5 s, then kills.
stop() {
    is_running "$1" || return 0
    kill "-${2:-TERM}" "$1" 2>/dev/null || true
    signal_family CONT "$1"
    local attempt
    for ((attempt = 0; attempt < 100; attempt++)); do
        is_running "$1" || return 0
        sleep 0.05
    done
    kill_family "$1"
}

# kill_family PID: at once, and without the shell's remark on it.
kill_family() {
    signal_family KILL "$1"
    wait "$1" 2>/dev/null || true
}

# await SECONDS COMMAND...: repeats it each 20 ms until it succeeds; false when the time is over.
await() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS <= end)) || return 1
        sleep 0.02
    done
}

# stop_leftovers FOLDER: servers of tests that did not come to their end; each has a file named by its pid there.
stop_leftovers() {
    local file pid
    for file in "$1"/pids/*; do
        pid=${file##*/}
        [[ $pid =~ ^[0-9]+$ ]] || continue
        # A process that began after the file was written only has the same number.
        if (($(began "$pid") <= $(stat -c %Y "$file") + 1)); then kill_family "$pid"; fi
    done
}

# began PID: when it started, in seconds since the epoch; far in the future when it is gone.
began() {
    local line fields boot
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || {
        printf '%s' "$((1 << 40))"
        return
    }
    read -r -a fields <<<"${line##*) }"
    boot=$(sed -n 's/^btime //p' /proc/stat)
    printf '%s' "$((boot + fields[19] / $(getconf CLK_TCK)))"
}

clean_up() {
    local status=$? index
    trap - EXIT INT TERM HUP
    for ((index = ${#started[@]} - 1; index >= 0; index--)); do
        stop "${started[index]}"
    done
    if [[ -n ${BELLWETHER_TEST_DIR:-} ]]; then stop_leftovers "$BELLWETHER_TEST_DIR"; fi
    allow_again
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
