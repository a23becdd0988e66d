"""The officer's day: what is due, three answers to it, and a new person brought from reception to a referral."""

import re
from pathlib import Path

import pytest

from domain.needs import NeedDomain
from tests.web.days.walking import Day

pytestmark = pytest.mark.browser
NEEDS = {f"need__{each.code}": "pressing" if each.code == "papers" else "none" for each in NeedDomain}
# One page with nothing on it: the smallest PDF that is one.
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def test_the_officer_answers_what_is_due(a_day):
    day = a_day("officer-due")
    day.enter("canbo")
    day.stands_at("Việc cần làm")
    day.look("today")
    _open_first(day, "concern")
    day.look("concern")
    day.fill(what="Đã gọi điện và đến nhà: mọi việc ổn, hẹn thăm lại tuần sau.")
    if (offered := day.tab.locator("main [name=item]:not([type=hidden])")).count() > 1:
        offered.first.check()
    day.press("Ghi vào hồ sơ")
    day.told("Đã ghi")

    _open_first(day, "review")
    said = {
        "result": "same",
        "clean": "yes",
        "next_step": "continue",
        "income": "5m_8m",
        "household": "near_poor",
    }
    day.fill(**said, note="Chấp hành tốt, có việc làm đều.")
    day.look("review")
    day.press("Ghi vào hồ sơ")
    day.told("Đã ghi kết quả rà soát")

    _open_first(day, "visit")
    day.fill(met="yes", note="Gặp tại nhà, cả gia đình cùng có mặt.")
    day.press("Ghi vào hồ sơ")
    day.told("Đã ghi lần thăm gặp")
    day.go("Lịch")
    day.look("calendar")
    day.go("Giới thiệu")
    day.look("referrals")
    day.go("Toàn huyện", "Huyện Như Xuân")


def _open_first(day: Day, kind: str) -> None:
    day.tab.goto(f"{day.address}/today?kind={kind}")
    day.tab.locator(f".dv-why:has(.dv-kind--{kind}) .dv-why__act").first.click()


def test_the_officer_brings_a_new_person_from_reception_to_a_referral(a_day, tmp_path):
    day = a_day("officer-new")
    name = "Lò Văn Thử" if day.width < 500 else "Lục Thị Nghiệm"
    day.enter("canbo")
    day.follow(re.compile("Tiếp nhận"))
    day.fill(name=name)
    day.press("Tìm")
    day.look("searched")
    day.press(re.compile("lập hồ sơ mới|Lập hồ sơ mới"))
    day.look("reception")
    _receive(day, name)
    day.stands_at(name)
    day.look("received")

    _act(day, "Đánh giá nhu cầu", **NEEDS)
    _move(day, "Đánh giá nhu cầu", "đã đánh giá")
    _act(
        day, "Lập kế hoạch hỗ trợ", domain__0="papers", what__0="Làm lại thẻ căn cước",
        by__0="officer", due__0="2026-10-20",
    )  # fmt: skip
    _join_a_group(day)
    _move(day, "Bắt đầu hỗ trợ", "đang hỗ trợ")
    day.look("supported")
    _act(day, "Ghi ý kiến đồng ý", body="referral", given="yes")
    _act(day, re.compile("Giới thiệu tới"), body="id_papers", reason="Xin cấp lại thẻ căn cước")
    _add_a_paper(day, tmp_path)
    day.look("case")
    day.tab.get_by_role("link", name=re.compile("Kế hoạch của tôi")).first.click()
    day.says("Làm lại thẻ căn cước")
    for hidden in ("phạt tù", "Phạt tù", "án tích", "tội"):
        assert hidden not in day.tab.get_by_role("main").inner_text()
    day.look("sheet")


def _receive(day: Day, name: str) -> None:
    day.fill(
        name=name, birth_year="1991", sex="male", ethnicity="thai", citizen_id=f"03809100{day.width:04}",
        unit="16174", village="Khu phố 6", certificate="completion", certificate_no=f"GCN-{day.width}/2026",
        completed_on="2026-09-25", notice_given="yes", sentence_class="prison_to_5",
    )  # fmt: skip
    day.press("Lập hồ sơ")


def _act(day: Day, name: str | re.Pattern[str], **said: str) -> None:
    day.follow(name, within=day.tab.get_by_role("navigation", name=re.compile("Việc|làm")))
    day.fill(**said)
    day.press("Ghi vào hồ sơ")
    day.told("Đã")


def _join_a_group(day: Day) -> None:
    day.follow("Phân công tổ G5+", within=day.tab.get_by_role("navigation", name=re.compile("Việc|làm")))
    day.tab.get_by_label(re.compile("tổ G5", re.IGNORECASE)).select_option(index=1)
    day.press("Ghi vào hồ sơ")
    day.told("Đã phân công tổ G5+")


def _move(day: Day, move: str, state: str) -> None:
    opened = day.tab.locator("summary", has_text=f"Thực hiện: {move}")
    opened.click()
    day.press(move, within=day.tab.locator("details[open]", has=opened))
    day.told(f"Hồ sơ nay ở trạng thái “{state}”")


def _add_a_paper(day: Day, folder: Path) -> None:
    paper = folder / "giay.pdf"
    paper.write_bytes(PDF)
    day.tab.locator("a[href$='/papers/new']").click()
    day.fill(kind="certificate", title="Giấy chứng nhận")
    day.tab.locator("#file").set_input_files(paper)
    day.look("paper")
    day.press("Ghi vào hồ sơ")
    day.told("Đã")
