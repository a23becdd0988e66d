"""The administrator's day: a user made and given a role, that user's first sign-in, a change of units looked at."""

import re

import pytest

pytestmark = pytest.mark.browser
OWN = "trăng-lên-đỉnh-núi-mờ-sương"


def test_the_administrator_makes_a_user_who_signs_in_and_looks_at_a_change_of_units(a_day):
    day = a_day("admin")
    user = f"canbo.moi{day.width}"
    day.enter("quantri")
    day.stands_at("Quản trị")
    day.look("home")
    assert "NX-20" not in day.tab.content()

    day.follow("Thêm người dùng")
    day.fill(user=user, name="Hà Thị Mới")
    day.look("new-user")
    day.press("Tạo tài khoản")
    password = day.tab.locator(".dv-secret").inner_text()
    day.look("made")
    day.fill(role="officer", units="16174")
    day.press("Cấp vai trò")
    day.look("granted")
    day.go("Nhật ký", re.compile("."))
    day.says(user)
    day.look("log")

    day.go("Đơn vị", "Đơn vị hành chính")
    day.look("units")
    day.tab.locator("a[href*='/admin/units/new']").first.click()
    day.stands_at(re.compile("."))
    day.tab.goto(f"{day.address}/admin/units/new?kind=rename")
    day.fill(effective_on="2027-01-01", document="Nghị quyết 1/NQ-HĐND", source="16213", code__0="16213")
    day.fill(name__0="Xã Thanh Phong Mới")
    day.look("units-form")
    day.press("Xem trước")
    day.stands_at("Xem trước khi ghi")
    day.look("units-preview")
    day.leave()

    first = a_day("admin-first")
    first.enter(user, password)
    first.stands_at("Đổi mật khẩu")
    first.look("must-change")
    first.fill(old=password, new=OWN, again=OWN)
    first.press("Đổi mật khẩu")
    first.go("Hôm nay", "Việc cần làm")
    first.look("first-day")
