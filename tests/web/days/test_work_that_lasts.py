"""From a proposal to half a year of work: agreed to, begun, asked about, warned of, and the case advances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from domain.dates import months_after
from tests.support.crowds import sweeps_on
from tests.support.introduced import a_seeker, a_vacancy
from tests.support.offices import DAY, EMPLOYER, an_office, engine_of, instant
from tests.support.visiting import sign_in
from tests.web.days.conftest import SIZES
from tests.web.days.walking import Day
from tests.web.phones.phoning import serving
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.sweeping import sweep

pytestmark = pytest.mark.browser
NAME = "Lò Văn Inh"


@dataclass
class HalfYear:
    """An office whose day the test sets, and everybody with a tab of their own."""

    office: Office
    address: str
    browser: Browser
    size: str
    stack: ExitStack
    days: list[Day]

    def comes(self, on: date) -> None:
        """The day, with its sweeps."""
        self.office.now, self.office.today = (lambda: instant(on)), (lambda: on)
        for name in ("review", "deliver"):
            sweep(sweeps_on(engine_of(self.office)), name, on, lambda: instant(on))

    def as_(self, user: str, path: str) -> Day:
        size = SIZES[self.size]
        context = self.browser.new_context(locale="vi-VN", viewport=size)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        self.stack.callback(context.close)
        sign_in(context, self.address, self.office, user)
        day = Day(f"work-{user}", context.new_page(), self.address, size["width"], seen=10 * len(self.days))
        day.tab.goto(self.address + path)
        self.days.append(day)
        return day


@pytest.fixture(params=SIZES)
def half_year(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[HalfYear]:
    with ExitStack() as stack:
        office = stack.enter_context(an_office(f"sqlite:///{tmp_path / 'work.db'}"))
        address = stack.enter_context(serving(office))
        found = HalfYear(office, address, browser, request.param, stack, [])
        yield found
    assert [day.trouble for day in found.days if day.trouble] == []


def test_one_person_goes_from_a_proposal_to_half_a_year_of_work_and_the_case_becomes_stable(
    half_year: HalfYear,
) -> None:
    person = a_seeker(half_year.office)
    number = str(person.last.number)
    a_vacancy(half_year.office, hours_week=48, lodging=True)
    officer = _proposed(half_year)
    _introduced(half_year, officer)
    _begins(half_year, officer, number)
    half_year.comes(months_after(DAY, 1))
    _both_answer(half_year, number, "yes")
    _a_warning(half_year, number)
    half_year.comes(months_after(DAY, 3))
    _both_answer(half_year, number, "no")
    officer = half_year.as_("canbo", "/placements")
    officer.says("Hai bên trả lời khác nhau")
    officer.look("answers-differ")
    last = months_after(DAY, 6)
    half_year.comes(last)
    _both_answer(half_year, number, "yes")
    for before in (30, 1):
        person.does(c.HoldReview, on=last - timedelta(days=before), clean=True)
    person.does(c.AssessNeeds, on=last, levels={"work": "none"})
    _becomes_stable(half_year, number)


def _proposed(half_year: HalfYear) -> Day:
    """The officer lets the matching run, reads why, and introduces the person."""
    officer = half_year.as_("canbo", "/exclusions")
    officer.look("exclusions")
    for page in ("/partners", f"/partners/{EMPLOYER}"):
        officer.tab.goto(officer.address + page)
        officer.look(page.split("/")[1] + ("-one" if page.count("/") > 1 else ""))
    officer.tab.goto(f"{officer.address}/matching")
    officer.press("Chạy lại")
    officer.tab.get_by_text("Vì sao").first.click()
    officer.says("Dùng đến kỹ năng sẵn có: Nghề mộc")
    officer.look("matching")
    officer.press(re.compile("Giới thiệu"))
    officer.says("có thể đoán ra anh/chị là người chấp hành xong án phạt tù")
    officer.look("consent")
    return officer


def _introduced(half_year: HalfYear, officer: Day) -> None:
    """The firm reads a profile without a name, a name once the person agreed, and takes the person on."""
    firm = half_year.as_("doanhnghiep", "/introductions")
    firm.follow(re.compile("Một người tìm việc"))
    firm.look("anonymous")
    assert NAME not in firm.tab.content()
    officer.fill(agrees="yes")
    officer.press("Ghi lại")
    firm.tab.reload()
    firm.says(NAME)
    firm.look("named")
    firm.fill(answer="accept")
    firm.press("Ghi lại")
    firm.says(re.compile("doanh nghiệp nhận", re.IGNORECASE))
    firm.look("answered")
    for page in ("/vacancies", "/vacancies/new"):
        firm.tab.goto(firm.address + page)
        firm.look(page.strip("/").replace("/", "-"))


def _begins(half_year: HalfYear, officer: Day, number: str) -> None:
    """On the introduction itself, with its contract; the case has the livelihood, and holds no second job."""
    officer.tab.reload()
    officer.look("accepted")
    officer.fill(started_on=DAY.isoformat(), contract="fixed_term", evidence="HĐ 12/2026")
    officer.press("Ghi lại")
    officer.says(re.compile("đã vào làm", re.IGNORECASE))
    officer.tab.goto(f"{officer.address}/cases/{number}")
    for words in ("Hợp đồng xác định thời hạn", "Giới thiệu: ", "người đó đồng ý ngày 02/03/2026"):
        officer.says(words)
    officer.look("begun")
    officer.tab.goto(f"{officer.address}/cases/{number}/livelihood")
    officer.fill(livelihood="job", started_on=DAY.isoformat(), employer=str(EMPLOYER))
    officer.press("Ghi vào hồ sơ")
    officer.says("vẫn còn làm, nên không thể nhận việc khác")
    officer.trouble.clear()
    officer.look("overlap")


def _both_answer(half_year: HalfYear, number: str, paid: str) -> None:
    firm = half_year.as_("doanhnghiep", "/workers")
    firm.look("workers")
    firm.follow(re.compile("Trả lời kỳ hỏi"))
    firm.look("firm-asked")
    firm.press("Ghi lại")
    firm.sent_back("firm-incomplete")
    firm.fill(still="yes", paid="yes", trouble="no", note="Làm đều")
    firm.press("Ghi lại")
    firm.told("Đã ghi trả lời")
    expect(firm.tab.get_by_text("Kỳ hỏi sau")).to_have_count(0)
    group = half_year.as_("g5", f"/people/{number}")
    group.look("helped")
    group.follow(re.compile("Trả lời kỳ hỏi"))
    group.fill(still="yes", paid=paid, trouble="no")
    group.look("group-asked")
    group.press("Ghi lại")
    group.told("Đã ghi trả lời")


def _a_warning(half_year: HalfYear, number: str) -> None:
    """The firm taps; the officer has it at once, takes it on and says what was done."""
    firm = half_year.as_("doanhnghiep", "/workers")
    firm.press(re.compile("Có khó khăn"))
    firm.told("Đã báo cán bộ xã")
    group = half_year.as_("g5", f"/people/{number}")
    group.press(re.compile("Có khó khăn"))
    group.told("Đã báo cán bộ xã")
    half_year.comes(half_year.office.today())
    officer = half_year.as_("canbo", "/placements")
    officer.says("Khó khăn đã báo (2)")
    officer.look("warned")
    officer.press(re.compile("Tôi nhận xử lý"))
    officer.told("Đã nhận xử lý")
    officer.tab.goto(f"{officer.address}/inbox")
    officer.says("Có khó khăn ở chỗ làm")
    officer.tab.goto(f"{officer.address}/placements")
    officer.follow(re.compile("Ghi kết quả"))
    officer.fill(what="Đã gặp quản đốc và người làm, đổi ca.")
    officer.press("Ghi vào hồ sơ")
    officer.tab.goto(f"{officer.address}/placements")
    officer.says("Khó khăn đã báo (1)")


def _becomes_stable(half_year: HalfYear, number: str) -> None:
    officer = half_year.as_("canbo", f"/cases/{number}")
    officer.says("Việc làm đã được xác nhận sau 6 tháng")
    officer.tab.locator("summary", has_text="Thực hiện: Xác nhận ổn định").click()
    officer.press("Xác nhận ổn định")
    officer.told("ổn định")
    officer.look("stable")
    for words in (
        "Việc làm được xác nhận là bền", "Báo có khó khăn ở chỗ làm", "Theo dõi việc làm", "doanh nghiệp nhận",
    ):  # fmt: skip
        expect(officer.tab.get_by_text(words).first).to_be_attached()
    manager = half_year.as_("lanhdao", "/placements")
    manager.says("Việc làm bền được bao lâu")
    manager.look("retention")
