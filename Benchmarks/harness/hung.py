"""Every dependency hangs in one of three ways; the endpoints must not notice."""

import json
import os
import subprocess
from contextlib import contextmanager

from dependencies import frozen
from processes import CLIENT_CORE, Process, await_status, client

RATE = 1000


@contextmanager
def _mute(*arguments):
    with Process([os.environ["MUTE"], *arguments], core=CLIENT_CORE, output=subprocess.PIPE) as server:
        yield server.first_line()


def _ask(url, seconds):
    return json.loads(client(os.environ["LOADGEN"], "-url", url, "-rate", RATE, "-total", RATE * seconds))


def _both(url, seconds):
    await_status(url + "/ready", 503)
    return {path: _ask(url + path, seconds) for path in ("/live", "/ready")}


def measure(peers, seconds):
    """Returns {way of hanging: {path: what the load generator saw}}."""
    probing = {"HEALTH_INTERVAL_MS": "500", "HEALTH_TIMEOUT_MS": "250"}
    results = {}
    process, url = peers.bellwether(**probing)
    with process, frozen():
        results["SIGSTOP"] = _both(url, seconds)
    for name, postgres, redis in (("black hole", [], []), ("drip", ["-drip", "R"], ["-drip", "+"])):
        with _mute(*postgres) as database, _mute(*redis) as cache:
            process, url = peers.service(
                DATABASE_URL=f"postgres://u:p@{database}/d", REDIS_URL=f"redis://{cache}", **probing)
            with process:
                results[name] = _both(url, seconds)
    return results


def rows(results):
    return [
        (way, path, f"{seen['answered']:,}", seen["failed"], f"{seen['p50_ms']:.2f}", f"{seen['p99_ms']:.2f}",
         f"{seen['max_ms']:.2f}")
        for way, paths in results.items() for path, seen in paths.items()
    ]


def claims(results):
    seen = [seen for paths in results.values() for seen in paths.values()]
    failed = sum(one["failed"] for one in seen)
    p99 = max(one["p99_ms"] for one in seen)
    longest = max(one["max_ms"] for one in seen)
    what = f"/live and /ready at {RATE:,} requests/s, every dependency hung"
    return [
        (what + ": unanswered", str(failed), "0", failed == 0),
        (what + ": p99", f"{p99:.2f} ms", "at most 1 ms", p99 <= 1),
        (what + ": longest", f"{longest:.2f} ms", "at most 10 ms", longest <= 10),
    ]
