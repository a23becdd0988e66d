"""After expungement a case is out of everybody's sight: every viewer × every read, and what goes on regardless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.errors import MoveRefused, OpenCaseExists, OutOfScope, UnknownCase, UnknownRecord
from domain.findings import Outcome
from domain.lending.reads import FileFilter
from domain.likeness import Seen
from domain.read_models import CaseFilter
from domain.stubs import Stub
from domain.viewer import SYSTEM, Role, Viewer
from persistence import tables as t
from tests.support.offices import DAY, EMPLOYER, GROUP, Person, an_id, an_office, engine_of, instant
from tests.support.referred import BANK, FIRM, OTHER_BANK, OTHER_FIRM, refer
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.role_commands import ConfirmWork

NAME = "Quách Văn Zến"
OFFICER, MANAGER = Viewer("canbo", Role.OFFICER, frozenset({"16174"})), Viewer("lanhdao", Role.MANAGER)
VIEWERS = {
    "officer": OFFICER,
    "officer of the district": Viewer("canbo", Role.OFFICER),
    "supporter": Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP})),
    "bank": BANK,
    "another bank": OTHER_BANK,
    "firm": FIRM,
    "another firm": OTHER_FIRM,
    "manager": MANAGER,
    "admin": Viewer("quantri", Role.ADMIN),
}
LAPSED = {
    "completed_on": DAY - timedelta(days=3 * 366),
    "other_penalties_done": True,
    "expungement_confirmed": True,
}


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def everywhere(office: Office, running: bool) -> Person:
    """Known to everybody, then closed as expunged: with a loan and work that go on, or without."""
    person = Person(office, NAME).supported()
    for body in ("bank", "employer", "referral"):
        person.does(c.GiveConsent, body=body, given=True)
    refer(person, "bank", "r-bank")
    refer(person, "employer", "r-firm")
    if running:
        person.does(
            c.StartLivelihood, livelihood="job", started_on=DAY, evidence="HĐ 1", employer_id=EMPLOYER
        )
        person.does(
            c.RecordDisbursement, loan_id=an_id("loan"), amount_vnd=50_000_000, purpose="production", use="cows",
            months=36, disbursed_on=DAY,
        )  # fmt: skip
    person.does(c.RecordFacts, facts=LAPSED)
    person.does(c.Advance, move="close", outcome="expunged", note="Phiếu lý lịch tư pháp số 7")
    return person


def none_or(found: Callable[[], Any]) -> Any:
    try:
        return found()
    except (UnknownCase, UnknownRecord):
        return None


def reads(office: Office, viewer: Viewer, person: Person) -> dict[str, bool]:
    """Read -> whether it told that there is such a case."""
    desk, at, number = office.desk, instant(DAY), str(person.last.number)
    month = DAY + timedelta(days=40)

    def listed(**wanted: Any) -> bool:
        found = desk.cases(viewer, CaseFilter(**wanted), at=at, on=DAY)
        return bool(found.rows) or found.total > 0 or any(found.by_stage.values())

    seen = Seen("1", NAME, 1988, "16174", None, "84912345678")
    alike = desk.likeness.alike(viewer, [seen], at=at) if viewer.role in (Role.OFFICER, Role.MANAGER) else {}
    return {
        "list": listed(),
        "list of the closed": listed(stage="closed"),
        "list of the commune": listed(unit="16174"),
        "search by name": listed(query=NAME),
        "search by number": listed(query=number),
        "search by phone": listed(query="0912345678"),
        "number": none_or(lambda: desk.case_id(viewer, number)) is not None,
        "page": none_or(lambda: desk.case_page(viewer, person.id, at=at, on=DAY)) is not None,
        "history": none_or(lambda: desk.history(viewer, person.id, at=at)) is not None,
        "sheet": none_or(lambda: desk.sheets.sheet(viewer, person.id, at=at, on=DAY)) is not None,
        "who read": none_or(lambda: desk.seen_by.who_read(viewer, person.id, at=at)) is not None,
        "export": bool(desk.exports.cases(viewer, CaseFilter(), at=at, on=DAY)),
        "export of a search": bool(desk.exports.cases(viewer, CaseFilter(query=NAME), at=at, on=DAY)),
        "work": bool(desk.work_items(viewer, at=at, on=DAY)) or bool(desk.work_counts(viewer, on=DAY)),
        "today": any(desk.due.today(viewer, at=at, on=DAY, kind=None, unit=None, most=9).counts.values()),
        "chosen": bool(desk.due.named(viewer, [number], at=at, on=DAY)),
        "calendar": bool(desk.due.dates(viewer, DAY, month, at=at, on=DAY)),
        "alike": bool(alike),
        "referrals": bool(desk.referrals.listed(viewer, at=at, on=DAY)),
        "loan files": bool(desk.loan_files.files(viewer, FileFilter(), at=at, on=DAY).lines),
        "loan counts": bool(desk.loan_files.counts(viewer)),
        "loans": bool(desk.lending.loans(viewer, at=at, on=DAY)),
        "workers": bool(desk.employer.workers(viewer, at=at, on=DAY)),
        "helped": bool(desk.supporter.people(viewer, at=at, on=DAY)),
        "radar": any(desk.radar.counts(viewer, 400, None, on=DAY).values()),
        "caseload": len(desk.caseload.columns(viewer, DAY)[0]) > 0,
    }  # fmt: skip


def told(office: Office, person: Person) -> dict[str, set[str]]:
    return {
        who: {name for name, found in reads(office, viewer, person).items() if found}
        for who, viewer in VIEWERS.items()
    }


def test_nobody_finds_the_case_of_somebody_whose_record_is_expunged(office: Office) -> None:
    person = everywhere(office, running=False)
    assert told(office, person) == {who: set() for who in VIEWERS}
    assert office.desk.summary(DAY).by_state["closed"] == 1
    with engine_of(office).connect() as connection:
        assert connection.scalar(select(t.case_tally.c.persons).where(t.case_tally.c.expunged)) == 1


def test_a_running_loan_is_left_to_its_bank_and_running_work_to_its_firm(office: Office) -> None:
    person = everywhere(office, running=True)
    found = told(office, person)
    for who in ("officer", "officer of the district", "supporter", "manager", "admin"):
        assert found[who] == set(), who
    assert found["another bank"] == found["another firm"] == set()
    assert {"loan files", "loans"} <= found["bank"]
    assert "workers" in found["firm"]
    # Each goes on for as long as what runs.
    person.does(c.ReportLoan, by=BANK, loan_id=an_id("loan"), status="repaid", outstanding_vnd=0)
    person.does(ConfirmWork, by=FIRM, still=False)
    assert told(office, person) == {who: set() for who in VIEWERS}


def test_a_manager_finds_a_stub_and_opens_the_case_again_for_a_reason(office: Office) -> None:
    person = everywhere(office, running=False)
    stubs, at = office.desk.stubs, instant(DAY)
    found, total = stubs.stubs(MANAGER, at=at)
    assert total == 1
    assert found == (Stub(person.id, str(person.last.number), "16174", DAY, DAY, 0, 0),)
    elsewhere = Viewer("lanhdao", Role.MANAGER, frozenset({"16177"}))
    for viewer in (*(each for who, each in VIEWERS.items() if who != "manager"), elsewhere):
        assert stubs.stubs(viewer, at=at) == ((), 0)
        with pytest.raises(UnknownCase):
            stubs.stub(viewer, str(person.last.number), at=at)
    with pytest.raises(OutOfScope):
        person.does(c.Advance, by=OFFICER, move="reopen", reason="Nhầm")
    with pytest.raises(OutOfScope):
        person.does(c.RecordFacts, by=MANAGER, facts={"requested_vnd": 1})
    person.does(c.Advance, by=MANAGER, move="reopen", reason="Đóng nhầm")
    assert stubs.stubs(MANAGER, at=at) == ((), 0)
    shown = {name for name, found in reads(office, OFFICER, person).items() if found}
    of_others = {
        "list of the closed",
        "loan files",
        "loan counts",
        "loans",
        "workers",
        "helped",
        "work",
        "radar",
    }
    assert reads(office, OFFICER, person).keys() - shown <= of_others
    assert office.desk.case_page(OFFICER, person.id, at=at, on=DAY).history[-1].data["reason"] == "Đóng nhầm"


def test_the_person_counts_as_never_here_when_received_again(office: Office) -> None:
    """With a record of its own: nothing of the old one comes back with it."""
    person = everywhere(office, running=False)
    details = c.PersonDetails(
        name=NAME, birth_year=1988, sex="male", ethnicity="thai", citizen_id="038088111222", phone="0912345678",
        address="Số 3", offence="Khác", sentence_months=10,
    )  # fmt: skip
    first = Person(office, "Một", details=details).id
    with pytest.raises(OpenCaseExists):
        Person(office, "Hai", details=details)
    with engine_of(office).connect() as connection:
        people = connection.scalars(select(t.case.c.person_id).where(t.case.c.id.in_([first, person.id])))
        assert len(set(people)) == 2


def test_the_day_that_has_come_is_due_work_for_the_officer_and_closing_needs_evidence(office: Office) -> None:
    person = Person(office, NAME).supported()

    def why(**facts: Any) -> list[tuple[str, str]]:
        if facts:
            person.does(c.RecordFacts, facts=facts)
        found = office.desk.due.today(OFFICER, at=instant(DAY), on=DAY, kind="expungement", unit=None, most=9)
        return [
            (each.kind, each.reason) for group in found.groups.values() for one in group for each in one.whys
        ]

    ask, confirm = ("expungement", "today.expungement.ask"), ("expungement", "today.expungement.confirm")
    day = DAY.replace(year=DAY.year - 2)
    assert why() == []
    assert why(completed_on=day + timedelta(days=1)) == []
    assert why(completed_on=day) == [ask]
    assert why(other_penalties_done=False) == []
    assert why(other_penalties_done=True, expungement_confirmed=True) == [confirm]
    assert why(under_18=True) == [confirm]
    assert why(expungement_confirmed=False) == []
    closing: dict[str, Any] = {"move": "close", "outcome": "expunged"}
    person.does(c.RecordFacts, facts={"expungement_confirmed": True, "under_18": False})
    with pytest.raises(MoveRefused) as refused:
        person.does(c.Advance, **closing)
    assert "case.outcome_grounded" in {
        each.rule for each in refused.value.findings if each.outcome is not Outcome.MET
    }
    person.does(c.Advance, **closing, note="Phiếu lý lịch tư pháp số 7")
    assert why() == []


def test_the_engine_goes_on_with_the_case(office: Office) -> None:
    """Chains, sweeps and what an operator asks for on the command line."""
    person = everywhere(office, running=False)
    assert office.desk.case_id(SYSTEM, str(person.last.number)) == person.id
