"""Who may ask the interface, in what language it refuses, and what its document promises."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from domain.wording import TEXTS
from persistence import tables as t
from tests.support.asking import VISIT, Ask, bearer, body
from tests.support.offices import STAFF, Person, engine_of
from tests.support.straight import client_of
from tests.support.visiting import visitor_of
from web.access import RouteWithoutRule, access_of, api_routes, require_rules
from web.acting import COOKIE
from web.api.app import api_of
from web.app import create_app
from workflows.services.office import Office


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
    answer = ask("canbo", "DELETE", "/cases")
    assert (answer.json()["type"], answer.headers["allow"]) == ("unknown_method", "GET")


def test_an_address_of_two_methods_names_both(ask: Ask) -> None:
    assert ask("canbo", "DELETE", "/referrals").headers["allow"] == "GET, POST"
    assert ask("canbo", "POST", VISIT).headers["allow"] == "PUT"


OURS = {"sec-fetch-site": "same-origin"}


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (400, {"url": "/cases/NX%0A1"}),
        (400, {"url": "/cases?q=%00"}),
        (400, {"url": "/cases", "headers": {"content-length": "x"}}),
        (403, {"method": "PUT", "url": "/visits/x", "headers": {"cookie": "duongve=x"}}),
        (413, {"method": "PUT", "url": "/visits/x", "headers": OURS | {"content-length": str(2**24)}}),
        (414, {"url": f"/cases?q={'x' * 9000}"}),
        (431, {"url": "/cases", "headers": {"x": "y" * 33_000}}),
    ],
)
def test_what_is_refused_before_anybody_is_asked_for_is_a_problem_for_programs_and_a_line_for_people(
    store_office: Office, status: int, asked: dict[str, Any]
) -> None:
    client = visitor_of(store_office, None, {})
    asked = {"method": "GET"} | asked
    program = client.request(**asked | {"url": f"/api/v1{asked['url']}"})
    assert (program.status_code, program.headers["content-type"]) == (status, "application/problem+json")
    assert (program.json()["status"], program.json()["type"][:6]) == (status, "limit_")
    page = client.request(**asked)
    assert (page.status_code, page.headers["content-type"]) == (status, "text/plain; charset=utf-8")


def test_the_rule_is_asked_before_the_body(ask: Ask) -> None:
    assert ask(None, "PUT", VISIT, {"met": 3}, sec_fetch_site="same-origin").status_code == 401
    assert ask(None, "PUT", VISIT, {"met": 3}).json()["type"] == "token_missing"
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


def test_a_route_without_a_rule_is_found(store_office: Office) -> None:
    app = create_app(store_office)
    mounted = [getattr(route, "app", None) for route in app.routes if getattr(route, "path", "") == "/api/v1"]
    assert len(mounted) == 1
    assert isinstance(mounted[0], FastAPI)
    app.get("/unruled")(lambda: None)
    with pytest.raises(RouteWithoutRule):
        require_rules(app)
    assert {route.path for route in api_routes(mounted[0])} == set(mounted[0].openapi()["paths"])


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
    client = client_of(create_app(store_office), {}, raises=True)
    assert client.get("/api/v1/openapi.json").json()["servers"] == [{"url": "/api/v1"}]
    assert client.get("/healthz").status_code == 200
    assert COOKIE not in client.cookies
