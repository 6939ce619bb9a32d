# shellcheck shell=bash
# A private Postgres on a free loopback port.

# make_postgres: creates the cluster; sets postgres_port and DATABASE_URL.
make_postgres() {
    local password
    postgres_programs=$(newest_postgres)
    postgres_data=$work/postgres
    postgres_port=$(free_port)
    password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
    mkdir "$postgres_data"
    (umask 077 && printf "%s\n" "$password" >"$work/password")
    give "$postgres_data" "$work/password"
    "${server_prefix[@]}" -- "$postgres_programs/initdb" --pgdata="$postgres_data" --username=shop --auth=scram-sha-256 \
        --pwfile="$work/password" --encoding=UTF8 --locale=C --no-sync >"$work/initdb.log" 2>&1 ||
        fail "initdb failed: $(tail -n 3 "$work/initdb.log")"
    DATABASE_URL=postgres://shop:$password@127.0.0.1:$postgres_port/postgres
}

# start_postgres: starts it and waits until it answers; sets postgres_pid.
start_postgres() {
    start_server postgres "$postgres_programs/postgres" -D "$postgres_data" -p "$postgres_port" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c log_min_messages=log
    postgres_pid=$last_pid
    await 30 postgres_answers || fail "Postgres does not start: $(tail -n 3 "$work/postgres.log")"
}

postgres_answers() { "$postgres_programs/pg_isready" -q -h 127.0.0.1 -p "$postgres_port"; }

# newest_postgres: prints the folder of its programs; Debian keeps them out of the search path.
newest_postgres() {
    local folder newest=''
    if command -v postgres >/dev/null; then newest=$(dirname "$(command -v postgres)"); fi
    for folder in /usr/lib/postgresql/*/bin; do
        if [[ -x $folder/postgres ]]; then newest=$folder; fi
    done
    [[ -n $newest ]] || fail "there is no Postgres here" 69
    printf '%s' "$newest"
}
