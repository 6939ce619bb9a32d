"""Processes that are measured: started on one core, killed by pid, read through /proc."""

import ctypes
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

SERVER_CORE = 0
CLIENT_CORE = 1
_TICKS = os.sysconf("SC_CLK_TCK")
_libc = ctypes.CDLL(None)


def _die_with_parent():
    """Asks the kernel to kill this process when the harness dies, however it dies (PR_SET_PDEATHSIG)."""
    _libc.prctl(1, signal.SIGKILL)


class Process:
    """A child on a given core."""

    def __init__(self, arguments, core=SERVER_CORE, environment=None, output=subprocess.DEVNULL):
        self._child = subprocess.Popen(
            ["taskset", "-c", str(core), *map(str, arguments)],
            env={**os.environ, **(environment or {})},
            stdout=output, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True,
            preexec_fn=_die_with_parent)
        self.pid = self._child.pid

    def first_line(self):
        """The first line of its output."""
        return self._child.stdout.readline().strip()

    def stop(self):
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def cpu_seconds(self):
        """User and system time so far."""
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def precise_cpu_seconds(self):
        """The time that its present threads have run, in nanoseconds of the scheduler rather than in ticks."""
        total = 0
        for task in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{task}/schedstat") as file:
                total += int(file.read().split()[0])
        return total / 1e9

    def anonymous_megabytes(self):
        """Resident memory that no file backs."""
        with open(f"/proc/{self.pid}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Anonymous:"):
                    return int(line.split()[1]) / 1024
        raise RuntimeError("smaps_rollup has no Anonymous line")


def client(*arguments):
    """Runs a client to its end on the client's core and returns what it prints."""
    command = ["taskset", "-c", str(CLIENT_CORE), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def status_of(url):
    """The status code of a GET, or 0 without an answer."""
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def await_status(url, status, seconds=30):
    """Waits until a GET answers the status."""
    end = time.monotonic() + seconds
    while status_of(url) != status:
        if time.monotonic() > end:
            raise RuntimeError(f"{url} does not answer {status}")
        time.sleep(0.02)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
