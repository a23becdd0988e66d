"""Visitors of the pages: a test client or a browser context with the session of one of the staff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext
from starlette.testclient import TestClient

from tests.support.straight import OURS, client_of
from web.acting import COOKIE
from web.app import create_app
from workflows.services.office import Office


def token_of(office: Office, user: str, *, second_factor: bool = True) -> str:
    """The token of a session that was opened just now."""
    return office.sessions.open(
        user, at=office.now(), agent="pytest", address="127.0.0.1", second_factor=second_factor
    )


def visitor_of(
    office: Office, user: str | None = "canbo", headers: Mapping[str, str] | None = None, **app: Any
) -> TestClient:
    """Sends as our own pages do, and follows no redirect, so that a test sees what an act answers."""
    client = client_of(create_app(office, **app), OURS if headers is None else headers)
    if user is not None:
        client.cookies.set(COOKIE, token_of(office, user))
    return client


def sign_in(context: BrowserContext, address: str, office: Office, user: str) -> None:
    """Gives the browser the session's cookie."""
    host = urlsplit(address).hostname or ""
    context.add_cookies(
        [{"name": COOKIE, "value": token_of(office, user), "domain": host, "path": "/", "httpOnly": True}]
    )
