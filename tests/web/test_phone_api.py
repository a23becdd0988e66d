"""What a phone fetches and what it sends: each act once, by its writer, within the rights of the day it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from domain.phone import PASS_HOLDS, PassGone, is_key_id, key_id
from persistence import tables as t
from tests.support.offices import DAY, GROUP, engine_of, instant
from tests.support.phones import ELSEWHERE, a_visit, another_group, moved, put, sealed
from tests.support.visiting import visitor_of
from tests.web.conftest import Somebody
from web.acting import COOKIE
from workflows.services.office import Office
from workflows.services.role_commands import GiveAccess

TODAY, YESTERDAY, TOMORROW = (f"{DAY + timedelta(days=n)}" for n in (0, -1, 1))


@pytest.fixture
def phone(office: Office) -> TestClient:
    another_group(office)
    return visitor_of(office, "g5")


@pytest.fixture
def helped(people: Mapping[str, Somebody]) -> UUID:
    return people["supported"].id


def rows(office: Office, act_id: UUID) -> list[Any]:
    with engine_of(office).connect() as connection:
        return list(connection.execute(select(t.visit).where(t.visit.c.id == act_id)))


def test_the_list_holds_the_fewest_fields_of_the_own_people(phone, office, people):
    answer = phone.get("/api/v1/phone").json()
    assert {tuple(sorted(each)) for each in answer["people"]} == {
        ("called", "id", "last_on", "next_on", "number", "paused", "village")
    }
    assert {each["number"] for each in answer["people"]} == {
        people[state].number for state in ("supported", "employed", "paused")
    }
    assert answer["user"] == "g5" and answer["key_id"] == key_id(DAY) and answer["keep_days"] == 7
    assert visitor_of(office, "g5.lead").get("/api/v1/phone").json()["people"] == []
    assert visitor_of(office, "canbo").get("/api/v1/phone").status_code == 403


def test_a_sealed_visit_arrives_once_with_both_clocks(phone, office, helped):
    member = phone.get("/api/v1/phone").json()["members"][0]["id"]
    act, said = (
        uuid4(),
        a_visit(helped, YESTERDAY, domains={"work": "better"}, needs=["housing"], visited_by=member),
    )
    assert [put(phone, office, act, said).status_code for _ in range(3)] == [201, 200, 200]
    [row] = rows(office, act)
    assert (str(row.held_on), row.recorded_at, row.recorded_by) == (YESTERDAY, instant(DAY), "g5")
    assert (row.visited_by, row.needs, row.domains) == (UUID(member), ["housing"], {"work": "better"})
    other = put(phone, office, act, said | {"met": False})
    assert other.status_code == 409 and other.json()["type"] == "record_conflict"
    assert len(rows(office, act)) == 1


@pytest.mark.parametrize(
    ("change", "status", "reason"),
    [
        ({"held_on": TOMORROW}, 422, "bad_value"),
        ({"domains": {"health": "worse"}}, 422, "bad_value"),
        ({"domains": {"legal": "worse"}}, 422, "bad_value"),
        ({"needs": ["legal"]}, 422, "bad_value"),
        ({"met": "yes"}, 422, "bad_value"),
        ({"offence": "x"}, 422, "bad_value"),
        ({"kind": "sentence"}, 422, "bad_value"),
        ({"by": "g5.member"}, 403, "not_own_act"),
        ({"case": str(uuid4())}, 404, "unknown_case"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_reason_and_keeps_nothing(
    phone, office, helped, change, status, reason
):
    act = uuid4()
    answer = put(phone, office, act, a_visit(helped, TODAY) | change)
    assert (answer.status_code, answer.json()["type"]) == (status, reason)
    assert rows(office, act) == []


def test_an_envelope_opens_under_its_own_id_and_key_alone(phone, office, helped):
    act, said = uuid4(), a_visit(helped, TODAY)
    whole = sealed(office, act, said)
    broken = [
        whole | {"nonce": "AAAAAAAAAAAAAAAA"},
        whole | {"point": whole["sealed"][:87]},
        whole | {"sealed": "AA"},
    ]
    broken += [whole | {"kid": kid} for kid in ("2026-02", "2023-01", "2026-13", "0")]
    for body in broken:
        answer = phone.put(f"/api/v1/sealed/{act}", json=body)
        assert (answer.status_code, answer.json()["type"]) == (422, "envelope_unreadable"), body
    assert phone.put(f"/api/v1/sealed/{uuid4()}", json=whole).status_code == 422
    assert put(phone, office, act, said, kid="2024-03").status_code == 201


def test_a_key_is_known_from_next_month_back_to_two_years():
    assert [is_key_id(kid, DAY) for kid in ("2026-04", "2026-05", "2024-03", "2024-02")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_visit_of_the_days_when_the_case_was_the_groups_own_counts_for_that_group(phone, office, helped):
    """Decided: held before the move or on its day it is accepted, also when sent again; later not."""
    before, sent, after = uuid4(), uuid4(), uuid4()
    late = visitor_of(_on(office, 3), "g5")
    assert put(late, office, sent, a_visit(helped, YESTERDAY)).status_code == 201
    moved(_on(office, 2), helped)
    assert put(late, office, sent, a_visit(helped, YESTERDAY)).status_code == 200
    assert put(late, office, uuid4(), a_visit(helped, YESTERDAY)).status_code == 404, "nobody's group yet"
    assert put(late, office, before, a_visit(helped, TOMORROW)).status_code == 201
    assert put(late, office, after, a_visit(helped, f"{DAY + timedelta(days=3)}")).status_code == 404
    assert [row.group_id for row in rows(office, before)] == [GROUP] and rows(office, after) == []
    theirs = visitor_of(_on(office, 3), "g5.lead")
    assert (
        put(theirs, office, after, a_visit(helped, f"{DAY + timedelta(days=3)}"), by="g5.lead").status_code
        == 201
    )
    assert [row.group_id for row in rows(office, after)] == [ELSEWHERE]


def _on(office: Office, days: int) -> Office:
    """The same store, some days later."""
    return Office(
        office.store, office.desk, office.sessions, office.door, office.tokens,
        clock=lambda: instant(DAY), today=lambda: DAY + timedelta(days=days), new_id=uuid4,
    )  # fmt: skip


def test_help_and_a_promise_arrive_once_each(phone, office, helped):
    said = {
        "kind": "pledge",
        "case": str(helped),
        "what": "Đưa đi làm giấy tờ",
        "domain": "papers",
        "due_on": TOMORROW,
    }
    calls: dict[UUID, dict[str, Any]] = {
        uuid4(): {"kind": "help", "case": str(helped), "words": None},
        uuid4(): said,
    }
    before = counts(office)
    for act, content in calls.items():
        assert [put(phone, office, act, content).status_code for _ in range(2)] == [201, 200]
    assert {name: counts(office)[name] - number for name, number in before.items()} == {"item": 1, "step": 1}
    promise = next(act for act, content in calls.items() if content is said)
    assert put(phone, office, promise, said | {"domain": "money"}).status_code == 409
    refused = put(phone, office, uuid4(), said | {"domain": "health"})
    assert refused.status_code == 422
    page = phone.get(f"/people/{office.desk.case(office.desk.viewer('canbo', DAY), helped).number}").text
    assert "Đưa đi làm giấy tờ" in page


def counts(office: Office) -> dict[str, int]:
    with engine_of(office).connect() as connection:
        items = select(func.count()).where(t.work_item.c.reason == "item.help_asked")
        steps = select(func.count()).where(t.plan_action.c.responsible == "group")
        return {"item": connection.scalar(items) or 0, "step": connection.scalar(steps) or 0}


def test_a_pass_lets_its_account_in_once_within_its_minutes(phone, office):
    lead, at = office.desk.viewer("g5", DAY), office.now()
    office.perform(GiveAccess(uuid4(), "g5.member", "first"), by=lead)
    office.perform(GiveAccess(uuid4(), "g5.member", "second"), by=lead)
    with pytest.raises(PassGone):
        office.desk.phones.use_pass("first", at)
    with pytest.raises(PassGone):
        office.desk.phones.use_pass("second", at + PASS_HOLDS)
    assert office.desk.phones.use_pass("second", at + PASS_HOLDS - timedelta(seconds=1)) == "g5.member"
    with pytest.raises(PassGone):
        office.desk.phones.use_pass("second", at)


@pytest.mark.parametrize(
    ("by", "user", "may"),
    [
        ("g5", "g5.member", True),
        ("g5", "g5.lead", False),
        ("g5", "canbo", False),
        ("g5", "g5", False),
        ("g5.member", "g5", False),
        ("canbo", "g5.lead", True),
        ("canbo", "lanhdao", False),
        ("nganhang", "g5", False),
    ],
)
def test_leads_and_officers_let_in_members_and_nobody_with_further_rights(phone, office, by, user, may):
    visitor = visitor_of(office, by)
    answer = visitor.post("/access", data={"user": user, "command_id": str(uuid4())})
    assert answer.status_code == (200 if may else 403)
    assert ("<svg" in answer.text and "path" in answer.text) if may else True
    with engine_of(office).connect() as connection:
        assert connection.scalar(select(func.count()).select_from(t.access_pass)) == int(may)


def test_looking_at_a_pass_does_not_use_it_up(phone, office):
    office.perform(GiveAccess(uuid4(), "g5.member", "seen"), by=office.desk.viewer("g5", DAY))
    guest = visitor_of(office, None)
    assert [guest.get("/enter?pass=seen").status_code for _ in range(2)] == [200, 200]
    answer = guest.post("/enter", data={"pass": "seen"})
    assert answer.status_code == 303 and answer.headers["location"] == "/phone" and COOKIE in guest.cookies
    assert guest.get("/api/v1/phone").json()["user"] == "g5.member"
    assert visitor_of(office, None).post("/enter", data={"pass": "seen"}).status_code == 410


def test_signing_out_keeps_the_storage_of_a_phone_until_its_script_has_looked(phone):
    kept = visitor_of(phone.app.state.office, "g5")
    assert "storage" not in phone.post("/sign-out", data={"phone": "unknown"}).headers["clear-site-data"]
    assert "storage" in kept.post("/sign-out", data={"phone": "empty"}).headers["clear-site-data"]


def test_the_sheet_entered_for_another_names_who_visited_and_who_wrote(phone, office, people):
    number = people["supported"].number
    member = phone.get("/api/v1/phone").json()["members"][0]["id"]
    assert number in phone.get("/people/sheet").text
    form = {"command_id": str(uuid4()), "held_on": TODAY, "met": "yes", "mode": "home", "visited_by": member}
    answer = visitor_of(office, "canbo").post(f"/cases/{number}/visit", data=form | {"expected_version": "1"})
    assert answer.status_code == 303
    [row] = rows(office, UUID(form["command_id"]))
    assert (str(row.visited_by), row.recorded_by) == (member, "canbo")
