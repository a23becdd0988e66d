"""A case that ran on paper is received and stands where it stands, in one act, and says so for ever."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.case import OPEN_STAGES, Stage
from domain.errors import BadValue, MoveNotOpen, MoveRefused, NotAllowed, OpenCaseExists
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import DAY, GROUP, MANAGER, OFFICER, an_id, an_office, engine_of, reception
from workflows.services import commands as c
from workflows.services.data_commands import LoanOnPaper, TakeOverCase, WorkOnPaper

SINCE = date(2025, 6, 1)
PAPER = "15/BB-UBND, 01/6/2025, Lê Văn Tám"
WORK = WorkOnPaper("own_farm", date(2025, 5, 1), "Xác nhận của thôn")
LOAN = LoanOnPaper(an_id("loan"), 50_000_000, 20_000_000, "production", 60, date(2025, 7, 1))


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


def taken_over(stage="supported", **changes):
    received = reception("Hà Văn Long", completed_on=date(2025, 2, 20))
    return TakeOverCase(**({"reception": received, "stage": stage, "since": SINCE, "paper": PAPER} | changes))


def perform(office, command, by=OFFICER):
    office.perform(command, by=by)
    return office.desk.case(MANAGER, command.reception.case_id)


def history(office, case):
    return office.desk.history(OFFICER, case.id, at=office.now())


@pytest.mark.parametrize("stage", [*OPEN_STAGES, Stage.PAUSED])
def test_a_case_is_taken_over_at_any_open_or_paused_state(office, stage):
    command = taken_over(stage.value, pause_reason="away", left="employed")
    case = perform(office, command)
    assert (case.stage, case.stage_since, case.opened_on, case.taken_over_on) == (stage, SINCE, DAY, DAY)
    resting = stage is Stage.PAUSED
    assert (case.resume_to, case.pause_reason) == ((Stage.EMPLOYED, "away") if resting else (None, None))
    assert (case.next_review_on is None) == resting
    assert verify(engine_of(office)).broken == []


def test_the_facts_of_the_list_become_records_of_the_case(office):
    command = taken_over("stable", group_id=GROUP, work=WORK, loan=LOAN, pressing=("housing", "health"))
    case = perform(office, command)
    assert (case.livelihood, case.livelihood_since, case.livelihood_evidenced) == (
        "own_farm",
        WORK.started_on,
        True,
    )
    assert (case.loan_count, case.loan_vnd, case.running_loan_vnd) == (1, 50_000_000, 20_000_000)
    assert (case.group_id, case.group_has_lead) == (GROUP, True)
    page = office.desk.case_page(OFFICER, case.id, at=office.now(), on=DAY)
    assert {code for code, level in page.needs.items() if level == "pressing"} == {"housing", "health"}
    assert page.loans[0]["status"] == "running"
    assert page.placements[0]["evidence"] == WORK.paper


def test_history_names_the_paper_and_the_findings_of_the_way_unknown_and_not_met_too(office):
    case = perform(office, taken_over("employed", work=WORK))
    moved = next(entry for entry in history(office, case) if entry.kind == "moved")
    assert moved.sealed["document"] == PAPER
    assert moved.data == {
        "move": "take_over",
        "from": "returned",
        "to": "employed",
        "since": SINCE.isoformat(),
    }
    found = {rule: outcome for rule, outcome, _ in moved.findings}
    assert (found["case.taken_over"], found["case.livelihood"]) == ("met", "met")
    assert (found["case.needs_answered"], found["case.group_lead"]) == ("not_met", "not_met")


def test_the_next_steps_say_what_is_still_missing(office):
    case = perform(office, taken_over("employed", work=replace(WORK, paper=None)))
    page = office.desk.case_page(OFFICER, case.id, at=office.now(), on=DAY)
    stabilise = next(move for move in page.moves if move.move == "stabilise")
    assert not stabilise.open
    assert "take_over" not in [move.move for move in page.moves]


def test_a_taken_over_case_goes_on_like_any_other(office):
    case = perform(office, taken_over("paused", pause_reason="away", left="supported", group_id=GROUP))
    office.perform(c.Advance(case.id, "resume"), by=OFFICER)
    case = office.desk.case(OFFICER, case.id)
    assert (case.stage, case.taken_over_on) == (Stage.SUPPORTED, DAY)
    assert case.next_review_on is not None


@pytest.mark.parametrize("since", [DAY, DAY + timedelta(days=1)])
def test_the_day_has_come(office, since):
    command = taken_over(since=since)
    if since <= DAY:
        assert perform(office, command).stage_since == since
    else:
        with pytest.raises(MoveRefused):
            office.perform(command, by=OFFICER)


def test_without_a_paper_nothing_is_kept(office):
    with pytest.raises(MoveRefused) as refused:
        office.perform(taken_over(paper="  "), by=OFFICER)
    assert next(each.rule for each in refused.value.findings if each.outcome == 0) == "case.taken_over"
    with engine_of(office).connect() as connection:
        assert [*connection.execute(select(t.case.c.id)), *connection.execute(select(t.person.c.id))] == []


def test_it_is_no_back_door(office):
    case = perform(office, taken_over("assessed"))
    with pytest.raises(MoveNotOpen):
        office.perform(c.Advance(case.id, "take_over"), by=OFFICER)
    with pytest.raises(OpenCaseExists):
        office.perform(taken_over("stable", work=WORK), by=OFFICER)
    fresh = reception("Vi Thị Hoa")
    office.perform(fresh, by=OFFICER)
    with pytest.raises(MoveNotOpen):
        office.perform(c.Advance(fresh.case_id, "take_over"), by=OFFICER)


@pytest.mark.parametrize("stage", ["closed", "nonsense"])
def test_nothing_is_taken_over_closed(office, stage):
    with pytest.raises(BadValue):
        office.perform(taken_over(stage), by=OFFICER)


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.BANK, Role.MANAGER, Role.EMPLOYER, Role.ADMIN])
def test_officers_alone_take_over(office, role):
    with pytest.raises(NotAllowed):
        office.perform(taken_over(), by=Viewer("somebody", role))


def test_an_officer_takes_over_cases_of_the_own_communes_alone(office):
    elsewhere = Viewer("canbo", Role.OFFICER, frozenset({"16186"}))
    with pytest.raises(NotAllowed):
        office.perform(taken_over(), by=elsewhere)


def test_sent_twice_it_is_done_once(office):
    first = office.perform(taken_over(), by=OFFICER, command_id=an_id("same"))
    again = office.perform(taken_over(), by=OFFICER, command_id=an_id("same"))
    assert (again.replayed, again.number) == (True, first.number)
