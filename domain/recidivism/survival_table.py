"""Reads durations, events and groups from a table of texts, whole or not at all."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from domain.errors import DomainError
from domain.recidivism.counting import CENSORED, EVENT, Floats

_NUMBER = re.compile(r"[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]{1,2})?|\.[0-9]+", re.ASCII)
_HAPPENED = {"0": CENSORED, "1": EVENT, "0.0": CENSORED, "1.0": EVENT, "false": CENSORED, "true": EVENT}
_SHOWN = 20


class BadRows(DomainError):
    """Cells that cannot be read; nothing of the file counts. data: count, line, column, value, expected, bad.

    `bad` lists the first of them, each with line (from 1, the heading's), column, value, expected.
    """

    key: ClassVar[str] = "bad_rows"


class NoSuchColumn(DomainError):
    """data: column, columns (the headings that the file has)."""

    key: ClassVar[str] = "no_such_column"


@dataclass(frozen=True, slots=True)
class SurvivalTable:
    """`groups[i]` is the place of the person's group in `names`."""

    durations: Floats
    kinds: NDArray[np.int8]
    groups: NDArray[np.int64]
    names: tuple[str, ...]


@dataclass(slots=True)
class _Bad:
    cells: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, column: str, value: str, expected: str) -> None:
        self.count += 1
        if len(self.cells) < _SHOWN:
            self.cells.append({"line": line, "column": column, "value": value[:60], "expected": expected})


def read_survival(lines: Iterable[str], duration: str, event: str, by: str | None) -> SurvivalTable:
    """The columns named, of a CSV with a heading (comma, semicolon or tab); raises NoSuchColumn, BadRows.

    A duration is a number, 0 or more, with a decimal point; an event is 1, and 0 is no event by then.
    """
    reader, heading = _opened(lines)
    wanted = [name for name in (duration, event, by) if name is not None]
    for name in wanted:
        if heading.count(name) != 1:
            raise NoSuchColumn(column=name, columns=heading)
    bad, found = _Bad(), _Read([heading.index(name) for name in wanted], wanted)
    try:
        for row in reader:
            if row:
                found.take(row, reader.line_num, len(heading), bad)
    except csv.Error as trouble:
        bad.add(reader.line_num, duration, "…", str(trouble))
    if bad.count:
        raise BadRows(count=bad.count, bad=bad.cells, **bad.cells[0])
    return found.table()


def _opened(lines: Iterable[str]) -> tuple[Any, list[str]]:
    waiting: Iterator[str] = iter(lines)
    first = next(waiting, "").removeprefix("\ufeff")
    mark = max(",;\t", key=first.count)
    reader = csv.reader(_again(first, waiting), delimiter=mark, strict=False)
    return reader, [each.strip() for each in next(reader, [])]


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


class _Read:
    """Columns as they fill; without a group's column everybody is in `all`."""

    def __init__(self, places: Sequence[int], names: Sequence[str]) -> None:
        self._places, self._names = places, names
        self._durations: list[float] = []
        self._kinds: list[int] = []
        self._groups: list[str] = []

    def take(self, row: Sequence[str], line: int, width: int, bad: _Bad) -> None:
        if len(row) != width:
            bad.add(line, self._names[0], ",".join(row), f"{width} cột / columns")
            return
        cells = [row[place].strip() for place in self._places]
        number, happened = _NUMBER.fullmatch(cells[0]), _HAPPENED.get(cells[1].lower())
        if number is None:
            bad.add(line, self._names[0], cells[0], "0, 1, 2.5 …")
        if happened is None:
            bad.add(line, self._names[1], cells[1], "0 | 1")
        if len(cells) > 2 and not cells[2]:
            bad.add(line, self._names[2], "", "…")
        if number is not None and happened is not None:
            self._durations.append(float(cells[0]))
            self._kinds.append(happened)
            self._groups.append(cells[2] if len(cells) > 2 else "all")

    def table(self) -> SurvivalTable:
        names = tuple(sorted(set(self._groups))) if len(self._names) > 2 else ("all",)
        place = {name: at for at, name in enumerate(names)}
        return SurvivalTable(
            np.asarray(self._durations, dtype=np.float64),
            np.asarray(self._kinds, dtype=np.int8),
            np.asarray([place[each] for each in self._groups], dtype=np.int64),
            names,
        )
