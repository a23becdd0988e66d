"""What each role outside the office reads and does: its own people and nothing else, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, insert, select

from domain.errors import NotAllowed, OutOfScope, UnknownCase
from domain.role_desks import HelpedPerson
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    EMPLOYER,
    GROUP,
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
from workflows.services.role_commands import AskForHelp

SUPPORTER = Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP}))
STRANGER = Viewer("khac", Role.SUPPORTER, groups=frozenset({an_id("another group")}))
BANK = Viewer("nganhang", Role.BANK, office=BANK_OFFICE)
OTHER_BANK = replace(BANK, office="NHCSXH Thường Xuân")
FIRM = Viewer("doanhnghiep", Role.EMPLOYER, employer=EMPLOYER)
OTHER_FIRM = replace(FIRM, employer=an_id("another firm"))
AT = instant(DAY)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def helped(office: Office) -> Person:
    person = Person(office).supported()
    person.does(c.LogVisit, visit_id=an_id("visit"), held_on=DAY, met=True, note="Khỏe", by=SUPPORTER)
    return person


def referred(person: Person, body: str, status: str | None = None) -> UUID:
    """To the bank's office of the account here."""
    person.does(c.GiveConsent, body=body, given=True)
    referral = an_id(f"referral {body}")
    person.does(SendReferral, referral_id=referral, body=body, body_name="Nơi nhận", office=BANK_OFFICE)
    if status is not None:
        person.does(AnswerReferral, referral_id=referral, answer=status)
    return referral


def people(office: Office, viewer: Viewer) -> list[str]:
    return [each.number for each in office.desk.supporter.people(viewer, at=AT, on=DAY)]


def test_a_group_sees_its_people_and_nobody_elses(office: Office, helped: Person) -> None:
    assert people(office, SUPPORTER) == [helped.last.number]
    assert people(office, STRANGER) == []
    with pytest.raises(UnknownCase):
        office.desk.supporter.person(STRANGER, str(helped.last.number), at=AT, on=DAY)


def test_a_group_reads_no_field_of_the_sentence_of_health_or_of_the_law() -> None:
    told = {each.name for each in fields(HelpedPerson)}
    assert told.isdisjoint({"offence", "sentence_months", "certificate_no", "citizen_id", "needs", "stage"})


def test_a_groups_page_shows_its_own_steps_and_visits(office: Office, helped: Person) -> None:
    steps = tuple(
        c.PlannedAction(domain, what, by, DAY)
        for domain, what, by in (
            ("housing", "Sửa mái nhà", "group"),
            ("health", "Đưa đi khám", "group"),
            ("work", "Giới thiệu việc", "officer"),
        )
    )
    helped.does(c.MakePlan, actions=steps)
    one = office.desk.supporter.person(SUPPORTER, str(helped.last.number), at=AT, on=DAY)
    assert [step["what"] for step in one.steps] == ["Sửa mái nhà"]
    assert [visit["note"] for visit in one.visits] == ["Khỏe"]
    assert (one.name, one.phone) == ("Lò Văn Inh", "84912345678")


def test_a_closed_case_leaves_the_groups_list(office: Office, helped: Person) -> None:
    helped.does(c.Advance, move="close", outcome="declined", note="Không còn nhu cầu")
    assert people(office, SUPPORTER) == []


def test_looking_at_the_list_is_logged_with_every_id(office: Office, helped: Person) -> None:
    office.desk.supporter.people(SUPPORTER, at=AT, on=DAY)
    with engine_of(office).connect() as connection:
        ids = connection.scalars(select(t.read_log.c.ids).where(t.read_log.c.what == "people")).all()
    assert ids == [[str(helped.id)]]


