"""Role × route × scope × method: every address answers by its rule and its scope, and nothing of it leaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.routing import compile_path

from persistence.verify import verify
from tests.support.forms import Form, forms_of
from tests.support.offices import BANK_OFFICE, DAY, engine_of
from tests.support.site import Site, listed, rows_of
from tests.support.straight import client_of
from tests.support.visiting import token_of
from tests.support.world import VIEWERS, a_world
from tests.web.addresses import FREE, Address, addresses, routes_of
from web.app import create_app

NOBODY, UNREADY = "nobody", "unready"
ANSWERED = (200, 303, 404, 409, 422)
# Decided by the page itself beside its roles: whose act it was, which list a role has.
FINER = {"/cases/{number}/undo", "/export/{name}.xlsx"}
# Leads to a page that has a rule, without asking the database for anything.
LEADS_ON = {"/cases/{number}/referrals"}


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if request.param == "sqlite":
        yield from _site(f"sqlite:///{tmp_path_factory.mktemp('matrix') / 'world.db'}")
    else:
        with request.getfixturevalue("postgres").database() as url:
            yield from _site(url)


def _site(url: str) -> Iterator[Site]:
    with a_world(url) as world:
        app = create_app(world.office)
        client = client_of(app)
        everybody = (*VIEWERS, UNREADY)
        tokens = {
            user: world.office.tokens.create(user, "t", 9, by="quantri", at=world.office.now())
            for user in VIEWERS
        }
        cookies = {user: token_of(world.office, user) for user in everybody}
        yield Site(world, client, cookies, tokens, list(addresses(app, world)))


def expected(site: Site, user: str, to: Address) -> tuple[int, ...]:
    """By the rule of the route and the scope of the account, before anything else of the request is looked at."""
    if to.access.roles is None:
        return (200, 303, 400, 404, 422, 503)
    if user == NOBODY:
        return (401,) if to.program or to.method != "GET" else (303,)
    if user == UNREADY and not to.access.unready:
        return (403,) if to.program else (303,)
    role = "officer" if user == UNREADY else site.world.role_of[user]
    if role not in to.access.roles:
        return (403,)
    if to.route.startswith("/expunged"):
        return ANSWERED
    if user in VIEWERS and to.owned.by and not site.sees(user, to.owned):
        unseen = (404,) if to.method == "GET" else (404, 422)
        return (*unseen, 303) if to.route in LEADS_ON else unseen
    return (*ANSWERED, 403) if to.route in FINER else ANSWERED


def test_every_read_answers_by_its_rule_and_its_scope(site: Site) -> None:
    """Also the leak check runs over every answer: see the last test."""
    before, wrong, opened = rows_of(site.world), [], set()
    for to in (each for each in site.routes if each.method == "GET"):
        for user in (*VIEWERS, NOBODY, UNREADY):
            answer = site.ask(user, "GET", to.path)
            wanted = expected(site, user, to)
            if answer.status_code not in wanted:
                wrong.append(f"{user} GET {to.path}: {answer.status_code}, not {wanted}")
            if answer.status_code in (200, 303) and user in VIEWERS:
                opened.add(to.route)
    assert not wrong, listed(wrong)
    assert rows_of(site.world) == before
    assert {each.route for each in site.routes if each.method == "GET"} - opened == NEVER_OPENED


# Addresses that need an upload, a change of units or a neighbour on this machine; their own tests open them.
NEVER_OPENED = {
    "/metrics",
    "/import/{upload}",
    "/replies/{reply}",
    "/letters/{delivery}.pdf",
    "/messages/outside",
}


def test_an_act_without_a_form_answers_by_its_rule(site: Site) -> None:
    before, wrong = rows_of(site.world), []
    for to in (each for each in site.routes if each.method not in ("GET",)):
        for user in (*VIEWERS, NOBODY, UNREADY):
            wanted = expected(site, user, to)
            if wanted == ANSWERED or 200 in wanted:
                continue
            answer = site.ask(user, to.method, to.path, **({"json": {}} if to.program else {"data": {}}))
            if answer.status_code not in wanted:
                wrong.append(f"{user} {to.method} {to.path}: {answer.status_code}, not {wanted}")
    assert not wrong, listed(wrong)
    assert rows_of(site.world) == before


def forms_seen_by(site: Site, user: str) -> dict[str, Form]:
    """Every form on the pages of the account's own scope, by its address."""
    found: dict[str, Form] = {}
    for to in site.routes:
        if to.method == "GET" and not to.program:
            answer = site.ask(user, "GET", to.path)
            if answer.headers.get("content-type", "").startswith("text/html"):
                found |= {form.path: form for form in forms_of(answer.text, to.path) if form.method == "POST"}
    return found


