# shellcheck shell=bash
# The command line for rollouts, with its exit codes.

# check_rollout: needs the built command line.
check_rollout() {
    local policy=$root/Policies/smartlead.yaml healthy=$work/healthy.ndjson bad=$work/bad.ndjson
    rollout_history 480 >"$healthy"
    rollout_history 120 70 >"$bad"
    check "rollout: a healthy release goes through every weight" weights_are '[0,1,5,10,25,50,100]' "$policy" "$healthy"
    check "rollout: and ends with 0" rollout_ends 0 replay "$policy" "$healthy"
    check "rollout: a bad one is rolled back at the right second for the right reason" bad_is_rolled_back "$policy" "$bad"
    check "rollout: and ends with 1" rollout_ends 1 replay "$policy" "$bad"
    check "rollout: the table says so" rollout_says 1 '^rolled back at 1h15m0s: error_rate 3% > 1%' replay "$policy" "$bad"
    check "rollout: a shorter interval finds it no later" rollout_says 1 '^rolled back at 1h15m' \
        replay "$policy" "$bad" --interval 30s
    rollout_history 60 >"$work/short.ndjson"
    check "rollout: one that is not finished ends with 2" rollout_ends 2 replay "$policy" "$work/short.ndjson"
    check "rollout: a history may come from standard input" rollout_takes_input "$policy" "$bad"
    check "rollout: a page shows it as well" page_is_written "$policy" "$bad"
    check "rollout: dates stay dates" dates_stay "$policy"
    check "rollout: a broken history is told by file and line" rollout_says 65 "$work/broken.ndjson:2: column 1" \
        replay "$policy" "$(broken "$work/broken.ndjson" '{"at":0,"fact":"a","value":true}' 'nonsense')"
    check "rollout: a history that is not there" rollout_ends 65 replay "$policy" /nowhere

    check "rollout: the shipped policies have no error" rollout_ends 0 lint "$root"/Policies/*.yaml
    check "rollout: lint points at a contradiction" rollout_says 1 "^$work/bad.yaml:4:[0-9]+: error: .*\[infeasible-objective\]" \
        lint "$(broken "$work/bad.yaml" 'apiVersion: rollout/v1' 'name: bad' \
            'steps: [{setWeight: 100, bakeTime: 2h}]' 'objectives: ["rollout.duration < 1h"]')"
    check "rollout: lint points at what it cannot read" rollout_says 1 \
        "^$work/typo.yaml:3:10: error: steps\[0\].setWieght: unknown key \(did you mean setWeight" \
        lint "$(broken "$work/typo.yaml" 'apiVersion: rollout/v1' 'name: bad' 'steps: [{setWieght: 100}]')"
    check "rollout: others call it a bad file" rollout_says 65 "typo.yaml:3:10: " plan "$work/typo.yaml"
    check "rollout: a warning counts with --strict" strict_counts
    check "rollout: findings are told to code scanning" sarif_is_written
    check "rollout: and to a workflow" rollout_says 1 "^::error file=[^,]*bad.yaml,line=4,col=[0-9]+,title=infeasible-objective::" \
        lint --format github "$work/bad.yaml"

    check "rollout: the schemas that are shipped are those that it prints" schemas_are_shipped
    check "rollout: another validator takes every policy by the schema" schema_takes_policies
    check "rollout: and every file of scenarios" schema_takes_scenarios
    check "rollout: and refuses every bad policy, where a schema can tell" schema_refuses_bad_policies
    check "rollout: what the schema refuses the reader refuses, of policies with random mistakes" schema_is_not_stricter

    check "rollout: plan shows the timeline" rollout_says 0 '^complete after 5h' plan "$policy"
    check "rollout: a policy decides as itself" rollout_says 0 '^no difference$' diff "$policy" "$policy" "$bad"
    sed 's/error_rate > 1% for 5 minutes/error_rate > 1% for 10 minutes/' "$policy" >"$work/patient.yaml"
    check "rollout: a more patient one differs" rollout_says 1 '1h15m0s +rollback at 0 %' \
        diff "$policy" "$work/patient.yaml" "$healthy" "$bad"
    check "rollout: the scenarios of all policies pass" rollout_says 0 '^[0-9]+ passed, 0 failed$' \
        test "$root"/Tests/Scenarios/*.yaml "$root"/Tests/Scenarios/samples/*.yaml
    check "rollout: each policy has scenarios" each_policy_has_scenarios
    check "rollout: a scenario that fails is told by its place" rollout_says 1 \
        '^'"$work"'/scenario.yaml:4:31: after 5m0s: verdict is hold, expected rollback' \
        test "$(broken "$work/scenario.yaml" 'policy: patient.yaml' 'scenarios:' '  - name: no data' \
            '    expect: {at: 5m, verdict: rollback}')"
    check "rollout: a series that the policy does not know" rollout_says 65 'did you mean error_rate' \
        test "$(broken "$work/typo-scenario.yaml" 'policy: patient.yaml' 'scenarios:' '  - name: a typo' \
            '    series: {eror_rate: 3%}' '    expect: {phase: completed}')"
    check "rollout: the tutorial shows what its files print" tutorial_runs
    check "rollout: explain shows the rule that decided" rollout_says 0 \
        '^\* +triggers\[0\] +error_rate > 1% for 5m0s +fail +rollback +3% +1% +-2%' explain "$policy" "$bad"
    check "rollout: and any moment before" rollout_says 0 '^verdict +hold' explain "$policy" "$bad" --at 30m
}

# rollout_history MINUTES [FROM]: what a release by smartlead tells each minute; from a minute on three percent fail.
rollout_history() {
    awk -v minutes="$1" -v from="${2:-1000000}" 'BEGIN {
        count = split("tests_100 load_10x zero_vulns dashboards_up", facts, " ")
        for (i = 1; i <= count; i++) printf "{\"at\":0,\"fact\":\"%s\",\"value\":true}\n", facts[i]
        print "{\"at\":0,\"health\":\"/health/detailed\",\"status\":200,\"body\":{\"status\":\"healthy\"}}"
        count = split("avg_response_time 60 api_p99 80 db_connection_errors 0 db_pool 40 memory 50 memory_usage 512 cpu_usage 35",
            series, " ")
        for (minute = 0; minute <= minutes; minute++) {
            line = "{\"at\":" minute * 60 ",\"subject\":\"candidate\",\"metric\":\"%s\",\"value\":%s,\"samples\":6000}\n"
            printf line, "error_rate", minute < from ? 0.0005 : 0.03
            for (i = 1; i < count; i += 2) printf line, series[i], series[i + 1]
        }
    }'
}

# broken FILE LINE...: writes a file and prints its name.
broken() {
    printf '%s\n' "${@:2}" >"$1"
    printf '%s' "$1"
}

# rollout_ends STATUS ARGUMENT...: whether the command ends so.
rollout_ends() { rollout_says "$1" '' "${@:2}"; }

# rollout_says STATUS PATTERN ARGUMENT...: whether it ends so, and a line that it prints matches.
rollout_says() {
    local wanted=$1 pattern=$2 output status=0
    shift 2
    output=$("$bellwether_program" rollout "$@" 2>&1) || status=$?
    printf '%s\nbellwether rollout %s ended with %d\n' "$output" "$*" "$status"
    ((status == wanted)) && grep -qE -- "$pattern" <<<"$output"
}

# weights_are LIST POLICY HISTORY: whether its decisions want these weights, in this order.
weights_are() {
    local found
    found=$("$bellwether_program" rollout replay "$2" "$3" --json |
        jq -cs 'reduce .[].weight as $next ([]; if .[-1] == $next then . else . + [$next] end)')
    printf '%s\n' "$found"
    [[ $found == "$1" ]]
}

bad_is_rolled_back() {
    local found
    found=$({ "$bellwether_program" rollout replay "$1" "$2" --json || true; } | jq -cs '
        map(select(.verdict == "rollback"))[0]
        | [.at, .weight, .summary, (.reasons[] | select(.rule == "triggers[0]") | .since, .outcome)]')
    printf '%s\n' "$found"
    [[ $found == '[4500,0,"error_rate 3% > 1% on candidate for 5m0s",4200,"rollback"]' ]]
}

rollout_takes_input() { rollout_ends 1 replay "$1" - <"$2"; }

page_is_written() {
    rollout_ends 1 replay "$1" "$2" --html "$work/replay.html" || return 1
    grep -q 'Rolled back at 1h15m0s</strong>: <bdi>error_rate 3% &gt; 1%' "$work/replay.html"
}

dates_stay() {
    local found
    found=$({ printf '{"at":"2026-01-01T00:00:00Z","fact":"a","value":true}\n' |
        "$bellwether_program" rollout replay "$1" - --json || true; } | jq -r .at)
    [[ $found == 2026-01-01T00:00:00.000Z ]]
}

strict_counts() {
    printf '%s\n' 'apiVersion: rollout/v1' 'name: slow' 'steps: [{setWeight: 100, bakeTime: 1h}]' \
        'rollback: {planned: {weights: [50, 0], stepDuration: 10m}}' 'objectives: ["rollback.duration < 5m"]' \
        >"$work/slow.yaml"
    rollout_says 0 ': warning: ' lint "$work/slow.yaml" && rollout_ends 1 lint --strict "$work/slow.yaml"
}

# The findings of a bad policy as one document of SARIF, with a rule for each.
sarif_is_written() {
    "$bellwether_program" rollout lint --format sarif "$work/bad.yaml" "$root/Policies/smartlead.yaml" >"$work/lint.sarif" &&
        return 1
    jq -e '.version == "2.1.0" and (.runs | length == 1) and (.runs[0] |
        (.tool.driver.rules | map(.id)) as $rules |
        (.results | length > 0) and all(.results[]; $rules[.ruleIndex] == .ruleId and (.message.text | length > 0)
            and .locations[0].physicalLocation.region.startLine > 0))' "$work/lint.sarif"
}

schemas_are_shipped() {
    "$bellwether_program" rollout schema | diff - "$root/Policies/rollout.schema.json" &&
        "$bellwether_program" rollout schema scenarios | diff - "$root/Policies/scenarios.schema.json"
}

# The interpreter for which Debian packages its modules; the first in PATH may be another one.
validate() { /usr/bin/python3 "$root/Scripts/lib/schema.py" "$@"; }

schema_takes_policies() {
    validate "$root/Policies/rollout.schema.json" "$root"/Policies/*.yaml "$root"/Policies/*/*.yaml | all_are_valid
}