def test_help_asked_for_is_an_urgent_item_of_today_and_an_event(office: Office, helped: Person) -> None:
    helped.does(AskForHelp, by=SUPPORTER, words="Mái nhà tốc")
    items = office.desk.work_items(OFFICER, at=AT, on=DAY, kind="concern")
    assert [(each.reason, each.due_on, each.args["concern"]) for each in items] == [
        ("item.help_asked", DAY, "urgent")
    ]
    assert office.desk.work_items(OFFICER, at=AT, on=DAY)[0] == items[0]
    last = office.desk.history(OFFICER, helped.id, at=AT)[-1]
    assert (last.kind, last.sealed["note"]) == ("help_asked", "Mái nhà tốc")


def test_a_call_for_help_is_told_to_the_officer_without_a_name(office: Office, helped: Person) -> None:
    helped.does(AskForHelp, by=SUPPORTER)
    told = [each for each in office.desk.messages() if "giúp đỡ" in each["subject"]]
    assert [(each["to_role"], each["to_unit"]) for each in told] == [("officer", "16174")]
    assert "Lò Văn Inh" not in told[0]["text"]


@pytest.mark.parametrize("by", [STRANGER, OFFICER, BANK, FIRM])
def test_nobody_but_the_persons_group_asks_for_help(office: Office, helped: Person, by: Viewer) -> None:
    with pytest.raises((NotAllowed, OutOfScope)):
        helped.does(AskForHelp, by=by)


def test_the_bank_pays_out_what_it_accepted_and_reports_on_it(office: Office, helped: Person) -> None:
    referred(helped, "bank", "accepted")
    lending = office.desk.lending
    assert [each.number for each in lending.to_pay_out(BANK, at=AT, on=DAY)] == [helped.last.number]
    loan = an_id("loan")
    helped.does(
        c.RecordDisbursement, by=BANK, loan_id=loan, amount_vnd=50_000_000, purpose="production", use="goats",
        months=36, disbursed_on=DAY,
    )  # fmt: skip
    assert lending.to_pay_out(BANK, at=AT, on=DAY) == ()
    helped.does(c.ReportLoan, by=BANK, loan_id=loan, status="overdue", outstanding_vnd=48_000_000)
    line = lending.loans(BANK, at=AT, on=DAY)[0]
    assert (line.loan_id, line.status, line.outstanding_vnd) == (loan, "overdue", 48_000_000)
    assert lending.loans(OTHER_BANK, at=AT, on=DAY) == ()


def test_a_loan_of_one_person_leaves_the_others_waiting(office: Office, helped: Person) -> None:
    referred(helped, "bank", "accepted")
    other = Person(office, "Vi Thị Hoa").supported()
    other.does(c.GiveConsent, body="bank", given=True)
    referral = an_id("another referral")
    other.does(SendReferral, referral_id=referral, body="bank", body_name="Nơi nhận", office=BANK_OFFICE)
    other.does(AnswerReferral, referral_id=referral, answer="accepted")
    helped.does(
        c.RecordDisbursement, by=BANK, loan_id=an_id("loan"), amount_vnd=9_000_000, purpose="production",
        use="goats", months=36, disbursed_on=DAY,
    )  # fmt: skip
    waiting = office.desk.lending.to_pay_out(BANK, at=AT, on=DAY)
    assert [each.number for each in waiting] == [other.last.number]


@pytest.mark.parametrize("ending", ["consent", "case"])
def test_a_running_loan_stays_with_its_bank(office: Office, helped: Person, ending: str) -> None:
    """A withdrawn consent or a closed case ends no loan."""
    referred(helped, "bank", "accepted")
    loan = an_id("loan")
    helped.does(
        c.RecordDisbursement, by=BANK, loan_id=loan, amount_vnd=50_000_000, purpose="production", use="goats",
        months=36, disbursed_on=DAY,
    )  # fmt: skip
    if ending == "consent":
        helped.does(c.GiveConsent, body="bank", given=False)
    else:
        helped.does(c.Advance, move="close", outcome="declined", note="Đề nghị dừng")
    assert [each.loan_id for each in office.desk.lending.loans(BANK, at=AT, on=DAY)] == [loan]
    helped.does(c.ReportLoan, by=BANK, loan_id=loan, status="repaid", outstanding_vnd=0)
    assert office.desk.case(MANAGER, helped.id).running_loan_vnd == 0


