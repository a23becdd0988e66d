"""The desk of a partner employer: its vacancies, and who of the introduced people works there, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from domain.errors import BadValue, OutOfScope, RecordConflict, UnknownRecord
from domain.history import fold
from domain.vacancies import VacancyClosed
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import (
    DAY,
    EMPLOYER,
    MANAGER,
    OFFICER,
    Person,
    an_id,
    an_office,
    engine_of,
    instant,
)
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import AnswerReferral, SendReferral
from workflows.services.role_commands import ConfirmWork
from workflows.services.vacancy_commands import CloseVacancy, OfferVacancy

FIRM = Viewer("doanhnghiep", Role.EMPLOYER, employer=EMPLOYER)
OTHER_FIRM = replace(FIRM, employer=an_id("another firm"))
AT = instant(DAY)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def offer(office: Office, by: Viewer = FIRM, **changes: object) -> UUID:
    vacancy = an_id("vacancy")
    said = {
        "vacancy_id": vacancy,
        "unit_code": "16174",
        "skills": ("sewing", "carpentry"),
        "wage_vnd": 6_000_000,
        "openings": 2,
        "opens_on": DAY,
    }
    office.perform(OfferVacancy(**(said | changes)), by=by, at=AT, on=DAY)  # type: ignore[arg-type]
    return vacancy


def test_a_firm_offers_a_vacancy_and_closes_its_own(office: Office) -> None:
    vacancy = offer(office)
    line = office.desk.employer.vacancies(FIRM, DAY)[0]
    assert (line.skills, line.openings, line.closes_on) == (("carpentry", "sewing"), 2, None)
    assert office.desk.employer.vacancies(OTHER_FIRM, DAY) == ()
    with pytest.raises(UnknownRecord):
        office.perform(CloseVacancy(vacancy), by=OTHER_FIRM, at=AT, on=DAY)
    office.perform(CloseVacancy(vacancy), by=FIRM, at=AT, on=DAY)
    assert office.desk.employer.vacancies(FIRM, DAY)[0].closes_on == DAY
    with pytest.raises(VacancyClosed):
        office.perform(CloseVacancy(vacancy), by=FIRM, at=AT, on=DAY + timedelta(days=1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"skills": ("magic",)},
        {"openings": 0},
        {"openings": 501},
        {"wage_vnd": 0},
        {"opens_on": date(1999, 1, 1)},
        {"closes_on": DAY},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_vacancy_that_cannot_be_is_refused_by_field(office: Office, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        offer(office, **wrong)
    assert office.desk.employer.vacancies(FIRM, DAY) == ()


def test_the_same_vacancy_id_again_is_refused(office: Office) -> None:
    offer(office)
    with pytest.raises(RecordConflict):
        offer(office, wage_vnd=7_000_000)


@pytest.fixture
def working(office: Office) -> Person:
    person = Person(office).supported()
    person.does(c.GiveConsent, body="employer", given=True)
    referral = an_id("referral")
    person.does(
        SendReferral, referral_id=referral, body="employer", body_name="Xưởng gỗ", employer_id=EMPLOYER
    )
    person.does(AnswerReferral, referral_id=referral, answer="accepted")
    person.does(c.StartLivelihood, livelihood="job", started_on=DAY, employer_id=EMPLOYER)
    return person


def test_a_firm_confirms_who_still_works(office: Office, working: Person) -> None:
    before = office.desk.employer.workers(FIRM, at=AT, on=DAY)[0]
    assert (before.name, before.confirmed_on) == ("Lò Văn Inh", None)
    working.does(ConfirmWork, by=FIRM, still=True)
    assert office.desk.employer.workers(FIRM, at=AT, on=DAY)[0].confirmed_on == DAY
    case = office.desk.case(MANAGER, working.id)
    assert case.livelihood_evidenced is True
    with engine_of(office).connect() as connection:
        event = t.case_event.c
        payloads = connection.scalars(
            select(event.payload).where(event.case_id == working.id).order_by(event.seq)
        )
        assert fold(type(case)(id=case.id, person_id=case.person_id), payloads) == case


def test_somebody_who_left_is_for_the_officer_to_ask_about(office: Office, working: Person) -> None:
    done = working.does(ConfirmWork, by=FIRM, still=False)
    assert done.told == ("told.officer_asked",)
    items = office.desk.work_items(OFFICER, at=AT, on=DAY, kind="livelihood")
    assert "item.left_work" in {each.reason for each in items}
    assert office.desk.case(MANAGER, working.id).livelihood == "job"
    one = office.desk.employer.workers(FIRM, at=AT, on=DAY)[0]
    assert (one.confirmed_on, one.left_on) == (None, DAY)
    working.does(ConfirmWork, by=FIRM, still=True)
    one = office.desk.employer.workers(FIRM, at=AT, on=DAY)[0]
    assert (one.confirmed_on, one.left_on) == (DAY, None)


def test_a_firm_without_consent_knows_of_nobody(office: Office, working: Person) -> None:
    working.does(c.GiveConsent, body="employer", given=False)
    assert office.desk.employer.workers(FIRM, at=AT, on=DAY) == ()
    with pytest.raises(OutOfScope):
        working.does(ConfirmWork, by=FIRM, still=True)
    assert office.desk.employer.workers(OTHER_FIRM, at=AT, on=DAY) == ()
