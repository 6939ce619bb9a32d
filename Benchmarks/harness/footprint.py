"""What the service costs while nobody asks, and how fast it starts."""

import socket
import time
from statistics import median

from processes import Process, free_port


def measure(peers, seconds, starts):
    """Returns megabytes, the share of a core, and the times to the first answer."""
    process, _ = peers.bellwether(HEALTH_INTERVAL_MS="5000")
    with process:
        time.sleep(5)
        before = process.precise_cpu_seconds()
        time.sleep(seconds)
        share = (process.precise_cpu_seconds() - before) / seconds
        memory = process.anonymous_megabytes()
    nginx, ours = [], []
    for _ in range(starts):
        nginx.append(_first_answer(peers.start_nginx, "/health"))
        ours.append(_first_answer(peers.start_service, "/live"))
    return {"memory_mb": memory, "cpu": share, "nginx_ms": median(nginx), "service_ms": median(ours)}


def _first_answer(start, path):
    """Milliseconds from the start of a program to its first 200."""
    port = free_port()
    request = f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
    begin = time.perf_counter()
    with Process(*start(port)) as _:
        while not _answers(port, request):
            time.sleep(0.0005)
        return (time.perf_counter() - begin) * 1000


def _answers(port, request):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(request)
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def claims(results):
    ratio = results["service_ms"] / results["nginx_ms"]
    return [
        ("anonymous resident memory, two probes at 5 s", f"{results['memory_mb']:.1f} MB", "under 8 MB",
         results["memory_mb"] < 8),
        ("processor time at rest, two probes at 5 s", f"{results['cpu'] * 100:.3f} % of a core", "under 0.1 %",
         results["cpu"] < 0.001),
        ("start to first 200 against nginx",
         f"{ratio:.2f} x ({results['service_ms']:.1f} ms, {results['nginx_ms']:.1f} ms)", "under 1.5 x", ratio < 1.5),
    ]
