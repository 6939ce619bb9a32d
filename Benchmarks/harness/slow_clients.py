"""Two thousand clients that waste connections, while good probes go on."""

import json
import os
import subprocess
from urllib.parse import urlsplit

from processes import CLIENT_CORE, Process, client

COUNT = 2000


def measure(peers):
    """Returns what the slow clients and the good probes saw."""
    process, url = peers.bellwether()
    with process:
        address = urlsplit(url).netloc
        before = process.anonymous_megabytes()
        # Both run on one core: the client that measures must not wait for the one that floods.
        flood = Process(["nice", "-n", "19", os.environ["SLOWCLIENTS"], "-address", address, "-count", COUNT],
                        core=CLIENT_CORE, output=subprocess.PIPE)
        with flood:
            good = json.loads(client(
                os.environ["LOADGEN"], "-url", url + "/ready", "-rate", 100, "-total", 800, "-fresh"))
            after = process.anonymous_megabytes()
            slow = json.loads(flood.first_line())
    return {"good": good, "slow": slow, "grown_mb": after - before}


def rows(results):
    return [(kind, f"{seconds:.1f}") for kind, seconds in sorted(results["slow"]["longest_by_kind_s"].items())]


def claims(results):
    good, slow = results["good"], results["slow"]
    left = slow["opened"] - slow["closed"]
    what = f"{COUNT:,} slow clients"
    return [
        (f"{what}: good probes unanswered", str(good["failed"]), "0",
         good["failed"] == 0 and good["statuses"].keys() == {"200"}),
        (f"{what}: p99 of good probes", f"{good['p99_ms']:.2f} ms", "under 20 ms", good["p99_ms"] < 20),
        (f"{what}: memory gained", f"{results['grown_mb']:.1f} MB", "at most 16 MB", results["grown_mb"] <= 16),
        (f"{what}: closed", f"{slow['closed']:,} of {slow['opened']:,} within {slow['longest_s']:.1f} s",
         "all within 7 s", left == 0 and slow["longest_s"] <= 7),
    ]
