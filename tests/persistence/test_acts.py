"""One act, one transaction: done once, kept whole, refused without a trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.case import Stage
from domain.errors import (
    BadValue,
    CaseClosed,
    CommandIdReused,
    DomainError,
    MoveNotOpen,
    MoveRefused,
    NotAllowed,
    NoTransferOpen,
    OpenCaseExists,
    OutOfScope,
    RecordConflict,
    StaleCase,
    UnknownCase,
)
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import (
    DAY,
    EMPLOYER,
    MANAGER,
    OFFICER,
    SUPPORTER,
    Person,
    an_id,
    an_office,
    engine_of,
    instant,
    reception,
)
from workflows.services import commands as c
from workflows.services.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def counts(office: Office) -> Counter[str]:
    """Rows of every table that an act can write."""
    with engine_of(office).connect() as connection:
        return Counter(
            {
                table.name: connection.scalar(select(func.count()).select_from(table))
                for table in t.metadata.sorted_tables
                if table.name != "read_log"
            }
        )


def test_a_whole_way_home_is_kept_with_its_history(office: Office) -> None:
    person = Person(office).employed()
    later = DAY + timedelta(days=190)
    for on in (DAY + timedelta(days=31), DAY + timedelta(days=92)):
        person.does(c.HoldReview, on=on, clean=True, levels={"work": "some"})
    person.does(c.Advance, on=later, move="stabilise")
    case = office.desk.case(OFFICER, person.id)
    assert (case.stage, case.stage_since, case.clean_reviews) == (Stage.STABLE, later, 2)
    assert verify(engine_of(office)).broken == []


def test_a_replayed_command_answers_the_first_result_and_writes_nothing(office: Office) -> None:
    person = Person(office).assessed()
    command = c.Advance(person.id, "pause", "away")
    first = office.perform(command, by=OFFICER, command_id=an_id("same"))
    before = counts(office)
    again = office.perform(command, by=OFFICER, command_id=an_id("same"))
    assert again == replace(first, replayed=True)
    assert counts(office) == before


def test_a_command_id_with_another_content_is_refused(office: Office) -> None:
    person = Person(office).assessed()
    office.perform(c.Advance(person.id, "pause", "away"), by=OFFICER, command_id=an_id("same"))
    with pytest.raises(CommandIdReused):
        office.perform(c.Advance(person.id, "pause", "custody"), by=OFFICER, command_id=an_id("same"))


def test_the_same_visit_sent_by_two_commands_is_one_visit(office: Office) -> None:
    person = Person(office).supported()
    visit = c.LogVisit(person.id, an_id("visit"), DAY, True, note="Đang làm vườn")
    office.perform(visit, by=OFFICER)
    before = counts(office)
    assert office.perform(visit, by=OFFICER).told == ("told.already_recorded",)
    assert counts(office) == before + Counter(command_log=1)
    with pytest.raises(RecordConflict):
        office.perform(replace(visit, met=False), by=OFFICER)


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (lambda p: c.Advance(p.id, "stabilise"), MoveNotOpen),
        (lambda p: c.Advance(p.id, "pause"), MoveRefused),
        (lambda p: c.Advance(p.id, "pause", "holiday"), MoveRefused),
        (lambda p: c.Advance(p.id, "close", outcome="expunged"), MoveRefused),
        (lambda p: c.Advance(an_id("nobody"), "pause", "away"), UnknownCase),
        (lambda p: c.AssessNeeds(p.id, {"luck": "none"}), BadValue),
        (lambda p: c.AssessNeeds(p.id, {"work": "terrible"}), BadValue),
        (lambda p: c.AssessNeeds(p.id, {}), BadValue),
        (lambda p: c.MakePlan(p.id, ()), BadValue),
        (lambda p: c.AssignGroup(p.id, an_id("no group")), DomainError),
        (lambda p: c.LogVisit(p.id, an_id("v"), DAY + timedelta(days=1), True), BadValue),
        (lambda p: c.LogVisit(p.id, an_id("v"), DAY, True, "dream"), BadValue),
        (lambda p: c.LogVisit(p.id, an_id("v"), DAY, True, domains={"work": "great"}), BadValue),
        (lambda p: c.RecordFacts(p.id, {"stage": "stable"}), BadValue),
        (lambda p: c.RecordFacts(p.id, {"completed_on": "32/13/2026"}), BadValue),
        (lambda p: c.RecordFacts(p.id, {"law_abiding": "yes"}), BadValue),
        (lambda p: c.GiveConsent(p.id, "newspaper", True), BadValue),
        (lambda p: c.StartLivelihood(p.id, "job", DAY, "HĐ", None), BadValue),
        (lambda p: c.StartLivelihood(p.id, "job", DAY, "HĐ", an_id("no firm")), DomainError),
        (lambda p: c.StartLivelihood(p.id, "job", DAY + timedelta(days=1), "HĐ", EMPLOYER), BadValue),
        (lambda p: c.EndLivelihood(p.id, DAY, "job_lost"), BadValue),
        (lambda p: c.RecordDisbursement(p.id, an_id("l"), 0, "production", "cows", 36, DAY), BadValue),
        (lambda p: c.RecordDisbursement(p.id, an_id("l"), 1, "gambling", "cows", 36, DAY), BadValue),
        (lambda p: c.ReportLoan(p.id, an_id("no loan"), "running", 5), DomainError),
        (lambda p: c.OfferTransfer(p.id, "16174"), BadValue),
        (lambda p: c.OfferTransfer(p.id, "99999"), DomainError),
        (lambda p: c.AnswerTransfer(p.id, True), NoTransferOpen),
        (lambda p: c.RecordConviction(p.id, "", DAY), BadValue),
    ],
)
def test_a_refused_act_says_why_and_leaves_nothing(
    office: Office, command: object, refusal: type[DomainError]
) -> None:
    person = Person(office)
    before = counts(office)
    with pytest.raises(refusal) as refused:
        office.perform(command(person), by=OFFICER)  # type: ignore[operator]
    assert refused.value.text("vi") and refused.value.text("en")
    assert counts(office) == before


def test_an_incomplete_reception_names_every_missing_paper(office: Office) -> None:
    with pytest.raises(MoveRefused) as refused:
        office.perform(reception(certificate_no=None, notice_given=None), by=OFFICER)
    missing = {each.rule for each in refused.value.findings if each.outcome < 2}
    assert missing == {"case.certificate", "case.notice"}


def test_a_person_has_one_open_case(office: Office) -> None:
    person = Person(office)
    with pytest.raises(OpenCaseExists):
        office.perform(reception(case_id=an_id("second")), by=OFFICER)
    person.does(c.Advance, move="close", outcome="declined", note="Không nhận hỗ trợ")
    again = office.perform(reception(case_id=an_id("second"), details=None), by=OFFICER)
    assert again.number == "NX-2026-0002"


def test_a_closed_case_takes_nothing_until_a_manager_reopens_it(office: Office) -> None:
    person = Person(office).assessed()
    person.does(c.Advance, move="close", outcome="moved_away", note="Vào Bình Dương")
    with pytest.raises(CaseClosed):
        person.does(c.GiveConsent, body="bank", given=True)
    with pytest.raises(NotAllowed):
        person.does(c.Advance, move="reopen", reason="returned")
    person.does(c.Advance, by=MANAGER, move="reopen", reason="returned")
    assert office.desk.case(OFFICER, person.id).stage is Stage.ASSESSED


@pytest.mark.parametrize("stage", ["returned", "assessed", "paused"])
def test_a_disbursement_out_of_turn_is_kept_moves_nothing_and_is_told(office: Office, stage: str) -> None:
    person = Person(office)
    if stage != "returned":
        person.assessed()
    if stage == "paused":
        person.does(c.Advance, move="pause", reason="away")
    done = person.does(
        c.RecordDisbursement,
        loan_id=an_id("loan"),
        amount_vnd=80_000_000,
        purpose="production",
        use="cows",
        months=36,
        disbursed_on=DAY,
    )
    assert (done.stage, done.told) == (stage, ("told.fact_recorded_only",))
    assert office.desk.case(OFFICER, person.id).loan_vnd == 80_000_000
    assert [item.reason for item in office.desk.work_items(OFFICER, at=instant(DAY), on=DAY)] == [
        "item.disbursed_out_of_turn"
    ]


def test_a_loan_sent_again_under_its_id_is_a_conflict_and_not_a_broken_database(office: Office) -> None:
    person = Person(office).supported()
    loan: dict[str, Any] = {
        "loan_id": an_id("loan"),
        "purpose": "production",
        "use": "cows",
        "months": 36,
        "disbursed_on": DAY,
    }
    office.perform(c.RecordDisbursement(person.id, amount_vnd=80_000_000, **loan), by=OFFICER)
    before = counts(office)
    with pytest.raises(RecordConflict):
        office.perform(c.RecordDisbursement(person.id, amount_vnd=90_000_000, **loan), by=OFFICER)
    assert counts(office) == before


def test_a_disbursement_moves_a_supported_case_and_both_milestones_stay_facts(office: Office) -> None:
    person = Person(office).employed()
    person.does(
        c.RecordDisbursement,
        loan_id=an_id("loan"),
        amount_vnd=80_000_000,
        purpose="production",
        use="cows",
        months=36,
        disbursed_on=DAY,
    )
    case = office.desk.case(OFFICER, person.id)
    assert (case.stage, case.livelihood, case.loan_count) == (Stage.LOANED, "job", 1)


def test_losing_the_livelihood_goes_back_to_support(office: Office) -> None:
    person = Person(office).employed()
    person.does(c.EndLivelihood, ended_on=DAY, reason="job_lost")
    case = office.desk.case(OFFICER, person.id)
    assert (case.stage, case.livelihood, case.seeks_work) == (Stage.SUPPORTED, None, True)


def test_a_transfer_is_seen_by_both_communes_until_the_receiver_answers(office: Office) -> None:
    here, there = (Viewer(f"officer {code}", Role.OFFICER, frozenset({code})) for code in ("16174", "16186"))
    person = Person(office).supported()
    with pytest.raises(OutOfScope):
        person.does(c.GiveConsent, by=there, body="bank", given=True)
    person.does(c.OfferTransfer, by=here, to_unit="16186")
    with pytest.raises(NotAllowed):
        person.does(c.AnswerTransfer, by=here, accept=True)
    person.does(c.AnswerTransfer, by=there, accept=True, village="Thôn Thanh Tiến")
    case = office.desk.case(there, person.id)
    assert (case.unit_code, case.transfer_to, case.group_id) == ("16186", None, None)
    with pytest.raises(UnknownCase):
        office.desk.case(here, person.id)


def test_a_refused_transfer_stays_and_keeps_the_reason(office: Office) -> None:
    person = Person(office)
    person.does(c.OfferTransfer, to_unit="16186")
    with pytest.raises(BadValue):
        person.does(c.AnswerTransfer, accept=False)
    person.does(c.AnswerTransfer, accept=False, reason="Chưa có nơi ở")
    case = office.desk.case(OFFICER, person.id)
    assert (case.unit_code, case.transfer_to) == ("16174", None)


def test_cases_follow_a_merger_of_communes_once(office: Office) -> None:
    before, day = date(2025, 6, 2), date(2025, 7, 1)
    person = Person(office, on=before, unit_code="16201", completed_on=date(2025, 5, 20))
    merge = c.MergeUnits(day)
    first = office.perform(merge, by=MANAGER, on=day, at=instant(day))
    second = office.perform(merge, by=MANAGER, on=day, at=instant(day))
    case = office.desk.case(OFFICER, person.id)
    assert (case.unit_code, case.old_unit_code) == ("16174", "16201")
    assert (first.counts["cases"], second.counts["cases"]) == (1, 0)


def test_who_saw_an_older_version_is_told_what_changed(office: Office) -> None:
    person = Person(office)
    seen = office.desk.case(OFFICER, person.id).version
    person.does(c.GiveConsent, body="bank", given=True)
    with pytest.raises(StaleCase) as refused:
        person.does(c.GiveConsent, body="employer", given=True, expected_version=seen)
    assert refused.value.data["changes"] == "consent_given"


def test_a_supporter_acts_only_for_the_people_of_the_group(office: Office) -> None:
    person = Person(office).supported()
    visit: dict[str, Any] = {"visit_id": an_id("v"), "held_on": DAY, "met": True}
    with pytest.raises(OutOfScope):
        person.does(c.LogVisit, by=SUPPORTER, **visit)
    group = office.desk.case(OFFICER, person.id).group_id
    member = Viewer("g5", Role.SUPPORTER, frozenset(), frozenset({group}) if group else frozenset())
    person.does(c.LogVisit, by=member, **visit)
    with pytest.raises(NotAllowed):
        person.does(c.Advance, by=member, move="pause", reason="away")
