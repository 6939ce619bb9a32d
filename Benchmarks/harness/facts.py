"""What the figures depend on: versions and the count of cores."""

import json
import os
import re
import subprocess


def facts(here):
    return [
        f"{os.cpu_count()} cores, Linux {os.uname().release.split('-')[0]}, {os.uname().machine}",
        _version(r"nginx/[\d.]+", "nginx", "-v"),
        _version(r"go[\d.]+", "go", "version"),
        "Hummingbird " + _pinned(here, "hummingbird") + ", SwiftNIO " + _pinned(here, "swift-nio"),
        _version(r"Swift version [\d.]+", "swift", "--version"),
        _version(r"wrk [^ ]+", "wrk", "-v"),
    ]


def _version(pattern, *command):
    done = subprocess.run(command, capture_output=True, text=True)
    found = re.search(pattern, done.stdout + done.stderr)
    return found.group(0) if found else command[0]


def _pinned(here, identity):
    with open(os.path.join(here, "Package.resolved")) as file:
        for pin in json.load(file)["pins"]:
            if pin["identity"] == identity:
                return pin["state"].get("version", "?")
    return "?"
