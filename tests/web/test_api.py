"""The programming interface: the pages' scopes and refusals, in JSON, for tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from persistence import tables as t
from persistence.verify import verify
from tests.support.asking import ELSEWHERE, VISIT, Ask, bearer, body, on_both
from tests.support.offices import BANK_OFFICE, Person, an_id, engine_of
from tests.support.visiting import visitor_of
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import SendReferral


@on_both
def test_a_visit_is_new_then_known_then_in_conflict(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    answers = [
        ask("g5", "PUT", VISIT, sent)
        for sent in (body(person), body(person), body(person, case=str(person.id)), body(person, met=False))
    ]
    assert [each.status_code for each in answers] == [201, 200, 200, 409]
    assert answers[3].json()["type"] == "record_conflict"
    listed = ask("g5", "GET", f"/visits?case={person.last.number}").json()["visits"]
    assert [(each["id"], each["met"]) for each in listed] == [(VISIT[-36:], True)]
    assert verify(engine_of(store_office)).broken == []


@on_both
def test_a_visit_outside_the_scope_is_a_case_that_is_not_there(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    for path, method, sent in (
        (VISIT, "PUT", body(person)),
        (f"/visits?case={person.last.number}", "GET", None),
        (f"/cases/{person.last.number}", "GET", None),
        (f"/cases/{person.id}", "GET", None),
    ):
        answer = ask(ELSEWHERE, method, path, sent)
        assert (answer.status_code, answer.json()["type"]) == (404, "unknown_case"), path
    assert ask(ELSEWHERE, "GET", "/cases").json()["cases"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"met": "yes"},
        {"met": 1},
        {"held_on": "2026-02-30"},
        {"held_on": 1772409600},
        {"held_on": "2026-03-02T00:00:00"},
        {"held_on": "٢٠٢٦-٠٣-٠٢"},
        {"mode": "dream"},
        {"domains": {"work": "great"}},
        {"domains": {"luck": "better"}},
        {"domains": ["work"]},
        {"concern": "extreme"},
        {"note": "a\0b"},
        {"note": "x" * 2001},
        {"case": "NX\0"},
        {"unheard_of": 1},
        {"not_met_reason": "x" * 25},
        {"next_on": "0000-00-00"},
    ],
)
def test_what_the_document_does_not_allow_is_refused_and_not_kept(
    store_office: Office, ask: Ask, changes: Mapping[str, Any]
) -> None:
    person = Person(store_office).supported()
    answer = ask("g5", "PUT", VISIT, body(person, **changes))
    assert (answer.status_code, answer.json()["type"]) == (422, "bad_value")
    assert ask("g5", "GET", f"/visits?case={person.last.number}").json() == {"visits": []}


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b'"\\ud800"', b"\xff", b'{"case": "\\ud800"}', b"[" * 20_000]
)
def test_a_body_that_is_no_document_is_refused_with_a_problem(store_office: Office, raw: bytes) -> None:
    client = visitor_of(store_office, None, bearer(store_office, "g5") | {"content-type": "application/json"})
    answer = client.put(VISIT, content=raw)
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


@on_both
def test_a_case_reads_as_its_page_does_and_the_read_is_logged(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    whole = ask("canbo", "GET", f"/cases/{person.last.number}").json()
    assert (whole["state"], whole["person"]["name"], whole["version"]) == (
        "supported",
        "Lò Văn Inh",
        person.last.version,
    )
    assert {each["move"] for each in whole["moves"]} >= {"start_work", "pause", "close"}
    listed = ask("canbo", "GET", "/cases?state=supported&q=lo van").json()
    assert [each["number"] for each in listed["cases"]] == [person.last.number]
    with engine_of(store_office).connect() as connection:
        log = connection.execute(select(t.read_log.c.what, t.read_log.c.ids).order_by(t.read_log.c.id)).all()
    assert [(row.what, row.ids) for row in log] == [("case", [str(person.id)]), ("list", [str(person.id)])]


@on_both
def test_a_long_list_is_walked_by_its_next(store_office: Office, ask: Ask) -> None:
    numbers = {
        str(Person(store_office, f"Lò Văn {name}").last.number) for name in ("An", "Bình", "Chi", "Đạt", "Em")
    }
    path, found = "/cases?limit=2", []
    while path:
        page = ask("canbo", "GET", path).json()
        found += [each["number"] for each in page["cases"]]
        path = page["next"]
    assert len(found) == 5
    assert set(found) == numbers


def refer(office: Office, person: Person) -> UUID:
    person.does(c.GiveConsent, body="bank", given=True)
    found = uuid4()
    person.does(
        SendReferral,
        referral_id=found,
        body="bank",
        body_name="NHCSXH",
        office=BANK_OFFICE,
        reason="Vay nuôi bò",
    )
    return found


@on_both
def test_a_bank_reads_its_pack_without_the_past_and_answers_once(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    referral = refer(store_office, person)
    pack = ask("nganhang", "GET", f"/referrals/{referral}")
    assert pack.json()["fields"]["name"] == "Lò Văn Inh"
    assert "ma túy" not in pack.text
    sent = {"command_id": str(uuid4()), "answer": "accepted"}
    answers = [ask("nganhang", "POST", f"/referrals/{referral}/answer", sent) for _ in range(2)]
    assert [(each.status_code, each.json()["replayed"]) for each in answers] == [(200, False), (200, True)]
    assert ask("doanhnghiep", "GET", f"/referrals/{referral}").status_code == 404
    assert ask("g5", "GET", "/referrals").status_code == 403


@on_both
def test_consent_withdrawn_takes_the_referral_out_of_sight(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    referral = refer(store_office, person)
    person.does(c.GiveConsent, body="bank", given=False)
    assert ask("nganhang", "GET", f"/referrals/{referral}").status_code == 404
    assert ask("nganhang", "GET", "/referrals").json() == {"referrals": []}
    sent = {"command_id": str(uuid4()), "answer": "accepted"}
    assert ask("nganhang", "POST", f"/referrals/{referral}/answer", sent).status_code == 404


@on_both
def test_the_office_sends_a_referral_once_and_only_with_consent(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    sent = {
        "id": str(uuid4()),
        "case": person.last.number,
        "body": "bank",
        "body_name": "NHCSXH",
        "office": BANK_OFFICE,
    }
    refused = ask("canbo", "POST", "/referrals", sent)
    assert (refused.status_code // 100, refused.json()["type"]) == (4, "consent_missing")
    person.does(c.GiveConsent, body="bank", given=True)
    answers = [ask("canbo", "POST", "/referrals", sent) for _ in range(2)]
    assert [each.status_code for each in answers] == [201, 200]
    assert ask("canbo", "POST", "/referrals", sent | {"body_name": "Khác"}).status_code == 409


@on_both
def test_a_group_reads_its_own_visits_alone(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    ask("g5", "PUT", VISIT, body(person, note="Của tổ"))
    with engine_of(store_office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.visit).values(group_id=an_id("an earlier group")))
    path = f"/visits?case={person.last.number}"
    assert (len(ask("canbo", "GET", path).json()["visits"]), ask("g5", "GET", path).json()) == (
        1,
        {"visits": []},
    )