schema_takes_scenarios() {
    validate "$root/Policies/scenarios.schema.json" "$root"/Tests/Scenarios/*.yaml "$root"/Tests/Scenarios/*/*.yaml |
        all_are_valid
}

# all_are_valid: whether each line of standard input, at least one, ends so; prints those that do not.
all_are_valid() {
    awk -F '\t' '$2 != "valid" { print; bad = 1 } END { exit NR == 0 || bad }'
}

# Bad policies are refused by the schema, and those that say that it cannot tell are not.
schema_refuses_bad_policies() {
    local file verdict status=0
    while IFS=$'\t' read -r file verdict; do
        if grep -q '^# schema: cannot tell$' "$file"; then
            [[ $verdict == valid ]] || { printf '%s: the schema can tell: %s\n' "$file" "$verdict" && status=1; }
        else
            [[ $verdict != valid ]] || { printf '%s: the schema takes it\n' "$file" && status=1; }
        fi
    done < <(validate "$root/Policies/rollout.schema.json" "$root"/Tests/BadPolicies/*.yaml)
    return "$status"
}

# Policies with a random mistake each, by both: what the schema refuses the reader must refuse, or an editor would mark
# what is right.
schema_is_not_stricter() {
    rm -rf "$work/mutants"
    mkdir -p "$work/mutants"
    /usr/bin/python3 "$root/Scripts/lib/mutants.py" "$work/mutants" 400 "$root"/Policies/*.yaml "$root"/Policies/samples/*.yaml
    "$bellwether_program" rollout lint --json "$work"/mutants/*.json >"$work/mutants.ndjson" || true
    validate "$root/Policies/rollout.schema.json" "$work"/mutants/*.json >"$work/mutants.tsv"
    jq -r 'select(.code == "syntax").file' "$work/mutants.ndjson" | sort >"$work/refused"
    awk -F '\t' '$2 != "valid" { print $1 }' "$work/mutants.tsv" | sort >"$work/marked"
    printf '%d refused by the reader, %d by the schema\n' "$(wc -l <"$work/refused")" "$(wc -l <"$work/marked")"
    # What it cannot tell is what names refer to.
    (($(wc -l <"$work/marked") * 10 > $(wc -l <"$work/refused") * 9)) &&
        ! comm -13 "$work/refused" "$work/marked" | grep .
}

# What the tutorial shows is what its files print.
tutorial_runs() (
    cp -R "$root/Examples/Tutorial" "$work/tutorial" && cd "$work/tutorial" || return 1
    PATH=$(dirname "$bellwether_program"):$PATH
    ! bellwether rollout lint typo.yaml >typo.found || return 1
    bellwether rollout lint first.yaml >first.found && bellwether rollout lint --strict watched.yaml shop.yaml || return 1
    sh plan.sh >plan.found && sh test.sh >test.found && sh schema.sh || return 1
    for name in typo first plan test; do diff "$name.txt" "$name.found" || return 1; done
    diff rollout.schema.json "$root/Policies/rollout.schema.json"
)

each_policy_has_scenarios() {
    local policy name status=0
    for policy in "$root"/Policies/*.yaml "$root"/Policies/samples/*.yaml; do
        name=${policy#"$root"/Policies/}
        [[ $(grep -c '^  - name: ' "$root/Tests/Scenarios/$name") -ge 2 ]] || { printf '%s\n' "$name" && status=1; }
    done
    return "$status"
}
