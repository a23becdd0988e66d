"""What a request may weigh and be written in, before anything of it is read into memory or asked of the database."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.early import early

# A scanned paper of 5 MB or a sheet of 10 MB, with the form around it.
LARGEST_BODY = 12 * 1024 * 1024
# Words alone: a list of 5,000 decisions or the longest draft is half of it, and whatever is refused is drawn again.
LARGEST_FORM = 1024 * 1024
_FORM = "application/x-www-form-urlencoded"
LARGEST_HEADERS = 32 * 1024
LONGEST_ADDRESS = 8 * 1024


class _TooLarge(Exception):
    """The body went on after the last byte that is allowed."""


class Limited:
    """Answers 413, 414, 431 or 400 itself; everything else it passes on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif refusal := _refused(scope):
            await _answer(scope, *refusal)(scope, receive, send)
        else:
            await _Counted(receive, send, *_largest(scope)).run(self._app, scope)


class _Counted:
    """One request whose body is counted as it comes, whatever its Content-Length said."""

    def __init__(self, receive: Receive, send: Send, most: int, key: str) -> None:
        self._receive, self._send, self._most, self._key = receive, send, most, key
        self._bytes, self._started, self._over = 0, False, False

    async def run(self, app: ASGIApp, scope: Scope) -> None:
        try:
            await app(scope, self.receive, self.send)
        except Exception:
            if not self._over:
                raise
        if self._over and not self._started:
            await _answer(scope, 413, self._key)(scope, self._receive, self._send)

    async def receive(self) -> Message:
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        if self._bytes > self._most:
            self._over = True
            raise _TooLarge
        return message

    async def send(self, message: Message) -> None:
        """What the application makes of the broken body is not what the sender has to know."""
        if self._over and not self._started:
            return
        self._started = True
        await self._send(message)


def _refused(scope: Scope) -> tuple[int, str] | None:
    """(status, wording key), or None."""
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEADERS:
        return 431, "limit.headers"
    if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        return 414, "limit.address"
    if not _is_text(scope["path"]) or b"\0" in unquote_to_bytes(scope["query_string"]):
        return 400, "limit.characters"
    length = Headers(scope=scope).get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        return 400, "limit.length"
    most, key = _largest(scope)
    if len(length) > 15 or int(length) > most:
        return 413, key
    return None


def _largest(scope: Scope) -> tuple[int, str]:
    """(bytes, wording key) of what the body may weigh."""
    kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
    return (LARGEST_FORM, "limit.form") if kind == _FORM else (LARGEST_BODY, "limit.body")


def _is_text(path: str) -> bool:
    """No control characters (PostgreSQL refuses NUL, routing reads no address past a line's end), no half of one."""
    return not any(each < " " or each == "\x7f" or "\ud800" <= each <= "\udfff" for each in path)


def _answer(scope: Scope, status: int, key: str) -> Response:
    return early(scope["path"], status, key, {"Connection": "close"})
