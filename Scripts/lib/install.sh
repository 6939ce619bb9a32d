# shellcheck shell=bash
# Installs Debian and Ubuntu packages that are missing, without starting their services.

# What stands for a package when it is there: a command or a file (with wildcards).
declare -A evidence=(
    [bc]=bc
    [chromium]=chromium
    [curl]=curl
    [git]=git
    [golang-go]=go
    [haproxy]=haproxy
    [jq]=jq
    [libhiredis-dev]=/usr/include/hiredis/hiredis.h
    [libpq-dev]=/usr/include/postgresql/libpq-fe.h
    [nginx-light]=nginx
    [openssl]=openssl
    [pgbouncer]=pgbouncer
    [pkg-config]=pkg-config
    [postgresql]='/usr/lib/postgresql/*/bin/postgres'
    [procps]=ps
    [python3]=python3
    [python3-jsonschema]=/usr/lib/python3/dist-packages/jsonschema/__init__.py
    [python3-yaml]=/usr/lib/python3/dist-packages/yaml/__init__.py
    [redis-server]=redis-server
    [redis-tools]=redis-cli
    [shellcheck]=shellcheck
    [util-linux]=setpriv
    [wrk]=wrk
)

# is_installed PACKAGE
is_installed() {
    local sign=${evidence[$1]}
    if [[ $sign == /* ]]; then
        compgen -G "$sign" >/dev/null
    else
        PATH=$PATH:/usr/sbin:/sbin command -v "$sign" >/dev/null
    fi
}

# install PACKAGE...: installs those that are missing; says first which.
install() {
    local package missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null || fail "please install: ${missing[*]} (there is no apt-get here)" 69
    as_root true || fail "please install as root: apt-get install ${missing[*]}" 69

    note "Installing with apt-get: ${missing[*]}"
    forbid_services
    as_root apt-get update -qq
    if [[ " ${missing[*]} " == *" postgresql "* ]]; then
        # Brings the configuration file that says whether a cluster is made.
        apt_install postgresql-common
        forbid_cluster
    fi
    apt_install "${missing[@]}"
    allow_again
}

# as_root COMMAND...
as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        command -v sudo >/dev/null && sudo "$@"
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l \
        apt-get install -y -qq --no-install-recommends "$@" >"$work/apt.log" 2>&1 || {
        tail -n 20 "$work/apt.log" >&2
        fail "apt-get could not install $*" 69
    }
}

# Debian starts the services of a package as soon as it is installed, unless this policy refuses (101).
service_policy=/usr/sbin/policy-rc.d
cluster_policy=/etc/postgresql-common/createcluster.conf
saved_suffix=.before-bellwether

forbid_services() {
    if [[ -e $service_policy ]]; then as_root cp -p "$service_policy" "$service_policy$saved_suffix"; fi
    services_forbidden=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$service_policy" >/dev/null
    as_root chmod 755 "$service_policy"
}

forbid_cluster() {
    [[ -e $cluster_policy ]] || return 0
    as_root cp -p "$cluster_policy" "$cluster_policy$saved_suffix"
    cluster_forbidden=yes
    as_root sed -i 's/^#* *create_main_cluster *=.*/create_main_cluster = false/' "$cluster_policy"
}

# Puts both policies back as they were. Safe to call twice; the clean-up calls it too.
allow_again() {
    if [[ ${cluster_forbidden:-no} == yes ]]; then
        as_root mv "$cluster_policy$saved_suffix" "$cluster_policy"
        cluster_forbidden=no
    fi
    if [[ ${services_forbidden:-no} == yes ]]; then
        if [[ -e $service_policy$saved_suffix ]]; then
            as_root mv "$service_policy$saved_suffix" "$service_policy"
        else
            as_root rm -f "$service_policy"
        fi
        services_forbidden=no
    fi
}
