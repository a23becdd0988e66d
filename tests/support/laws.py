"""Proposals on the law that tests make and decide."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from domain.law_changes import LawChange, change_id
from domain.viewer import Role, Viewer
from tests.support.offices import DAY, MANAGER, an_id, instant
from workflows.services.law_commands import DecideLawChange, ProposeLawChange
from workflows.services.office import Office

ADMIN = Viewer("quantri", Role.ADMIN)
SECOND = Viewer("lanhdao2", Role.MANAGER)
KEY = "qd22.production_term_months"
FROM = date(2026, 7, 1)
SAID: dict[str, Any] = {
    "key": KEY,
    "value": 60,
    "valid_from": FROM,
    "valid_to": None,
    "citation": "Quyết định 99/2026/QĐ-TTg, điều 1",
    "standing": "confirmed",
    "reference": "Công báo số 100/2026",
    "note": "",
    "reason": "Văn bản mới",
}


def draft(**changes: Any) -> LawChange:
    """A proposal that nobody has stored."""
    stored: dict[str, Any] = {"id": an_id("a change"), "proposed_by": "quantri", "proposed_at": instant(DAY)}
    return LawChange(**{**stored, **SAID, **changes})


def approved(name: str, minute: int = 0, **changes: Any) -> LawChange:
    decision: dict[str, Any] = {"status": "approved", "decided_by": "lanhdao", "decided_on": DAY}
    return draft(id=an_id(name), decided_at=instant(DAY, minute), **decision | changes)


def propose(office: Office, by: Viewer = ADMIN, on: date = DAY, **said: Any) -> UUID:
    command_id = office.new_id()
    office.perform(ProposeLawChange(**SAID | said), by=by, on=on, at=instant(on), command_id=command_id)
    return change_id(command_id)


def decide(
    office: Office, change: UUID, by: Viewer = MANAGER, approve: bool = True, minute: int = 1, **said: Any
) -> None:
    command = DecideLawChange(change, approve, said.pop("note", "" if approve else "Chưa rõ"), **said)
    office.perform(command, by=by, on=DAY, at=instant(DAY, minute))
