"""A phone without a screen: seals as the app does, and sends to the interface as its member."""

from __future__ import annotations

import base64
import os
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from starlette.testclient import TestClient

from domain.phone import Envelope, key_id
from persistence import tables as t
from persistence.envelopes import seal_envelope
from tests.support.offices import GROUP, an_id, engine_of, instant
from workflows.services import commands as c
from workflows.services.office import Office

ELSEWHERE = an_id("another group")


def text_of(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def sealed(
    office: Office, act_id: UUID, content: dict[str, Any], kid: str | None = None, by: str = "g5"
) -> dict[str, str]:
    """The body of a PUT."""
    kid = kid or key_id(office.today())
    public = office.desk.phones.public_key(kid)
    made: Envelope = seal_envelope(public, kid, act_id, {"by": by, **content}, os.urandom(12))
    return {
        "kid": made.kid,
        "point": text_of(made.point),
        "nonce": text_of(made.nonce),
        "sealed": text_of(made.sealed),
    }


def a_visit(case_id: UUID, held_on: str, **more: Any) -> dict[str, Any]:
    return {"kind": "visit", "case": str(case_id), "held_on": held_on, "met": True, "mode": "home"} | more


def put(phone: TestClient, office: Office, act_id: UUID, content: dict[str, Any], **more: Any) -> Any:
    return phone.put(f"/api/v1/sealed/{act_id}", json=sealed(office, act_id, content, **more))


def another_group(office: Office) -> None:
    """With a lead who has an account, and a member of the first group who has one too."""
    since = office.today().replace(year=2023)
    with engine_of(office).execution_options(writes=True).begin() as connection:
        group = {"id": ELSEWHERE, "code": "G5-16174-9", "unit_code": "16174", "village": "Khu phố 9"}
        connection.execute(insert(t.support_group), group | {"valid_from": since})
        m = t.group_member
        connection.execute(update(m).where(m.c.group_id == GROUP, m.c.lead).values(user="g5"))
        member = {"id": an_id("their lead"), "group_id": ELSEWHERE, "role": "women", "lead": True}
        connection.execute(insert(m), member | {"user": "g5.lead", "valid_from": since})
        for user, group_id in (("g5.lead", ELSEWHERE), ("g5.member", GROUP)):
            account = {"user": user, "must_change": False, "created_at": instant(since)}
            connection.execute(insert(t.account), account)
            grant = {"id": an_id(f"grant {user}"), "user": user, "role": "supporter", "group_id": group_id}
            given = {"valid_from": since, "granted_by": "system", "granted_at": instant(since)}
            connection.execute(insert(t.role_grant), grant | given)


def moved(office: Office, case_id: UUID, to: UUID = ELSEWHERE) -> None:
    """Given to the group today."""
    by = office.desk.viewer("canbo", office.today())
    office.perform(c.AssignGroup(case_id, to), by=by)
