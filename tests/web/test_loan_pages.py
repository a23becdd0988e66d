"""Loan files and lists as pages of the office: followed from the list to the bank, with every refusal in its place."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import uuid4
from zipfile import ZipFile

import pytest

from domain.lending.machine import FileStage
from domain.viewer import Role
from tests.support.forms import forms_of
from tests.support.lending import Borrower
from tests.support.listed import Another, Two
from tests.support.offices import BANK_OFFICE, DAY, OFFICER, an_id, an_office
from tests.support.referred import BANK
from tests.support.visiting import visitor_of
from tests.web.scopes import grant
from workflows.services import commands as c
from workflows.services import loan_file_commands as f


@pytest.fixture
def office(tmp_path):
    with an_office(f"sqlite:///{tmp_path / 'web.db'}") as office:
        yield office


def base(borrower: Borrower) -> str:
    return f"/cases/{borrower.person.last.number}/loan/{borrower.file_id}"


def send(visitor: Any, address: str, **said: Any) -> Any:
    """The last form of the page as it stands, with what is said changed."""
    page = visitor.get(address)
    assert page.status_code == 200, page.text
    return visitor.post(address, data=sent(page.text, address) | said)


def sent(page: str, address: str) -> dict[str, Any]:
    """What the form that answers at this address would send untouched."""
    own = [form for form in forms_of(page, address) if form.path == address and form.method.lower() == "post"]
    return own[-1].data()


def test_a_file_is_opened_and_followed_to_the_bank(office):
    borrower = Borrower(office)
    visitor, here = visitor_of(office), base(borrower)
    page = visitor.get(here).text
    assert "Còn thiếu gì, ai mang đến" in page
    assert "Người đại diện hộ gia đình, cùng ngày" in page
    steps: list[tuple[str, dict[str, str]]] = [
        ("party", {"role": "representative", "name": "Lò Thị Hoa", "relation": "mẹ", "citizen_id": "038185001234",
                   "consent_on": "2026-03-02"}),
        ("list", {"list_no": "12/DS", "list_on": "2026-03-02", "list_by": "Lê Văn An"}),
        ("certify", {"certified_no": "7", "certified_on": "2026-03-02", "certified_by": "Hà Thị Bình",
                     "law_abiding": "yes", "no_social_evils": "yes"}),
        ("review", {"reviewed_on": "2026-03-02", "organisation": "women"}),
        ("submit", {"office": BANK_OFFICE}),
    ]  # fmt: skip
    for step, said in steps:
        answer = send(visitor, f"{here}/{step}", **said)
        assert answer.status_code == 303, (step, answer.text)
    assert borrower.file.stage is FileStage.SENT
    page = visitor.get(here).text
    assert "Đã gửi ngân hàng" in page
    assert "Điều kiện đã kiểm tra ở từng bước" in page
    assert page.count(f", {len(borrower.view.findings)} điều kiện</span>") == 4
    assert borrower.seen_by(BANK).line.file.number == borrower.file.number


def test_a_file_is_begun_with_what_the_case_wishes(office):
    borrower = Borrower(office)
    borrower.does(f.WithdrawFile)
    visitor = visitor_of(office)
    number = borrower.person.last.number
    form = visitor.get(f"/cases/{number}/loan-new").text
    assert 'value="80000000"' in form
    answer = send(
        visitor,
        f"/cases/{number}/loan-new",
        purpose="production",
        amount_vnd="60.000.000",
        months="48",
        use="goats",
    )
    assert answer.status_code == 303
    page = visitor.get(answer.headers["location"]).text
    assert "Đã lập hồ sơ vay." in page
    assert "60.000.000" in page
    assert f"{number}-V2" in visitor.get(f"/cases/{number}/loan").text


def test_a_loan_that_was_paid_before_there_was_a_file_is_shown(office):
    borrower = Borrower(office)
    borrower.does(f.WithdrawFile)
    loan: dict[str, Any] = {
        "loan_id": an_id("loan"),
        "amount_vnd": 50_000_000,
        "purpose": "production",
        "use": "cows",
    }
    borrower.person.does(c.RecordDisbursement, **loan, months=36, disbursed_on=DAY)
    borrower.person.does(c.ReportLoan, loan_id=an_id("loan"), status="running", outstanding_vnd=40_000_000)
    [line, _] = office.desk.loan_files.of_case(OFFICER, borrower.person.id, on=DAY)
    page = visitor_of(office).get(f"/cases/{line.case_number}/loan/{line.file.id}")
    assert page.status_code == 200
    assert "các bước trước đó không được ghi" in page.text
    assert "40.000.000" in page.text


def test_the_same_form_twice_is_one_act(office):
    borrower = Borrower(office)
    visitor, address = visitor_of(office), f"{base(borrower)}/withdraw"
    untouched = sent(visitor.get(address).text, address)
    first, second = visitor.post(address, data=untouched), visitor.post(address, data=untouched)
    assert (first.status_code, second.status_code) == (303, 303)
    assert borrower.file.stage is FileStage.WITHDRAWN
    assert visitor.post(address, data=untouched | {"command_id": str(uuid4())}).status_code == 409


def test_one_signatory_for_both_is_said_beside_the_name(office):
    borrower = Borrower(office).to(FileStage.LISTED)
    said = {"certified_no": "7", "certified_on": "2026-03-02", "law_abiding": "yes", "no_social_evils": "yes"}
    answer = send(visitor_of(office), f"{base(borrower)}/certify", certified_by="Lê Văn An", **said)
    assert answer.status_code == 422
    assert 'id="certified_by-error"' in answer.text
    assert "phải là hai người khác nhau" in answer.text


def test_a_day_out_of_order_is_said_beside_the_day_as_people_write_it(office):
    borrower = Borrower(office)
    said = {"list_no": "12/DS", "list_by": "Lê Văn An", "list_on": "2026-03-03"}
    answer = send(visitor_of(office), f"{base(borrower)}/list", **said)
    assert answer.status_code == 422
    assert "02/03/2026" in answer.text.partition('id="list_on-error"')[2][:300]


def test_what_is_not_met_is_told_with_its_rule(office):
    borrower = Borrower(office, same_purpose_debt=True)
    said = {"list_no": "12/DS", "list_by": "Lê Văn An", "list_on": "2026-03-02"}
    answer = send(visitor_of(office), f"{base(borrower)}/list", **said)
    assert answer.status_code == 422
    assert "dv-finding--not_met" in answer.text
    assert borrower.file.stage is FileStage.DRAFT


def test_somebody_faster_is_told_with_what_changed(office):
    borrower = Borrower(office)
    visitor, address = visitor_of(office), f"{base(borrower)}/paper"
    late = {"command_id": str(uuid4()), "expected_version": "1", "code": "citizen_id", "state": "given"}
    answer = visitor.post(address, data=late)
    assert answer.status_code == 409
    assert "Lập hồ sơ vay" in answer.text
    assert {each.state for each in borrower.view.papers} == {"missing"}


def test_after_a_refusal_the_page_names_the_next_step(office):
    borrower = Borrower(office).to(FileStage.APPRAISED)
    borrower.does(f.Refuse, BANK, refusal="no_capacity", decided_on=DAY)
    page = visitor_of(office).get(base(borrower)).text
    assert "Ngân hàng từ chối: " in page
    assert "Hỏi ngân hàng khi nào có nguồn vốn" in page
    assert f"{base(borrower)}/reopen" in page


def test_a_repayment_plan_without_terms_says_that_it_has_no_basis(office):
    borrower = Borrower(office).supported().to(FileStage.DISBURSED)
    visitor = visitor_of(office)
    page = visitor.get(base(borrower)).text
    assert "Chưa có căn cứ để tính lãi" in page
    assert "02/03/2031" in page
    assert "Rút hồ sơ</h2>" not in page
    said = {"rate": "6,6", "principal_every_months": "12", "interest_every_months": "1", "day_basis": "365"}
    answer = send(visitor, f"{base(borrower)}/terms", grace_months="", **said)
    assert answer.status_code == 303
    assert borrower.file.rate_bp == 660
    assert "Chưa có căn cứ để tính lãi" not in visitor.get(base(borrower)).text


@pytest.mark.parametrize("rate", ["6,666", "x", "-1", "1000"])
def test_a_rate_that_is_none_is_sent_back(office, rate):
    borrower = Borrower(office)
    answer = send(visitor_of(office), f"{base(borrower)}/terms", rate=rate)
    assert answer.status_code == 422
    assert 'id="rate-error"' in answer.text


def test_the_board_counts_filters_and_finds_what_stands_still(office):
    Borrower(office)
    visitor = visitor_of(office, "lanhdao")
    page = visitor.get("/loan-files").text
    assert "Lò Văn Inh" in page
    assert "Đang lập hồ sơ <strong>1</strong>" in page
    assert "Lò Văn Inh" not in visitor.get("/loan-files?still_days=7").text
    assert "Lò Văn Inh" not in visitor.get("/loan-files?group=at_bank").text
    odd = visitor.get("/loan-files?group=x&stage=y&still_days=z&page=q&unit=%3Cb%3E&query=%27")
    assert odd.status_code == 200
    assert "<b>" not in odd.text


def test_the_board_puts_what_waits_for_somebody_first_and_finds_a_name_in_scope(office):
    healthy = Borrower(office).supported().to(FileStage.CHECKED)
    Another(office, 1)
    Another(office, 2).to(FileStage.LISTED)
    Another(office, 3).does(f.WithdrawFile)
    visitor = visitor_of(office, "lanhdao")

    def shown(query: str, who: Any = visitor) -> list[str]:
        return re.findall(r"Lò Văn Inh ?(\d?)</a>", who.get(f"/loan-files?query={quote(query)}").text)

    assert shown("") == ["1", "2", "", "3"]
    assert shown("Lò Văn Inh") == ["1", "2", "", "3"]
    assert shown(healthy.file.number.lower()) == [""]
    assert shown("Không Ai Cả") == []
    grant(office, "xakhac", Role.OFFICER, units=["16225"])
    assert shown("Lò Văn Inh", visitor_of(office, "xakhac")) == []


def test_a_list_is_drawn_up_certified_and_printed(office):
    two = Two(office)
    visitor = visitor_of(office)
    assert "Chờ" not in visitor.get("/lists").text
    form = visitor.get(f"/lists/new?commune={two.unit}").text
    assert form.count('name="file"') == 2
    said = {"list_no": "12/DS", "list_by": "Lê Văn An", "file": list(map(str, two.ids))}
    drawn = sent(form, "/lists/new") | said
    answer = visitor.post("/lists/new", data=drawn)
    assert answer.status_code == 303, answer.text
    assert visitor.post("/lists/new", data=drawn).headers["location"] == answer.headers["location"]
    address = answer.headers["location"].partition("?")[0]
    said = {"certified_no": "7/XN", "file": [str(two.ids[0])]}
    refused = send(visitor, address, certified_by="Lê Văn An", **said)
    assert refused.status_code == 422
    assert 'id="certified_by-error"' in refused.text
    assert send(visitor, address, certified_by="Hà Thị Bình", **said).status_code == 303
    assert two.stages == [FileStage.CERTIFIED, FileStage.LISTED]
    assert "Đã xác nhận số 7/XN" in visitor.get("/lists").text
    assert text_of_docx(visitor.get(f"{address}/mau-01.docx").content).count("Lò Văn Inh") == 2
    assert visitor.get(f"{address}/mau-01.pdf").content.startswith(b"%PDF-")
    assert visitor.get(f"{address}/mau-01.exe").status_code in (404, 422)
    assert f'href="{address}"' in visitor.get(base(two.borrowers[1])).text


def test_a_list_that_stops_at_somebody_names_the_file_and_why(office):
    two = Two(office)
    third = Another(office, 3, same_purpose_debt=True)
    visitor = visitor_of(office)
    form = visitor.get(f"/lists/new?commune={two.unit}").text
    said = {"list_no": "12/DS", "list_by": "Lê Văn An", "file": [*map(str, two.ids), str(third.file_id)]}
    answer = visitor.post("/lists/new", data=sent(form, "/lists/new") | said)
    assert answer.status_code == 422
    assert third.file.number in answer.text
    assert "dv-finding--not_met" in answer.text
    assert two.stages == [FileStage.DRAFT] * 2


def test_a_request_is_printed_with_room_for_the_pen(office):
    borrower = Borrower(office)
    visitor = visitor_of(office)
    text = text_of_docx(visitor.get(f"{base(borrower)}/request.docx").content)
    assert "Lò Văn Inh" in text
    assert "Tám mươi triệu đồng" in text
    assert "Không đồng" not in text
    assert "vay trực tiếp" not in text
    pdf = visitor.get(f"{base(borrower)}/request.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


def text_of_docx(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


@pytest.mark.parametrize("user", ["nganhang", "g5", "doanhnghiep", "quantri"])
def test_outside_the_office_none_of_these_pages_opens(office, user):
    borrower = Borrower(office).to(FileStage.SENT)
    visitor = visitor_of(office, user)
    number = borrower.person.last.number
    for address in ("/loan-files", "/lists", "/lists/new", f"/cases/{number}/loan", base(borrower)):
        assert visitor.get(address).status_code == 403, address
    assert borrower.person.does(c.RecordFacts, facts={"months": 48}).version > 0


def test_a_file_under_the_number_of_somebody_else_does_not_exist(office):
    two = Two(office)
    one, other = two.borrowers
    address = f"/cases/{one.person.last.number}/loan/{other.file_id}"
    visitor = visitor_of(office)
    for each in (address, f"{address}/list", f"{address}/request.pdf", f"{base(one)}/nothing", "/lists/x"):
        assert visitor.get(each).status_code == 404, each
