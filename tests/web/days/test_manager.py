"""The manager's day: the district at a glance, down to a list, a case opened again, an objection answered."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_manager_looks_drills_down_and_reopens_a_case_and_answers_an_objection(a_day):
    day = a_day("manager")
    day.enter("lanhdao")
    day.stands_at("Địa bàn hôm nay")
    day.says(re.compile("10[45]người"))
    day.look("district")

    table = day.tab.get_by_role("table", name="Tiến độ theo xã")
    row = table.get_by_role("row", name=re.compile("Xã Hóa Quỳ"))
    wanted = row.get_by_role("link", name=re.compile("đang hỗ trợ")).inner_text().split()[0]
    day.follow(re.compile("đang hỗ trợ"), within=row)
    day.look("list")
    day.says(re.compile(f"trong {wanted}\\b"))

    day.go("Địa bàn", "Địa bàn hôm nay")
    day.tab.get_by_role("link", name="việc quá hạn").first.click()
    day.look("overdue")
    day.go("Số liệu", "Huyện Như Xuân")
    day.look("figures")

    day.go("Hồ sơ", re.compile("Hồ sơ"))
    day.tab.get_by_label("Trạng thái").first.select_option("closed")
    day.press("Lọc")
    expect(day.tab).to_have_url(re.compile("state=closed"))  # else the rows are still those of before
    day.tab.get_by_role("row").nth(1).get_by_role("link").first.click()
    day.look("closed-case")
    day.tab.locator("summary", has_text="Thực hiện: Mở lại").click()
    form = day.tab.locator("details[open]", has_text="Thực hiện: Mở lại")
    form.get_by_label(re.compile("lý do", re.IGNORECASE)).fill("Đã trở lại thôn và đề nghị được hỗ trợ tiếp")
    day.press("Mở lại hồ sơ", within=form)
    day.told("Hồ sơ nay ở trạng thái")
    day.look("reopened")

    day.go("Địa bàn", "Địa bàn hôm nay")
    day.follow("phản đối chờ trả lời")
    day.tab.get_by_role("main").locator(".dv-item__who a").first.click()
    day.tab.locator("a[href*='/object-answer']").first.click()
    day.look("objection")
    waiting = day.tab.locator("main [name=objection]:not([type=hidden])")
    waiting.first.check()
    day.fill(answer="upheld", words="Đã xem lại và sửa; xin lỗi vì sự chậm trễ.")
    day.press("Ghi vào hồ sơ")
    day.told("Đã")
    day.look("objection-answered")
