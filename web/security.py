"""What every answer says to the browser, and which requests are not ours to answer."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.early import early, for_program

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# This machine's own names; others have to be allowed by the settings: a foreign name that resolves to it is refused.
HERE = frozenset({"127.0.0.1", "localhost", "::1"})

HEADERS: dict[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; worker-src 'self'; manifest-src 'self'; connect-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guarded:
    """Refuses requests from elsewhere before any page sees them, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = frozenset()) -> None:
        self._app, self._hosts = app, HERE | hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        path = scope["path"]
        ours = is_ours(scope["method"], headers, path, self._hosts)
        app = self._app if ours else early(path, 403, "limit.elsewhere")
        await app(scope, receive, _with_headers(path, send))


def is_ours(method: str, headers: Headers, path: str = "/", hosts: frozenset[str] = HERE) -> bool:
    """Whether the request names this machine and, where it changes something, comes from our own pages."""
    host = headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in hosts:
        return False
    return (
        method in SAFE
        or _of_zalo(headers, path)
        or _of_program(headers, path)
        or _from_our_pages(headers, host)
    )


def _of_program(headers: Headers, path: str) -> bool:
    """Where an Authorization is shown the interface reads no cookie, and no page elsewhere has one.

    Without either, nobody's rights are lent: the interface itself says that a token is missing.
    """
    shown = headers.get("authorization", "").lower().startswith("bearer ")
    return for_program(path) and (shown or "cookie" not in headers)


def _of_zalo(headers: Headers, path: str) -> bool:
    """The webhook reads no cookie and believes the signature alone; Zalo tries an address with nothing at all."""
    return path == "/hooks/zalo" and "cookie" not in headers


def _from_our_pages(headers: Headers, host: str) -> bool:
    """`Sec-Fetch-Site` is set by the browser alone; one that does not send it must show its origin."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    return urlsplit(headers.get("origin", "")).netloc == host != ""


def _with_headers(path: str, send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            own = headers.get("content-security-policy", "")
            headers.update(HEADERS)
            if own.startswith(
                "sandbox;"
            ):  # what somebody uploaded is shown under stricter rules than our pages
                headers["Content-Security-Policy"] = own
            # Pages name people: no copy of them stays in a browser or on the way.
            headers["Cache-Control"] = "max-age=3600" if path.startswith("/static/") else "no-store"
        await send(message)

    return sending
