"""Batches to the bank and its replies: what went out is what comes back, nothing twice, nothing by surprise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from domain.banking.batch import FIELDS, TOLD
from domain.lending.machine import FileStage
from domain.wording import TEXTS
from persistence import tables as t
from tests.support.lending import Borrower
from tests.support.offices import BANK_OFFICE, DAY, an_office, engine_of
from tests.support.replies import applied, send, sheet
from tests.support.visiting import visitor_of
from workflows.services import commands as c
from workflows.services import loan_file_commands as f
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
    return visitor_of(office, "nganhang")


@pytest.fixture
def at(office: Office, borrower: Borrower) -> str:
    """The address of a batch with the one file."""
    return made(office)


def made(office: Office, wanted: str = "new") -> str:
    said = {"command_id": str(uuid4()), "office": BANK_OFFICE, "wanted": wanted}
    officer = visitor_of(office, "canbo")
    answers = [officer.post("/batches", data=said) for _ in range(2)]  # sent twice it is one
    assert [each.status_code for each in answers] == [303, 303], answers[0].text
    return answers[0].headers["location"].partition("?")[0]


def events(borrower: Borrower) -> int:
    query = select(func.count()).select_from(t.case_event)
    with engine_of(borrower.office).connect() as connection:
        return connection.scalar(query) or 0


def test_a_batch_is_numbered_and_hashed_and_read_by_both(bank: TestClient, office: Office, at: str) -> None:
    number = "NX/PGD-NHCSXH-NHU-XUAN/2026/001"
    assert number in visitor_of(office, "canbo").get("/batches").text
    assert number in bank.get("/batches").text
    shown = bank.get(at).text
    assert "Lò Văn Inh" in shown and "80.000.000 đồng" in shown
    document = bank.get(f"{at}.json").json()
    assert (document["batch"], document["office"]) == (number, BANK_OFFICE)
    assert document["sha256"] in shown and len(document["lines"]) == 1
    filled = sheet(bank, at)
    assert (filled.value(1, "name"), filled.value(1, "amount_vnd")) == ("Lò Văn Inh", 80_000_000)


def test_the_person_reads_that_it_went_in_a_batch_and_when_the_bank_looked(
    bank: TestClient, office: Office, borrower: Borrower, at: str
) -> None:
    assert set(TOLD) == set(FIELDS)
    bank.get(at)
    page = visitor_of(office, "canbo").get(f"/cases/{borrower.person.last.number}/sheet").text
    [line] = re.findall(r"<li>(?:(?!</li>).)*NX/PGD-NHCSXH-NHU-XUAN/2026/001.*?</li>", page, re.S)
    for said in (BANK_OFFICE, f"{DAY:%d/%m/%Y}", "số căn cước", TEXTS["sheet.opened"][0]):
        assert said in line


def test_a_file_goes_into_one_new_batch(office: Office, at: str) -> None:
    said = {"command_id": str(uuid4()), "office": BANK_OFFICE, "wanted": "new"}
    answer = visitor_of(office, "canbo").post("/batches", data=said)
    assert answer.status_code == 422 and TEXTS["batch.nothing"][0] in answer.text
    assert visitor_of(office, "canbo").get(made(office, "all")).text.count("/002") > 0


def test_a_reply_goes_from_received_to_repaid(bank: TestClient, borrower: Borrower, at: str) -> None:
    way: tuple[tuple[dict[str, Any], FileStage], ...] = (
        ({"answer": "Đã nhận", "on": DAY}, S.RECEIVED),
        ({"answer": "Chờ nguồn vốn"}, S.WAITING),
        (
            {
                "answer": "Duyệt cho vay",
                "on": DAY,
                "decision_no": "5/QĐ",
                "amount_vnd": 80_000_000,
                "rate_bp": "6,6",
            },
            S.APPROVED,
        ),
        ({"answer": "Đã giải ngân", "on": "02/03/2026", "amount_vnd": "80.000.000"}, S.DISBURSED),
        ({"answer": "Đang trả nợ", "amount_vnd": 70_000_000}, S.REPAYING),
        ({"answer": "overdue", "amount_vnd": 70_000_000}, S.OVERDUE),
        ({"answer": "Đã trả hết"}, S.REPAID),
    )
    for said, reached in way:
        content = sheet(bank, at).answer(1, **said).bytes()
        assert TEXTS["reply.recorded"][0] in applied(bank, content), said
        assert borrower.file.stage is reached
        before = events(borrower)
        assert TEXTS["reply.nothing"][0] in applied(bank, content), said
        assert (events(borrower), borrower.file.stage) == (before, reached)
    assert borrower.file.rate_bp == 660


def test_one_answer_takes_the_steps_before_it(bank: TestClient, borrower: Borrower, at: str) -> None:
    said = {"answer": "approved", "on": DAY, "decision_no": "5/QĐ", "amount_vnd": 60_000_000, "months": 48}
    content = sheet(bank, at).answer(1, **said).bytes()
    looked = bank.get(send(bank, content).headers["location"]).text
    assert "80.000.000 đồng → 60.000.000 đồng" in looked and borrower.file.stage is S.SENT
    applied(bank, content)
    file = borrower.file
    assert (file.stage, file.approved_vnd, file.months, file.received_on) == (S.APPROVED, 60_000_000, 48, DAY)


def test_replies_out_of_order_do_no_harm(bank: TestClient, borrower: Borrower, at: str) -> None:
    later = sheet(bank, at).answer(1, answer="running", amount_vnd=70_000_000).bytes()
    text = applied(bank, later)
    assert TEXTS["reply_verdict.early"][0] in text
    assert [borrower.file.stage] == [S.SENT]
    borrower.does(f.AcceptFile, received_on=DAY)
    borrower.does(f.Appraise, appraised_on=DAY)
    first = sheet(bank, at).answer(1, answer="received", on=DAY).bytes()
    text = applied(bank, first)
    assert TEXTS["reply_verdict.older"][0] in text and borrower.file.stage is S.APPRAISED


def test_what_contradicts_the_file_is_shown_and_not_recorded(
    bank: TestClient, borrower: Borrower, at: str
) -> None:
    said = {"answer": "approved", "on": DAY, "decision_no": "5/QĐ", "amount_vnd": 80_000_000}
    applied(bank, sheet(bank, at).answer(1, **said).bytes())
    text = applied(bank, sheet(bank, at).answer(1, **said | {"amount_vnd": 50_000_000}).bytes())
    assert TEXTS["reply_verdict.differs"][0] in text and "80.000.000 đồng → 50.000.000 đồng" in text
    assert borrower.file.approved_vnd == 80_000_000


def refused(bank: TestClient, borrower: Borrower, content: bytes, name: str = "tra-loi.xlsx") -> str:
    """Nothing was recorded and nothing kept."""
    before = events(borrower)
    answer = send(bank, content, name)
    assert answer.status_code == 422
    assert events(borrower) == before
    return str(answer.text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount_vnd", 80_000_001),
        ("citizen_id", "038185001235"),
        ("name", "Lò Văn Em"),
        ("eligible_until", DAY),
    ],
)
def test_one_altered_cell_is_named(
    bank: TestClient, borrower: Borrower, at: str, name: str, value: Any
) -> None:
    filled = sheet(bank, at).answer(1, answer="received", on=DAY).alter(1, name, value)
    text = refused(bank, borrower, filled.bytes())
    assert f"Ô {filled.cell(1, name)}:" in text and TEXTS["reply_problem.altered"][0] in text


def test_a_formula_is_named_by_its_cell(bank: TestClient, borrower: Borrower, at: str) -> None:
    filled = sheet(bank, at).answer(1, answer="running")
    cell = filled.cell(1, "amount_vnd", answer=True)
    assert f"công thức: {cell}." in refused(bank, borrower, filled.bytes(formula=cell))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"answer": "nhận rồi"}, "answer"),
        ({"answer": "received"}, "on"),
        ({"answer": "received", "on": "31/02/2026"}, "on"),
        ({"answer": "refused", "on": DAY}, "code"),
        ({"answer": "refused", "on": DAY, "code": "Lý do khác"}, "note"),
        ({"answer": "running", "amount_vnd": -5}, "amount_vnd"),
        ({"answer": "running", "amount_vnd": 10**15}, "amount_vnd"),
        ({"answer": "papers", "papers": "giấy lạ"}, "papers"),
        ({"amount_vnd": 5}, "answer"),
    ],
)
def test_an_answer_that_cannot_be_is_named(
    bank: TestClient, borrower: Borrower, at: str, said: dict[str, Any], name: str
) -> None:
    filled = sheet(bank, at).answer(1, **said)
    assert f"Ô {filled.cell(1, name, answer=True)}:" in refused(bank, borrower, filled.bytes())


@pytest.mark.parametrize("head", [0, 1, 2])
def test_a_head_of_another_batch_is_named(bank: TestClient, borrower: Borrower, at: str, head: int) -> None:
    filled = sheet(bank, at).answer(1, answer="received", on=DAY)
    filled.grid[head][0] += "x"
    assert f"Ô A{head + 1}:" in refused(bank, borrower, filled.bytes())


def test_rows_missing_added_or_twice(bank: TestClient, borrower: Borrower, at: str) -> None:
    filled = sheet(bank, at)
    filled.grid.append(list(filled.grid[filled.top + 1]))
    assert TEXTS["reply_problem.line_twice"][0] in refused(bank, borrower, filled.bytes())
    filled.grid[-1][0] = 2
    assert TEXTS["reply_problem.no_such_line"][0] in refused(bank, borrower, filled.bytes())
    del filled.grid[filled.top + 1 :]
    assert TEXTS["reply_problem.lines_missing"][0] in refused(bank, borrower, filled.bytes())


@pytest.mark.parametrize("content", [b"x", b"{", b'{"rows": 3}', b"[]", b"PK\x03\x04"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_what_is_no_reply(bank: TestClient, borrower: Borrower, content: bytes, name: str) -> None:
    refused(bank, borrower, content, name)


def test_another_office_knows_no_such_batch(bank: TestClient, borrower: Borrower, at: str) -> None:
    content = sheet(bank, at).answer(1, answer="received", on=DAY).bytes()
    with engine_of(borrower.office).execution_options(writes=True).begin() as connection:
        connection.execute(
            t.role_grant.update().where(t.role_grant.c.user == "nganhang").values(office="Khác")
        )
    assert bank.get(at).status_code == 404
    assert TEXTS["reply_problem.no_such_batch"][0] in refused(bank, borrower, content)


def test_consent_taken_back_takes_the_name_out_of_the_batch(
    bank: TestClient, borrower: Borrower, at: str
) -> None:
    content = sheet(bank, at).answer(1, answer="received", on=DAY).bytes()
    borrower.person.does(c.GiveConsent, body="bank", given=False)
    for visitor in (bank, visitor_of(borrower.office, "canbo")):
        shown = visitor.get(at).text
        assert TEXTS["batch.withdrawn"][0] in shown and "Lò Văn Inh" not in shown
        line = visitor.get(f"{at}.json").json()["lines"][0]
        assert set(line) == {"place", "digest", "withdrawn"}
    assert TEXTS["reply_verdict.gone"][0] in applied(bank, content)
    assert borrower.file.stage is S.SENT


def test_a_sheet_downloaded_after_a_refusal_comes_back_as_it_went(
    bank: TestClient, borrower: Borrower, at: str
) -> None:
    """The refused line is there without its content, and nobody is asked to repeat what it was."""
    for said in ({"answer": "received"}, {"answer": "refused", "code": "papers_missing"}):
        applied(bank, sheet(bank, at).answer(1, on=DAY, **said).bytes())
    assert borrower.file.stage is S.REFUSED
    after = sheet(bank, at)
    assert after.value(1, "number") == TEXTS["batch.withdrawn"][0]
    assert TEXTS["reply.nothing"][0] in applied(bank, after.bytes())


def test_the_document_says_the_same(bank: TestClient, borrower: Borrower, at: str) -> None:
    batch = bank.get(f"{at}.json").json()
    head = {name: batch[name] for name in ("batch", "office", "sha256")}
    row = {"place": 1, "number": borrower.file.number, "answer": "received", "on": TODAY}
    applied(bank, json.dumps(head | {"rows": [row]}).encode(), "tra-loi.json")
    assert borrower.file.stage is S.RECEIVED
    wrong = json.dumps(head | {"rows": [row | {"number": "NX-2026-9999-V1"}]}).encode()
    assert "Ô rows[0].number:" in refused(bank, borrower, wrong, "tra-loi.json")


def test_a_rule_that_refuses_stops_its_row_and_is_told(bank: TestClient, borrower: Borrower, at: str) -> None:
    borrower.person.does(c.RecordFacts, facts={"same_purpose_debt": True})
    said = {"answer": "approved", "on": DAY, "decision_no": "5/QĐ", "amount_vnd": 80_000_000}
    text = applied(bank, sheet(bank, at).answer(1, **said).bytes())
    assert TEXTS["reply.part"][0].format(steps=2) in text
    assert borrower.file.stage is S.APPRAISED


@pytest.mark.parametrize("user", ["g5", "doanhnghiep", "quantri"])
def test_batches_are_of_the_office_and_the_bank(office: Office, at: str, user: str) -> None:
    visitor = visitor_of(office, user)
    assert {visitor.get(path).status_code for path in ("/batches", at, f"{at}.xlsx", f"{at}.json")} == {403}
    assert send(visitor, b"x").status_code == 403


def test_the_bank_makes_no_batch(bank: TestClient, borrower: Borrower) -> None:
    said = {"command_id": str(uuid4()), "office": BANK_OFFICE, "wanted": "new"}
    assert bank.post("/batches", data=said).status_code == 403
