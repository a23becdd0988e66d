"""The log: one mark from the click to the message's delivery and the statement, and nothing of anybody's."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, text

from domain.errors import UnknownCase
from domain.messaging.parcels import Contact, Outcome, Parcel
from domain.tracing import current_mark, mark_of, marked
from persistence import tables as t
from persistence.engine import open_engine
from persistence.watched import without_values
from tests.support.offices import DAY, Person, an_id, an_office, engine_of, instant
from tests.support.straight import OURS, client_of
from tests.support.visiting import visitor_of
from web.app import create_app
from workflows.services.sending import send_out
from workflows.watching.logs import begin

MARK = "0af7651916cd43dd8448eb211c80319c"
PARENT = f"00-{MARK}-b7ad6b7169203331-01"
NAME, PHONE, SECRET = "Lò Thị Gieo Trồng", "0987612345", "mat-khau-bi-mat"


def number_of(person: Person) -> str:
    with engine_of(person.office).connect() as connection:
        return str(connection.scalar(select(t.case.c.number).where(t.case.c.id == person.id)))


class Said(io.StringIO):
    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]

    def one(self, event: str) -> dict[str, Any]:
        (found,) = [line for line in self.lines if line["event"] == event]
        return found


@pytest.fixture
def said() -> Iterator[Said]:
    root, ours = logging.getLogger(), logging.getLogger("duongve")
    before = root.handlers[:], root.level, ours.level
    stream = Said()
    begin("info", "json", stream)
    yield stream
    root.handlers[:], root.level = before[0], before[1]
    ours.setLevel(before[2])


@pytest.mark.parametrize(
    ("header", "mark"),
    [
        (PARENT, MARK),
        (f"00-{'0' * 32}-b7ad6b7169203331-01", None),
        (f"00-{MARK.upper()}-b7ad6b7169203331-01", None),
        (f"00-{MARK}", None),
        (f"00-{NAME:<32}-b7ad6b7169203331-01", None),
        ("", None),
    ],
)
def test_a_mark_is_taken_from_a_header_only_where_it_is_one(header: str, mark: str | None) -> None:
    assert mark_of(header) == mark


def test_a_click_is_one_line_by_template_under_the_mark_that_the_answer_names(
    database_url: str, said: Said
) -> None:
    with an_office(database_url) as office:
        person = Person(office, NAME)
        answer = visitor_of(office).get(
            f"/cases/{number_of(person)}?q={NAME}", headers={"traceparent": PARENT}
        )
    assert answer.status_code == 200
    assert answer.headers["x-request-id"] == MARK
    line = said.one("request")
    assert (line["mark"], line["method"], line["route"], line["status"]) == (
        MARK,
        "GET",
        "/cases/{number}",
        200,
    )


def test_the_mark_of_the_click_is_on_the_act_the_message_and_its_delivery(
    database_url: str, said: Said
) -> None:
    with an_office(database_url) as office:
        with marked(MARK):
            Person(office, NAME)
        with engine_of(office).connect() as connection:
            told = connection.execute(select(t.outbox.c.id, t.outbox.c.mark)).all()
    assert {row.mark for row in told} == {MARK}
    assert {line["mark"] for line in said.lines if line["event"] == "act"} == {MARK}
    with marked("f" * 32):
        send_out(_Waiting(), _Carrier(), DAY, lambda: instant(DAY))
    line = said.one("delivery")
    assert (line["mark"], line["run"], line["outcome"]) == (MARK, "f" * 32, "never")
    assert current_mark() is None


class _Waiting:
    """One parcel told under MARK."""

    def __init__(self) -> None:
        self._left = [
            Parcel(an_id("parcel"), "k", "zalo", Contact(PHONE), "message.digest", {"name": NAME}, mark=MARK)
        ]

    def claim(self, *_: Any) -> list[Parcel]:
        found, self._left = self._left, []
        return found

    def record(self, *_: Any) -> dict[str, int]:
        return {"dead": 1}


class _Carrier:
    def deliver(self, parcels: Any) -> list[Outcome]:
        return [Outcome(each, "never", "bad_phone") for each in parcels]


def test_planted_names_and_secrets_reach_no_line(database_url: str, said: Said) -> None:
    """By every way that there is: address, form, header, refusal, defect, slow statement, somebody else's library."""
    with an_office(database_url) as office:
        person = Person(office, NAME)
        app = create_app(office)
        app.state.office = _Broken(office)
        visitor = client_of(app, OURS)
        visitor.get(f"/cases/{number_of(person)}", params={"q": NAME, "phone": PHONE})
        visitor.post("/sign-in", data={"user": NAME, "password": SECRET}, headers={"user-agent": SECRET})
    logging.getLogger("httpx").warning("sent to %s at %s", NAME, PHONE)
    logging.getLogger("apprise").error(f"could not reach {PHONE}")
    with pytest.raises(ValueError, match="Gieo"):
        _fails_with(ValueError(NAME))
    logging.getLogger("duongve.test").error("failed", exc_info=ValueError(f"{NAME} {PHONE}"))
    logging.getLogger("duongve.test").error("failed", exc_info=UnknownCase(case=NAME))
    logging.getLogger("duongve.test").error("failed", extra={"counts": {"a": NAME}, "name_of": NAME})
    slow = open_engine(database_url, slow=0.0)
    with slow.connect() as connection:
        connection.execute(text(f"SELECT '{NAME}', '{PHONE}', :secret"), {"secret": SECRET})
    slow.dispose()
    everything = said.getvalue()
    assert {"page_failed", "failed", "said", "slow_statement"} <= {line["event"] for line in said.lines}
    assert [word for word in (NAME, "Gieo", PHONE, SECRET) if word in everything] == []


