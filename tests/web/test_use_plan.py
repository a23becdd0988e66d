"""The plan for the use of a person's loan, from the form to the bank and to the printed request."""

from __future__ import annotations

from html import unescape

import pytest
from sqlalchemy import select

from domain.lending.machine import FileStage
from domain.lending.plan import UsePlan
from persistence import tables as t
from tests.support.lending import Borrower
from tests.support.offices import an_office, engine_of
from tests.support.referred import BANK
from tests.support.visiting import visitor_of
from tests.web.test_loan_pages import base, send, text_of_docx
from workflows.services import loan_file_commands as f

LINES = {
    "costs.0.what": "Hai con bò giống", "costs.0.vnd": "70.000.000", "costs.1.what": "Chuồng trại",
    "costs.1.vnd": "30.000.000", "income_vnd": "4.000.000",
}  # fmt: skip


@pytest.fixture
def office(tmp_path):
    with an_office(f"sqlite:///{tmp_path / 'web.db'}") as office:
        yield office


def test_a_new_file_keeps_its_plan_and_shows_it_to_the_bank_and_on_paper(office):
    borrower = Borrower(office)
    borrower.does(f.WithdrawFile)
    visitor, address = visitor_of(office), f"/cases/{borrower.person.last.number}/loan-new"
    wrong = send(visitor, address, use="cows", own_vnd="10.000.000", **LINES)
    assert wrong.status_code == 422
    assert 'id="own_vnd-error"' in wrong.text
    assert "cộng lại là 90.000.000 đồng" in unescape(wrong.text)
    assert "Hai con bò giống" in wrong.text
    answer = send(visitor, address, use="cows", own_vnd="20.000.000", **LINES)
    assert answer.status_code == 303, answer.text
    here = answer.headers["location"].partition("?")[0]
    page = visitor.get(here).text
    assert "Tổng nhu cầu vốn" in page
    assert "100.000.000" in page
    text = text_of_docx(visitor.get(f"{here}/request.docx").content)
    for words in ("Hai con bò giống", "100.000.000", "20.000.000", "48.000.000", "4.000.000 đồng một tháng"):
        assert words in text
    assert visitor.get(f"{here}/request.pdf").content[:4] == b"%PDF"


def test_the_plan_goes_to_the_bank_and_then_stands(office):
    borrower = Borrower(office)
    visitor = visitor_of(office)
    address = f"{base(borrower)}/plan"
    assert send(visitor, address, own_vnd="20.000.000", **LINES).status_code == 303
    again = visitor.get(address).text
    assert 'value="Hai con bò giống"' in again
    assert send(visitor, address, **{"costs.1.what": "Chuồng"}).status_code == 303
    borrower.to(FileStage.SENT)
    file = borrower.seen_by(BANK).line.file
    assert file.cost_lines == (("Hai con bò giống", 70_000_000), ("Chuồng", 30_000_000))
    assert not [each.notes for each in borrower.seen_by(BANK).entries if each.notes]
    bank = visitor_of(office, "nganhang").get(f"/bank/{borrower.file_id}").text
    assert "Hai con bò giống" in bank
    assert f'href="{address}"' not in visitor.get(base(borrower)).text
    late = send(visitor, address, own_vnd="20.000.000")
    assert late.status_code == 409
    assert "không sửa được phương án" in late.text


def test_half_a_line_is_said_beside_it(office):
    borrower = Borrower(office)
    answer = send(visitor_of(office), f"{base(borrower)}/plan", **{"costs.0.what": "Bò"})
    assert answer.status_code == 422
    assert 'id="costs-0-vnd-error"' in answer.text


def test_what_cannot_be_kept_is_said_beside_its_line_and_the_rest_comes_back(office):
    borrower = Borrower(office)
    lines = {"costs.0.what": "Hai con bò\0", "costs.0.vnd": "100.000.000", "own_vnd": "20.000.000"}
    answer = send(visitor_of(office), f"{base(borrower)}/plan", **lines)
    assert answer.status_code == 422
    assert 'id="costs-0-what-error"' in answer.text
    assert 'value="Hai con bò"' in answer.text
    assert 'value="100.000.000"' in answer.text
    assert borrower.file.costs is None


def test_its_words_are_sealed_and_its_money_is_not(database_url):
    with an_office(database_url) as office:
        borrower = Borrower(office)
        plan = UsePlan((("Hai con bò giống", 100_000_000),), 20_000_000, 4_000_000)
        borrower.does(f.PlanUse, plan=plan)
        assert borrower.file.cost_lines == plan.costs
        with engine_of(office).connect() as connection:
            tables = (t.loan_file, t.case_event)
            rows = [repr(tuple(row)) for table in tables for row in connection.execute(select(table))]
            money = connection.execute(select(t.loan_file.c.own_vnd, t.loan_file.c.income_vnd)).one()
        assert not any("bò giống" in row for row in rows)
        assert tuple(money) == (20_000_000, 4_000_000)
        assert [each.kind for each in borrower.view.entries] == ["loan_file_opened", "loan_planned"]
