"""An establishment's loan through commands, on both databases: its way, its chain, who may do what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from domain.errors import BadValue, NotAllowed, UnknownRecord
from domain.firm_lending.machine import FirmMove, FirmStage
from domain.firm_lending.refusals import FirmFileRunning, PlanFixed, PlanSignatory, StaleFirmFile
from domain.lending.refusals import LoanNotEligible, PapersNotGiven
from domain.lending.schedule import RepaymentTerms
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.firms import KNOWN, PLAN, Firm
from tests.support.offices import DAY, EMPLOYER, MANAGER, OFFICER, SUPPORTER, an_id, an_office, engine_of
from tests.support.referred import BANK
from workflows.services import firm_loan_commands as c

M, S = FirmMove, FirmStage
OTHER_BANK = Viewer("nganhang2", Role.BANK, office="NHCSXH Thọ Xuân")
ELSEWHERE = Viewer("canbo.khac", Role.OFFICER, frozenset({"16177"}))


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def office(request, tmp_path_factory):
    """One store for all of them, each with a firm of its own."""
    if request.param == "sqlite":
        with an_office(f"sqlite:///{tmp_path_factory.mktemp('firms') / 'firms.db'}") as office:
            yield office
        return
    with request.getfixturevalue("postgres").database() as url, an_office(url) as office:
        yield office


@pytest.fixture
def firm_of(office, request):
    """Makes the test's own firm, with a file."""
    name = f"{an_id(request.node.name).hex[:14]}"
    return lambda facts=KNOWN, **changes: Firm(office, facts, name, **changes)


def test_a_loan_goes_from_the_plan_to_the_last_dong_with_a_chain_of_its_own(office, firm_of):
    firm = firm_of().to(S.CHECKED)
    firm.step(M.CHECK_SHARE)
    firm.step(M.REPAY)
    firm.step(M.CLOSE_REPAID)
    view = firm.seen_by()
    assert (view.line.file.stage, view.line.file.outstanding_vnd) == (S.REPAID, 0)
    assert [each.kind for each in view.entries] == [
        "opened", "certify", "submit", "receive", "appraise", "approve", "draw_down", "check_use", "check_share",
        "repay", "close_repaid",
    ]  # fmt: skip
    frozen = [each.kind for each in view.entries if each.findings]
    assert frozen == ["certify", "submit", "receive", "appraise", "approve", "draw_down", "check_share"]
    assert all(each.rules_version and each.law_version for each in view.entries if each.findings)
    found = verify(engine_of(office))
    assert found.firm_files >= 1 and found.broken == []
    assert office.desk.summary(DAY).loans_count == 0, "an establishment's loan is counted apart"


def test_history_takes_nothing_back_and_damage_is_found(database_url):
    with an_office(database_url) as office:
        _damage(office, Firm(office).to(S.CERTIFIED))


def _damage(office, firm):
    engine = engine_of(office)
    for statement in ("UPDATE firm_event SET actor = 'x'", "DELETE FROM firm_event"):
        with pytest.raises(DatabaseError), engine.begin() as connection:
            connection.execute(text(statement))
    with engine.begin() as connection:
        connection.execute(text("UPDATE firm_loan SET amount_vnd = 1"))
    assert [(each.case, each.problem) for each in verify(engine).broken] == [(firm.id.hex, "row")]
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM firm_paper"))
        connection.execute(text("DELETE FROM firm_loan"))
    assert [each.problem for each in verify(engine).broken] == ["case_missing"]


def test_words_are_sealed_and_come_back(office, firm_of):
    firm = firm_of().to(S.CERTIFIED)
    with engine_of(office).connect() as connection:
        stored = repr([*connection.execute(select(t.firm_loan)), *connection.execute(select(t.firm_event))])
    for word in (PLAN.representative, "Hà Thị Bình", PLAN.use, PLAN.phone):
        assert word not in stored
    assert (firm.file.plan, firm.file.certified_by) == (PLAN, "Hà Thị Bình")


