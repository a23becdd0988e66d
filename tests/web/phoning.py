"""A member of a group with a phone in the hand: opens the app, types the code, taps, and the taps are counted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import func, select

from persistence import tables as t
from tests.support.offices import engine_of
from web.app import create_app
from web.serve import listening
from workflows.services.office import Office

CODE = "258013"
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


def rows_in(office: Office) -> list[dict[str, object]]:
    with engine_of(office).connect() as connection:
        return [dict(row) for row in connection.execute(select(t.visit).order_by(t.visit.c.id)).mappings()]


def offline(context: BrowserContext, out: bool = True) -> None:
    context.set_offline(out)
