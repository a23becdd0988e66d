"""The figures for Prometheus: for this machine, or for whoever has the token."""

from __future__ import annotations

from hmac import compare_digest
from ipaddress import ip_address

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from web.access import open_page
from workflows.watching.figures import CONTENT_TYPE

router = APIRouter()
# What a proxy says about whom it asks for: then the neighbour is the proxy, and not who asks.
_PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@router.get("/metrics")
@open_page()
def metrics(request: Request) -> Response:
    """404 to everybody else, as if there were nothing."""
    if not _may(request):
        return PlainTextResponse("Not found\n", 404)
    return Response(request.app.state.figures.written(), media_type=CONTENT_TYPE)


def _may(request: Request) -> bool:
    token: str | None = request.app.state.metrics_token
    if token:
        shown = request.headers.get("authorization", "")
        return compare_digest(shown.encode(), f"Bearer {token}".encode())
    return _of_here(request)


def _of_here(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in _PROXIED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
