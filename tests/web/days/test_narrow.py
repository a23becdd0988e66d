"""Every page of every role's menu on the narrowest phone that we promise: 360 pixels, nothing cut off."""

import pytest
from playwright.sync_api import expect

from domain.viewer import Role
from tests.support.visiting import sign_in
from web.navigation import NAVIGATION

pytestmark = pytest.mark.browser
NARROWEST = {"width": 360, "height": 740}
USERS = {
    "canbo": Role.OFFICER,
    "g5": Role.SUPPORTER,
    "nganhang": Role.BANK,
    "lanhdao": Role.MANAGER,
    "doanhnghiep": Role.EMPLOYER,
    "quantri": Role.ADMIN,
}


@pytest.mark.parametrize("user", USERS)
def test_the_menu_and_its_pages_fit(browser, served, user):
    context = browser.new_context(viewport=NARROWEST)
    sign_in(context, served.address, served.office, user)
    tab = context.new_page()
    wide = {}
    for address, _ in NAVIGATION[USERS[user]]:
        assert tab.goto(served.address + address).status == 200
        wide[address] = tab.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(wide, NARROWEST["width"])
    button = tab.locator(".dv-nav__menu summary")
    if button.count():
        button.press("Enter")
    shown = tab.locator(".dv-nav a:visible")
    expect(shown).to_have_count(len(NAVIGATION[USERS[user]]) + 2)
    assert tab.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]
    context.close()