def _fails_with(error: Exception) -> None:
    try:
        raise error
    except ValueError:
        logging.getLogger("duongve.test").exception("failed")
        raise


class _Broken:
    """An office whose sessions break with what they were asked."""

    def __init__(self, office: Any) -> None:
        self._office = office

    def __getattr__(self, name: str) -> Any:
        if name in ("sessions", "door"):
            raise RuntimeError(f"{NAME} {PHONE} {SECRET}")
        return getattr(self._office, name)


def test_a_defect_is_told_with_where_it_rose_and_the_number_that_the_reader_got(
    sqlite_url: str, said: Said
) -> None:
    with an_office(sqlite_url) as office:
        app = create_app(office)
        app.state.office = _Broken(office)
        client = client_of(app, OURS)
        client.cookies.set("duongve", "x")
        answer = client.get("/cases", headers={"traceparent": PARENT})
    assert answer.status_code == 500
    assert MARK[:8] in answer.text
    line = said.one("page_failed")
    assert (line["mark"], line["number"], line["route"], line["error"]) == (
        MARK,
        MARK[:8],
        "/cases",
        "RuntimeError",
    )
    assert any(place.startswith("acting.py:") for place in line["rose"])
    assert said.one("request")["status"] == 500


def test_a_statement_is_slow_from_the_threshold_on(database_url: str, said: Said) -> None:
    for slow in (0.0, 60.0, None):
        engine = open_engine(database_url, slow=slow)
        with marked(MARK), engine.connect() as connection:
            assert connection.scalar(text("SELECT 'a' || 'b'")) == "ab"
        engine.dispose()
    found = [line for line in said.lines if line["event"] == "slow_statement" and "||" in line["statement"]]
    assert [(line["statement"], line["mark"]) for line in found] == [("SELECT ? || ?", MARK)]


@pytest.mark.parametrize(
    ("statement", "logged"),
    [
        ("SELECT x1 FROM t\n  WHERE a = 'it''s' AND b = 12.5", "SELECT x1 FROM t WHERE a = ? AND b = ?"),
        ("SELECT $1, %(name_1)s, ?", "SELECT $1, %(name_1)s, ?"),
    ],
)
def test_a_logged_statement_has_no_values(statement: str, logged: str) -> None:
    assert without_values(statement) == logged


@pytest.mark.postgres
def test_postgresql_names_the_mark_of_a_transaction_in_its_activity(postgres_url: str) -> None:
    engine = open_engine(postgres_url, bears_mark=True)
    mine = text("SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid()")
    with engine.connect() as connection:
        with marked(MARK):
            assert connection.scalar(mine) == f"duongve {MARK}"
        connection.rollback()
        assert "duongve" not in str(connection.scalar(mine))
    engine.dispose()


def test_a_trouble_of_the_database_says_no_values(sqlite_url: str) -> None:
    with an_office(sqlite_url) as office:
        for engine in (engine_of(office), office.store.writer):  # type: ignore[attr-defined]
            with pytest.raises(Exception, match="no such table") as trouble, engine.connect() as connection:
                connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": NAME})
            assert NAME not in str(trouble.value)
