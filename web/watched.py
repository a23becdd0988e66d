"""Stands before everything else: gives each request its mark, counts it, and says it in the log."""

from __future__ import annotations

import logging
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.tracing import current_mark, set_mark
from workflows.watching.figures import Figures
from workflows.watching.marks import mark_for, new_mark

_log = logging.getLogger("duongve.web")
# Asked every few seconds by machines: counted, and not said.
_SILENT = frozenset({"/healthz", "/readyz", "/metrics", "/static"})
_UNMATCHED = "unmatched"


class Watched:
    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self._app, self._figures = app, figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        mark = mark_for(Headers(scope=scope).get("traceparent"))
        # Never taken back: a request has a context of its own, and a defect is told outside of this.
        set_mark(mark)
        status, start = 500, perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = mark
            await send(message)

        self._figures.opened()
        try:
            await self._app(scope, receive, sending)
        finally:
            self._tell(scope, status, perf_counter() - start)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method, route = scope["method"], route_of(scope)
        self._figures.answered(method, route, status, seconds)
        if route not in _SILENT:
            said = {"method": method, "route": route, "status": status, "ms": round(seconds * 1e3, 1)}
            _log.info("request", extra=said)


def route_of(scope: Scope) -> str:
    """The template of the address, with the folder of what is mounted; never what stood in the address."""
    front: str = scope.get("root_path", "")
    route = scope.get("route")
    path: str | None = getattr(route, "path", None)
    if path is None:
        return front if front == "/static" else _UNMATCHED
    return path if not front or path.startswith(front) else f"{front}{path}"


def defect_number() -> str:
    """What the reader passes on: the first digits of the mark, by which the whole way of the request is found."""
    return (current_mark() or new_mark())[:8]


def tell_defect(log: logging.Logger, event: str, request: Request, number: str, error: Exception) -> None:
    said = {"number": number, "method": request.method, "route": route_of(request.scope)}
    log.error(event, extra=said, exc_info=error)
