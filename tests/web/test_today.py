"""On Monday morning: who needs what and why, each with the form that answers it."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from domain.viewer import Role
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_office
from tests.web.scopes import grant
from web.pages.today import answer_to
from workflows.services import commands as c
from workflows.services.concerns_commands import SettleItem


@pytest.fixture
def empty(database_url):
    with an_office(database_url) as office:
        yield office


def today_of(office, on=DAY, viewer=OFFICER, kind=None, unit=None):
    return office.desk.due.today(viewer, at=office.now(), on=on, kind=kind, unit=unit, most=50)


def reasons(found, group):
    return [(person.name, why.kind, why.reason) for person in found.groups[group] for why in person.whys]


def test_a_review_is_soon_today_and_late(empty):
    person = Person(empty, "Lò Văn Inh")
    due = empty.desk.case(OFFICER, person.id).next_review_on
    for days, group, tense in ((-6, "week", "soon"), (0, "today", "today"), (6, "overdue", "late")):
        found = today_of(empty, due + timedelta(days=days))
        assert ("Lò Văn Inh", "review", f"today.review.{tense}") in reasons(found, group)
    assert today_of(empty, due - timedelta(days=7)).counts["week"] == 0


def test_a_step_of_the_plan_is_named(empty):
    Person(empty, "Bùi Văn Đạt").supported()
    found = today_of(empty, DAY + timedelta(days=31), kind="step")
    [step] = [why for person in found.groups["overdue"] for why in person.whys]
    assert (step.reason, step.args["what"], step.args["days"]) == (
        "today.step.late", "Giới thiệu việc làm ở xưởng gỗ", 1,
    )  # fmt: skip
    assert "sealed" not in step.args


def test_a_finished_step_and_an_older_plan_are_not_asked_for(empty):
    person = Person(empty).supported()
    [old] = empty.desk.case_page(OFFICER, person.id, at=empty.now(), on=DAY).plan
    person.does(c.FinishAction, action_id=UUID(old.id))
    person.does(c.MakePlan, actions=(c.PlannedAction("work", "Việc mới", "officer", DAY),))
    [step] = [why for each in today_of(empty, kind="step").groups["today"] for why in each.whys]
    assert step.args["what"] == "Việc mới"


def test_a_visit_says_for_how_many_weeks_nobody_came(empty):
    person = Person(empty, "Hà Văn Long").supported()
    person.does(c.LogVisit, visit_id=uuid4(), held_on=DAY, met=True, next_on=DAY + timedelta(days=28))
    found = today_of(empty, DAY + timedelta(days=35), kind="visit")
    [visit] = [why for each in found.groups["overdue"] for why in each.whys]
    assert (visit.reason, visit.args["weeks"]) == ("today.visit.late", 5)


def test_a_wished_for_loan_misses_its_list_from_those_who_make_it(empty):
    Person(empty).supported().does(c.RecordFacts, facts={"requested_vnd": 50_000_000})
    found = today_of(empty, kind="paper")
    papers = {(why.args["ask"], why.args["of"]) for each in found.groups["later"] for why in each.whys}
    assert papers == {("list_drawn", "commune_police"), ("list_certified", "commune_ubnd")}


def test_a_low_concern_waits_behind_an_overdue_loan_and_an_urgent_one_does_not(empty):
    borrower = Person(empty, "Vi Văn Nợ").supported()
    loan = uuid4()
    borrower.does(
        c.RecordDisbursement, loan_id=loan, amount_vnd=50_000_000, purpose="production", use="cows",
        months=36, disbursed_on=DAY,
    )  # fmt: skip
    borrower.does(c.ReportLoan, loan_id=loan, status="overdue", outstanding_vnd=9_000_000)
    for name, level in (("Lò Thị Thấp", "low"), ("Lò Thị Khẩn", "urgent")):
        person = Person(empty, name).supported()
        person.does(c.LogVisit, visit_id=uuid4(), held_on=DAY, met=True, concern=level)
    later = DAY + timedelta(days=10)
    found = today_of(empty, later).groups
    assert [person.name for person in found["now"]] == ["Lò Thị Khẩn"]
    assert [person.name for person in found["overdue"]][:1] == ["Vi Văn Nợ"]
    kinds = [item.kind for item in empty.desk.work_items(OFFICER, at=empty.now(), on=later)]
    assert kinds == ["concern", "loan_overdue", "concern"]


def test_a_loan_that_is_repaid_is_no_longer_overdue_on_the_desk(empty):
    borrower, loan = Person(empty).supported(), uuid4()
    borrower.does(
        c.RecordDisbursement, loan_id=loan, amount_vnd=50_000_000, purpose="production", use="cows",
        months=36, disbursed_on=DAY,
    )  # fmt: skip
    borrower.does(c.ReportLoan, loan_id=loan, status="overdue", outstanding_vnd=9_000_000)
    assert "loan_overdue" in today_of(empty).kinds
    borrower.does(c.ReportLoan, loan_id=loan, status="repaid", outstanding_vnd=0)
    assert "loan_overdue" not in today_of(empty).kinds


def test_the_desk_ends_at_the_scope_and_is_logged(empty):
    Person(empty, "Lò Văn Inh")
    grant(empty, "xakhac", Role.OFFICER, units=["16225"])
    later = DAY + timedelta(days=40)
    assert sum(today_of(empty, later, empty.desk.viewer("xakhac", DAY)).counts.values()) == 0
    assert sum(today_of(empty, later).counts.values()) == 1
    assert sum(today_of(empty, later, unit="16225").counts.values()) == 0
    assert sum(today_of(empty, later, unit="16174").counts.values()) == 1


def test_nothing_due_says_when_the_next_is(empty):
    Person(empty)
    found = today_of(empty)
    assert (sum(found.counts.values()), found.next_on) == (0, DAY + timedelta(days=31))


def test_the_settled_concern_leaves_the_desk_and_its_words_are_kept_sealed(empty):
    person = Person(empty).supported()
    person.does(c.LogVisit, visit_id=uuid4(), held_on=DAY, met=True, concern="high")
    [item] = empty.desk.work_items(OFFICER, at=empty.now(), on=DAY, kind="concern")
    for _ in range(2):
        person.does(SettleItem, item_id=UUID(item.id), what="Đã đưa đi khám")
    assert "concern" not in today_of(empty).kinds
    [event] = [
        each for each in empty.desk.history(MANAGER, person.id, at=empty.now()) if each.kind == "item_settled"
    ]
    assert (event.data, dict(event.sealed)) == ({"item": "concern"}, {"note": "Đã đưa đi khám"})


def test_the_first_page_of_an_officer_is_the_desk(visitor):
    assert visitor.get("/").headers["location"] == "/today"
    shown = visitor.get("/today").text
    assert "Hà Văn Long" in shown
    assert "mức cần xử lý sớm" in shown


@pytest.mark.parametrize(
    "asked", ["?kind=nonsense", "?commune=99999", "?show=nothing", "?kind=concern&show=week"]
)
def test_an_old_bookmark_still_opens(visitor, asked):
    assert visitor.get(f"/today{asked}").status_code == 200


def test_every_button_opens_its_form(office, visitor):
    for on in (DAY, DAY + timedelta(days=45)):
        office.today = lambda on=on: on
        found = today_of(office, on)
        whys = [why for group in found.groups.values() for person in group for why in person.whys]
        assert {why.kind for why in whys} >= {"review"} if on > DAY else whys
        for why in whys:
            assert visitor.get(answer_to(why)).status_code == 200, why


def test_a_concern_is_settled_from_the_desk(office, visitor, people, form):
    shown = visitor.get("/today").text
    [address] = set(re.findall(r'href="(/cases/[^"]+/settle\?item=[^"]+)"', shown))
    page = visitor.get(address).text
    item = address.partition("item=")[2]
    assert f'value="{item}" checked' in page
    answer = visitor.post(address.partition("?")[0], data=form(people["employed"], item=item, what="Đã gặp"))
    assert answer.headers["location"].endswith("?done=settle")
    assert address not in visitor.get("/today").text
