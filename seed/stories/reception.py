"""The first weeks: reception, consents, facts of the household, the needs assessment."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.lifecycle import Move
from seed.stories.tale import PAPERS, Tale
from workflows.services.commands import (
    Advance,
    AssessNeeds,
    GiveConsent,
    OpenCase,
    PersonDetails,
    RecordFacts,
)

_BODIES = ("bank", "employer", "referral")


def receive(tale: Tale, on: date) -> None:
    tale.tell(on, _open_case(tale, on))
    tale.plan(on, PAPERS, lambda day: _household(tale, day))
    tale.plan(on + tale.days(0, 5), PAPERS, lambda day: _consents(tale, day))


def _open_case(tale: Tale, on: date) -> OpenCase:
    resident, villages = tale.resident, tale.district.villages
    return OpenCase(
        case_id=tale.case_id,
        person_id=tale.person_id,
        details=_details(tale),
        unit_code=tale.unit_on(on),
        certificate=resident.certificate,
        certificate_no=resident.certificate_no,
        completed_on=resident.completed_on,
        notice_given=True,
        sentence_class=resident.sentence.sentence_class,
        old_unit_code=resident.unit,
        village=next(each.name for each in villages if each.code == resident.village),
        under_18=resident.under_18,
        negligent=resident.sentence.negligent,
    )


def _details(tale: Tale) -> PersonDetails:
    resident = tale.resident
    return PersonDetails(
        name=resident.name,
        birth_year=resident.born_in,
        sex=resident.sex,
        ethnicity=resident.ethnicity,
        citizen_id=resident.citizen_id,
        phone=resident.phone,
        address=resident.address,
        offence=resident.sentence.offence,
        sentence_months=resident.sentence.months,
    )


def _household(tale: Tale, on: date) -> None:
    """What nobody could say stays unsaid."""
    resident = tale.resident
    facts: dict[str, Any] = {
        "other_penalties_done": resident.other_penalties_done,
        "household_has_adult": resident.household_has_adult,
        "household_others_capable": True if resident.household_has_adult else None,
    }
    known = {name: value for name, value in facts.items() if value is not None}
    if known:
        tale.tell(on, RecordFacts(tale.case_id, known))


def _consents(tale: Tale, on: date) -> None:
    """Some answers are still to come; a given consent is always on record."""
    for body in _BODIES:
        given = body in tale.resident.consents
        if given or tale.chance(0.6):
            tale.tell(on, GiveConsent(tale.case_id, body, given))


def assess(tale: Tale, on: date) -> None:
    tale.questionnaire_year = on.year
    tale.tell(on, AssessNeeds(tale.case_id, dict(tale.levels)))
    tale.tell(on, RecordFacts(tale.case_id, _work_facts(tale)))
    tale.tell(on, Advance(tale.case_id, Move.ASSESS))


def _work_facts(tale: Tale) -> dict[str, Any]:
    resident = tale.resident
    return {
        "seeks_work": resident.needs["work"] != "none",
        "skills": ",".join(resident.skills),
        "wage_min_vnd": resident.wage_min_vnd,
        "max_km": resident.max_km,
        "excluded_sectors": ",".join(resident.excluded_sectors),
    }