def test_a_plan_is_not_certified_by_who_signs_it_nor_sent_before_it_is_certified(office, firm_of):
    firm = firm_of()
    with pytest.raises(PlanSignatory):
        firm.step(M.CERTIFY, certified_by="nguyen van chu")
    assert firm.file.version == 1


def test_the_share_is_asked_again_at_every_step_up_to_the_money(office, firm_of):
    firm = firm_of().to(S.APPROVED)
    firm.does(c.StateFirmFacts(firm.id, replace(KNOWN, workers=41)))
    with pytest.raises(LoanNotEligible):
        firm.step(M.DRAW_DOWN)
    firm.does(c.StateFirmFacts(firm.id, replace(KNOWN, workers=41, released_workers=5)))
    assert firm.step(M.DRAW_DOWN).stage == "disbursed"
    with pytest.raises(PlanFixed):
        firm.does(c.StateFirmFacts(firm.id, KNOWN))


def test_debt_for_the_same_purpose_elsewhere_refuses(office, firm_of):
    with pytest.raises(LoanNotEligible):
        firm_of(replace(KNOWN, same_purpose_debt=True)).step(M.CERTIFY)


def test_a_firm_has_one_application_at_a_time_and_another_once_it_was_paid(office, firm_of):
    first = firm_of().to(S.SENT)
    second = c.OpenFirmFile(an_id("second"), first.employer, 900_000_000, 60, KNOWN)
    with pytest.raises(FirmFileRunning):
        office.perform(second, by=OFFICER, on=DAY)
    for move in (M.RECEIVE, M.APPRAISE, M.APPROVE, M.DRAW_DOWN):
        first.step(move)
    assert office.perform(second, by=OFFICER, on=DAY).number.endswith("-V2")
    view = office.desk.firm_loans.file(OFFICER, second.file_id, on=DAY)
    assert view.other_debt_vnd == 900_000_000


def test_the_bank_of_another_office_another_commune_and_other_roles_find_nothing(office, firm_of):
    firm = firm_of().to(S.SENT)
    itself = Viewer("doanhnghiep", Role.EMPLOYER, employer=firm.employer)
    for viewer in (OTHER_BANK, ELSEWHERE, SUPPORTER, Viewer("quantri", Role.ADMIN)):
        with pytest.raises(UnknownRecord):
            firm.seen_by(viewer)
        assert office.desk.firm_loans.files(viewer, on=DAY) == ()
    for viewer in (OTHER_BANK, ELSEWHERE):
        with pytest.raises(UnknownRecord):
            firm.step(M.RECEIVE, by=viewer)
    with pytest.raises(NotAllowed):
        firm.step(M.RECEIVE, by=itself)
    with pytest.raises(NotAllowed):
        firm.step(M.WITHDRAW, by=BANK)
    assert firm.seen_by(itself).moves == () and firm.seen_by(MANAGER).moves


def test_the_bank_sees_a_file_from_sending_to_withdrawal(office, firm_of):
    firm = firm_of().to(S.CERTIFIED)
    with pytest.raises(UnknownRecord):
        firm.seen_by(BANK)
    firm.step(M.SEND)
    assert firm.seen_by(BANK).placed is None
    firm.step(M.WITHDRAW)
    with pytest.raises(UnknownRecord):
        firm.seen_by(BANK)
    itself = Viewer("doanhnghiep", Role.EMPLOYER, employer=firm.employer)
    assert firm.seen_by(itself).line.file.stage is S.WITHDRAWN


def test_a_refusal_leads_to_a_next_step_and_the_plan_is_certified_again(office, firm_of):
    firm = firm_of().to(S.APPRAISED)
    with pytest.raises(BadValue):
        firm.step(M.REFUSE, refusal="other")
    firm.step(M.REFUSE)
    assert firm.seen_by().next_step == "firm_next.not_suitable"
    firm.step(M.REOPEN)
    assert (firm.file.stage, firm.file.certified_no, firm.file.office) == (S.DRAFT, None, None)
    firm.does(c.AmendFirmPlan(firm.id, 500_000_000, 48, replace(PLAN, use="Mua một máy bóc ván")))
    firm.to(S.SENT)
    assert (firm.file.amount_vnd, firm.file.refusal) == (500_000_000, None)
    kinds = [each.kind for each in firm.seen_by(BANK).entries]
    assert "refuse" not in kinds and "reopen" in kinds


