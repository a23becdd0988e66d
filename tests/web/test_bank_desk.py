"""The bank liaison's desk: files by whose turn it is, one page a file, and the whole way by its forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from domain.lending.machine import FileStage
from domain.wording import TEXTS
from tests.support.lending import Borrower
from tests.support.offices import DAY, an_id, an_office
from tests.support.visiting import visitor_of
from workflows.services import commands as c
from workflows.services.office import Office

S = FileStage
TODAY = DAY.isoformat()


def said(**fields: Any) -> dict[str, str]:
    return {"command_id": str(uuid4())} | {
        name.replace("__", "."): str(value) for name, value in fields.items()
    }


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    """Nobody is here but the borrower."""
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def borrower(office: Office) -> Borrower:
    return Borrower(office).to(S.SENT)


@pytest.fixture
def bank(office: Office) -> TestClient:
    return visitor_of(office, "nganhang")


def at(borrower: Borrower, step: str = "") -> str:
    return f"/bank/{borrower.file_id}{f'/{step}' if step else ''}"


def test_a_new_file_waits_in_the_first_column(borrower: Borrower, bank: TestClient) -> None:
    shown = bank.get("/bank").text
    assert "Lò Văn Inh" in shown and f'href="{at(borrower)}"' in shown
    assert '<a href="/bank?column=new" aria-current="true">' in shown
    assert "Lò Văn Inh" not in bank.get("/bank?column=running").text
    assert "Lò Văn Inh" in bank.get("/bank?column=new&commune=16174").text


def test_one_page_holds_the_fewest_fields_and_the_papers(borrower: Borrower, bank: TestClient) -> None:
    shown = bank.get(at(borrower)).text
    for word in ("Lò Văn Inh", "80.000.000 đồng", "Lò Thị Hoa", TEXTS["loan_paper.use_plan"][0], "1988"):
        assert word in shown, word
    for hidden in ("Lê Văn An", "GCN-117", "ma túy", TEXTS["rule.qd22.conduct"][0]):
        assert hidden not in shown
    assert f'href="{at(borrower, "receive")}"' in shown and f'href="{at(borrower, "appraise")}"' not in shown


def test_the_whole_way_by_forms(borrower: Borrower, bank: TestClient) -> None:
    way = (
        ("receive", said(received_on=TODAY), S.RECEIVED),
        ("appraise", said(appraised_on=TODAY), S.APPRAISED),
        (
            "approve",
            said(decision_no="5/QĐ", decided_on=TODAY, amount_vnd="80.000.000", months=60, rate="6,6"),
            S.APPROVED,
        ),
        ("draw_down", said(amount_vnd=80_000_000, paid_on=TODAY), S.DISBURSED),
        ("check_use", said(use_checked_on=TODAY), S.CHECKED),
        ("repay", said(outstanding_vnd=70_000_000), S.REPAYING),
        ("report_overdue", said(outstanding_vnd=70_000_000), S.OVERDUE),
        ("close_repaid", said(), S.REPAID),
    )
    for step, fields, reached in way:
        assert bank.get(at(borrower, step)).status_code == 200
        for _ in range(2):  # sent twice it is one
            answer = bank.post(at(borrower, step), data=fields)
            assert answer.headers["location"] == f"{at(borrower)}?done=file-step", (step, answer.status_code)
        assert borrower.file.stage is reached
        assert TEXTS["done.file-step"][0] in bank.get(answer.headers["location"]).text
    assert (borrower.file.rate_bp, borrower.file.outstanding_vnd) == (660, 0)


def test_what_a_field_got_wrong_stands_beside_it(borrower: Borrower, bank: TestClient) -> None:
    answer = bank.post(at(borrower, "receive"), data=said(received_on="2031-01-01", note="Giữ lại"))
    assert answer.status_code == 422
    assert 'href="#received_on"' in answer.text and "Giữ lại" in answer.text
    bank.post(at(borrower, "receive"), data=said(received_on=TODAY))
    bank.post(at(borrower, "appraise"), data=said(appraised_on=TODAY))
    more = said(decision_no="5", decided_on=TODAY, amount_vnd=90_000_000, months=60)
    answer = bank.post(at(borrower, "approve"), data=more)
    assert answer.status_code == 422 and 'href="#amount_vnd"' in answer.text
    answer = bank.post(at(borrower, "approve"), data=more | {"amount_vnd": "80000000", "day_basis": "7"})
    assert answer.status_code == 422 and 'href="#day_basis"' in answer.text
    answer = bank.post(at(borrower, "return_papers"), data=said())
    assert answer.status_code == 422 and borrower.file.stage is S.APPRAISED


def test_a_step_out_of_turn_says_so(borrower: Borrower, bank: TestClient) -> None:
    answer = bank.post(at(borrower, "appraise"), data=said(appraised_on=TODAY))
    assert answer.status_code == 409
    assert TEXTS["file_stage.sent"][0] in answer.text
    assert bank.get(at(borrower, "dance")).status_code == 404


def test_papers_asked_for_and_brought(borrower: Borrower, bank: TestClient) -> None:
    bank.post(at(borrower, "receive"), data=said(received_on=TODAY))
    answer = bank.post(
        at(borrower, "return_papers"), data=said(paper__use_plan="yes", paper__residence="yes")
    )
    assert answer.status_code == 303
    shown = bank.get(at(borrower)).text
    assert TEXTS["bank.waits_for_office"][0] in shown and TEXTS["paper_state.asked"][0] in shown


def test_after_a_refusal_nobody_is_named(borrower: Borrower, bank: TestClient) -> None:
    bank.post(at(borrower, "receive"), data=said(received_on=TODAY))
    assert (
        bank.post(at(borrower, "refuse"), data=said(refusal="no_capacity", decided_on=TODAY)).status_code
        == 303
    )
    shown = bank.get(at(borrower)).text
    assert "Lò Văn Inh" not in shown and TEXTS["referral_why.no_capacity"][0] in shown
    assert borrower.file.number in shown


def test_consent_taken_back_closes_the_page(borrower: Borrower, bank: TestClient) -> None:
    borrower.person.does(c.GiveConsent, body="bank", given=False)
    assert bank.get(at(borrower)).status_code == 404
    assert "Lò Văn Inh" not in bank.get("/bank").text


@pytest.mark.parametrize("user", ["canbo", "lanhdao", "g5", "doanhnghiep", "quantri"])
def test_the_desk_is_the_banks_alone(borrower: Borrower, office: Office, user: str) -> None:
    visitor = visitor_of(office, user)
    assert [visitor.get(path).status_code for path in ("/bank", at(borrower))] == [403, 403]
    assert visitor.post(at(borrower, "receive"), data=said(received_on=TODAY)).status_code == 403


@pytest.mark.parametrize("unknown", ["x", str(an_id("nobody's file"))])
def test_a_file_that_is_none(bank: TestClient, unknown: str) -> None:
    assert bank.get(f"/bank/{unknown}").status_code == 404
