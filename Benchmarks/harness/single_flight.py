"""Requests never cause probes: the dependencies see as many with ten thousand requests as without any."""

import json
import os
import time

from dependencies import log_statements, postgres_probes, redis_probes
from processes import client

REQUESTS = 10_000


def measure(peers, seconds):
    """Returns the probes that Redis and Postgres saw in equal times, quiet and asked."""
    log_statements(True)
    process, url = peers.bellwether(HEALTH_INTERVAL_MS="200")
    with process:
        quiet = _count(seconds, lambda: None)

        def ask():
            output = client(os.environ["LOADGEN"], "-url", url + "/detailed", "-total", REQUESTS, "-connections", 256)
            seen = json.loads(output)
            if seen["answered"] != REQUESTS:
                raise RuntimeError(f"{seen['failed']} requests for /detailed were not answered")

        asked = _count(seconds, ask)
    log_statements(False)
    return {"quiet": quiet, "asked": asked}


def _count(seconds, action):
    redis, postgres = redis_probes(), postgres_probes()
    end = time.monotonic() + seconds
    action()
    time.sleep(max(0, end - time.monotonic()))
    return redis_probes() - redis, postgres_probes() - postgres


def claims(results):
    found = []
    for index, name in enumerate(("Redis", "Postgres")):
        quiet, asked = results["quiet"][index], results["asked"][index]
        # The jitter of the schedule moves the count of one window by a few.
        found.append((f"probes seen by {name} during {REQUESTS:,} requests for /detailed over 256 connections",
                      str(asked), f"as without requests ({quiet}, give or take a tenth)",
                      asked <= quiet * 1.1 + 2))
    return found
