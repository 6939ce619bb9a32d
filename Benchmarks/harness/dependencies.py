"""The real Postgres and Redis of this run, frozen and counted."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager


def family(pid):
    """A process and its children."""
    children = []
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children") as file:
            children += map(int, file.read().split())
    return [pid, *children]


@contextmanager
def frozen():
    """Postgres with all its sessions, and Redis, stopped by SIGSTOP."""
    pids = [*family(int(os.environ["POSTGRES_PID"])), int(os.environ["REDIS_PID"])]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def redis_probes():
    """How many ECHO commands Redis has served: each probe sends one."""
    output = subprocess.run(
        ["redis-cli", "-u", os.environ["REDIS_URL"], "info", "commandstats"],
        check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        if line.startswith("cmdstat_echo:calls="):
            return int(line.split("=")[1].split(",")[0])
    return 0


def postgres_transactions():
    """How many transactions Postgres has ended, this one and those of its own workers included."""
    # A session reports its figures at most once a second.
    time.sleep(1.2)
    return int(subprocess.run(
        [os.environ["PSQL"], os.environ["DATABASE_URL"], "-Atc",
         "select sum(xact_commit + xact_rollback) from pg_stat_database"],
        check=True, capture_output=True, text=True).stdout)
