"""Eight browsers that ask for one page again and again, in a process of its own; prints what they saw as JSON."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from dataclasses import dataclass, field
from time import perf_counter


@dataclass
class Seen:
    """`until`: when no further request is sent; requests that were sent by then still count."""

    request: bytes
    until: float
    seconds: list[float] = field(default_factory=list)
    bytes: int = 0


class Client(asyncio.Protocol):
    """One connection that is kept alive: the next request follows the last byte of the answer."""

    def __init__(self, seen: Seen) -> None:
        self._seen, self.done = seen, asyncio.get_running_loop().create_future()
        self._answer, self._whole = bytearray(), 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        self._answer.clear()
        self._whole, self._start = 0, perf_counter()
        self._transport.write(self._seen.request)

    def data_received(self, data: bytes) -> None:
        self._answer += data
        if not self._whole and (head := self._answer.find(b"\r\n\r\n")) >= 0:
            try:
                self._whole = head + 4 + _length(bytes(self._answer[:head]))
            except ValueError as trouble:
                self.done.set_exception(trouble)
                self._transport.abort()
                return
        if self._whole and len(self._answer) >= self._whole:
            self._answered()

    def _answered(self) -> None:
        now = perf_counter()
        self._seen.seconds.append(now - self._start)
        self._seen.bytes += self._whole
        if now < self._seen.until:
            self._ask()
        else:
            self.done.set_result(None)
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("the server closed the connection"))


def _length(head: bytes) -> int:
    """The length of the body. Raises ValueError for any answer but a whole compressed page."""
    status, *lines = head.decode("latin-1").split("\r\n")
    named = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if status.split()[1] != "200" or named.get("content-encoding") != "gzip":
        raise ValueError(head.decode("latin-1"))
    return int(named["content-length"])


async def load(port: int, path: str, cookie: str, clients: int, seconds: float) -> dict[str, object]:
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n"
        f"Accept-Language: vi\r\nCookie: {cookie}\r\n\r\n"
    )
    start = perf_counter()
    seen = Seen(request.encode(), start + seconds)
    loop = asyncio.get_running_loop()
    made = [await loop.create_connection(lambda: Client(seen), "127.0.0.1", port) for _ in range(clients)]
    await asyncio.gather(*(client.done for _, client in made))
    took, used = perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    return {
        "per_second": len(seen.seconds) / took,
        "seconds": seen.seconds,
        "bytes": seen.bytes // len(seen.seconds),
        "cpu": (used.ru_utime + used.ru_stime) / took,
    }


if __name__ == "__main__":
    port, path, cookie, clients, seconds = sys.argv[1:]
    print(json.dumps(asyncio.run(load(int(port), path, cookie, int(clients), float(seconds)))))
