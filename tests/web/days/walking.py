"""Somebody at work in a browser: no page that is seen has a barrier, an error, anything from elsewhere or cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.support.tree import ROOT

SCREENS = ROOT / "var" / "screens" / "days"
PASSWORD = "cây-đa-bến-nước-sân-đình"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass
class Day:
    """One role's day in one tab; `trouble` collects what no reader would see."""

    role: str
    tab: Page
    address: str
    width: int
    trouble: list[str] = field(default_factory=list)
    seen: int = 0

    def __post_init__(self) -> None:
        self.tab.on("console", lambda message: self._heard(message.type, message.text))
        self.tab.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.tab.on("request", lambda asked: self._at_home(asked.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.trouble.append(text)

    def _at_home(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.trouble.append(f"asked elsewhere: {url}")

    def enter(self, user: str, password: str = PASSWORD) -> None:
        self.tab.goto(f"{self.address}/")
        self.tab.get_by_label("Tên tài khoản", exact=True).fill(user)
        self.tab.get_by_label("Mật khẩu", exact=True).fill(password)
        self.press("Tiếp tục")

    def leave(self) -> None:
        self.follow("Tài khoản", within=self.menu())
        self.press("Đăng xuất")

    def menu(self) -> Locator:
        """The pages of the role: on a phone behind a button where they are many."""
        menu = self.tab.get_by_role("navigation", name="Các trang")
        button = menu.locator("summary")
        if button.is_visible() and menu.locator("details:not([open])").count():
            button.click()
        return menu

    def go(self, name: str, heading: str | re.Pattern[str] | None = None) -> None:
        """By the menu; the page says where one is."""
        self.follow(name, within=self.menu())
        self.stands_at(heading or name)

    def neighbour(self, name: str, heading: str | re.Pattern[str] | None = None) -> None:
        """Another page of the section, by the row beneath the menu."""
        self.follow(name, within=self.tab.get_by_role("navigation", name="Trong mục này"))
        self.stands_at(heading or name)

    def follow(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        root = within or self.tab.get_by_role("main")
        root.get_by_role("link", name=name).first.click()

    def press(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        (within or self.tab.get_by_role("main")).get_by_role("button", name=name).first.click()

    def fill(self, **said: str) -> None:
        """By the names of the fields; `__` stands for a dot."""
        for name, words in said.items():
            field = self.tab.locator(f"main [name='{name.replace('__', '.')}']:not([type=hidden])")
            if field.first.get_attribute("type") in ("radio", "checkbox"):
                field.and_(self.tab.locator(f"[value='{words}']")).check()
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(words)
            else:
                field.fill(words)

    def sent_back(self, name: str) -> None:
        """The form came back with what is wrong in it: the one answer that a console calls an error."""
        expect(self.tab.locator(".govuk-error-summary")).to_be_visible()
        told = [each for each in self.trouble if "status of 422" in each]
        assert len(told) == 1
        self.trouble.remove(told[0])
        self.look(name)

    def stands_at(self, heading: str | re.Pattern[str]) -> None:
        expect(self.tab.get_by_role("heading", level=1)).to_contain_text(heading)

    def told(self, words: str | re.Pattern[str]) -> None:
        """What the page says was done."""
        expect(self.tab.get_by_role("alert").first).to_contain_text(words)

    def says(self, words: str | re.Pattern[str]) -> None:
        expect(self.tab.get_by_role("main")).to_contain_text(words)

    def look(self, name: str) -> None:
        """Looks at the whole page, keeps a picture of it, and asks axe."""
        self.seen += 1
        self.tab.evaluate("document.fonts.ready")
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.tab.screenshot(path=self._picture(name), full_page=True)
        found = Axe().run(self.tab, options=RULES).response["violations"]
        barriers = [(each["id"], [node["html"][:300] for node in each["nodes"]]) for each in found]
        assert not barriers, f"{name}: {barriers}"
        wide = self.tab.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.width, f"{name} is {wide} wide"

    def _picture(self, name: str) -> Path:
        return SCREENS / f"{self.role}-{self.width}-{self.seen:02}-{name}.png"
