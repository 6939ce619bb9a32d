#ifndef HIREDIS_FLIPS_H
#define HIREDIS_FLIPS_H

/// Clients that follow one flag in Redis as a C programmer would write them: per client one connection that tracks
/// keys with itself as the target and one for data, all in one poll loop on one thread, no protection from anything.
struct flips;

/// The clients, connected and tracking; null when that fails. Fenced ones do what this package does before they believe a
/// value: they ping on the connection of the announcements and wait for the answer, so that no transaction is half seen.
struct flips *flips_open(int port, int clients, int fenced);
void flips_close(struct flips *flips);

/// Sets the flag and waits until every client has the new value; seconds, or a negative number when something fails.
double flips_once(struct flips *flips, const char *value);

/// Sets a key by a connection of its own, for the others; 0 when it is done.
struct flip_writer;
struct flip_writer *flip_writer_open(int port);
void flip_writer_close(struct flip_writer *writer);
int flip_writer_set(struct flip_writer *writer, const char *key, const char *value);
/// The reply to `INFO commandstats`, to be freed by the caller; with `reset` the counters start anew.
char *flip_writer_statistics(struct flip_writer *writer, int reset);

#endif
