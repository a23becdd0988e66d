"""A batch's sheet as a bank's clerk handles it: downloaded, cells filled in or changed, sent back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from starlette.testclient import TestClient
from xlsxwriter import Workbook

from domain.banking.batch import FIELDS
from domain.banking.reply import COLUMNS
from domain.banking.sheet import heading
from domain.importing.rows import letters
from reports.reading_xlsx import read_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLACES = {name: place for place, name in enumerate(("place", *FIELDS))}
_ANSWERS = {name: len(_PLACES) + place for place, name in enumerate(COLUMNS)}


class Filled:
    """The grid of a batch; rows of the lines are counted from 1."""

    def __init__(self, content: bytes) -> None:
        self.grid: list[list[Any]] = [list(row) for row in read_xlsx(content)]
        self.top = next(n for n, row in enumerate(self.grid) if row[0] == heading("place", False))

    def answer(self, place: int, **said: Any) -> Filled:
        for name, value in said.items():
            self.grid[self.top + place][_ANSWERS[name]] = value
        return self

    def alter(self, place: int, name: str, value: Any) -> Filled:
        self.grid[self.top + place][_PLACES[name]] = value
        return self

    def cell(self, place: int, name: str, answer: bool = False) -> str:
        return f"{letters((_ANSWERS if answer else _PLACES)[name])}{self.top + place + 1}"

    def value(self, place: int, name: str) -> Any:
        return self.grid[self.top + place][_PLACES[name]]

    def bytes(self, formula: str | None = None) -> bytes:
        """`formula`: a cell that gets one, with a result like any other."""
        made = io.BytesIO()
        with Workbook(made, {"in_memory": True}) as book:
            page, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
            for row, cells in enumerate(self.grid):
                _write(page, row, cells, day)
            if formula:
                page.write_formula(formula, "=1+1", None, 2)
        return made.getvalue()


def _write(page: Any, row: int, cells: Sequence[Any], day: Any) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, str):
            page.write_string(row, column, value)
        elif isinstance(value, date):
            page.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
        elif value is not None:
            page.write_number(row, column, value)


def send(visitor: TestClient, content: bytes, name: str = "tra-loi.xlsx") -> Any:
    return visitor.post("/replies", files={"file": (name, content, XLSX)})


def sheet(bank: TestClient, at: str) -> Filled:
    return Filled(bank.get(f"{at}.xlsx").content)


def applied(bank: TestClient, content: bytes, name: str = "tra-loi.xlsx") -> str:
    answer = send(bank, content, name)
    assert answer.status_code == 303, answer.text
    looked = bank.get(answer.headers["location"])
    assert looked.status_code == 200
    done = bank.post(f"{answer.headers['location']}/apply")
    assert done.status_code == 200
    return str(done.text)
