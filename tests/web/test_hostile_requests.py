"""Addresses and bodies that no form of ours sends: answered early, or answered as any other, and never believed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from starlette.testclient import TestClient

from tests.support.hostile import HOSTILE, WORST
from tests.support.hostile_attack import URLENCODED
from tests.support.hostile_ground import Ground, ground_of
from tests.support.hostile_looking import troubles
from tests.support.site import listed
from tests.support.visiting import LOCAL
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
