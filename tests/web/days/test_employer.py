"""The employer's day: a vacancy offered, an introduction answered, a worker confirmed, another one gone."""

import re

import pytest

pytestmark = pytest.mark.browser


def test_the_employer_offers_work_answers_an_introduction_and_confirms_who_works(a_day):
    day = a_day("employer")
    day.enter("doanhnghiep")
    day.stands_at("Giới thiệu")
    day.look("introductions")

    day.go("Vị trí tuyển dụng")
    day.look("vacancies")
    day.follow("Đăng vị trí mới")
    day.press("Ghi lại")
    day.sent_back("vacancy-incomplete")
    day.tab.get_by_label("nơi làm việc").select_option(label="Xã Xuân Bình")
    day.tab.get_by_label("lương một tháng").fill("6.200.000")
    day.tab.get_by_label("số người cần").fill("3")
    day.tab.get_by_label("Nghề mộc").check()
    day.press("Ghi lại")
    day.told("Đã đăng vị trí")
    day.says("6.200.000 đồng một tháng")
    day.look("offered")
    day.press(re.compile("Ngừng tuyển"))
    day.told("Đã ngừng tuyển")

    day.go("Giới thiệu")
    day.tab.get_by_role("main").locator("a[href^='/referrals/']").first.click()
    day.look("introduction")
    for hidden in ("ma túy", "Phạt tù", "án tích", "căn cước", "Nhu cầu"):
        assert hidden not in day.tab.get_by_role("main").inner_text()
    day.tab.get_by_label("Đã nhận").check()
    day.press("Ghi lại")
    day.says("Đã nhận")
    day.look("accepted")

    day.go("Người đang làm", "Người đang làm tại doanh nghiệp")
    day.look("workers")
    day.press(re.compile("Còn làm việc"))
    day.told("Đã ghi: còn làm việc")
    day.says("Xác nhận lần cuối")
    day.press(re.compile("Không còn làm"))
    day.told("Đã báo cán bộ")
    day.look("confirmed")
