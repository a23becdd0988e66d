"""A manager's reports: the definition with every figure, hidden cells named, last month's report signed and kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from reports.chart_process import svg
from reports.charts import draw
from tests.support.offices import DAY, an_office
from tests.support.visiting import visitor_of
from tests.workflows.test_monthly import fill, later
from workflows.services.office import Office

pytestmark = pytest.mark.slow
PAGE = "/reports/recidivism"
MONTH = "/reports/monthly?month=2026-02&known=2026-03-01"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("reports") / "kept.db"
    with an_office(f"sqlite:///{file}") as office:
        fill(office)
    return file


@pytest.fixture
def office(kept: Path, tmp_path: Path) -> Iterator[Office]:
    file = tmp_path / "own.db"
    file.write_bytes(kept.read_bytes())
    with an_office(f"sqlite:///{file}", filled=True) as office:
        yield office


@pytest.fixture
def manager(office: Office) -> TestClient:
    return visitor_of(office, "lanhdao")


def words(text: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", text).split())


def sign_form(text: str) -> dict[str, str]:
    form = text[text.index('action="/reports/monthly/sign"') :]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def test_the_page_says_what_is_counted_before_how_many(manager: TestClient) -> None:
    page = words(manager.get(PAGE).text)
    assert "Trong 20 người đã về đủ 12 tháng, 7 người có bản án mới" in page
    assert page.index("Thẻ định nghĩa, phiên bản 1") < page.index("Khoảng tin cậy 95 %")
    assert "Bộ luật Hình sự 2015, điều 53" in page
    assert "không dùng để xếp hạng xã" in page


def test_what_is_hidden_says_why_and_draws_no_chart(manager: TestClient) -> None:
    page = manager.get(f"{PAGE}?as_of={DAY}&event=charge&window=12&by=&known=").text
    assert "Số nhỏ, ẩn để không nhận ra ai" in page
    assert "chart.svg" not in page and "Không vẽ biểu đồ" in page


def test_as_known_earlier_there_was_less(office: Office, manager: TestClient) -> None:
    later(office)
    now = words(manager.get(f"{PAGE}?as_of={DAY}&event=conviction&window=12").text)
    then = words(manager.get(f"{PAGE}?as_of={DAY}&event=conviction&window=12&known=2026-03-01").text)
    assert "Trong 21 người đã về đủ 12 tháng, 8 người" in now
    assert "Trong 20 người đã về đủ 12 tháng, 7 người" in then


def test_the_chart_is_of_what_the_table_shows(manager: TestClient) -> None:
    answer = manager.get(f"{PAGE}/chart.svg?as_of={DAY}&event=conviction&window=&by=sex&known=")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert ElementTree.fromstring(answer.content).tag.endswith("svg")
    assert answer.content == manager.get(str(answer.url)).content


def test_a_chart_is_the_same_bytes_wherever_it_is_drawn() -> None:
    series = [{"name": "Tất cả", "points": [[0.35, 0.15, 0.59], None]}]
    spec = {"x": ["12", "24"], "x_label": "Tháng", "y_label": "Tỷ lệ", "series": series}
    assert svg(spec) == draw(spec) == draw(spec)
    assert b"<dc:date>" not in svg(spec)


@pytest.mark.parametrize("wrong", ["as_of=2027-01-01", "as_of=never", "event=arrest", "window=7", "by=name"])
def test_what_cannot_be_asked_is_said_beside_its_field(manager: TestClient, wrong: str) -> None:
    asked = {"as_of": DAY.isoformat(), "event": "conviction", "window": "", "by": "", "known": ""}
    name, _, value = wrong.partition("=")
    answer = manager.get(PAGE, params=asked | {name: value})
    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text


def test_last_month_is_read_signed_and_printed_again_the_same(office: Office, manager: TestClient) -> None:
    draft = manager.get(MONTH).text
    assert "Bản nháp tháng 02 năm 2026, sẽ là phiên bản 1" in draft
    assert manager.post("/reports/monthly/sign", data=sign_form(draft)).status_code == 303
    files = {each: manager.get(f"/reports/monthly/2026-02/1/file.{each}") for each in ("pdf", "docx", "xlsx")}
    assert all(each.status_code == 200 for each in files.values())
    later(office)
    for ending, before in files.items():
        assert manager.get(f"/reports/monthly/2026-02/1/file.{ending}").content == before.content
    page = words(manager.get("/reports/monthly/2026-02/1").text)
    assert "Tệp và số liệu đúng như khi chốt" in page
    assert "Tính lại từ dữ liệu hôm nay ra đúng các số liệu đã chốt" in page
    assert "7 người có bản án mới" in page


def test_the_same_form_twice_signs_once(office: Office, manager: TestClient) -> None:
    form = sign_form(manager.get(MONTH).text)
    for _ in range(2):
        assert manager.post("/reports/monthly/sign", data=form).status_code == 303
    assert len(office.desk.months.frozen()) == 1


def test_what_was_not_shown_is_not_signed(office: Office, manager: TestClient) -> None:
    form = sign_form(manager.get(MONTH).text)
    answer = manager.post("/reports/monthly/sign", data=form | {"by": "sex"})
    assert answer.status_code == 409
    assert "đã khác với bản nháp đang xem" in words(answer.text)
    assert not office.desk.months.frozen()


def test_a_draft_is_a_file_that_says_so(manager: TestClient) -> None:
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        answer = manager.get(f"/reports/monthly/draft.{ending}?month=2026-02&known=2026-03-01&by=")
        assert answer.content.startswith(start)
        assert f"bao-cao-2026-02-nhap.{ending}" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "wrong", ["month=2026-03", "month=2026-13", "month=2026-02&known=2026-02-27", "month="]
)
def test_a_month_that_is_not_over_is_said_beside_its_field(manager: TestClient, wrong: str) -> None:
    answer = manager.get(f"/reports/monthly?{wrong}")
    assert answer.status_code == 422
    assert "govuk-error-message" in answer.text


@pytest.mark.parametrize("user", ["canbo", "g5", "nganhang", "doanhnghiep", "quantri"])
def test_reports_are_a_manager_s(office: Office, user: str) -> None:
    visitor = visitor_of(office, user)
    for address in (
        PAGE,
        f"{PAGE}/chart.svg",
        MONTH,
        "/reports/monthly/draft.pdf",
        "/reports/monthly/2026-02/1",
    ):
        assert visitor.get(address).status_code == 403
    assert visitor.post("/reports/monthly/sign", data={}).status_code == 403


def test_an_unknown_report_is_not_found(manager: TestClient) -> None:
    for address in (
        "/reports/monthly/2026-02/1",
        "/reports/monthly/x/1/file.pdf",
        "/reports/monthly/2026-02/1/file.exe",
        "/reports/monthly/draft.exe",
    ):
        assert manager.get(address).status_code == 404
