"""Requests per second and processor time per request, each peer in turn within every round."""

import re
from statistics import median

from processes import client

CONNECTIONS = (1, 32, 256)
PIPELINED = "pipelined"


def measure(peers, here, rounds, seconds):
    """Returns {(peer, load): (requests per second, microseconds of processor time per request)}."""
    contestants = {
        "nginx": peers.nginx, "Go net/http": peers.go, "Hummingbird": peers.hummingbird,
        "Bellwether": peers.bellwether,
    }
    samples = {}
    running = {}
    try:
        for name, start in contestants.items():
            running[name] = start()
        for process, url in running.values():
            _run(process, url, here, 32, 1)
        for _ in range(rounds):
            for load in (*CONNECTIONS, PIPELINED):
                for name, (process, url) in running.items():
                    samples.setdefault((name, load), []).append(_run(process, url, here, load, seconds))
    finally:
        for process, _ in running.values():
            process.stop()
    return {key: tuple(map(median, zip(*values))) for key, values in samples.items()}


def _run(process, url, here, load, seconds):
    connections = 32 if load == PIPELINED else load
    arguments = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", url + "/health"]
    if load == PIPELINED:
        arguments[1:1] = ["-s", f"{here}/harness/pipeline.lua"]
    before = process.cpu_seconds()
    output = client(*arguments)
    spent = process.cpu_seconds() - before
    if "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(f"wrk saw errors at {url}:\n{output}")
    count = int(re.search(r"(\d+) requests in", output).group(1))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
    return rate, spent / count * 1e6


def rows(results):
    """The table of all figures, and the claims made of them."""
    table = []
    for load in (*CONNECTIONS, PIPELINED):
        nginx = results["nginx", load]
        for name in ("nginx", "Go net/http", "Hummingbird", "Bellwether"):
            rate, cost = results[name, load]
            label = load if load == PIPELINED else f"{load} keep-alive"
            table.append((label, name, f"{rate:,.0f}", f"{rate / nginx[0]:.2f}", f"{cost:.1f}",
                          f"{cost / nginx[1]:.2f}"))
    return table


def claims(results):
    """(what, measured, bound, whether it holds) for every bound of this scenario."""
    found = []
    for load in CONNECTIONS:
        rate, cost = results["Bellwether", load]
        for peer, bound in (("nginx", 0.95), ("Go net/http", 1.3), ("Hummingbird", 2.5)):
            ratio = rate / results[peer, load][0]
            found.append((f"requests/s at {load} connections against {peer}", f"{ratio:.2f} x",
                          f"at least {bound} x", ratio >= bound))
        ratio = cost / results["nginx", load][1]
        found.append((f"CPU per request at {load} connections against nginx", f"{ratio:.2f} x",
                      "at most 1.1 x", ratio <= 1.1))
    ratio = results["Bellwether", PIPELINED][0] / results["nginx", PIPELINED][0]
    found.append(("requests/s pipelined against nginx", f"{ratio:.2f} x", "at least 4 x", ratio >= 4))
    return found
