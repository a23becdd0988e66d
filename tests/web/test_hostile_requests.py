"""Addresses and bodies that no form of ours sends: answered early, or answered as any other, and never believed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_plus
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.support.hostile import HOSTILE, WORST
from tests.support.hostile_attack import URLENCODED
from tests.support.hostile_ground import Answer, Ground, ground_of
from tests.support.hostile_looking import troubles
from tests.support.site import listed
from tests.support.straight import LOCAL
from tests.support.world import a_world
from web.app import create_app

PATHS = (
    "/cases/{}", "/cases/{}/visit", "/export/{}.xlsx", "/jobs/{}", "/api/v1/cases/{}", "/{}", "/cases/{}/history",
    "/referrals/{}", "/people/{}", "/import/{}", "/cases/{}/referrals", "/admin/users/{}",
)  # fmt: skip
QUERIES = (
    "/cases?q={0}&state={1}&commune={2}&due={3}&page={4}", "/today?kind={0}&commune={1}&show={2}", "/work?kind={0}",
    "/calendar?month={0}", "/summary?boundaries={0}&lang={1}", "/referrals?status={0}&page={1}", "/inbox?lang={0}",
    "/api/v1/cases?q={0}&state={1}", "/api/v1/visits?case={0}", "/account?done={0}", "/sign-in?next={0}",
    "/cases/NX-2026-9703?done={0}&told={1}&added={2}", "/cases/NX-2026-9703/visit?note={0}&draft={1}",
)  # fmt: skip


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    url = f"sqlite:///{tmp_path_factory.mktemp('requests') / 'world.db'}"
    with a_world(url) as world, ground_of(world, None) as ground:
        yield ground


def test_a_body_beyond_the_limit_is_refused_early_with_and_without_its_length(ground: Ground) -> None:
    visitor = TestClient(
        create_app(ground.world.office), base_url=LOCAL, headers={"sec-fetch-site": "same-origin"}
    )
    stated = visitor.post("/sign-in", content=b"", headers={"content-length": str(13 * 1024 * 1024)})
    assert (stated.status_code, "12 MB" in stated.text) == (413, True)

    def parts() -> Iterator[bytes]:
        for _ in range(40):
            yield b"a" * 1024 * 1024

    unstated = visitor.post("/sign-in", content=parts(), headers=URLENCODED)
    assert (unstated.status_code, "1 MB" in unstated.text) == (413, True)
    for said, status in (("-1", 400), ("1e3", 400), ("9" * 30, 413)):
        answer = visitor.post("/sign-in", content=b"", headers={"content-length": said})
        assert answer.status_code == status, said
    assert visitor.get("/sign-in", headers={"x-a": "a" * 40_000}).status_code == 431
    assert visitor.get(f"/cases?q={'a' * 9_000}").status_code == 414
    assert [visitor.get(path).status_code for path in ("/cases?q=%00", "/cases/%00")] == [400, 400]


def test_every_address_that_is_asked_with_something_hostile_answers(ground: Ground) -> None:
    """Each input once in a path and once in a query; the worst in every query."""
    broken, asked = [], 0
    for place, text in enumerate((*HOSTILE, *WORST)):
        worst = place >= len(HOSTILE)
        values = [quote_plus(HOSTILE[(place + step) % len(HOSTILE)][:500]) for step in range(1, 5)]
        said = [quote_plus(text[:1500]), *values]
        paths = PATHS[place % len(PATHS) :][:1]
        queries = QUERIES if worst else QUERIES[place % len(QUERIES) :][:1]
        for address in (*(each.format(said[0]) for each in paths), *(each.format(*said) for each in queries)):
            user = "quantri" if address.startswith("/admin") else None if "sign-in" in address else "lanhdao"
            asked += 1
            broken += [
                f"{address[:80]}: {each}" for each in troubles(ground.ask(user, "GET", address), [text])
            ]
    ground.restore()
    assert not broken, listed(broken)
    assert asked > 2 * len(HOSTILE) + 10 * len(WORST)


ODD: tuple[Any, ...] = (
    None, [], {}, [[]], {"a": 1}, True, -1, 0, 10**18, 2**63, 1.5, 1e308, "\ud800", "a\0b", ["a\0b"], ["use_plan"] * 21,
)  # fmt: skip
STEP = {
    "command_id": "", "step": "report", "status": "running", "amount_vnd": 5, "on": "2026-03-02", "decision_no": "5",
    "months": 12, "code": "other", "papers": ["use_plan"], "rate_bp": 660, "principal_every_months": 12,
    "grace_months": 0, "interest_every_months": 6, "day_basis": 365, "note": "x", "expected_version": 0,
}  # fmt: skip
ROW = {
    "place": 1, "number": "", "answer": "running", "on": "2026-03-02", "decision_no": "5", "amount_vnd": 5,
    "months": 12, "rate_bp": 660, "code": "other", "papers": [], "note": "x",
}  # fmt: skip
BODIES = (
    b"",
    b"null",
    b"[]",
    b"{",
    b'{"step":',
    b"1e400",
    b"\xff\xfe",
    b'{"a":NaN}',
    b"[" * 5000,
    b'"\\ud800"',
)


def _asked(ground: Ground, path: str, body: Any) -> Answer:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    json_type = {"content-type": "application/json"}
    return ground.ask("lanhdao", "POST", f"/api/v1{path}", content=sent, headers=json_type)


def _struck(known: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The body with one field hostile, and the others as they should be."""
    for name in known:
        for value in (*WORST, *ODD):
            yield name, known | {name: value}


