"""The flow server of one machine: one that runs already, or a child of ours with its store in the data folder."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from time import monotonic, sleep
from typing import ClassVar
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from cli.processes import Child
from domain.errors import DomainError
from workflows.settings import Settings

READY_SECONDS = 90  # the first start migrates the server's own store
STOP_SECONDS = 4.0

# No word leaves the machine, and what is recorded of tasks is written in batches: a quarter of the cost.
_ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_API_URL": "/api",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_RUNNER_POLL_FREQUENCY": "2",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
}
_direct = build_opener(ProxyHandler({}))


class FlowServerUnreachable(DomainError):
    """data: url."""

    key: ClassVar[str] = "flow_server_unreachable"


class FlowServerFailed(DomainError):
    """Our own flow server did not start. data: log."""

    key: ClassVar[str] = "flow_server_failed"


def home(settings: Settings) -> Path:
    return settings.data_dir.absolute() / "prefect"


def environment(settings: Settings, url: str) -> dict[str, str]:
    return {**_ENVIRONMENT, "PREFECT_HOME": str(home(settings)), "PREFECT_API_URL": url}


@contextmanager
def prefect_server(settings: Settings) -> Iterator[Mapping[str, str]]:
    """The environment in which flows find their server; what we started is stopped at the end.

    Raises FlowServerUnreachable for a configured server that does not answer, FlowServerFailed for our own.
    """
    url = existing(settings)
    if url is not None:
        yield environment(settings, url)
        return
    server = Server(settings)
    try:
        server.wait()
        yield server.environment
    finally:
        server.stop()


def existing(settings: Settings) -> str | None:
    """The configured server, else one that another process of ours runs on this data folder."""
    configured = settings.prefect_api_url or os.environ.get("PREFECT_API_URL")
    if configured:
        if not healthy(configured):
            raise FlowServerUnreachable(url=configured)
        return configured
    with suppress(OSError, ValueError, KeyError):
        url: str = json.loads(_record(settings).read_text("utf-8"))["url"]
        return url if healthy(url) else None
    return None


def healthy(url: str) -> bool:
    with suppress(URLError, OSError, HTTPException), _direct.open(f"{url}/health", timeout=2) as answer:
        return bool(answer.status == 200)
    return False


class Server:
    """A child that serves Prefect's API on a free port of this machine alone."""

    def __init__(self, settings: Settings) -> None:
        home(settings).mkdir(parents=True, exist_ok=True)
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}/api"
        self.environment = environment(settings, self.url)
        self._log, self._record = home(settings) / "server.log", _record(settings)
        command = ("-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
        self.child = Child("prefect", command, self.environment, log=self._log)

    def ready(self) -> bool:
        """Raises FlowServerFailed if it ended. Once ready, other processes on this data folder can use it."""
        if self.child.code is not None:
            raise FlowServerFailed(log=str(self._log))
        if not healthy(self.url):
            return False
        self._record.write_text(json.dumps({"url": self.url, "pid": self.child.pid}), "utf-8")
        return True

    def wait(self, wanted: Callable[[], bool] = lambda: True) -> bool:
        """Whether it became ready while it was still wanted."""
        deadline = monotonic() + READY_SECONDS
        while wanted():
            if self.ready():
                return True
            if monotonic() > deadline:
                raise FlowServerFailed(log=str(self._log))
            sleep(0.1)
        return False

    def stop(self) -> None:
        self._record.unlink(missing_ok=True)
        self.child.stop(STOP_SECONDS)


def _record(settings: Settings) -> Path:
    return home(settings) / "server.json"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
