"""Loan files by the people who work on them, on both databases: up to the bank and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.errors import BadValue, NotAllowed, OutOfScope, StaleCase, UnknownCase, UnknownRecord
from domain.lending.machine import FileStage
from domain.lending.refusals import (
    FileMoveNotOpen,
    FileRunning,
    LoanNotEligible,
    PapersNotGiven,
    RepresentativeMissing,
    SameSignatory,
)
from domain.lending.schedule import RepaymentTerms
from domain.referrals import ConsentMissing
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.lending import Borrower
from tests.support.offices import BANK_OFFICE, DAY, OFFICER, SUPPORTER, an_id, an_office, engine_of
from tests.support.referred import BANK, FIRM, OTHER_BANK, refer
from workflows.services import commands as c
from workflows.services import loan_file_commands as f
from workflows.services.office import Office

S = FileStage
ADMIN = Viewer("quantri", Role.ADMIN)
TERMS = RepaymentTerms(660, 12, 0, 6, 365)


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def either(database_url: str) -> Iterator[Borrower]:
    """The same borrower on each of the two databases."""
    with an_office(database_url) as office:
        yield Borrower(office)


@pytest.fixture
def borrower(office: Office) -> Borrower:
    return Borrower(office)


def items(borrower: Borrower) -> list[tuple[str, str, str]]:
    i = t.work_item.c
    query = select(i.kind, i.reason, i.status).where(i.case_id == borrower.person.id).order_by(i.reason)
    with engine_of(borrower.office).connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def referral_is(borrower: Borrower) -> list[str]:
    lines = borrower.office.desk.referrals.of_case(OFFICER, borrower.person.id, DAY)
    return [each.status for each in lines]


def case_now(borrower: Borrower) -> Any:
    return borrower.office.desk.case(OFFICER, borrower.person.id)


def test_one_application_at_a_time(borrower: Borrower) -> None:
    with pytest.raises(FileRunning):
        borrower.person.does(f.OpenFile, file_id=an_id("another"))
    told = borrower.does(f.OpenFile).told
    assert told == ("told.already_recorded",)


def test_the_list_sets_the_facts_of_the_case(borrower: Borrower) -> None:
    borrower.to(S.LISTED)
    assert (case_now(borrower).list_drawn, case_now(borrower).list_certified) == (True, None)
    borrower.does(
        f.CertifyList, certified_no="7", certified_on=DAY, certified_by="Hà Thị Bình", law_abiding=True,
        no_social_evils=True,
    )  # fmt: skip
    case = case_now(borrower)
    assert (case.list_certified, case.law_abiding, case.no_social_evils) == (True, True, True)
    assert (borrower.file.list_by, borrower.file.certified_by) == ("Lê Văn An", "Hà Thị Bình")


def test_two_people_sign(either: Borrower) -> None:
    either.to(S.LISTED)
    with pytest.raises(SameSignatory):
        either.does(
            f.CertifyList, certified_no="7", certified_on=DAY, certified_by="LÊ VĂN AN", law_abiding=True,
            no_social_evils=True,
        )  # fmt: skip
    assert either.file.stage is S.LISTED


def test_a_list_that_speaks_against_the_person_certifies_nothing(borrower: Borrower) -> None:
    borrower.to(S.LISTED)
    with pytest.raises(LoanNotEligible) as refused:
        borrower.does(
            f.CertifyList, certified_no="7", certified_on=DAY, certified_by="Hà Thị Bình", law_abiding=True,
            no_social_evils=False,
        )  # fmt: skip
    assert "qd22.conduct" in [each.rule for each in refused.value.findings]


def send(borrower: Borrower, name: str = "referral") -> c.Done:
    return borrower.does(
        f.SendFile, referral_id=an_id(name), office=BANK_OFFICE, body_name="PGD NHCSXH Như Xuân"
    )


def test_nothing_leaves_without_consent(borrower: Borrower) -> None:
    borrower.to(S.REVIEWED)
    borrower.person.does(c.GiveConsent, body="bank", given=False)
    with pytest.raises(ConsentMissing):
        send(borrower)
    assert referral_is(borrower) == []


def test_the_households_representative_has_a_consent_of_their_own(borrower: Borrower) -> None:
    borrower.to(S.REVIEWED)
    borrower.does(f.NameParty, role="representative", name="Lò Thị Hoa")
    with pytest.raises(RepresentativeMissing):
        send(borrower)
    borrower.does(f.NameParty, role="representative", name="Lò Thị Hoa", consent_on=DAY)
    send(borrower)
    [party] = borrower.view.parties
    assert (party.name, party.consent_on) == ("Lò Thị Hoa", DAY)


def test_who_borrows_alone_needs_neither_group_nor_representative(office: Office) -> None:
    borrower = Borrower(office, household_has_adult=False, household_others_capable=False)
    borrower.to(S.CERTIFIED)
    send(borrower)
    assert (borrower.file.stage, borrower.file.reviewed_on) == (S.SENT, None)
    assert {each.code for each in borrower.view.papers}.isdisjoint({"group_minutes", "household_proxy"})


def test_the_household_does_not_go_past_the_savings_group(borrower: Borrower) -> None:
    borrower.to(S.CERTIFIED)
    with pytest.raises(FileMoveNotOpen):
        send(borrower)


def test_a_referral_that_runs_already_becomes_the_files_own(borrower: Borrower) -> None:
    refer(borrower.person, name="earlier")
    borrower.to(S.SENT)
    assert borrower.file.referral_id == an_id("earlier")
    assert len(referral_is(borrower)) == 1


def test_the_bank_sees_a_file_from_the_day_on_which_it_was_sent_to_its_office(either: Borrower) -> None:
    either.to(S.REVIEWED)
    with pytest.raises(UnknownRecord):
        either.seen_by(BANK)
    send(either)
    shown = either.seen_by(BANK)
    assert (shown.line.name, shown.findings, shown.outcome) == ("Lò Văn Inh", (), "eligible")
    assert [each.notes for each in shown.entries] == [{}] * len(shown.entries)
    for viewer in (OTHER_BANK, FIRM, SUPPORTER, ADMIN):
        with pytest.raises(UnknownRecord):
            either.seen_by(viewer)


@pytest.mark.parametrize("by", [OTHER_BANK, FIRM, SUPPORTER, ADMIN])
def test_nobody_else_makes_the_banks_steps(borrower: Borrower, by: Viewer) -> None:
    borrower.to(S.SENT)
    with pytest.raises((NotAllowed, OutOfScope)):
        borrower.does(f.AcceptFile, by, received_on=DAY)


def test_the_bank_makes_no_step_of_the_office(borrower: Borrower) -> None:
    borrower.to(S.SENT)
    with pytest.raises(NotAllowed):
        borrower.does(f.WithdrawFile, BANK)


def test_a_bank_whose_person_was_referred_for_another_file_knows_not_this_one(borrower: Borrower) -> None:
    """The case is in sight of both offices; the file is of one."""
    refer(borrower.person, name="other", office=OTHER_BANK.office)
    borrower.to(S.SENT)
    with pytest.raises(UnknownRecord):
        borrower.does(f.AcceptFile, OTHER_BANK, received_on=DAY)
    with pytest.raises(UnknownRecord):
        borrower.seen_by(OTHER_BANK)


def test_withdrawn_it_is_out_of_the_banks_sight(either: Borrower) -> None:
    either.to(S.RECEIVED)
    either.does(f.WithdrawFile, note="Không muốn vay nữa")
    assert (either.file.stage, referral_is(either)) == (S.WITHDRAWN, ["withdrawn"])
    with pytest.raises(UnknownRecord):
        either.seen_by(BANK)
    with pytest.raises((UnknownRecord, UnknownCase)):
        either.does(f.Appraise, BANK, appraised_on=DAY)
    either.person.does(f.OpenFile, file_id=an_id("another"))


def test_papers_come_back_and_go_again(either: Borrower) -> None:
    either.to(S.RECEIVED)
    either.does(f.ReturnPapers, BANK, papers=("use_plan", "residence"))
    assert ("loan_step", "item.loan_papers_asked", "open") in items(either)
    with pytest.raises(PapersNotGiven):
        either.does(f.ResendFile)
    for code in ("use_plan", "residence"):
        either.does(f.NotePaper, code=code, state="given")
    either.does(f.ResendFile)
    assert either.file.stage is S.SENT
    assert ("loan_step", "item.loan_papers_asked", "done") in items(either)
    assert referral_is(either) == ["sent"]


def test_a_paper_that_is_none_is_refused(borrower: Borrower) -> None:
    with pytest.raises(BadValue):
        borrower.does(f.NotePaper, code="certificate_of_beauty", state="given")


def test_a_refusal_names_the_next_step_and_hides_the_name_from_the_bank(either: Borrower) -> None:
    either.to(S.APPRAISED)
    either.does(f.Refuse, BANK, refusal="papers_missing", decided_on=DAY)
    view = either.view
    assert (view.line.file.stage, view.next_step) == (S.REFUSED, "loan_next.papers_missing")
    assert ("loan_step", "item.loan_file_refused", "open") in items(either)
    assert referral_is(either) == ["refused"]
    assert either.seen_by(BANK).line.name is None
    either.does(f.ReopenFile)
    with pytest.raises(UnknownRecord):
        either.seen_by(BANK)
    either.to(S.REVIEWED)
    send(either, "second")
    assert sorted(referral_is(either)) == ["refused", "sent"]


def test_a_refusal_for_another_reason_says_which(borrower: Borrower) -> None:
    borrower.to(S.APPRAISED)
    with pytest.raises(BadValue):
        borrower.does(f.Refuse, BANK, refusal="other", decided_on=DAY)
    borrower.does(f.Refuse, BANK, refusal="other", decided_on=DAY, note="Chưa có phương án rõ ràng")
    assert borrower.view.entries[-1].notes == {"note": "Chưa có phương án rõ ràng"}


def test_waiting_for_capital_is_a_stage_of_its_own(borrower: Borrower) -> None:
    borrower.to(S.RECEIVED)
    borrower.does(f.WaitForCapital, BANK)
    stages = [borrower.file.stage]
    borrower.does(f.Appraise, BANK, appraised_on=DAY)
    assert [*stages, borrower.file.stage] == [S.WAITING, S.APPRAISED]


def test_an_amount_above_the_cap_is_not_approved(office: Office) -> None:
    borrower = Borrower(office)
    borrower.to(S.APPRAISED)
    with pytest.raises(BadValue):
        borrower.does(f.Approve, BANK, decision_no="5", decided_on=DAY, amount_vnd=80_000_001)


def test_a_wish_above_the_cap_is_not_even_listed(office: Office) -> None:
    borrower = Borrower(office, requested_vnd=100_000_001)
    with pytest.raises(LoanNotEligible):
        borrower.to(S.LISTED)


def test_a_decision_of_the_last_day_may_be_recorded_later_and_one_of_the_next_day_never(
    borrower: Borrower,
) -> None:
    last = date(2031, 2, 20)  # five years after completion
    borrower.to(S.APPRAISED)
    said = {"decision_no": "5", "amount_vnd": 80_000_000}
    with pytest.raises(LoanNotEligible):
        borrower.does(f.Approve, BANK, on=last + timedelta(9), decided_on=last + timedelta(1), **said)
    borrower.does(f.Approve, BANK, on=last + timedelta(9), decided_on=last, **said)
    assert borrower.file.decided_on == last


def test_two_people_at_one_file_the_second_is_told(borrower: Borrower) -> None:
    version = case_now(borrower).version
    said = {"list_no": "12/DS", "list_on": DAY, "list_by": "Lê Văn An", "expected_version": version}
    borrower.does(f.ListPerson, **said)
    with pytest.raises(StaleCase):
        borrower.does(f.ListPerson, **said)


def test_the_findings_are_frozen_with_their_rules(borrower: Borrower) -> None:
    borrower.to(S.SENT)
    [sent] = [each for each in borrower.view.entries if each.kind == "loan_sent"]
    assert {each[0] for each in sent.findings} >= {"qd22.window", "qd22.list", "qd22.conduct"}
    assert borrower.file.rules_version
    assert borrower.file.law_version
