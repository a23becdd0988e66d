"""What a command prints: tables for a person, one JSON document for a program, trouble always on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.findings import Finding, Outcome
from domain.wording import Lang, say

if TYPE_CHECKING:
    from workflows.services.office import Office

_MARKS = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNKNOWN: "?"}


class Out:
    """`as_json` and `lang` are set once, from the options that may stand anywhere on the line."""

    as_json = False
    lang: Lang = "vi"


OUT = Out()


def t(key: str, **args: Any) -> str:
    return say(key, args, lang=OUT.lang)


def plain(value: Any) -> Any:
    """A value in JSON's types: dates as YYYY-MM-DD, instants as RFC 3339 UTC, enums by their codes."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return [plain(each) for each in value] if isinstance(value, (list, tuple, set, frozenset)) else value


def emit(document: Any) -> None:
    """The one document of a command with --json."""
    sys.stdout.write(json.dumps(plain(document), ensure_ascii=False, indent=2) + "\n")


def line(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def trouble(text: str) -> None:
    sys.stderr.write(text + "\n")


def banner(opened: Office) -> None:
    """Whatever is shown of invented people says so."""
    if opened.desk.facts().get("demo"):
        line(t("demo.banner").upper())


def finding_line(finding: Finding) -> str:
    """Mark, reason and law; below, what is missing and who supplies it."""
    said = f"  {_MARKS[finding.outcome]} {t(finding.reason, **finding.args)} [{finding.citation}]"
    asks = (t("ask.whom", ask=ask.what, of=ask.of) for ask in finding.asks)
    return said + "".join(f"\n      → {ask}" for ask in asks)


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns of numbers stand to the right; as wide as the terminal, or 120 where there is none."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    found = [tuple(row) for row in rows]
    made = Table(
        title=title or None, box=SIMPLE, title_justify="left", header_style="bold", show_header=any(headings)
    )
    for place, heading in enumerate(headings):
        made.add_column(heading, justify="right" if _all_numbers(row[place] for row in found) else "left")
    for row in found:
        made.add_row(*(shown(each) for each in row))
    Console(width=None if sys.stdout.isatty() else 120, highlight=False).print(made)


def _all_numbers(values: Iterable[Any]) -> bool:
    return all(isinstance(each, int) and not isinstance(each, bool) for each in values)


def shown(value: Any) -> str:
    """A value as people write it: dd/MM/yyyy, thousands grouped, a dash for nothing."""
    if value is None:
        return "—"
    if isinstance(value, date):
        return say("shown.value", {"value": value}, lang=OUT.lang)
    if isinstance(value, bool):
        return t("shown.yes") if value else t("shown.no")
    if isinstance(value, (int, float)):
        return _grouped(value)
    return str(value)


def _grouped(number: int | float) -> str:
    english = f"{number:,}"
    return english if OUT.lang == "en" else english.translate(str.maketrans(",.", ".,"))
