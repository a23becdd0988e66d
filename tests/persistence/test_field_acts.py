"""Reviews that move, visits that come late and concerns that wait: what is kept, on each database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from domain.errors import BadValue, DomainError, OutOfScope, RecordConflict, UnknownRecord
from domain.group_life import LeadLeaves, NotInGroup
from domain.needs import SUPPORTER_HIDDEN, NeedDomain
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.crowds import sweeps_on
from tests.support.offices import DAY, GROUP, MANAGER, Person, an_id, an_office, engine_of, instant
from workflows.services import commands as c
from workflows.services.concerns_commands import SettleItem, TakeConcern
from workflows.services.group_commands import EndStay, JoinGroup, LeaveGroup, NameLead, ShareVisits
from workflows.services.office import Office
from workflows.services.review_commands import ExemptReview, PostponeReview
from workflows.services.sweeping import sweep
from workflows.services.undo_commands import UndoLast

DUE = date(2026, 4, 2)  # one month after DAY
Rows = Callable[..., list[Any]]


def day(n: int) -> timedelta:
    return timedelta(days=n)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def rows(office: Office) -> Rows:
    def found(table: str, **values: Any) -> list[Any]:
        wanted = t.metadata.tables[table]
        where = [wanted.c[name] == value for name, value in values.items()]
        with engine_of(office).connect() as connection:
            return list(connection.execute(select(wanted).where(*where)))

    return found


def run(office: Office, on: date) -> None:
    sweep(sweeps_on(engine_of(office)), "review", on, lambda: instant(on))


def items(rows: Rows, kind: str) -> list[tuple[str, str]]:
    return sorted((each.reason, each.status) for each in rows("work_item", kind=kind))


def visited(person: Person, n: int, held_on: date, on: date, **said: Any) -> Any:
    known: dict[str, Any] = {"visit_id": an_id(f"visit {person.id} {n}"), "held_on": held_on, "met": True}
    return person.does(c.LogVisit, on=on, **known | said)


def test_a_review_put_off_is_opened_again_for_its_new_day(office: Office, rows: Rows) -> None:
    person = Person(office)
    run(office, DUE)
    to = DUE + day(20)
    person.does(PostponeReview, on=DUE, to=to, reason="harvest", note="Gặt lúa")
    assert [(each.status, each.postponed_to) for each in rows("review")] == [("put_off", to)]
    assert items(rows, "review") == [("item.review_due", "done")]
    run(office, to)
    assert sorted((each.due_on, each.status) for each in rows("review")) == [(DUE, "put_off"), (to, "open")]
    person.does(c.HoldReview, on=to, clean=True, result="same", next_step="more_visits")
    held = rows("review", status="held")
    assert [(each.result, each.next_step, each.clean) for each in held] == [("same", "more_visits", True)]
    assert items(rows, "review_step") == [("item.review_step", "open")]
    assert office.desk.case(MANAGER, person.id).next_review_on == date(2026, 6, 2)


def test_a_review_left_out_before_it_was_opened_stays_left_out(office: Office, rows: Rows) -> None:
    person = Person(office)
    person.does(ExemptReview, on=DUE - day(9), reason="just_reviewed")
    run(office, DUE)
    assert [(each.due_on, each.status) for each in rows("review")] == [(DUE, "exempt")]
    case = office.desk.case(MANAGER, person.id)
    assert (case.next_review_on, case.clean_reviews, case.reviews_held) == (date(2026, 6, 2), 0, 0)
    with pytest.raises(DomainError):
        person.does(ExemptReview, on=DUE, reason="ill")


def test_the_same_command_puts_a_review_off_once(office: Office, rows: Rows) -> None:
    person, command_id = Person(office), an_id("put off")
    command = PostponeReview(person.id, DUE + day(5), "ill")
    for _ in range(2):
        office.perform(command, by=MANAGER, at=instant(DUE), on=DUE, command_id=command_id)
    assert len(rows("review")) == 1


def test_reviews_of_a_commune_are_planned_on_different_days(office: Office, rows: Rows) -> None:
    for n in range(6):
        Person(office, f"Người {n}")
    run(office, DUE - day(7))
    planned = [each.planned_on for each in rows("review")]
    assert len(set(planned)) == 6
    assert all(DUE - day(7) <= each <= DUE for each in planned)


def test_whoever_has_to_act_on_late_reviews_is_told_once(office: Office, rows: Rows) -> None:
    Person(office)
    for on in (DUE, DUE + day(7), DUE + day(7), DUE + day(21), DUE + day(21)):
        run(office, on)
    told = rows("outbox", template="message.climbed")
    assert sorted((each.to_role, each.args["count"]) for each in told) == [("manager", 1), ("officer", 1)]


def test_a_late_visit_moves_the_due_day_and_lists_the_review_that_did_not_know_it(
    office: Office, rows: Rows
) -> None:
    person = Person(office).supported()
    visited(person, 1, DAY, DAY)
    held = DAY + day(20)
    person.does(c.HoldReview, on=held, clean=True)
    late = visited(person, 2, DAY + day(10), held + day(3), domains={"work": "worse"}, met=True)
    assert late.told == ("told.decisions_to_recheck",)
    (item,) = rows("work_item", kind="recheck")
    assert (item.reason, item.args["because"], item.level) == ("item.recheck_review", "worse", "officer")
    assert date.fromisoformat(item.args["decided_on"]) == held
    case = office.desk.case(MANAGER, person.id)
    assert (case.last_visit_on, case.next_visit_on) == (DAY + day(10), date(2026, 4, 12))
    person.does(SettleItem, on=held + day(3), item_id=item.id, what="Đã xem lại, giữ kết quả")
    assert items(rows, "recheck") == [("item.recheck_review", "done")]
    assert verify(engine_of(office)).broken == []


def test_a_late_visit_that_moves_no_day_leaves_the_reminder(office: Office, rows: Rows) -> None:
    person = Person(office).supported()
    visited(person, 1, DAY + day(5), DAY + day(5))
    overdue = date(2026, 4, 8)
    run(office, overdue)
    assert items(rows, "visit") == [("item.visit_overdue", "open")]
    visited(person, 2, DAY + day(2), overdue)
    assert items(rows, "visit") == [("item.visit_overdue", "open")]
    visited(person, 3, DAY + day(20), overdue)
    assert items(rows, "visit") == [("item.visit_overdue", "done")]


def test_a_flag_is_raised_once_and_withdrawn_by_a_visit_that_speaks_against_it(
    office: Office, rows: Rows
) -> None:
    person = Person(office).supported()
    for n in range(4):
        visited(person, n, DAY + day(n), DAY + day(n), met=False, not_met_reason="away")
    assert items(rows, "flag") == [("item.flag_not_met", "open")]
    visited(person, 9, DAY + day(3), DAY + day(8), met=True)
    visited(person, 8, DAY + day(4), DAY + day(8), met=True)
    assert items(rows, "flag") == [("item.flag_not_met", "done")]


def test_a_concern_is_told_in_the_transaction_that_records_it(office: Office, rows: Rows) -> None:
    person = Person(office).supported()
    visited(person, 1, DAY, DAY, concern="urgent")
    (told,) = rows("outbox", template="message.concern")
    assert (told.to_role, told.to_unit, told.args["concern"]) == ("officer", "16174", "urgent")
    assert UUID(str(told.id)) and items(rows, "concern") == [("item.concern", "open")]


def test_a_concern_is_taken_once_and_what_nobody_takes_climbs(office: Office, rows: Rows) -> None:
    person = Person(office).supported()
    visited(person, 1, DAY, DAY, concern="high")
    visited(person, 2, DAY, DAY, concern="low")
    high, low = (next(each for each in rows("work_item", kind="concern") if each.args["concern"] == level)
                 for level in ("high", "low"))  # fmt: skip
    person.does(TakeConcern, on=DAY, item_id=low.id)
    again = person.does(TakeConcern, on=DAY, by=MANAGER, item_id=low.id)
    assert again.told == ("told.already_recorded",)
    (taken,) = rows("work_item", id=low.id)
    assert (taken.taken_by, taken.level) == ("canbo", "officer")
    run(office, DAY)
    assert {each.level for each in rows("work_item", kind="concern")} == {"officer"}
    for _ in range(2):
        run(office, DAY + day(1))
    (waits,) = rows("work_item", id=high.id)
    assert waits.level == "manager"
    assert rows("work_item", id=low.id)[0].level == "officer"
    assert [each.args["days"] for each in rows("outbox", template="message.concern_waits")] == [1]
    run(office, low.due_on + day(2))
    assert rows("work_item", id=low.id)[0].level == "officer"
    run(office, low.due_on + day(3))
    assert rows("work_item", id=low.id)[0].level == "manager"


def test_a_member_joins_takes_the_lead_and_leaves_with_a_hand_over(office: Office, rows: Rows) -> None:
    person = Person(office).supported()
    new = an_id("member")
    join: dict[str, Any] = {"group_id": GROUP, "name": "Lò Thị Hạnh", "role": "women", "valid_from": DAY}
    for _ in range(2):
        does(office, JoinGroup(new, lead=True, languages=("vietnamese", "thai"), **join))
    with pytest.raises(RecordConflict):
        does(office, JoinGroup(new, **join | {"name": "Người khác"}))
    members = {each.id: each for each in rows("group_member")}
    assert [members[each].lead for each in (an_id("lead"), new)] == [False, True]
    assert "Hạnh".encode() not in members[new].sealed_name
    with pytest.raises(LeadLeaves):
        does(office, LeaveGroup(new, DAY, "moved"))
    does(office, ShareVisits(GROUP, "2026-03", {person.id: an_id("lead")}))
    does(office, LeaveGroup(an_id("lead"), DAY + day(3), "term_over", "Chìa khóa nhà văn hóa"), DAY + day(3))
    assert rows("group_turn") == []
    page = office.desk.support_groups.group(MANAGER, GROUP, at=instant(DAY), on=DAY + day(3))
    assert [each.handover for each in page.past] == ["Chìa khóa nhà văn hóa"]
    assert [each.name for each in page.members] == ["Lò Thị Hạnh"]
    assert page.row.faults == ("too_few",)
    kinds = [each.kind for each in rows("admin_event")]
    assert kinds == ["member_joined", "visits_shared", "member_left"]


def test_a_person_is_admitted_moved_taken_back_and_graduates(office: Office, rows: Rows) -> None:
    person = Person(office).supported()
    assert [(each.group_id, each.left_on) for each in rows("group_stay")] == [(GROUP, None)]
    case = office.desk.case(MANAGER, person.id)
    does(office, ShareVisits(GROUP, "2026-03"))
    assert [each.case_id for each in rows("group_turn")] == [person.id]
    person.does(EndStay, on=DAY + day(4), why="graduated", note="Đã tự đứng vững")
    after = office.desk.case(MANAGER, person.id)
    assert (after.group_id, after.next_visit_on, after.stage) == (None, None, case.stage)
    assert [(each.left_on, each.left_why) for each in rows("group_stay")] == [(DAY + day(4), "graduated")]
    assert rows("group_turn") == []
    with pytest.raises(NotInGroup):
        person.does(EndStay, on=DAY + day(4), why="graduated")
    person.does(c.AssignGroup, on=DAY + day(5), group_id=GROUP)
    person.does(UndoLast, on=DAY + day(5), seq=office.desk.case(MANAGER, person.id).version)
    assert sorted(each.left_why for each in rows("group_stay")) == ["graduated", "undone"]
    assert office.desk.case(MANAGER, person.id).group_id is None
    assert verify(engine_of(office)).broken == []


def test_a_group_of_another_commune_is_out_of_reach(office: Office) -> None:
    stranger = Viewer("canbo_there", Role.OFFICER, frozenset({"16177"}))
    for command in (
        ShareVisits(GROUP, "2026-03"),
        LeaveGroup(an_id("lead"), DAY, "moved"),
        NameLead(an_id("lead")),
    ):
        with pytest.raises(OutOfScope):
            does(office, command, by=stranger)
    with pytest.raises(UnknownRecord):
        office.desk.support_groups.group(stranger, GROUP, at=instant(DAY), on=DAY)


@pytest.mark.parametrize("domain", list(NeedDomain), ids=lambda domain: domain.code)
def test_a_supporter_neither_reads_nor_writes_the_hidden_domains(sqlite_url: str, domain: NeedDomain) -> None:
    with an_office(sqlite_url) as office:
        person = Person(office).supported()
        said = {domain.code: "worse"}
        visited(person, 1, DAY, DAY, domains=said, note="Ghi chú")
        group = Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP}))
        page = office.desk.case_page(group, person.id, at=instant(DAY), on=DAY)
        hidden = domain in SUPPORTER_HIDDEN
        assert (domain.code in page.needs, domain.code in page.visits[0]["domains"]) == (
            not hidden,
            not hidden,
        )
        try:
            visited(person, 2, DAY, DAY, domains=said, by=group)
        except BadValue as refused:
            assert hidden and refused.data["field"] == f"domains.{domain.code}"
        else:
            assert not hidden


def does(office: Office, command: c.Command, on: date = DAY, by: Viewer = MANAGER) -> c.Done:
    return office.perform(command, by=by, at=instant(on), on=on)
