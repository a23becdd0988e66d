"""Staff with a scope of their own, beside those that every test office has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert

from domain.viewer import Role
from persistence import tables as t
from tests.support.offices import an_id, engine_of, instant
from workflows.services.office import Office

_SINCE = date(2023, 1, 1)


def grant(office: Office, user: str, role: Role, units: Sequence[str] | None = None, **scope: Any) -> None:
    """An account with one grant."""
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(
            insert(t.account), {"user": user, "must_change": False, "created_at": instant(_SINCE)}
        )
        row = {"id": an_id(f"grant {user}"), "user": user, "role": role.value, "valid_from": _SINCE}
        row |= {"granted_by": "system", "granted_at": instant(_SINCE), "units": units and list(units)}
        connection.execute(insert(t.role_grant), row | scope)
