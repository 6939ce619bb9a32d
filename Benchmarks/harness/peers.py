"""The servers that are compared. Each `start` returns (process, base URL) once it answers."""

import os
import subprocess

from processes import SERVER_CORE, Process, await_status, free_port

# About the size that a real answer has: two checks, a version and an environment.
BODY = (
    '{"status":"healthy","service":"shop","version":"v3.1.0","environment":"green",'
    '"timestamp":"2026-01-27T10:30:00.000Z","uptime":"00:05:32","uptime_seconds":332.118,'
    '"checks":{"database":"healthy","redis":"healthy"}}'
)


class Peers:
    """Knows where the programs are."""

    def __init__(self, work, here):
        self.work = work
        self.here = here
        self.body = os.path.join(work, "body.json")
        with open(self.body, "w") as file:
            file.write(BODY)

    def start_nginx(self, port):
        """The command that starts nginx."""
        with open(os.path.join(self.here, "peers/nginx/nginx.conf")) as file:
            text = file.read()
        text = text.replace("@PORT@", str(port)).replace("@BODY@", BODY).replace("@WORK@", self.work)
        path = os.path.join(self.work, "nginx.conf")
        with open(path, "w") as file:
            file.write(text)
        return (["nginx", "-c", path],)

    def nginx(self):
        port = free_port()
        return _ready(Process(*self.start_nginx(port)), port)

    def go(self):
        port = free_port()
        arguments = [os.environ["GO_PEER"], "-address", f"127.0.0.1:{port}", "-body", self.body]
        return _ready(Process(arguments, environment={"GOMAXPROCS": "1"}), port)

    def hummingbird(self):
        port = free_port()
        return _ready(Process([os.environ["HUMMINGBIRD_PEER"], str(port), self.body]), port)

    def bellwether(self, **settings):
        """The example service with the real Postgres and Redis of this run, unless told otherwise."""
        process, url = self.service(**settings)
        await_status(url + "/health", 200)
        return process, url

    def service(self, **settings):
        """The example service as soon as it listens."""
        process = Process(*self.start_service(0, **settings), output=subprocess.PIPE)
        line = process.first_line()
        if not line.startswith("listening on "):
            process.stop()
            raise RuntimeError("the example service does not start")
        return process, line.removeprefix("listening on ")

    def start_service(self, port, **settings):
        """The command that starts the example service, its core and its environment."""
        environment = {
            "HOST": "127.0.0.1", "PORT": str(port), "SERVICE_NAME": "shop", "APP_VERSION": "v3.1.0",
            "ENVIRONMENT": "green", "DRAIN_SECONDS": "0", **settings,
        }
        return [os.environ["SERVICE"]], SERVER_CORE, environment


def _ready(process, port):
    url = f"http://127.0.0.1:{port}"
    await_status(url + "/health", 200)
    return process, url
