"""The bank's day: a referral is read and accepted, a loan paid out, another reported on."""

import re

import pytest

pytestmark = pytest.mark.browser


def test_the_bank_reads_a_referral_accepts_it_pays_out_and_reports(a_day):
    day = a_day("bank")
    day.enter("nganhang")
    day.stands_at("Hồ sơ vay gửi tới phòng giao dịch")
    day.look("desk")
    day.go("Giới thiệu")
    day.look("referrals")
    day.tab.get_by_role("main").locator("a[href^='/referrals/']").first.click()
    day.look("pack")
    for hidden in ("ma túy", "Phạt tù", "án tích", "cấp thiết"):
        assert hidden not in day.tab.get_by_role("main").inner_text()
    day.tab.get_by_label("Đã nhận").check()
    day.press("Ghi lại")
    day.says("Đã nhận")
    day.look("accepted")

    day.go("Khoản vay")
    day.look("loans")
    day.follow(re.compile("Ghi giải ngân"))
    day.stands_at("Ghi giải ngân")
    day.tab.get_by_label("dùng vào việc").select_option("goats")
    day.tab.get_by_label("thời hạn vay").fill("")
    day.press("Ghi lại")
    day.sent_back("something-is-missing")
    day.tab.get_by_label("thời hạn vay").fill("48")
    day.press("Ghi lại")
    day.told("Đã ghi giải ngân")

    day.follow(re.compile("Báo tình trạng"))
    day.tab.get_by_label("Đang vay").check()
    day.tab.get_by_label("còn dư nợ").fill("40.000.000")
    day.look("report")
    day.press("Ghi lại")
    day.told("Đã ghi tình trạng khoản vay")
    day.go("Thông báo")
    day.look("inbox")
