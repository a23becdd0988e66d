"""The day of a G5+ group: who needs a visit, a visit noted, help asked for in one tap."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
HIDDEN = ("ma túy", "Phạt tù", "án tích", "phạt tù", "Giấy chứng nhận", "Công an nhóm", "căn cước:")


def test_the_group_sees_its_people_notes_a_visit_and_asks_for_help(a_day):
    day = a_day("supporter")
    day.enter("g5")
    day.stands_at("Người tổ đang giúp đỡ")
    day.look("people")
    expect(day.tab.locator("a[href^='tel:+84']").first).to_be_visible()

    first = day.tab.locator(".dv-helped").first
    name = first.get_by_role("heading", level=2).inner_text()
    day.follow(name, within=first)
    day.stands_at(name)
    day.look("person")
    for hidden in HIDDEN:
        assert hidden not in day.tab.get_by_role("main").inner_text()

    day.follow("Ghi buổi thăm")
    day.stands_at("Ghi lần thăm gặp")
    day.press("Ghi lại")
    day.sent_back("visit-without-an-answer")
    day.tab.get_by_role("group", name=re.compile("gặp được", re.IGNORECASE)).get_by_label("Có").check()
    day.tab.get_by_label(re.compile("ghi chú", re.IGNORECASE)).fill("Đang chăm đàn dê, tinh thần tốt.")
    day.look("visit")
    day.press("Ghi lại")
    day.told("Đã ghi lần thăm gặp")
    day.says("Đang chăm đàn dê, tinh thần tốt.")
    day.look("visited")

    day.tab.get_by_label("Nói thêm").fill("Mái nhà tốc sau trận gió đêm qua.")
    day.press("Nhờ giúp đỡ")
    day.told("Đã báo cán bộ xã")
    day.go("Người tổ giúp đỡ", "Người tổ đang giúp đỡ")
    day.press("Nhờ giúp đỡ")
    day.told("Đã báo cán bộ xã")
    day.look("help-asked")
    day.go("Thông báo")


def test_what_the_group_asked_reaches_the_officer(a_day, served):
    day = a_day("supporter")
    day.enter("g5")
    day.press("Nhờ giúp đỡ")
    viewer = served.office.desk.viewer("canbo", served.office.today())
    items = served.office.desk.work_items(
        viewer, at=served.office.now(), on=served.office.today(), kind="concern"
    )
    asked = [item for item in items if item.reason == "item.help_asked"]
    assert asked and all(item.due_on == served.office.today() for item in asked)
