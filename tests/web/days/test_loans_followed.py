"""The loans can be followed: the 13 paid ones from the list to repayment, a new one from the wish to its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from domain.lending.machine import FileStage
from domain.lending.reads import FileFilter, FileView
from domain.read_models import CaseFilter
from domain.wording import day as written
from domain.wording import vnd
from seed import FIXED_DAY
from seed.bodies import BANK_OFFICE
from tests.support.replies import Filled
from tests.support.visiting import visitor_of
from tests.web.days.walking import Day
from workflows.services.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OFFICE_ROLES = ("canbo", "lanhdao")
TOTAL = 1_130_500_000
# A bank's page says nothing of these, whatever the person's case holds.
STUDY = {
    "purpose": "training", "amount_vnd": "24.000.000", "months": "18", "use": "study", "course_months": "6",
    "drawdown_months": "6", "repayment_months": "12",
}  # fmt: skip
GOATS = {"purpose": "production", "amount_vnd": "40.000.000", "months": "36", "use": "goats"}
UNTOLD = ("Tội danh", "tội danh", "Mức án", "tháng tù", "cấp thiết", "Nhu cầu", "Thăm gặp", "Rà soát")


def the_13(office: Office) -> list[FileView]:
    viewer, at, on = office.desk.viewer("canbo", office.today()), office.now(), office.today()
    found = office.desk.loan_files.files(viewer, FileFilter(group="paid_out", limit=200), at=at, on=on)
    assert found.total == 13
    assert sum(each.file.drawn_vnd for each in found.lines) == TOTAL
    return [office.desk.loan_files.file(viewer, each.file.id, at=at, on=on) for each in found.lines]


def steps_of(view: FileView) -> Iterator[str]:
    """What each step left behind: its papers with day and signatory, its amounts."""
    file = view.line.file
    for number, on, by in (
        (file.list_no, file.list_on, file.list_by),
        (file.certified_no, file.certified_on, file.certified_by),
    ):
        assert on
        yield f"Số {number}, ngày {written(on)}, người ký: {by}"
    for on in (file.sent_on, file.disbursed_on, *(each.due_on for each in view.plan)):
        assert isinstance(on, date)
        yield written(on)
    yield f"Quyết định số {file.decision_no}: {vnd(file.approved_vnd or 0)}"
    yield f"Tổng đã giải ngân: {vnd(file.drawn_vnd)}"
    yield vnd(file.outstanding_vnd)


def read(visitor: TestClient, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    return answer.text


def links_of(page: str) -> set[str]:
    """The pages of our own that the main part leads to, without what is sent as a file."""
    main = page.partition("<main")[2]
    found = set(re.findall(r'href="(/[^"#?]*)', main))
    return {each for each in found if not each.endswith((".docx", ".pdf", ".xlsx", ".json"))}


def kind_of(address: str) -> str:
    """The page, whosever it is: one of a kind is enough to open."""
    return re.sub(r"[0-9a-f-]{36}|NX-\d{4}-\d{4}", "*", address)


@pytest.mark.parametrize("user", OFFICE_ROLES)
def test_the_office_follows_every_paid_loan_from_list_to_repayment(served, user):
    visitor, seen = visitor_of(served.office, user), set[str]()
    board = read(visitor, "/loan-files?group=paid_out")
    for view in the_13(served.office):
        file, number = view.line.file, view.line.case_number
        address = f"/cases/{number}/loan/{file.id}"
        assert address in board
        page = read(visitor, address)
        assert [each for each in steps_of(view) if each not in page] == []
        leads = links_of(page)
        for each in sorted(leads):
            if kind_of(each) not in seen or each.startswith("/lists/"):
                assert visitor.get(each).status_code == 200, each
            seen.add(kind_of(each))
        listed = next(each for each in leads if each.startswith("/lists/"))
        assert visitor.get(f"{address}/request.docx").content[:2] == b"PK"
        assert address in read(visitor, f"/cases/{number}/loan")
    assert visitor.get(f"{address}/request.pdf").content[:4] == b"%PDF"
    assert visitor.get(f"{listed}/mau-01.pdf").content[:4] == b"%PDF"
    assert visitor.get(f"{listed}/mau-01.docx").content[:2] == b"PK"


def test_the_bank_follows_every_paid_loan_and_learns_nothing_else(served):
    office, visitor = served.office, visitor_of(served.office, "nganhang")
    officer = office.desk.viewer("canbo", office.today())
    column, seen = read(visitor, "/bank?column=running"), set[str]()
    for view in the_13(office):
        file = view.line.file
        assert f"/bank/{file.id}" in column
        page = read(visitor, f"/bank/{file.id}")
        told = [each for each in steps_of(view) if not each.startswith("Số ")]
        assert [each for each in told if each not in page] == []
        assert f"số {file.certified_no}" in page
        known = office.desk.case_page(officer, file.case_id, at=office.now(), on=office.today())
        offence = known.person.offence
        assert offence and [each for each in (offence, *UNTOLD) if each in page] == []
        for each in sorted(links_of(page)):
            if kind_of(each) not in seen:
                assert visitor.get(each).status_code == 200, each
            seen.add(kind_of(each))
        assert visitor.get(f"/cases/{view.line.case_number}").status_code in (403, 404)


def test_three_roles_look_at_one_of_them_at_a_desk_and_on_a_phone(a_day: Callable[[str], Day], served):
    view = the_13(served.office)[0]
    file, name = view.line.file, view.line.name or ""
    for role, user in (("officer", "canbo"), ("manager", "lanhdao")):
        day = a_day(role)
        day.enter(user)
        day.go("Hồ sơ vay vốn")
        day.look("loan-files")
        day.follow(name)
        day.stands_at(file.number)
        day.look("loan-file")
        day.follow("Có tên trong danh sách")
        day.look("list")
        day.follow(file.number)
        day.stands_at(file.number)
        day.leave()
    bank = a_day("bank")
    bank.enter("nganhang")
    bank.go("Hồ sơ vay", "Hồ sơ vay gửi tới phòng giao dịch")
    bank.follow(re.compile("Đang vay"))
    bank.look("running")
    bank.follow(name)
    bank.stands_at(name)
    bank.look("bank-file")


def without_a_file(office: Office, how_many: int) -> list[tuple[str, str]]:
    """Number and name of people who agreed to the bank, and of whom only the list is missing."""
    viewer, at, on = office.desk.viewer("canbo", office.today()), office.now(), office.today()
    found: list[tuple[str, str]] = []
    for row in office.desk.cases(viewer, CaseFilter(stage="supported", limit=200), at=at, on=on).rows:
        case_id = office.desk.case_id(viewer, row.number)
        page = office.desk.case_page(viewer, case_id, at=at, on=on)
        unknown = page.eligibility.outcome.code == "unknown"
        if unknown and page.case.consent_bank and not office.desk.loan_files.of_case(viewer, case_id, on=on):
            found.append((row.number, row.name or ""))
    return found[:how_many]


class Clerk:
    """Records the steps of a loan file in one tab, as whoever is signed in."""

    def __init__(self, day: Day) -> None:
        self.day = day

    def records(self, step: str, told: str | None = None, /, **said: str) -> None:
        self.day.follow(step)
        self.day.fill(**said)
        self.day.press(re.compile("^Ghi"))
        self.day.told(told or re.compile("Đã ghi"))


def listed_and_sent(day: Day, number: str, wish: dict[str, str], today: str) -> str:
    """The office's part, to the bank; answers the number of the file."""
    clerk = Clerk(day)
    day.tab.goto(f"{day.address}/cases/{number}/loan")
    clerk.records("Lập hồ sơ vay", "Đã lập hồ sơ vay", **wish)
    file = (day.tab.get_by_role("heading", level=1).inner_text()).split()[-1]
    day.follow("Lập danh sách")
    day.fill(list_no=f"{number[-2:]}/DS-CAX", list_by="Lê Văn An")
    day.press("Lập danh sách")
    day.told("Đã lập danh sách")
    day.fill(certified_no=f"{number[-2:]}/XN-UBND", certified_by="Hà Thị Bình")
    day.press("Ghi xác nhận của UBND xã")
    day.told("Đã ghi xác nhận")
    day.follow(file)
    clerk.records("Ghi bên tham gia", name="Lò Thị Hoa", relation="mẹ", consent_on=today)
    clerk.records("Ghi kết quả bình xét", organisation="women")
    clerk.records("Gửi ngân hàng", office=BANK_OFFICE.code)
    return file


