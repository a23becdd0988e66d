"""The programming interface: the pages' scopes and refusals, in JSON, for tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import insert, select, update
from starlette.testclient import TestClient

from domain.wording import TEXTS
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import BANK_OFFICE, DAY, STAFF, Person, an_id, an_office, engine_of, instant
from tests.support.visiting import LOCAL, visitor_of
from web.access import access_of, api_routes
from web.acting import COOKIE
from web.api.app import api_of
from web.app import create_app
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import SendReferral

VISIT = "/api/v1/visits/6f3d6e24-5a2b-4a44-9a1a-0c0f2e5b3a11"
# Where the account has a scope of its own; the others of STAFF work in the whole district.
ELSEWHERE = "canbo_xb"

Ask = Callable[..., Any]


@pytest.fixture
def store_office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        with engine_of(office).execution_options(writes=True).begin() as connection:
            account = {"user": ELSEWHERE, "must_change": False, "created_at": instant(DAY)}
            connection.execute(insert(t.account), account)
            grant = {"id": an_id("elsewhere"), "user": ELSEWHERE, "role": "officer", "units": ["16177"]}
            since = {"valid_from": date(2026, 1, 1), "granted_by": "system", "granted_at": instant(DAY)}
            connection.execute(insert(t.role_grant), grant | since)
        yield office


def bearer(office: Office, user: str) -> dict[str, str]:
    token = office.tokens.create(user, "test", 30, by="quantri", at=office.now())
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def ask(store_office: Office) -> Ask:
    """Asks as a program: a token, and nothing that a browser sends."""
    client = visitor_of(store_office, None, {})
    known: dict[str, dict[str, str]] = {}

    def asked(user: str | None, method: str, path: str, json: Any = None, **headers: str) -> Any:
        if user is not None and user not in known:
            known[user] = bearer(store_office, user)
        head = known.get(user or "", {}) | {name.replace("_", "-"): text for name, text in headers.items()}
        return client.request(
            method, f"/api/v1{path}" if path[:5] != "/api/" else path, json=json, headers=head
        )

    return asked


def body(person: Person, **changes: Any) -> dict[str, Any]:
    """The exact document of interfaces.md."""
    whole = {
        "case": str(person.last.number),
        "held_on": DAY.isoformat(),
        "met": True,
        "not_met_reason": None,
        "mode": "home",
        "domains": {"work": "better"},
        "concern": None,
        "note": "",
        "next_on": (DAY + timedelta(days=30)).isoformat(),
    }
    return whole | changes


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
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


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


def test_consent_withdrawn_takes_the_referral_out_of_sight(store_office: Office, ask: Ask) -> None:
    person = Person(store_office).supported()
    referral = refer(store_office, person)
    person.does(c.GiveConsent, body="bank", given=False)
    assert ask("nganhang", "GET", f"/referrals/{referral}").status_code == 404
    assert ask("nganhang", "GET", "/referrals").json() == {"referrals": []}
    sent = {"command_id": str(uuid4()), "answer": "accepted"}
    assert ask("nganhang", "POST", f"/referrals/{referral}/answer", sent).status_code == 404


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


def test_a_token_that_is_unknown_revoked_or_over_is_asked_for_again(store_office: Office) -> None:
    office = store_office
    client = visitor_of(office, None, {})
    over = office.tokens.create("canbo", "old", 1, by="quantri", at=office.now() - timedelta(days=3))
    gone = office.tokens.create("canbo", "gone", 9, by="quantri", at=office.now())
    with engine_of(office).connect() as connection:
        row = connection.scalar(select(t.api_token.c.id).where(t.api_token.c.label == "gone"))
    assert row is not None
    office.tokens.revoke(row, at=office.now())
    basic = "Basic Y2FuYm86eA=="
    for shown in ("", "Bearer", "Bearer ", "Bearer x", basic, f"Bearer {over}", f"Bearer {gone}", "Bearer ă"):
        answer = client.get("/api/v1/me", headers=[(b"authorization", shown.encode())])
        assert (answer.status_code, answer.json()["type"]) == (401, "token_missing"), shown
        assert answer.headers["www-authenticate"] == "Bearer"


def test_what_a_token_shows_counts_and_not_the_cookie_beside_it(store_office: Office) -> None:
    client = visitor_of(store_office, "quantri")
    assert client.get("/api/v1/me").json()["role"] == "admin"
    assert client.get("/api/v1/me", headers=bearer(store_office, "g5")).json()["role"] == "supporter"
    assert client.get("/api/v1/me", headers={"Authorization": "Bearer x"}).status_code == 401


def test_a_token_opens_no_page(store_office: Office) -> None:
    client = visitor_of(store_office, None, bearer(store_office, "lanhdao"))
    answer = client.get("/cases")
    assert (answer.status_code, answer.headers["location"][:8]) == (303, "/sign-in")
    assert client.post("/inbox", data={}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://evil.test"}, {}],
)
def test_a_cookie_from_elsewhere_writes_nothing(store_office: Office, headers: dict[str, str]) -> None:
    person = Person(store_office).supported()
    client = visitor_of(store_office, "canbo", headers)
    assert client.put(VISIT, json=body(person)).status_code == 403
    assert client.put(VISIT, json=body(person), headers={"Authorization": "Bearer"}).status_code == 403
    ours = visitor_of(store_office, "canbo")
    assert ours.put(VISIT, json=body(person)).status_code == 201


def test_a_session_that_lacks_a_step_is_told_so(store_office: Office) -> None:
    with engine_of(store_office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.account).where(t.account.c.user == "canbo").values(must_change=True))
    answer = visitor_of(store_office, "canbo").get("/api/v1/me")
    assert (answer.status_code, answer.json()["type"]) == (403, "sign_in_unfinished")


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("", "vi"), ("vi", "vi"), ("en", "en"), ("en-GB,vi;q=0.8", "en"), ("en;q=0.2, vi", "vi"), ("fr", "vi"),
        ("fr, en;q=0.1", "en"), ("en;q=0", "vi"), ("en;q=x", "en"), (",;q=,en;q=1.2.3", "en"), ("*", "vi"),
        ("en;q=²", "en"),
    ],
)  # fmt: skip
def test_a_problem_speaks_the_language_that_is_asked_for(ask: Ask, wish: str, language: str) -> None:
    answer = ask("canbo", "GET", "/cases/NX-1900-0001", accept_language=wish.encode())
    assert answer.headers["content-language"] == language
    assert answer.json()["title"] == TEXTS["problem.404"][0 if language == "vi" else 1]


def test_an_address_or_method_that_is_not_known_is_a_problem_too(ask: Ask) -> None:
    assert ask(None, "GET", "/nowhere").json()["type"] == "unknown_address"
    answer = ask(None, "DELETE", "/cases")
    assert (answer.json()["type"], answer.headers["allow"]) == ("unknown_method", "GET")


def test_the_rule_is_asked_before_the_body(ask: Ask) -> None:
    assert ask(None, "PUT", VISIT, {"met": 3}).status_code == 401
    assert ask("nganhang", "PUT", VISIT, {"met": 3}).status_code == 403


@pytest.mark.parametrize("user", STAFF)
def test_everybody_may_ask_who_they_are(ask: Ask, user: str) -> None:
    found = ask(user, "GET", "/me").json()
    assert (found["user"], found["role"]) == (user, STAFF[user])


def test_every_route_of_the_document_has_its_rule_its_refusals_and_its_security(store_office: Office) -> None:
    api = api_of(store_office)
    document = api.openapi()
    for route in api_routes(api):
        assert access_of(route).roles
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            assert said["security"] == [{"HTTPBearer": []}], path
            assert {"400", "401", "403", "404", "409", "422", "503"} <= said["responses"].keys(), (
                path,
                method,
            )
            assert said["operationId"]
            good = next(said["responses"][code] for code in ("200", "201") if code in said["responses"])
            assert "$ref" in good["content"]["application/json"]["schema"], path


def test_a_route_without_a_rule_is_found_when_the_interface_is_made(store_office: Office) -> None:
    app = create_app(store_office)
    mounted = [route for route in app.routes if getattr(route, "path", "") == "/api/v1"]
    assert len(mounted) == 1
    assert isinstance(mounted[0], FastAPI)
    assert {route.path for route in mounted[0].routes if isinstance(route, APIRoute)} == set(
        mounted[0].openapi()["paths"]
    )


def test_a_defect_is_answered_with_a_mark_and_without_its_cause(
    store_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(store_office.desk, "summary", fails)
    answer = visitor_of(store_office, None, bearer(store_office, "canbo")).get("/api/v1/summary")
    assert (answer.status_code, answer.json()["type"]) == (500, "defect")
    assert "secret" not in answer.text


def test_pages_and_programs_are_served_beside_each_other(store_office: Office) -> None:
    client = TestClient(create_app(store_office), base_url=LOCAL)
    assert client.get("/api/v1/openapi.json").json()["servers"] == [{"url": "/api/v1"}]
    assert client.get("/healthz").status_code == 200
    assert COOKIE not in client.cookies
