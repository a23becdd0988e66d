"""The officer's day with a group and a review: who helps, who visits, what is put off and what nobody has taken on."""

import re

import pytest

from tests.web.days.walking import Day

pytestmark = pytest.mark.browser


def test_the_officer_looks_after_a_group_and_its_reviews(a_day):
    day = a_day("officer-field")
    day.enter("canbo")
    _a_group(day)
    _a_review(day)
    day.tab.goto(f"{day.address}/concerns")
    day.look("concerns")
    day.press(re.compile("Tôi nhận xử lý"))
    day.told("Đã nhận xử lý")
    day.says("đã nhận lúc")


def _a_group(day: Day) -> None:
    day.go("Tổ G5+")
    day.look("groups")
    day.tab.locator("main td a[href^='/groups/']").first.click()
    day.stands_at("Tổ G5-")
    day.press("Ghi phân công")
    day.told("Đã ghi phân công thăm")
    day.look("rota")
    day.tab.locator("summary", has_text="Thêm thành viên").click()
    day.press("Thêm vào tổ")
    day.sent_back("join-wrong")
    day.fill(
        name=f"Hà Thị Mận {day.width}", role="women", sex="female", birth_year="1988", speaks__thai="yes"
    )
    day.press("Thêm vào tổ")
    day.told("Đã thêm thành viên")
    new = day.tab.locator("li", has_text=f"Hà Thị Mận {day.width}").first
    new.get_by_role("button", name=re.compile("Giao làm tổ trưởng")).click()
    day.told("Đã giao tổ trưởng")
    day.tab.locator("summary", has_text="Ghi thôi tham gia").last.click()
    last = day.tab.locator("details[open]").last
    last.locator("[name=why]").select_option("term_over")
    last.locator("[name=handover]").fill("Đã bàn giao sổ thăm gặp.")
    day.look("leaving")
    last.get_by_role("button", name="Ghi thôi tham gia").click()
    day.told("Đã ghi thôi tham gia")
    day.look("group")


def _a_review(day: Day) -> None:
    day.go("Hôm nay", "Việc cần làm")
    day.follow("Rà soát định kỳ")
    day.stands_at("Rà soát định kỳ")
    day.look("reviews")
    day.tab.locator("main a[href$='/review-rest']").last.click()
    day.fill(how="postpone", reason="harvest")
    day.press("Ghi vào hồ sơ")
    day.sent_back("rest-wrong")
    day.fill(how="exempt")
    day.press("Ghi vào hồ sơ")
    day.told("kỳ rà soát đã dời")
    day.tab.goto(f"{day.address}/reviews")
    day.tab.locator("main a[href$='/review']").first.click()
    day.says("Từ lần rà soát trước")
    day.look("review")
    said = {
        "result": "better",
        "clean": "yes",
        "next_step": "more_visits",
        "income": "2m_5m",
        "household": "poor",
    }
    day.fill(**said, note="Đã có việc làm đều.")
    day.press("Ghi vào hồ sơ")
    day.told("Đã ghi kết quả rà soát")
    day.says("Việc sau rà soát")
    day.look("case")
    day.follow("Phân công tổ G5+", within=day.tab.get_by_role("navigation", name=re.compile("Việc|làm")))
    day.says("Tổ phù hợp")
    day.look("fits")
