"""Runs the scenarios one after the other and writes the report. `Benchmarks/run` builds and starts what it needs."""

import argparse
import os
import sys
import tempfile

import footprint
import hung
import report
import single_flight
import slow_clients
import throughput
from facts import facts
from peers import Peers


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds of the throughput comparison")
    parser.add_argument("--seconds", type=int, default=4, help="length of one wrk run")
    parser.add_argument("--quick", action="store_true", help="one short round of everything; writes no report")
    parser.add_argument("--only", choices=SCENARIOS, action="append", help="these scenarios; writes no report")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = 1, 1

    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    claims, tables = [], []
    with tempfile.TemporaryDirectory() as work:
        peers = Peers(work, here)
        for name in options.only or SCENARIOS:
            print(f"measuring: {name}", flush=True)
            found, table = SCENARIOS[name](peers, here, options)
            for what, measured, bound, holds in found:
                print(f"  {'ok    ' if holds else 'MISSED'} {what}: {measured} ({bound})", flush=True)
            claims += found
            if table:
                tables.append(table)

    if not options.quick and not options.only:
        report.write(os.path.join(here, "RESULTS.md"), facts(here), "Benchmarks/run", claims, tables)
        print("written: Benchmarks/RESULTS.md")
    return 0 if all(holds for *_, holds in claims) else 1


def _throughput(peers, here, options):
    results = throughput.measure(peers, here, options.rounds, options.seconds)
    header = ("connections", "server", "requests/s", "against nginx", "CPU us/request", "against nginx")
    return throughput.claims(results), ("GET /health", header, throughput.rows(results))


def _hung(peers, _, options):
    results = hung.measure(peers, 2 if options.quick else 10)
    header = ("dependencies", "path", "answered", "failed", "p50 ms", "p99 ms", "longest ms")
    return hung.claims(results), (f"{hung.RATE:,} requests/s while everything hangs", header, hung.rows(results))


def _single_flight(peers, _, options):
    return single_flight.claims(single_flight.measure(peers, 5 if options.quick else 20)), None


def _slow_clients(peers, *_):
    results = slow_clients.measure(peers)
    return slow_clients.claims(results), (
        "Slow clients: longest until closed", ("kind", "seconds"), slow_clients.rows(results))


def _footprint(peers, _, options):
    return footprint.claims(footprint.measure(peers, *((10, 3) if options.quick else (60, 11)))), None


SCENARIOS = {
    "throughput": _throughput,
    "hung": _hung,
    "single-flight": _single_flight,
    "slow-clients": _slow_clients,
    "footprint": _footprint,
}

if __name__ == "__main__":
    sys.exit(main())