def paid_and_repaid(day: Day, name: str, today: str, later: str) -> None:
    """The bank's part of a training loan that is drawn in two parts; each step is told."""
    clerk = Clerk(day)
    day.go("Hồ sơ vay", "Hồ sơ vay gửi tới phòng giao dịch")
    day.follow(name)
    clerk.records("Nhận hồ sơ")
    clerk.records("Ghi kết quả thẩm định")
    terms = {"rate": "6,6", "principal_every_months": "6", "interest_every_months": "3", "day_basis": "365"}
    halves = {"amount__0": "12.000.000", "on__0": today, "amount__1": "12.000.000", "on__1": later}
    clerk.records("Duyệt cho vay", decision_no="7/QĐ-NHCS", **halves, **terms)
    day.look("approved")
    clerk.records("Giải ngân")
    day.says("Đang giải ngân")
    clerk.records("Giải ngân")
    day.says("24.000.000 đồng")
    clerk.records("Ghi kiểm tra sử dụng vốn")
    clerk.records("Báo dư nợ", outstanding_vnd="12.000.000")
    day.says("Còn nợ gốc 12.000.000 đồng")
    day.look("repaying")
    clerk.records("Báo đã trả hết")
    day.says("Đã trả hết")
    day.look("repaid")


def refused(bank: Day, name: str) -> None:
    bank.go("Hồ sơ vay", "Hồ sơ vay gửi tới phòng giao dịch")
    bank.follow(name)
    Clerk(bank).records("Nhận hồ sơ")
    Clerk(bank).records("Từ chối", refusal="papers_missing")
    bank.look("refused")


