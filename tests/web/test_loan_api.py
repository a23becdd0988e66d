"""Loan files, batches and replies over the interface, with a bank's token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from domain.lending.machine import FileStage
from tests.support.asking import bearer
from tests.support.lending import Borrower
from tests.support.offices import BANK_OFFICE, DAY, an_id, an_office, instant
from tests.support.visiting import visitor_of
from workflows.services.batch_commands import MakeBatch
from workflows.services.office import Office

S = FileStage
TODAY = DAY.isoformat()


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def borrower(office: Office) -> Borrower:
    return Borrower(office).to(S.SENT)


@pytest.fixture
def bank(office: Office) -> TestClient:
    return visitor_of(office, None, bearer(office, "nganhang"))


@pytest.fixture
def batch(office: Office, borrower: Borrower) -> dict[str, Any]:
    by = office.desk.viewer("canbo", DAY)
    files = office.desk.batches.offered(by, BANK_OFFICE, "new", at=instant(DAY), on=DAY)
    office.perform(MakeBatch(an_id("batch"), BANK_OFFICE, files), by=by, at=instant(DAY), on=DAY)
    document: dict[str, Any] = visitor_of(office, "canbo").get(f"/api/v1/batches/{an_id('batch')}").json()
    return document


def step(bank: TestClient, borrower: Borrower, name: str, **said: Any) -> Any:
    body = {"command_id": str(uuid4()), "step": name} | said
    answers = [bank.post(f"/api/v1/loans/{borrower.file_id}/step", json=body) for _ in range(2)]
    assert answers[0].status_code == answers[1].status_code
    if answers[0].status_code == 200:
        assert [each.json()["replayed"] for each in answers] == [False, True]
    return answers[0]


def reply(document: dict[str, Any], *rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {name: document[name] for name in ("batch", "office", "sha256")} | {"rows": list(rows)} | more


def test_the_whole_way(bank: TestClient, borrower: Borrower) -> None:
    [line] = bank.get("/api/v1/loans?column=new").json()["loans"]
    assert (line["id"], line["name"], line["stage"]) == (str(borrower.file_id), "Lò Văn Inh", "sent")
    found = bank.get(f"/api/v1/loans/{borrower.file_id}").json()
    assert found["steps"] == ["receive"] and found["fields"]["birth_year"] == 1988
    assert (found["outcome"], found["cap_vnd"]) == ("eligible", 100_000_000)
    way: tuple[tuple[str, dict[str, Any], FileStage], ...] = (
        ("receive", {"on": TODAY}, S.RECEIVED),
        ("return_papers", {"papers": ["use_plan"]}, S.RETURNED),
    )
    for name, said, reached in way:
        assert step(bank, borrower, name, **said).status_code == 200
        assert borrower.file.stage is reached


def test_approved_paid_and_reported(bank: TestClient, borrower: Borrower) -> None:
    step(bank, borrower, "receive", on=TODAY)
    step(bank, borrower, "appraise", on=TODAY)
    step(bank, borrower, "approve", on=TODAY, decision_no="5", amount_vnd=80_000_000, rate_bp=660)
    step(bank, borrower, "draw_down", on=TODAY, amount_vnd=80_000_000)
    assert "report" in bank.get(f"/api/v1/loans/{borrower.file_id}").json()["steps"]
    step(bank, borrower, "report", status="running", amount_vnd=70_000_000)
    assert (borrower.file.stage, borrower.file.outstanding_vnd, borrower.file.rate_bp) == (
        S.REPAYING,
        70_000_000,
        660,
    )


@pytest.mark.parametrize(
    ("name", "said", "status", "kind"),
    [
        ("receive", {}, 422, "bad_value"),
        ("receive", {"on": "2031-01-01"}, 422, "dates_out_of_order"),
        ("appraise", {"on": TODAY}, 409, "file_move_not_open"),
        ("dance", {}, 422, "bad_value"),
        ("receive", {"on": TODAY, "amount_vnd": -5}, 422, "bad_value"),
        ("receive", {"on": TODAY, "amount_vnd": 10**18}, 422, "bad_value"),
        ("receive", {"on": TODAY, "expected_version": 1}, 409, "stale_case"),
    ],
)
def test_what_is_refused(
    bank: TestClient, borrower: Borrower, name: str, said: dict[str, Any], status: int, kind: str
) -> None:
    answer = step(bank, borrower, name, **said)
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
    assert borrower.file.stage is S.SENT


def test_a_reply_is_compared_first_and_recorded_once(
    bank: TestClient, borrower: Borrower, batch: dict[str, Any]
) -> None:
    row = {"place": 1, "number": borrower.file.number, "answer": "received", "on": TODAY}
    looked = bank.post("/api/v1/replies", json=reply(batch, row, dry_run=True))
    assert (looked.json()["rows"][0]["verdict"], borrower.file.stage) == ("apply", S.SENT)
    done = bank.post("/api/v1/replies", json=reply(batch, row))
    assert (done.status_code, done.json()["rows"][0]["recorded"], borrower.file.stage) == (
        200,
        True,
        S.RECEIVED,
    )
    again = bank.post("/api/v1/replies", json=reply(batch, row))
    assert (again.status_code, again.json()["rows"][0]["verdict"]) == (200, "same")


def test_nothing_that_could_be_recorded_is_a_conflict(
    bank: TestClient, borrower: Borrower, batch: dict[str, Any]
) -> None:
    row = {"place": 1, "number": borrower.file.number, "answer": "running", "amount_vnd": 5}
    answer = bank.post("/api/v1/replies", json=reply(batch, row))
    assert (answer.status_code, answer.json()["rows"][0]["verdict"]) == (409, "early")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sha256": "0" * 64}, "sha256"),
        ({"office": "Khác"}, "office"),
        ({"batch": "NX/PGD-KHAC/2026/001"}, "batch"),
        ({"rows": [{"place": 1, "number": "NX-2026-9999-V1", "answer": "repaid"}]}, "rows[0].number"),
        ({"rows": [{"place": 2, "number": "x", "answer": "repaid"}]}, "rows[0].place"),
    ],
)
def test_a_tampered_reply_is_refused_by_its_place(
    bank: TestClient, borrower: Borrower, batch: dict[str, Any], change: dict[str, Any], field: str
) -> None:
    row = {"place": 1, "number": borrower.file.number, "answer": "received", "on": TODAY}
    answer = bank.post("/api/v1/replies", json=reply(batch, row) | change)
    assert (answer.status_code, answer.json()["type"]) == (422, "bad_reply")
    assert answer.json()["errors"][0]["field"] == field
    assert borrower.file.stage is S.SENT


@pytest.mark.parametrize("user", ["g5", "doanhnghiep", "quantri"])
def test_no_other_role(office: Office, borrower: Borrower, batch: dict[str, Any], user: str) -> None:
    other = visitor_of(office, None, bearer(office, user))
    for path in ("loans", f"loans/{borrower.file_id}", "batches", f"batches/{an_id('batch')}"):
        assert other.get(f"/api/v1/{path}").status_code == 403
    assert other.post("/api/v1/replies", json=reply(batch)).status_code == 403
