"""The floor of the list page: the raw driver, the peer's template under Jinja, no sign-in, no log, one event loop."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import uvicorn
from jinja2 import Environment, FileSystemLoader

from benchmarks.list_rows import PAGE, Shown

Ask = Callable[..., list[tuple[Any, ...]]]
_DUE = "coalesce(c.next_review_on, c.next_visit_on)"
_ROWS = (
    "SELECT c.number, c.stage, c.stage_since, c.unit_code, c.next_review_on, c.next_visit_on, c.person_id,"
    " p.birth_year, p.sex, p.sealed, k.wrapped,"
    " (SELECT count(*) FROM work_item w WHERE w.case_id = c.id AND w.status = 'open')"
    ' FROM "case" c JOIN person p ON p.id = c.person_id LEFT JOIN person_key k ON k.person_id = c.person_id'
    f" WHERE {{}} ORDER BY {_DUE} IS NULL, {_DUE}, c.number LIMIT {PAGE}"
)
_COUNTS = 'SELECT c.stage, count(*) FROM "case" c WHERE {} GROUP BY c.stage'


def _sqlite(path: str) -> tuple[Ask, str]:
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.execute("PRAGMA cache_size=-65536")
    return lambda text, said: connection.execute(text, said).fetchall(), "?"


def _postgres(url: str) -> tuple[Ask, str]:
    connection = psycopg.connect(url, autocommit=True, prepare_threshold=0)
    return lambda text, said: connection.execute(text, said).fetchall(), "%s"


class Page:
    """An application that answers every request with the page of the communes in its query, of all without."""

    def __init__(self, run: dict[str, Any]) -> None:
        self._shown = Shown.of(run)
        self._ask, self._mark = _sqlite(run["sqlite"]) if run["sqlite"] else _postgres(run["url"])
        loader = FileSystemLoader(Path(__file__).parent / "django_peer" / "templates")
        self._template = Environment(loader=loader, autoescape=True).get_template("cases.html")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        query = scope["query_string"].decode()
        body = gzip.compress(self.html(query.split(",") if query else []).encode(), 5)
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-encoding", b"gzip"),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def html(self, units: list[str]) -> str:
        marks = ", ".join([self._mark] * len(units))
        where = f"(c.unit_code IN ({marks}) OR c.transfer_to IN ({marks}))" if units else "true"
        rows = self._ask(_ROWS.format(where), units * 2)
        counts: dict[str, int] = dict(self._ask(_COUNTS.format(where), units * 2))
        return self._template.render(self._shown.page(map(_typed, rows), counts, "–"))


def _typed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """SQLite holds days and ids as texts."""
    if isinstance(row[6], UUID):
        return row
    number, stage, since, unit, review, visit, person, *rest = row
    day = date.fromisoformat
    return number, stage, day(since), unit, review and day(review), visit and day(visit), UUID(person), *rest


if __name__ == "__main__":
    uvicorn.run(
        Page(json.loads(os.environ["BENCH_PEER"])),
        port=int(sys.argv[1]),
        log_level="warning",
        access_log=False,
        lifespan="off",
    )
