"""The rows of a list: each read whole, with every error of its cells, independent of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from domain.case import Stage
from domain.errors import DomainError
from domain.importing.cells import Unread, Value, read, text_of
from domain.importing.columns import COLUMNS, HEADINGS, Column, plain
from domain.importing.places import unit_named
from domain.units import Units

MOST_ROWS = 5_000
_SEARCHED = 20  # title rows above the heading
_EXAMPLE = "vi du "  # the template's own row, left in
_TAKEN_OVER = ("since", "paper", "pause_reason", "left", "group", "livelihood", "loan_vnd", "pressing")


class NoHeading(DomainError):
    """No row holds the headings. data: missing (the required ones that the nearest row lacks)."""

    key: ClassVar[str] = "no_heading"


class TooManyRows(DomainError):
    """data: rows, most."""

    key: ClassVar[str] = "too_many_rows"


@dataclass(frozen=True, slots=True)
class Register:
    """What names in the sheet are looked up in: communes of the day, groups and firms by code, the viewer's scope."""

    units: Units
    on: date
    scope: frozenset[str] | None = None
    groups: Mapping[str, UUID] = field(default_factory=dict)
    employers: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One cell: `problem` names the text `import.problem.<problem>`."""

    cell: str
    column: str
    value: str
    problem: str
    expected: str


@dataclass(frozen=True, slots=True)
class Running:
    """Where a case that ran on paper stands."""

    stage: Stage
    since: date
    paper: str
    pause_reason: str | None
    left: Stage | None


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as the sheet counts; `values` by column key, complete when nothing is `wrong`."""

    number: int
    values: Mapping[str, Any]
    wrong: tuple[Wrong, ...] = ()

    @property
    def running(self) -> Running | None:
        v = self.values
        if v.get("state") is None:
            return None
        left = Stage(v["left"]) if v.get("left") else None
        return Running(Stage(v["state"]), v["since"], v["paper"], v.get("pause_reason"), left)

    @property
    def key(self) -> str:
        """The same person in the same return, however often the list comes: by citizen ID, else as the paper tells."""
        v = self.values
        if v.get("citizen_id"):
            return f"id|{v['citizen_id']}"
        return f"name|{plain(v['name'])}|{v['birth']}|{v['unit']}|{plain(v['certificate_no'])}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`unread`: headings that no column of ours bears."""

    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()


def read_sheet(grid: Sequence[Sequence[Value]], register: Register) -> Sheet:
    """Raises NoHeading, TooManyRows. Rows above the heading, empty ones and the template's example are passed over."""
    top, places = _heading(grid)
    unread = [text_of(each) for place, each in enumerate(grid[top]) if text_of(each) and place not in places]
    filled = [
        (number, cells) for number, cells in enumerate(grid[top + 1 :], top + 2) if any(map(text_of, cells))
    ]
    if len(filled) > MOST_ROWS:
        raise TooManyRows(rows=len(filled), most=MOST_ROWS)
    name = next(place for place, column in places.items() if column.key == "name")
    rows = [
        _row(number, cells, places, register)
        for number, cells in filled
        if not (name < len(cells) and plain(text_of(cells[name])).startswith(_EXAMPLE))
    ]
    names = letters(name)
    return Sheet(tuple(_once(rows, names)), tuple(unread))


def _heading(grid: Sequence[Sequence[Value]]) -> tuple[int, dict[int, Column]]:
    best: tuple[int, dict[int, Column]] = (0, {})
    for top, cells in enumerate(grid[:_SEARCHED]):
        found = _columns_of(cells)
        if len(found) > len(best[1]):
            best = top, found
    keys = {column.key for column in best[1].values()}
    missing = [each.heading for each in COLUMNS if each.required and each.key not in keys]
    if missing:
        raise NoHeading(missing=", ".join(missing))
    return best


