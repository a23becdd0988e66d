"""What was being written is there again, for its writer alone, until it is sent."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from persistence import tables as t
from tests.support.offices import DAY, an_office, engine_of
from tests.support.visiting import visitor_of

ADDRESS = "/cases/NX-2026-0003/visit"


@pytest.fixture
def empty(database_url):
    with an_office(database_url) as office:
        yield office


def test_a_draft_is_sealed_its_writers_own_and_the_last_one(empty):
    drafts, now = empty.desk.drafts, empty.now()
    drafts.save("canbo", ADDRESS, {"note": "Gặp mẹ của anh"}, now)
    drafts.save("canbo", ADDRESS, {"note": "Gặp mẹ của anh ở chợ"}, now)
    with engine_of(empty).connect() as connection:
        [sealed] = connection.scalars(select(t.draft.c.sealed)).all()
    assert "chợ".encode() not in sealed
    assert drafts.find("canbo", ADDRESS, now).fields == {"note": "Gặp mẹ của anh ở chợ"}
    assert drafts.find("lanhdao", ADDRESS, now) is None


def test_a_draft_is_kept_for_fourteen_days(empty):
    drafts, now = empty.desk.drafts, empty.now()
    drafts.save("canbo", ADDRESS, {"note": "cũ"}, now)
    last = now + timedelta(days=14)
    assert drafts.find("canbo", ADDRESS, last)
    assert drafts.find("canbo", ADDRESS, last + timedelta(seconds=1)) is None
    drafts.save("lanhdao", "/cases/new", {"name": "Lò"}, last + timedelta(seconds=1))
    with engine_of(empty).connect() as connection:
        assert connection.scalars(select(t.draft.c.user)).all() == ["lanhdao"]


def test_a_form_offers_its_draft_and_sending_it_ends_it(office, visitor, people, form):
    address = f"/cases/{people['supported'].number}/visit"
    saved = visitor.post(
        "/drafts", data={"form": address, "f.note": "Hàng xóm kể", "f.met": "yes", "f.command_id": "x"}
    )
    assert saved.json()["said"].startswith("Đã lưu nháp 02/03/2026 09:00")
    assert "Tiếp tục bản nháp" in visitor.get(address).text
    taken = visitor.get(f"{address}?draft=1").text
    assert ">Hàng xóm kể</textarea>" in taken
    assert 'value="x"' not in taken
    sent = form(people["supported"], held_on=DAY.isoformat(), met="yes", mode="home")
    assert visitor.post(address, data=sent).status_code == 303
    assert "bản nháp" not in visitor.get(address).text


def test_a_draft_is_dropped_when_asked(visitor):
    visitor.post("/drafts", data={"form": "/cases/new", "f.name": "Lò Văn Mới"})
    assert 'value="Lò Văn Mới"' in visitor.get("/cases/new/form?draft=1").text
    assert visitor.post("/drafts/drop", data={"form": "/cases/new"}).headers["location"] == "/cases/new"
    assert "Lò Văn Mới" not in visitor.get("/cases/new/form?draft=1").text


def test_a_refused_form_keeps_its_draft(visitor, people, form):
    address = f"/cases/{people['supported'].number}/visit"
    visitor.post("/drafts", data={"form": address, "f.note": "Hàng xóm kể"})
    assert visitor.post(address, data=form(people["supported"], note="Hàng xóm kể")).status_code == 422
    assert "Tiếp tục bản nháp" in visitor.get(address).text


def test_after_the_session_ended_the_draft_is_still_there(office, visitor, people, form):
    address = f"/cases/{people['supported'].number}/visit"
    visitor.post("/drafts", data={"form": address, "f.note": "Viết dở"})
    visitor.cookies.clear()
    ended = visitor.post(address, data=form(people["supported"]))
    assert ended.status_code == 401
    assert f"/sign-in?next={address}" in ended.text
    assert visitor.post("/drafts", data={"form": address, "f.note": "x"}).status_code == 401
    assert ">Viết dở</textarea>" in visitor_of(office).get(f"{address}?draft=1").text


@pytest.mark.parametrize(
    "address", ["", "https://example.org/", "//example.org", "/\\example.org", "/" + "x" * 200]
)
def test_a_draft_has_an_address_of_ours(visitor, address):
    assert visitor.post("/drafts", data={"form": address, "f.note": "x"}).status_code == 422
    assert visitor.post("/drafts/drop", data={"form": address}).status_code == 422


def test_going_back_leads_nowhere_else(visitor):
    answer = visitor.post("/drafts/drop", data={"form": "/cases/new", "back": "//example.org"})
    assert answer.headers["location"] == "/cases/new"


def test_a_book_is_no_draft(visitor):
    assert visitor.post("/drafts", data={"form": "/cases/new", "f.note": "x" * 60_001}).status_code == 422
