# shellcheck shell=bash
# Asking an HTTP server.

# status_of URL: prints the status code; 000 when there is no answer within a second.
status_of() { curl -s -o /dev/null --max-time 1 -w '%{http_code}' "$1" || true; }

# answers URL STATUS
answers() { [[ $(status_of "$1") == "$2" ]]; }

# says URL JQ-EXPRESSION: whether the expression is true of the JSON body.
says() { curl -s --max-time 1 "$1" | jq -e "$2" >/dev/null 2>&1; }

# milliseconds: prints a clock's reading.
milliseconds() { printf '%s' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }
