"""Puts the pages together: what every one of them stands on, and nothing that any of them does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from web import errors
from web.pages import acts, cases, district, health, home
from web.security import Guarded
from workflows.services.office import Office


def create_app(
    office: Office, *, user: str = "canbo", require_schema: Callable[[], None] = lambda: None
) -> FastAPI:
    """`user` is the account that acts without sign-in; `require_schema` raises when the schema is not ours."""
    app = FastAPI(title="Đường Về", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.office, app.state.user, app.state.require_schema = office, user, require_schema
    for part in (health, home, district, cases, acts):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.add_middleware(Guarded)
    errors.add_to(app)
    return app