def test_papers_that_were_asked_for_are_given_before_it_is_sent_again(office, firm_of):
    firm = firm_of().to(S.RECEIVED)
    with pytest.raises(BadValue):
        firm.step(M.RETURN_PAPERS)
    firm.step(M.RETURN_PAPERS, papers=("finance_report",))
    with pytest.raises(PapersNotGiven):
        firm.step(M.RESEND)
    firm.does(c.NoteFirmPaper(firm.id, "finance_report", "given"))
    assert firm.step(M.RESEND).stage == "sent"


def test_money_is_paid_in_parts_and_the_plan_of_repayment_follows(office, firm_of):
    firm = firm_of().to(S.APPRAISED)
    parts = ((500_000_000, DAY), (400_000_000, date(2026, 6, 1)))
    firm.step(M.APPROVE, drawdowns=parts)
    firm.step(M.DRAW_DOWN, amount_vnd=500_000_000)
    terms = RepaymentTerms(660, principal_every_months=12, interest_every_months=12, day_basis=365)
    firm.does(c.EnterFirmTerms(firm.id, terms), BANK)
    firm.step(M.COMPLETE_DRAWDOWN)
    view = firm.seen_by()
    assert sorted((each.place, each.amount_vnd, each.status) for each in view.drawdowns) == [
        (1, 500_000_000, "cancelled"), (1, 500_000_000, "paid"), (2, 400_000_000, "cancelled")
    ]  # fmt: skip
    assert [each.principal_vnd for each in view.plan] == [100_000_000] * 5
    assert view.plan[0].interest_vnd == 33_000_000
    assert view.ends_on == date(2031, 3, 2)


def test_an_act_is_done_once_and_a_file_that_moved_on_is_not_overwritten(office, firm_of):
    firm, command = firm_of(), an_id("one act")
    act = c.StateFirmFacts(firm.id, replace(KNOWN, workers=39), expected_version=1)
    first = firm.does(act, command_id=command)
    again = firm.does(act, command_id=command)
    assert (first.version, again.version, again.replayed) == (2, 2, True)
    with pytest.raises(StaleFirmFile):
        firm.does(replace(act, facts=KNOWN))
    assert firm.does(c.OpenFirmFile(firm.id, firm.employer, 1, 1, KNOWN)).told == ("told.already_recorded",)


def test_a_lost_share_asks_the_bank_and_the_officer_and_calls_nothing_back(office, firm_of):
    firm = firm_of().to(S.CHECKED)
    firm.step(M.CHECK_SHARE, workers=41)
    assert (firm.file.stage, firm.file.share_met) == (S.CHECKED, False)
    with engine_of(office).connect() as connection:
        key = t.outbox.c.key.startswith(f"firm_loan|{firm.id.hex}|9|share")
        told = set(connection.scalars(select(t.outbox.c.to_role).where(key)))
    assert told == {"officer", "bank"}
    duties = {each.of for each in firm.seen_by().line.duties if each.key == "firm_duty.share_not_met"}
    assert duties == {"officer", "bank"}
    firm.step(M.CHECK_SHARE, workers=40)
    assert firm.file.share_met is True


@pytest.mark.parametrize(
    "facts",
    [
        {"workers": -1},
        {"released_workers": 41},
        {"establishment_type": "none"},
        {"stated_on": date(2026, 3, 3)},
    ],
)
def test_facts_that_cannot_be_are_refused_when_they_are_stated(office, firm_of, facts):
    with pytest.raises(BadValue):
        firm_of(replace(KNOWN, **facts))


def test_an_officer_opens_no_file_for_a_firm_of_another_commune(office, firm_of):
    with pytest.raises(UnknownRecord):
        office.perform(c.OpenFirmFile(an_id("x"), EMPLOYER, 1, 1, KNOWN), by=ELSEWHERE, on=DAY)
    assert office.perform(c.OpenFirmFile(an_id("x"), EMPLOYER, 1, 1, KNOWN), by=OFFICER, on=DAY).version == 1
