"""What a page could not count is not told as a number: searches that find too many, letters beyond the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from sqlalchemy import delete, insert
from starlette.testclient import TestClient

from persistence import tables as t
from persistence.search import finding
from tests.support.offices import an_id, engine_of, instant
from tests.support.visiting import visitor_of
from web.pages import inbox
from workflows.services.office import Office

WIDE = "/cases?q=van"


def words(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page).split())


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search gives up after two."""
    monkeypatch.setattr(finding, "CAP", 2)


def test_a_search_that_finds_everybody_says_how_many(visitor: TestClient) -> None:
    page = words(visitor.get(WIDE).text)
    [(last, total)] = re.findall(r"Hồ sơ 1–(\d+) trong (\d+),", page)
    assert last == total > "2"
    assert re.search(r"trong hơn|ít nhất \d", page) is None, page


@pytest.mark.usefixtures("few")
def test_a_search_that_finds_too_many_says_so_wherever_it_counts(visitor: TestClient) -> None:
    page = words(visitor.get(WIDE).text)
    assert "Hồ sơ 1–2 trong hơn 2," in page
    assert "Còn hồ sơ khác cũng khớp" in page
    assert "Mọi trạng thái hơn 2" in page
    assert re.findall(r"ít nhất (\d+)", page)
    assert "more than 2" in words(visitor.get(f"{WIDE}&lang=en").text)


@pytest.mark.usefixtures("few")
def test_a_state_whose_cases_were_all_found_is_counted(visitor: TestClient) -> None:
    page = words(visitor.get(f"{WIDE}&state=returned").text)
    assert "Hồ sơ 1–1 trong 1," in page
    assert "Còn hồ sơ khác" not in page


def letters(office: Office, read: Mapping[int, bool]) -> None:
    rows = [
        {
            "id": an_id(f"letter {place}"),
            "key": f"letter {place}",
            "to_role": "officer",
            "subject": f"Thư số {place}",
            "text": "",
            "delivered_at": instant(office.today(), place),
            "read_at": office.now() if done else None,
        }
        for place, done in read.items()
    ]
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(delete(t.inbox))
        connection.execute(insert(t.inbox), rows)


@pytest.mark.parametrize(
    ("read", "first", "told", "waiting"),
    [
        ({1: True, 2: False}, "Thư số 2", None, "Chưa đọc (1)"),
        (
            {1: False, 2: True, 3: True, 4: True},
            "Thư số 1",
            "không còn thông báo nào chưa đọc",
            "Chưa đọc (1)",
        ),
        (dict.fromkeys(range(1, 6), False), "Thư số 5", "Đánh dấu đã đọc", "Chưa đọc (5)"),
    ],
)
def test_letters_beyond_the_page_are_told_and_an_unread_one_is_never_pushed_out_by_read_ones(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    read: Mapping[int, bool],
    first: str,
    told: str | None,
    waiting: str,
) -> None:
    monkeypatch.setattr(inbox, "SHOWN", 3)
    letters(office, read)
    page = words(visitor_of(office, "canbo").get("/inbox").text)
    assert re.findall(r"Thư số \d", page)[0] == first
    assert len(re.findall(r"Thư số \d", page)) == min(len(read), 3)
    assert waiting in page
    assert ("Trang này hiện 3" in page) is (told is not None)
    assert told is None or told in page


def test_a_manager_finds_the_units_in_the_menu(office: Office) -> None:
    assert 'href="/admin/units"' in visitor_of(office, "lanhdao").get("/district").text
    assert 'href="/admin/units"' not in visitor_of(office, "canbo").get("/today").text
