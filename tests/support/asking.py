"""Programs that ask the interface: an office with an account of a small scope, tokens, and the document of a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from persistence import tables as t
from tests.support.offices import DAY, Person, an_id, an_office, engine_of, instant
from tests.support.visiting import visitor_of
from workflows.services.office import Office

VISIT = "/api/v1/visits/6f3d6e24-5a2b-4a44-9a1a-0c0f2e5b3a11"
# Where the account has a scope of its own; the others of STAFF work in the whole district.
ELSEWHERE = "canbo_xb"

Ask = Callable[..., Any]


def on_both(test: Any) -> Any:
    """What writes and what compares runs on PostgreSQL too; the words of an answer need one database."""
    kinds = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
    return pytest.mark.parametrize("store_office", kinds, indirect=True)(test)


@pytest.fixture
def store_office(request: pytest.FixtureRequest) -> Iterator[Office]:
    on = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[getattr(request, "param", "sqlite")]
    with an_office(request.getfixturevalue(on)) as office:
        with engine_of(office).execution_options(writes=True).begin() as connection:
            account = {"user": ELSEWHERE, "must_change": False, "created_at": instant(DAY)}
            connection.execute(insert(t.account), account)
            grant = {"id": an_id("elsewhere"), "user": ELSEWHERE, "role": "officer", "units": ["16177"]}
            since = {"valid_from": date(2026, 1, 1), "granted_by": "system", "granted_at": instant(DAY)}
            connection.execute(insert(t.role_grant), grant | since)
        yield office


def bearer(office: Office, user: str) -> dict[str, str]:
    token = office.tokens.create(user, "test", 30, by="quantri", at=office.now())
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def ask(store_office: Office) -> Ask:
    """Asks as a program: a token, and nothing that a browser sends."""
    client = visitor_of(store_office, None, {})
    known: dict[str, dict[str, str]] = {}

    def asked(user: str | None, method: str, path: str, json: Any = None, **headers: str) -> Any:
        if user is not None and user not in known:
            known[user] = bearer(store_office, user)
        head = known.get(user or "", {}) | {name.replace("_", "-"): text for name, text in headers.items()}
        return client.request(
            method, f"/api/v1{path}" if path[:5] != "/api/" else path, json=json, headers=head
        )

    return asked


def body(person: Person, **changes: Any) -> dict[str, Any]:
    """The exact document of interfaces.md."""
    whole = {
        "case": str(person.last.number),
        "held_on": DAY.isoformat(),
        "met": True,
        "not_met_reason": None,
        "mode": "home",
        "domains": {"work": "better"},
        "concern": None,
        "note": "",
        "next_on": (DAY + timedelta(days=30)).isoformat(),
    }
    return whole | changes
