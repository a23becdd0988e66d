"""One command, one group: web, flow server and runner start in order, stop in order, and fall together."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import sleep

from cli.checking import require_free_port
from cli.embedded import Server, environment, existing
from cli.output import t, trouble
from cli.processes import Child
from workflows.settings import Settings

# Together under ten seconds, the server's own four included.
_RUNNER_SECONDS, _WEB_SECONDS = 3.0, 2.0
_WEB = ("-m", "web")
_RUNNER = ("-m", "workflows.flows.serve")


def up(settings: Settings, port: int, web: Sequence[str] = _WEB) -> int:
    """Web and flows until SIGTERM, SIGINT or the death of a part; the exit code.

    Raises PortInUse and FlowServerUnreachable before anything is started.
    """
    require_free_port(port)
    return _Group(settings).run((*web, "--port", str(port)))


def worker(settings: Settings) -> int:
    """The flows alone."""
    return _Group(settings).run(None)


class _Group:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._url = existing(settings)
        self._web: Child | None = None
        self._server: Server | None = None
        self._runner: Child | None = None
        self._stopping = False

    def run(self, web: Sequence[str] | None) -> int:
        with _on_signals(self._stop_soon):
            try:
                self._start(web)
                return self._watch()
            finally:
                self._stop()

    def _start(self, web: Sequence[str] | None) -> None:
        if web is not None:
            self._web = Child("web", web, {})
        if self._url is None:
            self._server = Server(self._settings)
            if not self._server.wait(self._all_well):
                return
        known = environment(self._settings, self._url) if self._url else self._server.environment  # type: ignore[union-attr]
        self._runner = Child("runner", _RUNNER, known, when_we_die=signal.SIGKILL)
        trouble(t("flows.up"))

    def _watch(self) -> int:
        while self._all_well():
            sleep(0.2)
        if self._stopping:
            return 0
        for each in self._children():
            if each.code is not None:
                trouble(t("flows.child_died", name=each.name, code=each.code))
        return 1

    def _all_well(self) -> bool:
        return not self._stopping and all(each.code is None for each in self._children())

    def _children(self) -> Iterator[Child]:
        server = self._server.child if self._server else None
        return (each for each in (self._web, server, self._runner) if each is not None)

    def _stop_soon(self) -> None:
        self._stopping = True

    def _stop(self) -> None:
        if self._runner:
            self._runner.stop(_RUNNER_SECONDS)
        if self._web:
            self._web.stop(_WEB_SECONDS)
        if self._server:
            self._server.stop()


@contextmanager
def _on_signals(act: Callable[[], None]) -> Iterator[None]:
    caught = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = [signal.signal(each, lambda *_: act()) for each in caught]
    try:
        yield
    finally:
        for each, handler in zip(caught, before, strict=True):
            signal.signal(each, handler)