def _columns_of(cells: Sequence[Value]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, cell in enumerate(cells):
        column = HEADINGS.get(plain(text_of(cell)))
        if column is not None and column not in found.values():
            found[place] = column
    return found


def _row(number: int, cells: Sequence[Value], places: Mapping[int, Column], register: Register) -> Row:
    values: dict[str, Any] = {}
    wrong: list[Wrong] = []
    addresses = {column.key: f"{letters(place)}{number}" for place, column in places.items()}
    said = {column.key: cells[place] if place < len(cells) else None for place, column in places.items()}

    def refuse(key: str, problem: str, expected: str) -> None:
        if key == "address" and key not in addresses and "village" in addresses:
            key = "village"
        heading = next(column.heading for column in COLUMNS if column.key == key)
        shown = text_of(said.get(key))[:80]
        if any(each.column == heading for each in wrong):
            return  # one trouble for each cell: the first says what to do
        wrong.append(Wrong(addresses.get(key, f"{number}"), heading, shown, problem, expected))

    for column in places.values():
        try:
            values[column.key] = read(column, said[column.key], register.on)
        except Unread as trouble:
            refuse(column.key, trouble.problem, trouble.expected)
    for column in COLUMNS:
        if column.required and values.get(column.key) is None:
            refuse(column.key, "missing", column.example or column.heading)
    for key, problem, expected in (*_placed(values, register), *_together(values, register)):
        refuse(key, problem, expected)
    return Row(number, values, tuple(sorted(wrong, key=lambda each: (len(each.cell), each.cell))))


def letters(place: int) -> str:
    """The column's letters: 0 -> A, 26 -> AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


Trouble = tuple[str, str, str]


def _placed(values: dict[str, Any], register: Register) -> Iterator[Trouble]:
    """Names become codes and ids."""
    if values.get("unit"):
        try:
            values["unit"], values["old_unit"] = unit_named(register.units, values["unit"], register.on)
        except Unread as trouble:
            yield "unit", trouble.problem, trouble.expected
        else:
            if register.scope is not None and values["unit"] not in register.scope:
                yield "unit", "out_of_scope", "; ".join(sorted(register.scope))
    for key, known in (("group", register.groups), ("employer", register.employers)):
        code = values.get(key)
        if code and code.upper() not in known:
            yield key, "no_such_code", "; ".join(sorted(known)[:20]) or "—"
        values[f"{key}_id"] = known.get(code.upper()) if code else None


def _together(values: Mapping[str, Any], register: Register) -> Iterator[Trouble]:
    """What one cell asks of another."""

    def has(key: str) -> bool:
        return values.get(key) is not None

    if values.get("notice") is False:
        yield "notice", "notice_first", "Có"
    if not has("village") and not has("address"):
        yield "address", "missing", "Số 3, Khu phố 1"
    if not has("state"):
        if any(has(key) for key in _TAKEN_OVER):
            yield "state", "state_first", "trở về; đang hỗ trợ; …"
        return
    for key in ("since", "paper"):
        if not has(key):
            yield key, "missing", {"since": "dd/MM/yyyy", "paper": "15/BB-UBND, 03/5/2025, Lê Văn Tám"}[key]
    if values["state"] == "paused" and not has("pause_reason"):
        yield "pause_reason", "missing", "đi xa; …"
    if has("since") and has("completed_on") and values["since"] < values["completed_on"]:
        yield "since", "before_return", f"≥ {values['completed_on']:%d/%m/%Y}"
    yield from _livelihood(values)
    yield from _loan(values)


def _livelihood(v: Mapping[str, Any]) -> Iterator[Trouble]:
    if not v.get("livelihood"):
        if v["state"] == "employed" or (v["state"] == "stable" and not v.get("loan_vnd")):
            yield "livelihood", "missing", "Làm ruộng, vườn của nhà; …"
        return
    if v["livelihood"] == "job" and not v.get("employer"):
        yield "employer", "missing", "DN-01"
    if not v.get("livelihood_since"):
        yield "livelihood_since", "missing", "dd/MM/yyyy"


def _loan(v: Mapping[str, Any]) -> Iterator[Trouble]:
    if not v.get("loan_vnd"):
        if v["state"] == "loaned":
            yield "loan_vnd", "missing", "50.000.000"
        return
    for key, expected in (
        ("loan_purpose", "Sản xuất; …"),
        ("loan_months", "60"),
        ("disbursed_on", "dd/MM/yyyy"),
    ):
        if not v.get(key):
            yield key, "missing", expected
    if v.get("outstanding_vnd") is None:
        yield "outstanding_vnd", "missing", "0"
    elif v["outstanding_vnd"] > v["loan_vnd"]:
        yield "outstanding_vnd", "above_loan", f"≤ {v['loan_vnd']:,}".replace(",", ".")


def _once(rows: Sequence[Row], names: str) -> Iterator[Row]:
    """A person who stands twice in the list is read once: the second row says where the first is."""
    seen: dict[str, int] = {}
    for row in rows:
        if row.wrong:
            yield row
            continue
        first = seen.setdefault(row.key, row.number)
        if first == row.number:
            yield row
        else:
            name = row.values["name"]
            trouble = Wrong(f"{names}{row.number}", COLUMNS[0].heading, name, "twice", f"{names}{first}")
            yield Row(row.number, row.values, (trouble,))
