"""One cell at a time: a value, or what is wrong with it and what would be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from domain import people
from domain.errors import BadValue
from domain.importing.columns import Column, plain, shown_words, words_for

Value = str | int | float | bool | date | None


class Unread(Exception):
    """`problem` names the text `import.problem.<problem>`; `expected` is shown as it is."""

    def __init__(self, problem: str, expected: str) -> None:
        super().__init__(problem)
        self.problem, self.expected = problem, expected


_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+", re.ASCII)
# Soft hyphen, zero-width marks, marks of direction.
_HIDDEN = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)


def text_of(value: Value) -> str:
    """As a person would read the cell: composed letters, single spaces, nothing invisible."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (date, datetime)):
        return value.strftime("%d/%m/%Y")
    composed = unicodedata.normalize("NFC", str(value)).translate(_HIDDEN)
    return " ".join("".join(c if c.isprintable() else " " for c in composed).split())


def read(column: Column, value: Value, on: date) -> Any:
    """The value, or None for an empty cell. Raises Unread."""
    text = text_of(value)
    return _READERS[column.kind](column, value, text, on) if text else None


def _text(column: Column, value: Value, text: str, on: date) -> str:
    if len(text) > column.most:
        raise Unread("too_long", f"≤ {column.most}")
    return text


def _whole(value: Value, text: str) -> int | None:
    """A number of the sheet, or one written with grouped thousands."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if float(value).is_integer() else None
    written = re.sub(r"\s*(đồng|vnđ|vnd|đ|tháng)\.?$", "", text.casefold())
    return int(re.sub(r"\D", "", written)) if _GROUPED.fullmatch(written) and len(written) < 20 else None


def _day(column: Column, value: Value, text: str, on: date) -> date:
    found = _date(value, text)
    if found is None:
        raise Unread("not_a_day", "dd/MM/yyyy")
    if found > on:
        raise Unread("to_come", f"≤ {on:%d/%m/%Y}")
    return found


def _date(value: Value, text: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    parts = _DAY.fullmatch(text)
    iso = _ISO.fullmatch(text)
    figures = parts.groups()[::-1] if parts else iso.groups() if iso else None
    try:
        return None if figures is None else date(*map(int, figures))
    except ValueError:
        return None


def _birth(column: Column, value: Value, text: str, on: date) -> int:
    day = _date(value, text)
    year = day.year if day else _whole(value, text)
    expected = f"{on.year - 110}–{on.year - 14}, dd/MM/yyyy"
    try:
        return people.birth_year(year or 0, on)
    except BadValue:
        raise Unread("not_a_year", expected) from None


def _months(column: Column, value: Value, text: str, on: date) -> int:
    found = _whole(value, text)
    if found is None or not 1 <= found <= 1200:
        raise Unread("not_a_number", "1–1200")
    return found


def _money(column: Column, value: Value, text: str, on: date) -> int:
    found = _whole(value, text)
    if found is None or not 0 <= found <= 10**12:
        raise Unread("not_money", "100.000.000")
    return found


def _choice(column: Column, value: Value, text: str, on: date) -> str:
    found = words_for(column).get(plain(text))
    if found is None:
        raise Unread("not_known", "; ".join(shown_words(column)))
    return found


def _choices(column: Column, value: Value, text: str, on: date) -> tuple[str, ...]:
    """Separated by semicolons or lines; a comma may be part of a name."""
    written = unicodedata.normalize("NFC", str(value))
    parts = [each for each in re.split(r"[;\n\r]+", written) if each.strip()]
    if len(parts) == 1 and plain(parts[0]) not in words_for(column):
        parts = written.split(",")
    return tuple(dict.fromkeys(_choice(column, part, part, on) for part in parts if part.strip()))


_YES: Mapping[str, bool] = {
    **dict.fromkeys(("co", "x", "da thong bao", "da", "roi", "yes", "1", "true"), True),
    **dict.fromkeys(("khong", "chua", "no", "0", "false"), False),
}


def _yes(column: Column, value: Value, text: str, on: date) -> bool:
    found = _YES.get(plain(text))
    if found is None:
        raise Unread("not_known", "Có; Không")
    return found


def _citizen_id(column: Column, value: Value, text: str, on: date) -> str | None:
    """A number of fewer digits has lost zeros on the way: how many, only the paper tells."""
    if not isinstance(value, str) and len(text) < 12:
        raise Unread("zeros_lost", "12 chữ số, ô định dạng văn bản")
    try:
        return people.citizen_id(text.lstrip("'"))
    except BadValue:
        raise Unread("not_citizen_id", "12 chữ số") from None


def _phone(column: Column, value: Value, text: str, on: date) -> str | None:
    try:
        return people.phone_number(text.lstrip("'"))
    except BadValue as refusal:
        problem = "zeros_lost" if not isinstance(value, str) and len(text) == 9 else "not_phone"
        raise Unread(problem, str(refusal.data["expected"])) from None


_READERS: Mapping[str, Callable[[Column, Value, str, date], Any]] = {
    "text": _text,
    "unit": _text,
    "day": _day,
    "birth": _birth,
    "months": _months,
    "money": _money,
    "choice": _choice,
    "choices": _choices,
    "yes": _yes,
    "citizen_id": _citizen_id,
    "phone": _phone,
}
