"""Loan files as they are read: by whom, in which order, with what opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.lending.machine import FileMove, FileStage
from domain.lending.reads import FileFilter, FileList
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.lending import Borrower
from tests.support.offices import BANK_OFFICE, DAY, MANAGER, OFFICER, an_id, an_office, engine_of, instant
from tests.support.referred import BANK, OTHER_BANK
from workflows.services import commands as c
from workflows.services import loan_file_commands as f
from workflows.services.office import Office

S = FileStage
ELSEWHERE = Viewer("canbo_xb", Role.OFFICER, frozenset({"16177"}))
HERE = Viewer("canbo", Role.OFFICER, frozenset({"16174"}))
OUTSIDERS = [
    OTHER_BANK,
    ELSEWHERE,
    Viewer("g5", Role.SUPPORTER),
    Viewer("dn", Role.EMPLOYER, employer=an_id("firm")),
    Viewer("quantri", Role.ADMIN),
    Viewer("nganhang0", Role.BANK),
]


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def listed(office: Office, viewer: Viewer, days: int = 0, /, **wanted: object) -> FileList:
    on = DAY + timedelta(days)
    return office.desk.loan_files.files(viewer, FileFilter(**wanted), at=instant(on), on=on)  # type: ignore[arg-type]


def numbers(office: Office, viewer: Viewer, /, **wanted: object) -> list[str]:
    return [each.file.number for each in listed(office, viewer, **wanted).lines]


def test_who_finds_a_file_in_a_list(office: Office) -> None:
    borrower = Borrower(office).to(S.SENT)
    number = borrower.file.number
    for viewer in (OFFICER, HERE, MANAGER, BANK, replace(OTHER_BANK, covers=frozenset({BANK_OFFICE}))):
        assert numbers(office, viewer) == [number]
        assert office.desk.loan_files.counts(viewer) == {S.SENT: 1}
        assert len(office.desk.loan_files.of_case(viewer, borrower.person.id, on=DAY)) == 1
    for viewer in OUTSIDERS:
        assert numbers(office, viewer) == []
        assert not office.desk.loan_files.counts(viewer)
        assert not office.desk.loan_files.by_unit(viewer)
        assert office.desk.loan_files.of_case(viewer, borrower.person.id, on=DAY) == ()


def test_what_a_list_can_be_asked_for(office: Office) -> None:
    borrower = Borrower(office).to(S.RECEIVED)
    found = [borrower.file.number]
    for wanted in (
        {"group": "at_bank"}, {"stage": S.RECEIVED}, {"unit": "16174"}, {"office": BANK_OFFICE}, {"still_days": 5},
        {"query": "nx-2026-0001"},
    ):  # fmt: skip
        assert [each.file.number for each in listed(office, OFFICER, 5, **wanted).lines] == found
    for wanted in (
        {"group": "in_hand"}, {"stage": S.SENT}, {"unit": "16177"}, {"office": "x"}, {"still_days": 6},
        {"query": "NX-2025"}, {"offset": 1},
    ):  # fmt: skip
        assert listed(office, OFFICER, 5, **wanted).lines == ()
    [line] = listed(office, OFFICER, 5).lines
    assert (line.still_days, line.unit_code, line.case_number) == (5, "16174", "NX-2026-0001")


def test_counts_by_commune(office: Office) -> None:
    Borrower(office)
    assert office.desk.loan_files.by_unit(MANAGER) == {"16174": {S.DRAFT: 1}}
    assert office.desk.loan_files.counts(MANAGER, "16177") == {}


def test_the_steps_are_whose_they_are(office: Office) -> None:
    borrower = Borrower(office).to(S.RECEIVED)
    assert FileMove.WITHDRAW in borrower.view.moves
    assert set(borrower.seen_by(BANK).moves) == {
        FileMove.WAIT, FileMove.RETURN_PAPERS, FileMove.APPRAISE, FileMove.REFUSE
    }  # fmt: skip


def test_the_answer_of_the_rules_ends_on_the_last_day(office: Office) -> None:
    borrower = Borrower(office).to(S.SENT)
    view = borrower.seen_by(BANK)
    assert str(view.eligible_until) == "2031-02-20"
    assert (view.cap_vnd, view.borrower, view.security_required) == (100_000_000, "household", False)
    borrower.person.does(c.RecordFacts, facts={"same_purpose_debt": True})
    assert borrower.seen_by(BANK).outcome == "ineligible"


def test_once_consent_is_withdrawn_the_bank_sees_nothing(office: Office) -> None:
    borrower = Borrower(office).to(S.APPROVED)
    borrower.person.does(c.GiveConsent, body="bank", given=False)
    assert numbers(office, BANK) == []


def test_a_running_loan_goes_on_with_its_bank_without_consent(office: Office) -> None:
    borrower = Borrower(office).to(S.DISBURSED)
    borrower.person.does(c.GiveConsent, body="bank", given=False)
    assert numbers(office, BANK) == [borrower.file.number]
    borrower.does(f.ReportFile, BANK, status="running", outstanding_vnd=1)


def test_names_and_numbers_are_sealed(office: Office) -> None:
    borrower = Borrower(office).to(S.CERTIFIED)
    with engine_of(office).connect() as connection:
        rows = [
            repr(tuple(row))
            for table in (t.loan_file, t.loan_party, t.case_event)
            for row in connection.execute(select(table))
        ]
    for words in ("Lê Văn An", "Hà Thị Bình", "Lò Thị Hoa", "038185001234"):
        assert not any(words in row for row in rows)
    view = borrower.view
    assert (view.line.file.list_by, view.line.file.certified_by) == ("Lê Văn An", "Hà Thị Bình")
    assert [(each.name, each.citizen_id) for each in view.parties] == [("Lò Thị Hoa", "038185001234")]


def test_who_looked_is_logged(office: Office) -> None:
    borrower = Borrower(office).to(S.SENT)
    listed(office, BANK)
    borrower.seen_by(BANK)
    with engine_of(office).connect() as connection:
        query = select(t.read_log.c.what).where(t.read_log.c.actor == BANK.user).order_by(t.read_log.c.id)
        assert list(connection.scalars(query)) == ["loan_files", "loan_file"]


def test_the_entries_tell_what_was_known_at_each_step(office: Office) -> None:
    borrower = Borrower(office).to(S.SENT)
    kinds = [each.kind for each in borrower.view.entries]
    assert kinds == [
        "loan_file_opened", "loan_party_named", "loan_listed", "loan_certified", "loan_paper_noted", "loan_reviewed",
        "loan_sent",
    ]  # fmt: skip
    assert borrower.view.entries[2].data["list_no"] == "12/DS"
    assert borrower.view.entries[2].notes == {"list_by": "Lê Văn An"}
