"""No field that a role never receives leaves the store: read field by field, of somebody fully known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from domain.case import FIELDS
from domain.masking import HIDDEN, masked
from domain.needs import SUPPORTER_HIDDEN
from domain.read_models import CaseFilter, CasePage
from domain.viewer import Role, Viewer
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    EMPLOYER,
    GROUP,
    MANAGER,
    Person,
    an_id,
    an_office,
    instant,
)
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import SendReferral

VIEWERS = {
    Role.SUPPORTER: Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP})),
    Role.BANK: Viewer("nganhang", Role.BANK, office=BANK_OFFICE),
    Role.EMPLOYER: Viewer("doanhnghiep", Role.EMPLOYER, employer=EMPLOYER),
}
# What the design names, whatever the table of masks says.
NEVER = {
    Role.SUPPORTER: {
        "sentence_class", "certificate", "certificate_no_recorded", "completed_on", "under_18", "negligent",
        "other_penalties_done", "additional_penalty_ends_on", "expungement_confirmed", "conviction_recorded",
        "new_conviction_on", "law_abiding", "no_social_evils", "list_drawn", "list_certified", "outcome",
        "pause_reason",
    },
    Role.BANK: {
        "sentence_class", "certificate", "completed_on", "needs_pressing", "needs_some", "visits_made", "outcome",
        "new_conviction_on", "conviction_recorded", "group_id", "pause_reason", "stage",
    },
    Role.EMPLOYER: {
        "sentence_class", "certificate", "completed_on", "needs_pressing", "needs_some", "visits_made", "outcome",
        "new_conviction_on", "conviction_recorded", "loan_vnd", "pause_reason", "stage", "consent_bank",
    },
}  # fmt: skip
KNOWN = {
    "under_18": False, "negligent": True, "other_penalties_done": False, "law_abiding": True,
    "additional_penalty_ends_on": date(2031, 7, 8), "expungement_confirmed": False, "no_social_evils": True,
    "list_drawn": True, "list_certified": True, "skills": "carpentry", "requested_vnd": 50_000_000, "months": 36,
    "purpose": "production", "seeks_work": True,
}  # fmt: skip


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def person(office: Office) -> Person:
    return somebody(office)


def somebody(office: Office) -> Person:
    """Of whom everything is known."""
    person = Person(office).supported()
    person.does(c.AssessNeeds, levels={"health": "pressing", "legal": "pressing", "work": "some"})
    steps = tuple(
        c.PlannedAction(domain, f"Bước {domain}", "officer", DAY) for domain in ("health", "legal", "work")
    )
    person.does(c.MakePlan, actions=steps)
    person.does(c.RecordFacts, facts=KNOWN)
    person.does(
        c.LogVisit, visit_id=an_id("v"), held_on=DAY, met=True, domains={"health": "worse", "work": "better"}
    )
    for body in ("bank", "employer", "referral"):
        person.does(c.GiveConsent, body=body, given=True)
    to: dict[str, dict[str, Any]] = {"bank": {"office": BANK_OFFICE}, "employer": {"employer_id": EMPLOYER}}
    for body, more in to.items():
        person.does(SendReferral, referral_id=an_id(body), body=body, body_name=body, **more)
    person.does(c.RecordConviction, notice_no="12/TB-TA", effective_on=DAY)
    return person


def page(office: Office, person: Person, role: Role) -> CasePage:
    return office.desk.case_page(VIEWERS[role], person.id, at=instant(DAY), on=DAY)


@pytest.mark.parametrize("role", VIEWERS)
def test_what_the_design_names_is_in_the_table(role: Role) -> None:
    assert NEVER[role] - HIDDEN[role] == set()


@pytest.mark.parametrize("role", VIEWERS)
@pytest.mark.parametrize("name", FIELDS)
def test_a_field_of_the_case_travels_or_is_none(
    role: Role, name: str, seen: dict[Role, tuple[Any, Any, Any]]
) -> None:
    whole, case, on_page = seen[role]
    if name in HIDDEN[role]:
        assert getattr(case, name) is None
    elif role is not Role.SUPPORTER or not name.startswith(("needs_", "planned")):
        assert getattr(case, name) == getattr(whole, name)
    assert getattr(on_page, name) == getattr(case, name)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, tuple[Any, Any, Any]]]:
    """(the whole case, what `case` answers, what stands on the page) by role."""
    with an_office(f"sqlite:///{tmp_path_factory.mktemp('masks') / 'm.db'}") as office:
        known = somebody(office)
        whole = office.desk.case(MANAGER, known.id)
        yield {
            role: (whole, office.desk.case(viewer, known.id), page(office, known, role).case)
            for role, viewer in VIEWERS.items()
        }


@pytest.mark.parametrize("role", VIEWERS)
def test_the_parts_of_the_page_that_are_hidden_are_empty(office: Office, person: Person, role: Role) -> None:
    shown = page(office, person, role)
    named = {each.name for each in fields(CasePage)} & HIDDEN[role]
    assert {name for name in named if getattr(shown, name)} == set()
    assert "history" in named


def test_a_supporter_sees_nothing_of_health_or_law(office: Office, person: Person) -> None:
    shown = page(office, person, Role.SUPPORTER)
    hidden = {each.code for each in SUPPORTER_HIDDEN}
    assert shown.needs["work"] == "some"
    assert hidden & shown.needs.keys() == set()
    assert [step.domain for step in shown.plan] == ["work"]
    assert shown.visits[0]["domains"] == {"work": "better"}
    assert [shown.case.needs_pressing >> each & 1 for each in SUPPORTER_HIDDEN] == [0, 0]


@pytest.mark.parametrize("role", VIEWERS)
def test_no_history_and_no_word_of_the_past_reaches_them(office: Office, person: Person, role: Role) -> None:
    assert office.desk.history(VIEWERS[role], person.id, at=instant(DAY)) == ()
    said = repr(page(office, person, role))
    for word in ("ma túy", "GCN-117", "prison_to_5", "2026, 2, 20", "2031, 7, 8", "12/TB-TA"):
        assert word not in said


@pytest.mark.parametrize("role", VIEWERS)
def test_a_list_is_masked_like_a_page(office: Office, person: Person, role: Role) -> None:
    [row] = office.desk.cases(VIEWERS[role], CaseFilter(), at=instant(DAY), on=DAY).rows
    assert row.name == "Lò Văn Inh"
    hidden = {each.name for each in fields(row)} & HIDDEN[role]
    assert {name for name in hidden if getattr(row, name) is not None} == set()


def test_the_office_sees_everything(office: Office, person: Person) -> None:
    case = office.desk.case(MANAGER, person.id)
    assert masked(case, Role.OFFICER) is case
    assert replace(case, outcome="x") == masked(replace(case, outcome="x"), Role.MANAGER)
