"""Cells, tables and sections of a report in words: drawn alike on a page, in a terminal and on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from domain.wording import Lang, say

Document = Mapping[str, Any]
NOTHING = "—"


class Linked(NamedTuple):
    """A count of cases that a list shows where it is of today; `what`: the list's filter."""

    cases: int
    what: str


Cell = str | int | Linked


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of a row names it; numbers stay numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """`definition`: what is counted; `lines`: what a table would say in a row of its own."""

    name: str
    title: str
    definition: str
    tables: tuple[Table, ...]
    lines: tuple[str, ...] = ()


class Words:
    """Texts of the report in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def t(self, key: str, **args: Any) -> str:
        return say(key, args, lang=self.lang)

    def section(self, name: str, tables: Sequence[Table], lines: Sequence[str] = (), **args: Any) -> Section:
        title, definition = self.t(f"outcomes.section.{name}"), self.t(f"outcomes.define.{name}", **args)
        return Section(name, title, definition, tuple(tables), tuple(lines))

    def table(self, caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
        """`columns`: names under outcomes.column."""
        return self.headed(caption, [self.t(f"outcomes.column.{name}") for name in columns], rows)

    def headed(self, caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
        return Table(caption, tuple(columns), tuple(tuple(row) for row in rows))

    def state(self, code: str) -> str:
        text = self.t(f"state.{code}")
        return text[:1].upper() + text[1:]

    def share(self, value: float | None) -> str:
        if value is None:
            return NOTHING
        text = f"{value * 100:.1f} %"
        return text if self.lang == "en" else text.replace(".", ",")

    def between(self, low: float | None, high: float | None) -> str:
        """An interval without both ends is none."""
        return NOTHING if low is None or high is None else f"{self.share(low)} – {self.share(high)}"

    def seen(self, count: int | None) -> Cell:
        return self.t("outcomes.hidden") if count is None else count

    def days(self, of: Document, name: str) -> str:
        """A quantile with its interval; what is not reached yet is said so."""
        at, low, high = of[name], of.get(f"{name}_lower"), of.get(f"{name}_upper")
        if at is None:
            return self.t("outcomes.not_yet") if of["times"] else NOTHING
        return f"{at:g}" + (f" ({_end(low)}–{_end(high)})" if low is not None or high is not None else "")


def _end(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"


Draw = Callable[[Words, Document], Section]
