"""Somebody who agreed to everything and is referred, and the people of the bodies who look and answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from domain.viewer import Role, Viewer
from tests.support.offices import BANK_OFFICE, EMPLOYER, OFFICER, Person, an_id
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import SendReferral

BANK = Viewer("nganhang", Role.BANK, office=BANK_OFFICE)
OTHER_BANK = Viewer("nganhang2", Role.BANK, office="NHCSXH Thường Xuân")
FIRM = Viewer("doanhnghiep", Role.EMPLOYER, employer=EMPLOYER)
OTHER_FIRM = Viewer("doanhnghiep2", Role.EMPLOYER, employer=an_id("another firm"))
TO: dict[str, dict[str, Any]] = {"bank": {"office": BANK_OFFICE}, "employer": {"employer_id": EMPLOYER}}


def agreeing(office: Office) -> Person:
    """Somebody who agreed to everything."""
    person = Person(office).assessed()
    for body in ("bank", "employer", "referral"):
        person.does(c.GiveConsent, body=body, given=True)
    return person


def refer(person: Person, body: str = "bank", name: str = "r1", by: Viewer = OFFICER, **more: Any) -> UUID:
    fields = (
        {"body": body, "body_name": f"Nơi {body}", "reason": "Nhờ giúp làm giấy tờ"} | TO.get(body, {}) | more
    )
    person.does(SendReferral, by, referral_id=an_id(name), **fields)
    return an_id(name)
