// The rules of the benchmark as a plain loop over arrays: what the evaluator is held against.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { PLAIN_METRICS = 8, PLAIN_RULES = 10, PLAIN_POINTS = 4 };

// One point of a series, by name, as the evaluator gets it.
struct plain_observation {
    const char *subject;
    const char *metric;
    int64_t at;
    double value;
    int64_t samples;
};

struct plain_point {
    int64_t at;
    double value;
    int64_t samples;
};

// What is remembered from one tick to the next.
struct plain_state {
    struct plain_point points[PLAIN_METRICS][PLAIN_POINTS];
    int count[PLAIN_METRICS];
    int64_t since[PLAIN_RULES];
    int failures_in_a_row;
};

enum plain_verdict { PLAIN_ADVANCE, PLAIN_HOLD, PLAIN_ROLLBACK };

void plain_init(struct plain_state *state);

// Takes the points of one tick and says what follows.
enum plain_verdict plain_tick(struct plain_state *state, int64_t now, const struct plain_observation *observations,
                              int count);

// Reads a file line by line and adds up all numbers that are no part of a string: what any reader of it has to do.
double plain_sum_of_numbers(const char *path, int64_t *lines);
