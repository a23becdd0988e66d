"""Whether the program is alive, and whether it can work: for the launcher and whoever watches."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from domain.errors import DomainError
from domain.keeping import verified_at
from web.access import open_page
from web.acting import office_of

router = APIRouter()


@router.get("/healthz")
@open_page()
def alive() -> Response:
    return JSONResponse({"status": "ok"})


@router.get("/readyz")
@open_page()
def ready(request: Request) -> Response:
    """503 with the reason while the database or its schema cannot be used; else when the last verified backup was."""
    try:
        request.app.state.require_schema()
        last = verified_at(office_of(request).desk.facts())
    except DomainError as trouble:
        return JSONResponse({"status": "unready", "reason": trouble.key, "text": trouble.text("en")}, 503)
    return JSONResponse({"status": "ready", "last_backup": last and f"{last:%Y-%m-%dT%H:%M:%SZ}"})