def _bodies(step: str, row: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """(what is hostile, where it is sent, the body)."""
    for name, said in _struck(STEP):
        yield f"step.{name}", step, said if name == "command_id" else said | {"command_id": str(uuid4())}
    for name, said in _struck(row):
        yield f"row.{name}", "/replies", whole | {"rows": [said]}
    for name, said in _struck(whole | {"rows": [row], "dry_run": True}):
        yield f"reply.{name}", "/replies", said
    yield from ((f"raw {body[:9]!r}", path, body) for body in BODIES for path in (step, "/replies"))


def _reads() -> Iterator[str]:
    for text in WORST:
        said = quote_plus(text[:400])
        yield from (f"loans?column={said}", f"loans?limit={said}", f"loans?offset={said}", f"loans/{said}")
        yield from (f"batches?limit={said}", f"batches?offset={said}", f"batches/{said}")


@pytest.mark.slow
def test_loans_batches_and_replies_stand_hostile_programs(ground: Ground) -> None:
    def got(path: str) -> Answer:
        return ground.ask("lanhdao", "GET", f"/api/v1/{path}")

    ids = ground.world.people["here"].ids
    file, batch = ids["file"][0], json.loads(got(f"batches/{ids['batch'][0]}").text)
    whole = {name: batch[name] for name in ("batch", "office", "sha256")}
    row = ROW | {"number": json.loads(got(f"loans/{file}").text)["loan"]["number"]}
    plain = {"command_id": str(uuid4()), "step": "report", "status": "running", "amount_vnd": 5}
    step = f"/loans/{file}/step"
    assert _asked(ground, step, plain).status_code == 200
    assert _asked(ground, "/replies", whole | {"rows": [row], "dry_run": True}).status_code == 200
    told = [(name, _asked(ground, path, body)) for name, path, body in _bodies(step, row, whole)]
    told += [(path, got(path)) for path in _reads()]
    broken = [f"{name}: {each}" for name, answer in told for each in troubles(answer)]
    unreasoned = [
        f"{name}: {answer.status_code}"
        for name, answer in told
        if answer.status_code >= 400 and "type" not in json.loads(answer.text or "{}")
    ]
    torn = ground.torn()
    ground.restore()
    assert not broken, listed(broken)
    assert (unreasoned, torn) == ([], [])
    assert {answer.status_code for _, answer in told} >= {200, 404, 409, 422}
