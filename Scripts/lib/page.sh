# shellcheck shell=bash
# The page of a replay in a real browser.

# check_page: needs the built command line.
check_page() {
    local policy=$root/Policies/smartlead.yaml
    rollout_history 480 >"$work/page-good.ndjson"
    rollout_history 120 70 >"$work/page-bad.ndjson"
    # The analysis looks at this series, and it ends.
    rollout_history 120 | grep -vE '^\{"at":([4-9]...|1....),.*api_p99' >"$work/page-lack.ndjson"
    local name status
    for name in good:0 bad:1 lack:2; do
        status=${name#*:} name=${name%:*}
        check "page: a $name replay writes it" rollout_ends "$status" \
            replay "$policy" "$work/page-$name.ndjson" --html "$work/page-$name.html"
        check "page: it has fewer than 200 KB" is_small "$work/page-$name.html"
        check "page: a browser shows it without a complaint" page_loads "$work/page-$name.html"
        check "page: nothing is loaded and nothing overflows 320 pixels" page_fits "$work/page-$name.html"
    done
    check "page: it is dark where that is wanted" page_is_dark "$work/page-bad.html"
    check "page: it can be printed" page_prints "$work/page-bad.html"
}

is_small() { (($(wc -c <"$1") < 200000)); }

# browse ARGUMENT...: runs the browser once, with a profile of its own.
browse() {
    local profile status=0
    profile=$(mktemp -d "$work/browser-XXXXXX")
    timeout 60 chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
        --disable-background-networking --user-data-dir="$profile" "$@" || status=$?
    rm -rf "$profile"
    return "$status"
}

# page_loads FILE: what a page violates or cannot read, the console says.
page_loads() {
    browse --enable-logging=stderr --dump-dom "file://$1" >"$work/page.dom" 2>"$work/page.log" || return 1
    grep -F CONSOLE "$work/page.log" && return 1
    grep -q '<h2 id="changes">' "$work/page.dom"
}

# page_facts FILE [ARGUMENT...]: its width in a frame of 320 pixels, what it loaded, and its colour.
page_facts() {
    local report='[document.documentElement.scrollWidth, performance.getEntriesByType("resource").length,
        getComputedStyle(document.body).backgroundColor].join(" ")'
    # A script of the test's own, which the page itself would forbid.
    sed -E 's#<meta http-equiv[^>]*>##' "$1" >"$work/page-copy.html"
    printf '<script>onload = () => parent.postMessage(%s, "*")</script>\n' "$report" >>"$work/page-copy.html"
    printf '<!DOCTYPE html><iframe src="page-copy.html" style="width:320px;height:800px;border:0"></iframe>
        <script>onmessage = event => { document.title = "facts " + event.data }</script>\n' >"$work/page-frame.html"
    browse "${@:2}" --virtual-time-budget=3000 --dump-dom "file://$work/page-frame.html" 2>/dev/null |
        sed -nE 's/.*<title>facts ([^<]*).*/\1/p'
}

page_fits() {
    local facts
    facts=$(page_facts "$1")
    printf '%s\n' "$facts"
    [[ $facts == '320 0 '* ]]
}

page_is_dark() {
    local light dark
    light=$(page_facts "$1" --blink-settings=preferredColorScheme=1)
    dark=$(page_facts "$1" --blink-settings=preferredColorScheme=0)
    printf '%s\n' "$light" "$dark"
    [[ $light == *'rgb(255, 255, 255)' && $dark == *'rgb(13, 17, 23)' ]]
}

page_prints() {
    browse --no-pdf-header-footer --print-to-pdf="$work/page.pdf" "file://$1" 2>/dev/null || return 1
    local pages
    pages=$(grep -ac '/Type /Page$' "$work/page.pdf")
    printf '%d pages\n' "$pages"
    ((pages > 1 && pages < 15))
}