def test_a_form_of_one_account_is_of_no_use_to_another(site: Site) -> None:
    """What a colleague could copy from the screen: sent from outside the scope, it does nothing and tells nothing."""
    routes = [(compile_path(f"{front}{route.path}")[0], route) for front, route in routes_of_site(site)]
    by_path = {(each.method, each.path): each for each in site.routes}
    before, wrong, sent = rows_of(site.world), [], 0
    for owner in ("canbo_here", "g5", "nganhang", "doanhnghiep", "quantri"):
        for path, form in forms_seen_by(site, owner).items():
            assert any(pattern.match(path) and "POST" in route.methods for pattern, route in routes), path
            to = by_path.get(("POST", path))
            for user in (*VIEWERS, NOBODY, UNREADY):
                wanted = expected(site, user, to) if to else ANSWERED
                if wanted == ANSWERED or 200 in wanted:
                    continue
                said = {"files": {"file": ("a.pdf", b"%PDF-1.4 x")}} if form.files else {}
                answer = site.ask(user, "POST", path, data=form.data(), **said)
                sent += 1
                if answer.status_code not in wanted:
                    wrong.append(f"{user} sends {owner}'s {path}: {answer.status_code}, not {wanted}")
    assert not wrong, listed(wrong)
    assert rows_of(site.world) == before
    assert sent > 500


def routes_of_site(site: Site) -> list[tuple[str, Any]]:
    return routes_of(site.client.app)  # type: ignore[arg-type]


def documents(site: Site, key: str) -> dict[tuple[str, str], dict[str, Any]]:
    """Bodies of the interface that would be right within the scope."""
    one = site.world.people[key]
    visit = {"case": one.number, "held_on": DAY.isoformat(), "met": True}
    referral = {
        "id": FREE["upload"][0],
        "case": one.number,
        "body": "bank",
        "body_name": "A",
        "office": BANK_OFFICE,
    }
    found: dict[tuple[str, str], dict[str, Any]] = {
        ("PUT", f"/api/v1/visits/{FREE['visit_id'][0]}"): visit,
        ("POST", "/api/v1/referrals"): referral,
    }
    answer = {"command_id": FREE["upload"][0], "answer": "accepted"}
    found |= {("POST", f"/api/v1/referrals/{each}/answer"): answer for each in one.ids.get("referral", ())}
    wait = {"command_id": FREE["upload"][0], "step": "wait"}
    return found | {("POST", f"/api/v1/loans/{each}/step"): wait for each in one.ids.get("file", ())}


def test_a_document_of_the_interface_does_nothing_outside_the_scope(site: Site) -> None:
    before, wrong = rows_of(site.world), []
    for key in site.world.people:
        for (method, path), body in documents(site, key).items():
            for user in VIEWERS:
                if key not in site.world.seen_of[user]:
                    answer = site.ask(user, method, path, json=body)
                    if answer.status_code not in (403, 404):
                        wrong.append(f"{user} {method} {path}: {answer.status_code}")
    assert not wrong, listed(wrong)
    assert rows_of(site.world) == before


@pytest.mark.parametrize("user", VIEWERS)
def test_nobody_outside_the_scope_is_found_by_searching(site: Site, user: str) -> None:
    """Whatever is typed, the answer holds nothing more of them than was typed."""
    wrong = []
    for key, one in site.world.people.items():
        if key in site.world.seen_of[user]:
            continue
        for typed in (*one.words.values(), one.number, f"{one.words['name']} 1988"):
            query = urlencode({"q": typed})
            for path in ("/cases", "/api/v1/cases", "/export/cases.xlsx", "/work"):
                answer = site.ask(user, "GET", f"{path}?{query}")
                if answer.status_code not in (200, 403):
                    wrong.append(f"{path} {typed}: {answer.status_code}")
        for name in ("name", "citizen_id", "phone"):
            answer = site.ask(user, "POST", "/cases/new/search", data={name: one.words[name]})
            if answer.status_code not in (200, 403):
                wrong.append(f"search {name}: {answer.status_code}")
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("user", VIEWERS)
def test_filters_open_no_other_commune(site: Site, user: str) -> None:
    seen = {site.world.people[key].number for key in site.world.seen_of[user]}
    for path in (
        "/cases",
        "/today",
        "/calendar",
        "/work",
        "/export/cases.xlsx",
        "/api/v1/cases",
        "/referrals",
    ):
        for asked in (
            "commune=16177",
            "unit=16177",
            "state=closed",
            "kind=concern",
            "due=overdue",
            "page=2",
            "lang=en",
        ):
            answer = site.ask(user, "GET", f"{path}?{asked}")
            assert answer.status_code in (200, 403), (path, asked)
            if path == "/api/v1/cases" and answer.status_code == 200:
                assert {each["number"] for each in answer.json()["cases"]} <= seen


def test_no_other_method_is_answered(site: Site) -> None:
    wrong = []
    methods: dict[str, set[str]] = defaultdict(set)
    for to in {each.route: each for each in site.routes}.values():
        bare = to.path.partition("?")[0]
        methods[bare] |= {each.method for each in site.routes if each.path.partition("?")[0] == bare}
    for path, known in methods.items():
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH"} - known:
            status = site.ask("lanhdao", method, path).status_code
            # The address may be another route's, with a rule of its own.
            if status not in (403, 404, 405):
                wrong.append(f"{method} {path}: {status}")
    assert not wrong, listed(wrong)


def test_nothing_of_all_this_leaked_and_every_chain_holds(site: Site) -> None:
    """Last in the file: it reads what every answer before it held."""
    leaks = [f"{word}: {where[:3]}" for word, where in sorted(site.leaks.items())]
    assert not leaks, listed(leaks)
    assert verify(engine_of(site.world.office)).broken == []
