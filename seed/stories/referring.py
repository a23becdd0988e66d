"""Referrals on the way to every loan and to every job at a firm: without one, bank and firm see nobody."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from seed.bodies import BANK_OFFICE
from seed.draw import working_day
from seed.employers import Vacancy
from seed.ids import id_of
from seed.livelihoods import Livelihood
from seed.stories.tale import AFTER, Tale
from workflows.services.referral_commands import AnswerReferral, SendReferral

_EARLIER = timedelta(days=9)


def plan_for_job(tale: Tale, livelihood: Livelihood, vacancy: Vacancy) -> None:
    """Introduced some days before the job begins; `came_for_job` makes up for what a pause kept from happening."""
    day = working_day(max(tale.journey.opened_on + _EARLIER, livelihood.since - _EARLIER))
    if day < livelihood.since:
        tale.plan(day, AFTER, partial(introduce, tale, livelihood, vacancy))


def came_for_job(tale: Tale, livelihood: Livelihood, vacancy: Vacancy, on: date) -> None:
    referral = introduce(tale, livelihood, vacancy, on)
    tale.tell(on, AnswerReferral(tale.case_id, referral, "done"))


def introduce(tale: Tale, livelihood: Livelihood, vacancy: Vacancy, on: date) -> UUID:
    referral = id_of("referral", f"{tale.resident.code}|{livelihood.since}")
    once(tale, on, SendReferral(tale.case_id, referral, "employer", _firm(tale, vacancy.employer),
                                 employer_id=id_of("employer", vacancy.employer)))  # fmt: skip
    return referral


def to_bank(tale: Tale, on: date) -> UUID:
    referral = bank_referral(tale)
    command = SendReferral(tale.case_id, referral, "bank", BANK_OFFICE.name, office=BANK_OFFICE.code)
    once(tale, on, command)
    return referral


def bank_referral(tale: Tale) -> UUID:
    return id_of("referral", f"{tale.resident.code}|bank")


def once(tale: Tale, on: date, command: SendReferral) -> None:
    if command.referral_id not in tale.referred:
        tale.referred.add(command.referral_id)
        tale.tell(on, command)


def _firm(tale: Tale, code: str) -> str:
    return next(each.name for each in tale.district.enterprises if each.code == code)
