"""Somebody who seeks work and a vacancy that fits, brought as far on the way to each other as a test needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import false, select

from domain.introductions import UNSEEN
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.scope import visible
from tests.support.offices import DAY, EMPLOYER, Person, an_id, instant
from workflows.services import commands as c
from workflows.services.introduction_commands import AnswerIntroduction, NoteAgreement, ProposeIntroduction
from workflows.services.office import Office
from workflows.services.vacancy_commands import OfferVacancy

FIRM = Viewer("doanhnghiep", Role.EMPLOYER, employer=EMPLOYER)
OTHER_FIRM = replace(FIRM, employer=an_id("another firm"))
WISHES = {"seeks_work": True, "skills": "carpentry", "heavy_work": False, "max_hours": 48}


def a_vacancy(office: Office, name: str = "vacancy", **changes: Any) -> UUID:
    said: dict[str, Any] = {
        "unit_code": "16174", "skills": ("carpentry",), "wage_vnd": 6_000_000, "openings": 1, "opens_on": DAY,
    }  # fmt: skip
    offer = OfferVacancy(an_id(name), **(said | changes))
    office.perform(offer, by=FIRM, at=instant(DAY), on=DAY)
    return offer.vacancy_id


def a_seeker(office: Office, name: str = "Lò Văn Inh", **facts: Any) -> Person:
    """Supported, agrees to be introduced at all, and can do carpentry."""
    person = Person(office, name).supported()
    person.does(c.GiveConsent, body="employer", given=True)
    person.does(c.RecordFacts, facts=WISHES | facts)
    return person


def proposed(person: Person, vacancy: UUID, name: str = "introduction") -> UUID:
    known = an_id(f"{name} {person.id}")
    person.does(ProposeIntroduction, introduction_id=known, vacancy_id=vacancy)
    return known


def agreed(person: Person, vacancy: UUID) -> UUID:
    known = proposed(person, vacancy)
    person.does(NoteAgreement, introduction_id=known, agrees=True)
    return known


def answers(person: Person, known: UUID, answer: str, by: Viewer = FIRM, code: str | None = None) -> c.Done:
    return person.does(AnswerIntroduction, by=by, introduction_id=known, answer=answer, code=code)


def introductions_of(viewer: Viewer) -> Any:
    """The office's with the cases in sight; a firm's own, but for what was taken back, before it may see the case."""
    i, whole = t.introduction.c, viewer.role in (Role.OFFICER, Role.MANAGER, Role.SYSTEM)
    seen = i.case_id.in_(select(t.case.c.id).where(visible(viewer))) if whole else false()
    mine = (i.employer_id == viewer.employer) & i.status.not_in(UNSEEN)
    return select(t.introduction).where(mine if viewer.role is Role.EMPLOYER else seen)
