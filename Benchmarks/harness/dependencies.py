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


def log_statements(on):
    """Makes Postgres write each statement to its log, or not."""
    value = "all" if on else "none"
    for command in (f"alter system set log_statement = '{value}'", "select pg_reload_conf()"):
        subprocess.run([os.environ["PSQL"], os.environ["DATABASE_URL"], "-Atqc", command],
                       check=True, capture_output=True)
    time.sleep(0.5)


def postgres_probes():
    """How many statements of the check Postgres has logged. Its statistics do not count those that read no table."""
    with open(os.environ["POSTGRES_LOG"], errors="replace") as file:
        return sum(1 for line in file if " statement: " in line or " execute " in line)
