"""Shipped files as mappings that remember their lines, so that a mistake is refused where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain.dates import parse_day
from domain.errors import DomainError


class DataFileError(DomainError):
    """A shipped file is wrong. data: file, line, what (it says), expected."""

    key = "data_file"


class Marked(dict[str, Any]):
    """A mapping read from `file`, which begins on `line`; each key stands on `lines[key]` (from 1)."""

    def __init__(self, items: Mapping[str, Any], file: str, line: int, lines: Mapping[str, int]) -> None:
        super().__init__(items)
        self.file, self.line, self.lines = file, line, lines

    def refuse(self, name: str | None, what: str, expected: str) -> DataFileError:
        line = self.lines.get(name, self.line) if name is not None else self.line
        return DataFileError(file=self.file, line=line, what=what, expected=expected)

    def only(self, names: Collection[str]) -> None:
        for name in self:
            if name not in names:
                raise self.refuse(name, f"unknown key {name!r}", f"one of {', '.join(sorted(names))}")

    def need(self, name: str, expected: str) -> Any:
        if self.get(name) is None:
            raise self.refuse(name, f"no {name!r}", expected)
        return self[name]

    def text(self, name: str) -> str:
        raw = self.need(name, "a text")
        if not isinstance(raw, str) or not raw.strip():
            raise self.refuse(name, f"{name!r} is {raw!r}", "a text")
        return raw

    def text_or(self, name: str, default: str) -> str:
        return default if self.get(name) is None else self.text(name)

    def choice(self, name: str, allowed: Iterable[str]) -> str:
        raw, choices = self.text(name), tuple(allowed)
        if raw not in choices:
            raise self.refuse(name, f"{name!r} is {raw!r}", f"one of {', '.join(choices)}")
        return raw

    def whole(self, name: str) -> int:
        raw = self.need(name, "a whole number, 0 or more")
        if type(raw) is not int or raw < 0:
            raise self.refuse(name, f"{name!r} is {raw!r}", "a whole number, 0 or more")
        return raw

    def day(self, name: str) -> date:
        raw = self.need(name, "a date YYYY-MM-DD")
        try:
            return parse_day(raw)
        except ValueError:
            raise self.refuse(name, f"{name!r} is {raw!r}", "a date YYYY-MM-DD that exists") from None

    def day_or_none(self, name: str) -> date | None:
        return None if self.get(name) is None else self.day(name)

    def texts(self, name: str) -> tuple[str, ...]:
        raw = self.need(name, "a list of texts")
        if not isinstance(raw, list) or not raw or not all(isinstance(each, str) for each in raw):
            raise self.refuse(name, f"{name!r} is {raw!r}", "a list of texts")
        return tuple(raw)

    def each(self, name: str) -> Iterator[Marked]:
        """The mappings of a list; an empty list is refused too, since it would say nothing."""
        raw = self.need(name, "a list of mappings")
        if not isinstance(raw, list) or not raw:
            raise self.refuse(name, f"{name!r} is {raw!r}", "a list of mappings")
        for entry in raw:
            if not isinstance(entry, Marked):
                raise self.refuse(name, f"an entry of {name!r} is {entry!r}", "a mapping")
            yield entry

    def under(self, name: str) -> Marked:
        raw = self.need(name, "a mapping")
        if not isinstance(raw, Marked):
            raise self.refuse(name, f"{name!r} is {raw!r}", "a mapping")
        return raw
