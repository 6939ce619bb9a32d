#include "hiredis_flips.h"

#include <hiredis/hiredis.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define KEY "feature:flip"

struct client {
    redisContext *tracking, *data;
    int has_value, awaits_fence, fenced;
};

struct flips {
    redisContext *writer;
    int count;
    struct client *clients;
    struct pollfd *polled;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static redisContext *connected(int port) {
    redisContext *context = redisConnect("127.0.0.1", port);
    if (context && context->err) {
        redisFree(context);
        return NULL;
    }
    return context;
}

/// Whether the reply came and is no error.
static int is_done(void *reply) {
    int done = reply && ((redisReply *)reply)->type != REDIS_REPLY_ERROR;
    if (reply) freeReplyObject(reply);
    return done;
}

static int follow(struct client *client, int port) {
    client->tracking = connected(port);
    client->data = connected(port);
    if (!client->tracking || !client->data) return 0;
    redisReply *id = redisCommand(client->tracking, "CLIENT ID");
    if (!id || id->type != REDIS_REPLY_INTEGER) return 0;
    long long number = id->integer;
    freeReplyObject(id);
    return is_done(redisCommand(client->tracking,
                                "CLIENT TRACKING ON REDIRECT %lld BCAST PREFIX feature: PREFIX feature-kill: "
                                "PREFIX feature-evaluators",
                                number)) &&
           is_done(redisCommand(client->tracking, "SUBSCRIBE __redis__:invalidate"));
}

struct flips *flips_open(int port, int clients, int fenced) {
    struct flips *flips = calloc(1, sizeof *flips);
    flips->count = clients;
    flips->clients = calloc(clients, sizeof *flips->clients);
    flips->polled = calloc(2 * clients, sizeof *flips->polled);
    flips->writer = connected(port);
    int ok = flips->writer != NULL;
    for (int i = 0; ok && i < clients; i++) {
        flips->clients[i].fenced = fenced;
        ok = follow(&flips->clients[i], port);
        if (!ok) break;
        flips->polled[2 * i] = (struct pollfd){flips->clients[i].tracking->fd, POLLIN, 0};
        flips->polled[2 * i + 1] = (struct pollfd){flips->clients[i].data->fd, POLLIN, 0};
    }
    if (ok) return flips;
    flips_close(flips);
    return NULL;
}

void flips_close(struct flips *flips) {
    if (!flips) return;
    for (int i = 0; i < flips->count; i++) {
        if (flips->clients[i].tracking) redisFree(flips->clients[i].tracking);
        if (flips->clients[i].data) redisFree(flips->clients[i].data);
    }
    if (flips->writer) redisFree(flips->writer);
    free(flips->clients);
    free(flips->polled);
    free(flips);
}

/// Takes all replies that have come; calls the function for each.
static int take(redisContext *context, struct client *client, const char *value,
                int (*handle)(struct client *, redisReply *, const char *)) {
    if (redisBufferRead(context) != REDIS_OK) return -1;
    int hits = 0;
    for (;;) {
        void *reply = NULL;
        if (redisGetReplyFromReader(context, &reply) != REDIS_OK) return -1;
        if (!reply) return hits;
        hits += handle(client, reply, value);
        freeReplyObject(reply);
    }
}

static void send_now(redisContext *context, const char *command) {
    int done = 0;
    redisAppendCommand(context, command);
    while (!done)
        if (redisBufferWrite(context, &done) != REDIS_OK) break;
}

static int on_message(struct client *client, redisReply *reply, const char *value) {
    (void)value;
    if (reply->type != REDIS_REPLY_ARRAY) return 0;
    if (reply->elements == 3) send_now(client->data, "MGET " KEY);
    if (reply->elements != 2 || !client->awaits_fence) return 0;
    client->awaits_fence = 0;
    client->has_value = 1;
    return 1;
}

static int on_value(struct client *client, redisReply *reply, const char *value) {
    if (client->has_value || reply->type != REDIS_REPLY_ARRAY || reply->elements != 1) return 0;
    redisReply *found = reply->element[0];
    if (found->type != REDIS_REPLY_STRING || strcmp(found->str, value) != 0) return 0;
    if (client->fenced) {
        client->awaits_fence = 1;
        send_now(client->tracking, "PING");
        return 0;
    }
    client->has_value = 1;
    return 1;
}

double flips_once(struct flips *flips, const char *value) {
    for (int i = 0; i < flips->count; i++) flips->clients[i].has_value = 0;
    double start = now();
    if (!is_done(redisCommand(flips->writer, "SET " KEY " %s", value))) return -1;
    int missing = flips->count;
    while (missing > 0) {
        if (poll(flips->polled, 2 * flips->count, 5000) <= 0) return -1;
        for (int i = 0; i < flips->count; i++) {
            struct client *client = &flips->clients[i];
            if (flips->polled[2 * i].revents) {
                int hits = take(client->tracking, client, value, on_message);
                if (hits < 0) return -1;
                missing -= hits;
            }
            if (flips->polled[2 * i + 1].revents) {
                int hits = take(client->data, client, value, on_value);
                if (hits < 0) return -1;
                missing -= hits;
            }
        }
    }
    return now() - start;
}

struct flip_writer {
    redisContext *context;
};

struct flip_writer *flip_writer_open(int port) {
    redisContext *context = connected(port);
    if (!context) return NULL;
    struct flip_writer *writer = calloc(1, sizeof *writer);
    writer->context = context;
    return writer;
}

void flip_writer_close(struct flip_writer *writer) {
    redisFree(writer->context);
    free(writer);
}

int flip_writer_set(struct flip_writer *writer, const char *key, const char *value) {
    return is_done(redisCommand(writer->context, "SET %s %s", key, value)) ? 0 : -1;
}

char *flip_writer_statistics(struct flip_writer *writer, int reset) {
    if (reset && !is_done(redisCommand(writer->context, "CONFIG RESETSTAT"))) return NULL;
    redisReply *reply = redisCommand(writer->context, "INFO commandstats");
    char *text = reply && reply->type == REDIS_REPLY_STRING ? strdup(reply->str) : NULL;
    if (reply) freeReplyObject(reply);
    return text;
}