def test_a_bank_without_a_referral_pays_out_nothing(office: Office, helped: Person) -> None:
    with pytest.raises(OutOfScope):
        helped.does(
            c.RecordDisbursement, by=BANK, loan_id=an_id("loan"), amount_vnd=1, purpose="production",
            use="goats", months=1, disbursed_on=DAY,
        )  # fmt: skip


def test_the_district_counts_cases_and_what_is_late(office: Office, helped: Person) -> None:
    helped.does(AskForHelp, by=SUPPORTER)
    Person(office, "Vi Thị Hoa", unit_code="16186")
    later = DAY + timedelta(days=3)
    found = office.desk.manager.district(MANAGER, later)
    by_code = {each.code: each for each in found.communes}
    assert (by_code["16174"].by_state["supported"], by_code["16186"].by_state["returned"]) == (1, 1)
    assert (by_code["16174"].overdue, by_code["16186"].waiting) == (1, 0)
    assert (found.overdue, found.oldest_on) == (1, DAY)
    oldest = office.desk.manager.oldest(MANAGER, at=AT, on=later, limit=5)
    assert [(each.name, each.reason) for each in oldest] == [("Lò Văn Inh", "item.help_asked")]


def test_a_managers_district_is_the_managers_own_communes(office: Office, helped: Person) -> None:
    elsewhere = replace(MANAGER, units=frozenset({"16186"}))
    found = office.desk.manager.district(elsewhere, DAY)
    assert [each.code for each in found.communes] == ["16186"]
    assert sum(each.persons for each in found.communes) == 0


def test_an_administrator_sees_whose_role_ends_and_whose_account_is_shut(office: Office) -> None:
    with engine_of(office).execution_options(writes=True).begin() as connection:
        for user, ends, shut in (("sap", DAY + timedelta(days=30), None), ("tat", None, AT)):
            account = {"user": user, "must_change": False, "created_at": AT, "disabled_at": shut}
            connection.execute(insert(t.account), account | {"password_hash": "$"})
            grant = {"id": an_id(f"grant {user}"), "user": user, "role": "officer", "valid_from": DAY}
            grant |= {"valid_to": ends, "granted_by": "system", "granted_at": AT}
            connection.execute(insert(t.role_grant), grant)
    found = office.desk.staff.attention(DAY, frozenset({"officer"}))
    assert [(each.user, each.on) for each in found.ending] == [("sap", DAY + timedelta(days=30))]
    assert [each.user for each in found.shut] == ["tat"]
    assert [each.user for each in found.never] == ["sap"]
    assert {each.user for each in found.no_code} == {"canbo", "sap"}
    assert office.desk.staff.attention(DAY - timedelta(days=1), frozenset()).ending == ()


def test_messages_are_read_once_for_the_role_and_by_nobody_elses_body(office: Office) -> None:
    with engine_of(office).execution_options(writes=True).begin() as connection:
        for key, role, body in (
            ("a", "employer", EMPLOYER.hex),
            ("b", "employer", an_id("x").hex),
            ("c", "bank", None),
        ):
            row = {
                "id": an_id(key),
                "key": key,
                "to_role": role,
                "to_body": body,
                "subject": "s",
                "text": "t",
            }
            connection.execute(insert(t.inbox), row | {"delivered_at": AT})
    letters = office.desk.letters
    assert (letters.unread(FIRM), letters.unread(BANK)) == (1, 1)
    assert letters.mark(FIRM, [an_id("a"), an_id("b"), an_id("c")], AT) == 1
    assert letters.mark(FIRM, [an_id("a")], AT) == 0
    assert (letters.unread(FIRM), letters.unread(BANK)) == (0, 1)
    with engine_of(office).connect() as connection:
        unread = select(func.count()).select_from(t.inbox).where(t.inbox.c.read_at.is_(None))
        assert connection.scalar(unread) == 2
