"""An establishment's loan, the officer's part and the bank's: from a calculator to a recorded appraisal."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NEW = {"phone": "Tổ hợp may Bản Hoa", "desk": "Công ty TNHH May Nắng Đồi"}


def test_an_officer_brings_a_plan_to_the_bank_and_the_bank_goes_on(a_day):
    day = a_day("firm-officer")
    firm = NEW["phone" if day.width < 600 else "desk"]
    day.enter("canbo")
    day.go("Hồ sơ vay vốn")
    day.neighbour("Cơ sở vay", "Khoản vay của cơ sở")
    day.look("board")
    day.follow("Tính thử")
    day.fill(workers="19", released_workers="1", requested_vnd="2.000.000.000", months="60")
    day.press("Tính thử")
    day.says("1.900.000.000 đồng")
    day.look("calculator")
    day.go("Hồ sơ vay vốn")
    day.neighbour("Cơ sở vay", "Khoản vay của cơ sở")
    day.follow("Lập hồ sơ cho một cơ sở")
    day.tab.get_by_label("Cơ sở", exact=True).select_option(label=firm)
    day.fill(amount_vnd="500.000.000", months="36", establishment_type="small_medium", lawful="yes")
    day.fill(workers="20", released_workers="1", same_purpose_debt="no")
    day.press("Ghi lại")
    day.told("Đã lập hồ sơ")
    day.look("opened")

    day.follow("Ghi phương án")
    day.fill(use="Mua mười máy may", representative="Nguyễn Thị Chủ", representative_post="Giám đốc")
    day.fill(costs__0__what="Máy may", costs__0__vnd="600.000.000", own_vnd="100.000.000")
    day.look("plan")
    day.press("Ghi lại")
    day.told("Đã ghi")
    day.follow("Ghi xác nhận của UBND")
    day.fill(certified_no="7/XN-UBND", certified_by="Nguyễn Thị Chủ")
    day.press("Ghi lại")
    day.sent_back("same-signatory")
    day.fill(certified_by="Lò Văn Thuận")
    day.press("Ghi lại")
    day.sent_back("share-not-met")
    day.says("1/20")
    day.follow(re.compile("Quay lại"), within=day.tab.locator("body"))
    day.follow("Ghi thông tin cơ sở")
    day.fill(released_workers="2")
    day.press("Ghi lại")
    day.follow("Ghi xác nhận của UBND")
    day.fill(certified_no="7/XN-UBND", certified_by="Lò Văn Thuận")
    day.press("Ghi lại")
    day.follow("Gửi thẳng ngân hàng")
    day.press("Ghi lại")
    day.told("Đã ghi bước")
    day.look("sent")
    day.leave()

    day.enter("nganhang")
    day.go("Hồ sơ vay", "Hồ sơ vay gửi tới")
    day.look("desk")
    day.follow(firm)
    day.follow("Nhận hồ sơ")
    day.press("Ghi lại")
    day.follow("Ghi kết quả thẩm định")
    day.press("Ghi lại")
    day.says("Đã thẩm định")
    day.look("appraised")
