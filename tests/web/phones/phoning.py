"""A member of a group with a phone in the hand: opens the app, types the code, taps, and the taps are counted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from sqlalchemy import func, select

from persistence import tables as t
from tests.support.offices import engine_of
from tests.support.tree import ROOT
from tests.support.visiting import sign_in
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

CODE = "258013"
SCREENS = ROOT / "var" / "screens" / "phone"
PHONE, NARROWEST = ViewportSize(width=390, height=844), ViewportSize(width=360, height=740)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What a thumb misses.
SMALL = """[...document.querySelectorAll('button, .ph-choice, summary, .ph-input, a.ph-button')]
  .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"""
# Written through the very queue of the app, in the page; an id may be given.
ADD = """async ([code, all]) => {
  const names = ['queue', 'boxes', 'store'];
  const [queue, boxes, { kept }] = await Promise.all(names.map((n) => import(`/static/phone/${n}.js`)));
  const key = await boxes.through(await kept.get('gate'), code);
  const office = await kept.get('office');
  const none = { needs: [], note: '', concern: null, next_on: null, not_met_reason: null, visited_by: null };
  for (const [id, act] of all) {
    await queue.add({ ...none, ...act }, { key, office, about: 'thử', ...(id ? { id } : {}) });
  }
}"""
COUNT_TAPS = (
    "window.taps = 0; addEventListener('click', (e) => { if (e.isTrusted) window.taps += 1; }, true);"
)


@contextmanager
def serving(office: Office, port: int = 0) -> Iterator[str]:
    """The pages over the office by a thread; the address."""
    with listening(port) as listener:
        config = uvicorn.Config(create_app(office), log_level="warning", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@dataclass
class Phone:
    tab: Page
    address: str

    def begin(self) -> Phone:
        """The first time: signed in, with signal; a code is chosen and the app is kept on the phone."""
        self.tab.goto(f"{self.address}/phone")
        self.tab.locator("#new_code").fill(CODE)
        self.tab.locator("#same_code").fill(CODE)
        self.tab.get_by_role("button", name="Đặt mã").click()
        expect(self.people().first).to_be_visible()
        self.tab.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.tab.wait_for_function("navigator.serviceWorker.controller !== null")
        return self

    def unlock(self, code: str = CODE) -> Phone:
        self.tab.goto(f"{self.address}/phone")
        self.tab.locator("#code").fill(code)
        self.tab.get_by_role("button", name="Mở", exact=True).click()
        return self

    def people(self) -> Locator:
        return self.tab.locator(".ph-person")

    def visit(self, place: int = 0, *, note: str = "") -> None:
        """An ordinary visit, as a member would write it down."""
        self.people().nth(place).get_by_role("button", name="Ghi buổi thăm").click()
        self.tab.get_by_label("Gặp được", exact=True).click()
        self.tab.get_by_role("button", name="Mọi mặt như trước").click()
        if note:
            self.tab.locator("summary", has_text="Ghi chú").click()
            self.tab.locator("#note").fill(note)
        self.tab.get_by_role("button", name="Lưu buổi thăm").click()

    def waits(self, count: int, stuck: int = 0) -> None:
        button = self.tab.locator("#waits")
        if count + stuck == 0:
            expect(button).to_be_hidden(timeout=20_000)
        else:
            expect(button).to_have_text(f"chờ gửi: {count}" + (f" · cần xem: {stuck}" if stuck else ""))


def visits_in(office: Office) -> int:
    with engine_of(office).connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(t.visit)) or 0)


def rows_in(office: Office) -> list[dict[str, Any]]:
    with engine_of(office).connect() as connection:
        return [dict(row) for row in connection.execute(select(t.visit).order_by(t.visit.c.id)).mappings()]


def a_context(browser: Browser, address: str, office: Office, size: ViewportSize = PHONE) -> BrowserContext:
    context = browser.new_context(
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport=size,
        has_touch=True,
    )
    context.set_default_timeout(20_000)
    sign_in(context, address, office, "g5")
    return context


def looked_at(phone: Phone, name: str) -> None:
    """No barrier, nothing cut off, nothing smaller than a thumb."""
    tab = phone.tab
    SCREENS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SCREENS / f"{name}.png", full_page=True)
    found = Axe().run(tab, options=RULES).response["violations"]
    wrong = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
    assert not wrong, wrong
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.evaluate("innerWidth")
    assert tab.evaluate(SMALL) == []


def add(phone: Phone, *visits: dict[str, Any], act_id: str | None = None) -> None:
    phone.tab.evaluate(ADD, [CODE, [[act_id, each] for each in visits]])


@contextmanager
def dying(file: Path, port: int, falls: int) -> Iterator[Callable[[], int]]:
    """The pages by a process that is killed and comes back; how often it has fallen so far."""
    command = [sys.executable, "-m", "tests.support.dying_web", str(file), str(port), str(falls)]
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    told = Path(f"{file}.falls")
    try:
        yield lambda: int(told.read_text().split()[0]) if told.is_file() else 0
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