def taken_back(day: Day, number: str, file: str) -> None:
    """A refusal says what to do next; begun again, the file can be withdrawn."""
    day.tab.goto(f"{day.address}/cases/{number}/loan")
    day.follow(file)
    day.says("Việc cần làm tiếp")
    day.look("refused")
    Clerk(day).records("Lập lại hồ sơ")
    Clerk(day).records("Rút hồ sơ")
    day.says("Đã rút")


def answered_in_a_batch(bank: Day, number: str, other: str, folder: Path) -> None:
    """Out as a sheet and as a document; of the answers that come back one contradicts the file."""
    bank.go("Lô gửi ngân hàng", re.compile("Lô"))
    bank.follow("NX/PGD")
    with bank.tab.expect_download() as document:
        bank.follow("Tải tệp JSON")
    assert number in document.value.path().read_text(encoding="utf-8")
    with bank.tab.expect_download() as sheet:
        bank.follow("Tải bảng (xlsx)")
    filled = Filled(sheet.value.path().read_bytes())
    places = {filled.value(place, "number"): place for place in range(1, len(filled.grid) - filled.top)}
    filled.answer(places[number], answer="received", on=FIXED_DAY)
    filled.answer(places[other], answer="approved", on=FIXED_DAY, decision_no="9/QĐ", amount_vnd=1_000_000)
    answer = folder / "tra-loi.xlsx"
    answer.write_bytes(filled.bytes())
    bank.go("Lô gửi ngân hàng", re.compile("Lô"))
    bank.tab.locator("main input[type=file]").set_input_files(answer)
    bank.press("Kiểm tra tệp")
    bank.says("Khác với hồ sơ, cần trao đổi")
    bank.look("mismatch")
    bank.press("Ghi các dòng hợp lệ")
    bank.says("Đã ghi")


@pytest.mark.parametrize("a_day", ["desk"], indirect=True)
def test_one_new_loan_is_repaid_one_refused_and_withdrawn_and_a_batch_answered(a_day, served, tmp_path):
    """In one browser, so that whoever has done their part signs out."""
    (one, name), (other, other_name) = without_a_file(served.office, 2)
    day, bank, today = a_day("officer"), a_day("bank"), FIXED_DAY.isoformat()
    day.enter("canbo")
    listed_and_sent(day, one, STUDY, today)
    file = listed_and_sent(day, other, GOATS, today)
    day.tab.goto(f"{day.address}/batches")
    day.fill(office=BANK_OFFICE.code)
    day.press("Lập lô mới")
    day.look("batch")
    day.leave()
    bank.enter("nganhang")
    paid_and_repaid(bank, name, today, "2026-12-15")
    refused(bank, other_name)
    answered_in_a_batch(bank, *two_at_the_bank(served.office), tmp_path)
    bank.leave()
    day.enter("canbo")
    taken_back(day, other, file)


def two_at_the_bank(office: Office) -> tuple[str, str]:
    """The number of a file that was only sent, and of one that is approved."""
    viewer, at, on = office.desk.viewer("canbo", office.today()), office.now(), office.today()
    sent, approved = (
        office.desk.loan_files.files(viewer, FileFilter(stage=stage), at=at, on=on).lines[0].file.number
        for stage in (FileStage.SENT, FileStage.APPROVED)
    )
    return sent, approved
