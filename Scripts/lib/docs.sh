# shellcheck shell=bash
# The documentation: its links, its completeness, and the blocks of its articles that no compiler sees.

# tool NAME: a program of the toolchain that need not be on the path.
tool() { printf '%s/%s' "$(dirname "$(readlink -f "$(command -v swift)")")" "$1"; }

# extract_symbols: what the modules with a catalogue declare, as JSON, read from the build; sets symbol_folder.
# `swift package dump-symbol-graph` does the same for all modules, tests too, after another look at the whole build.
extract_symbols() {
    local build triple map module options=()
    symbol_folder=$work/symbols
    mkdir -p "$symbol_folder"
    build=$(swift build --package-path "$root" --show-bin-path)
    triple=$(swift -print-target-info | jq -r .target.triple)
    # The C modules that those of Swift import.
    while IFS= read -r map; do options+=(-Xcc "-fmodule-map-file=$map"); done < <(
        find "$build" -maxdepth 2 -name module.modulemap
        find "$root/.build/checkouts" -path '*/include/module.modulemap'
        find "$root/Sources" -name module.modulemap
    )
    for map in $(pkg-config --cflags-only-I libpq); do options+=(-Xcc "$map"); done
    for module in $(catalogs); do
        "$(tool swift-symbolgraph-extract)" -module-name "$module" -target "$triple" -I "$build/Modules" \
            "${options[@]}" -minimum-access-level public -skip-synthesized-members -output-dir "$symbol_folder" || return 1
    done
}

# catalogs: the modules that have one.
catalogs() { find "$root/Sources" -name '*.docc' -type d -printf '%f\n' | sed 's/\.docc$//' | sort; }

# links_hold MODULE: its catalogue and doc comments convert without a warning.
links_hold() {
    local folder=$work/documentation/$1
    mkdir -p "$folder/symbols"
    # Its own declarations, and what it adds to types of other modules.
    cp "$symbol_folder/$1"[.@]* "$folder/symbols/"
    "$(tool docc)" convert "$root/Sources/$1/$1.docc" --additional-symbol-graph-dir "$folder/symbols" \
        --fallback-display-name "$1" --fallback-bundle-identifier "bellwether.$1" \
        --output-path "$folder/$1.doccarchive" --warnings-as-errors
}

# all_documented MODULE: every public declaration has a doc comment.
all_documented() {
    local missing
    missing=$(jq -r '.symbols[] | select(.location and (.docComment | not)) | .pathComponents | join(".")' \
        "$symbol_folder/$1".symbols.json)
    [[ -z $missing ]] || { printf 'without a doc comment:\n%s\n' "$missing"; return 1; }
}

# snippet_runs NAME: it ends the process with an error when it does not do what it shows.
snippet_runs() { timeout 30 "$(swift build --package-path "$root" --show-bin-path)/$1"; }

# blocks_hold LANGUAGE COMMAND...: each block of a language in README and book is taken by a command, as its input.
blocks_hold() {
    local language=$1 folder=$work/blocks block count=0
    shift
    rm -rf "$folder" && mkdir -p "$folder"
    # shellcheck disable=SC2016
    find "$root/README.md" "$root/Sources" -name '*.md' -print0 | xargs -0 awk -v folder="$folder" -v fence="\`\`\`$language" '
        FNR == 1 { inside = 0 }
        inside && /^```$/ { inside = 0; close(file); next }
        inside { print >file }
        $0 == fence { inside = 1; file = sprintf("%s/%03d", folder, ++count) }'
    for block in "$folder"/*; do
        count=$((count + 1))
        "$@" <"$block" || { printf 'in this block:\n'; cat "$block"; return 1; }
    done
    ((count > 0))
}

is_yaml() { /usr/bin/python3 -c 'import sys, yaml; sum(1 for _ in yaml.safe_load_all(sys.stdin))'; }

is_json() { jq -e . >/dev/null; }

# check_documentation
check_documentation() {
    local module
    check "the symbols of the public modules can be read" extract_symbols
    for module in $(catalogs); do
        check "the documentation of $module has no broken link" links_hold "$module"
        check "every public declaration of $module has a doc comment" all_documented "$module"
    done
    check "the format that the book shows keeps the rules" snippet_runs Formats
    check "the test that the book shows passes" snippet_runs ScriptedDependency
    check "the test of a flag that the book shows passes" snippet_runs FlagOverrides
    check "the release that the book shows is completed" snippet_runs Releases
    check "the evidence that the book shows is such" snippet_runs Evidence
    check "every YAML block of the documentation is valid" blocks_hold yaml is_yaml
    check "every JSON block of the documentation is valid" blocks_hold json is_json
    check "every shell block of the documentation is valid" blocks_hold sh bash -n
}
