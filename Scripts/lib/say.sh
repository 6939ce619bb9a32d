# shellcheck shell=bash
# What a script says. Colours only on a terminal.

if [[ -t 1 ]]; then
    bold=$'\e[1m' green=$'\e[32m' red=$'\e[31m' dim=$'\e[2m' plain=$'\e[0m'
else
    bold='' green='' red='' dim='' plain=''
fi

# heading TEXT
heading() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }

# note TEXT
note() { printf '%s\n' "$*"; }

# fail TEXT [STATUS]: says why and ends the script.
fail() {
    printf '%serror:%s %s\n' "$red" "$plain" "$1" >&2
    exit "${2:-1}"
}
