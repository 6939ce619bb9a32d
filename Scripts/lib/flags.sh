# shellcheck shell=bash
# The command line for flags, against the private Redis, with its exit codes.

# check_flags: needs Redis and the built command line.
check_flags() {
    export REDIS_URL
    check "flags: a percentage is set" flags_end 0 set shop_editor 25% --actor dana
    check "flags: it stands in its key" key_holds feature:shop_editor 25%
    check "flags: get tells who set it" flags_print '"actor":"dana"' get shop_editor --json
    check "flags: list shows it" flags_print 'shop_editor +25% +- +definition' list
    check "flags: a kill leaves the definition alone" flags_end 0 kill shop_editor
    check "flags: the kill decides" flags_print 'shop_editor +25% +false +kill' list
    check "flags: and is lifted" flags_end 0 unkill shop_editor
    check "flags: disable says what it overwrites" disable_warns
    check "flags: the record has both" flags_print 'bob +shop_editor +definition +25% +false' history shop_editor
    check "flags: rollback brings 25% back" flags_end 0 rollback shop_editor
    check "flags: it is back in its key" key_holds feature:shop_editor 25%
    check "flags: nonsense is refused" flags_end 64 set shop_editor maybe
    check "flags: a file that is not there is a bad file" flags_end 65 set shop_editor @/nowhere
    check "flags: a flag without a key is a no" flags_end 1 get shop_nothing
    check "flags: evaluate gives six members" flags_print \
        '^\{"key":"shop_editor","value":(true|false),"variant":"(true|false)","reason":"SPLIT","errorCode":null,"metadata":\{\}\}$' \
        evaluate shop_editor --context '{"targetingKey":"ann"}'
    check "flags: an unknown flag evaluates to a no" flags_end 1 evaluate shop_nothing
    check "flags: nobody has evaluated it" flags_print '"flag":"shop_editor","evaluated":null' stale --days 1 --json
    check "flags: lint points at the mistake" lint_points
    check "flags: watch shows a raw SET" watch_shows
    check "flags: watch ends with its reader" watch_ends
    check "flags: a server that is not there" flags_end 69 list --redis redis://127.0.0.1:1 --timeout 2s
    check "flags: no server at all is wrong usage" without_server flags_end 64 list
    redis-cli -u "$REDIS_URL" DEL feature:shop_editor feature-audit >/dev/null
    export -n REDIS_URL
}

# flags_end STATUS ARGUMENT...: whether the command ends so.
flags_end() {
    local wanted=$1 status=0
    shift
    "$bellwether_program" flags "$@" || status=$?
    printf 'bellwether flags %s ended with %d\n' "$*" "$status"
    ((status == wanted))
}

# flags_print PATTERN ARGUMENT...: whether it ends well and prints a line that matches.
flags_print() {
    local pattern=$1 output
    shift
    output=$("$bellwether_program" flags "$@") || return 1
    printf '%s\n' "$output"
    grep -qE -- "$pattern" <<<"$output"
}

# without_server COMMAND...: with no server named.
without_server() (
    unset REDIS_URL
    "$@"
)

key_holds() { [[ $(redis-cli -u "$REDIS_URL" GET "$1") == "$2" ]]; }

disable_warns() {
    "$bellwether_program" flags disable shop_editor --actor bob 2>"$work/flags.err" || return 1
    cat "$work/flags.err"
    grep -q 'shop_editor was: 25%' "$work/flags.err" && grep -q 'flags rollback shop_editor' "$work/flags.err"
}

lint_points() {
    printf '%s\n' '{' '  "flags": {' '    "a": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "no"}' \
        '  }' '}' >"$work/flags.json"
    local output status=0
    output=$("$bellwether_program" flags lint "$work/flags.json") || status=$?
    printf '%s\n' "$output"
    ((status == 1)) && grep -q "^$work/flags.json:3:[0-9]*: error: flag a, defaultVariant: " <<<"$output"
}

watch_shows() {
    : >"$work/watch.log"
    start watch "$bellwether_program" flags watch --json
    local watch_pid=$last_pid
    await 10 grep -q '^watching ' "$work/watch.log" || return 1
    redis-cli -u "$REDIS_URL" SET feature:shop_editor on >/dev/null
    await 5 grep -q '"flag":"shop_editor","key":"definition","old":"25%","new":"on"' "$work/watch.log" || {
        cat "$work/watch.log"
        return 1
    }
    stop "$watch_pid" INT
}

# A first change that is read, and a second one that nobody reads any more.
watch_ends() {
    : >"$work/head.log"
    start head bash -c "set -o pipefail; '$bellwether_program' flags watch --json 2>'$work/watch.err' | head -n 1"
    local head_pid=$last_pid
    await 10 grep -q '^watching ' "$work/watch.err" || return 1
    redis-cli -u "$REDIS_URL" SET feature:shop_editor off >/dev/null
    await 5 grep -q '"new":"off"' "$work/head.log" || return 1
    redis-cli -u "$REDIS_URL" SET feature:shop_editor on >/dev/null
    await 5 gone "$head_pid"
}
