#define _GNU_SOURCE
#include "plain_rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { MEAN, LAST, SUM };

static const struct {
    const char *name;
    enum kind kind;
} metrics[PLAIN_METRICS] = {
    {"error_rate", MEAN}, {"avg_response_time", MEAN}, {"api_p99", LAST},      {"db_connection_errors", SUM},
    {"db_pool", LAST},    {"memory", LAST},            {"memory_usage", LAST}, {"cpu_usage", LAST},
};

enum consequence { ROLLBACK, KEEP, TELL, REQUIRE };

static const struct {
    int metric;
    bool above;
    double limit;
    int64_t lasting;
    enum consequence consequence;
} rules[PLAIN_RULES] = {
    {0, true, 0.01, 300000, ROLLBACK}, {1, true, 500, 300000, ROLLBACK}, {3, true, 0, 0, ROLLBACK},
    {6, true, 4000, 600000, KEEP},     {1, true, 200, 600000, TELL},     {0, false, 0.001, 0, REQUIRE},
    {2, false, 100, 0, REQUIRE},       {4, false, 80, 0, REQUIRE},       {5, false, 80, 0, REQUIRE},
    {7, false, 70, 0, REQUIRE},
};

static const int64_t window = 60000, kept = 120000, never = INT64_MAX;

void plain_init(struct plain_state *state) {
    memset(state, 0, sizeof *state);
    for (int rule = 0; rule < PLAIN_RULES; rule++) state->since[rule] = never;
}

static int metric_named(const char *name) {
    for (int metric = 0; metric < PLAIN_METRICS; metric++)
        if (strcmp(metrics[metric].name, name) == 0) return metric;
    return -1;
}

static void take(struct plain_state *state, int64_t now, const struct plain_observation *observation) {
    int metric = metric_named(observation->metric);
    if (metric < 0 || strcmp(observation->subject, "candidate") != 0) return;
    if (!__builtin_isfinite(observation->value) || observation->at > now) return;
    struct plain_point *points = state->points[metric];
    int *count = &state->count[metric];
    if (*count > 0 && points[*count - 1].at >= observation->at) return;
    int old = 0;
    while (old < *count && (points[old].at < now - kept || *count - old == PLAIN_POINTS)) old++;
    memmove(points, points + old, sizeof *points * (size_t)(*count - old));
    *count -= old;
    points[(*count)++] = (struct plain_point){observation->at, observation->value, observation->samples};
}

// Not a number when there is no point in the window.
static double look(const struct plain_state *state, int metric, int64_t now, int64_t *newest) {
    const struct plain_point *points = state->points[metric];
    double sum = 0, weight = 0, last = __builtin_nan("");
    for (int place = state->count[metric] - 1; place >= 0 && points[place].at > now - window; place--) {
        if (weight == 0) {
            last = points[place].value;
            *newest = points[place].at;
        }
        double samples = metrics[metric].kind == MEAN ? (double)points[place].samples : 1;
        sum += points[place].value * samples;
        weight += samples;
    }
    if (weight == 0) return last;
    return metrics[metric].kind == MEAN ? sum / weight : metrics[metric].kind == SUM ? sum : last;
}

enum plain_verdict plain_tick(struct plain_state *state, int64_t now, const struct plain_observation *observations,
                              int count) {
    for (int index = 0; index < count; index++) take(state, now, &observations[index]);
    enum plain_verdict verdict = PLAIN_ADVANCE;
    bool failed = false, missing = false;
    for (int rule = 0; rule < PLAIN_RULES; rule++) {
        int64_t newest = now;
        double value = look(state, rules[rule].metric, now, &newest);
        if (__builtin_isnan(value)) {
            missing = true;
            continue;
        }
        bool holds = rules[rule].above ? value > rules[rule].limit : value < rules[rule].limit;
        if (!holds) {
            state->since[rule] = never;
        } else if (state->since[rule] == never) {
            state->since[rule] = newest;
        }
        bool lasted = holds && newest - state->since[rule] >= rules[rule].lasting;
        switch (rules[rule].consequence) {
        case ROLLBACK:
            if (lasted) verdict = PLAIN_ROLLBACK;
            break;
        case KEEP:
            if (lasted && verdict < PLAIN_HOLD) verdict = PLAIN_HOLD;
            break;
        case TELL: break;
        case REQUIRE:
            if (!holds) failed = true;
            break;
        }
    }
    state->failures_in_a_row = failed ? state->failures_in_a_row + 1 : 0;
    if ((failed || missing) && verdict < PLAIN_HOLD) verdict = PLAIN_HOLD;
    return verdict;
}

double plain_sum_of_numbers(const char *path, int64_t *lines) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return __builtin_nan("");
    char *line = NULL;
    size_t size = 0;
    double sum = 0;
    *lines = 0;
    while (getline(&line, &size, file) > 0) {
        ++*lines;
        for (char *at = line; *at != '\0';) {
            if (*at == '"') {
                char *end = strchr(at + 1, '"');
                if (end == NULL) break;
                at = end + 1;
            } else if (*at == '-' || (*at >= '0' && *at <= '9')) {
                char *end;
                sum += strtod(at, &end);
                at = end == at ? at + 1 : end;
            } else {
                at++;
            }
        }
    }
    free(line);
    fclose(file);
    return sum;
}
