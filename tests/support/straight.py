"""The client of tests that calls the application in this thread, where Starlette's own starts one for every request."""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from fastapi import FastAPI
from httpx2 import ASGITransport, BaseTransport, ByteStream, Request, Response
from starlette.testclient import TestClient

LOCAL = "http://127.0.0.1"
OURS: Mapping[str, str] = {"sec-fetch-site": "same-origin"}


def client_of(
    app: FastAPI, headers: Mapping[str, str] = OURS, *, follows: bool = False, raises: bool = False
) -> TestClient:
    """Sends as our own pages do; unless it `follows`, a test sees what an act answers and not the page after it."""
    client = TestClient(app, LOCAL, raises, headers=dict(headers), follow_redirects=follows)
    client._transport = _Straight(app, raises)
    return client


class _Straight(BaseTransport):
    def __init__(self, app: FastAPI, raises: bool) -> None:
        self._asgi = ASGITransport(app, raise_app_exceptions=raises, client=("testclient", 50_000))

    def handle_request(self, request: Request) -> Response:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return self._run(request)
        return _aside().submit(self._run, request).result()  # a browser's driver has a loop in this thread

    def _run(self, request: Request) -> Response:
        return _loop().run_until_complete(self._answer(request))

    async def _answer(self, request: Request) -> Response:
        answer = await self._asgi.handle_async_request(request)
        body = b"".join([each async for each in answer.stream])  # type: ignore[union-attr]
        return Response(answer.status_code, headers=answer.headers, stream=ByteStream(body))


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    atexit.register(loop.close)
    return loop


@cache
def _aside() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)
