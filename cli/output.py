"""What a command prints: tables for a person, one JSON document for a program, trouble always on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from domain.wording import Lang, say


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


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Numbers to the right, everything else to the left; grows with the terminal."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    made = Table(*headings, title=title or None, box=SIMPLE, title_justify="left", header_style="bold")
    for row in rows:
        made.add_row(*(shown(each) for each in row))
    Console(width=None if sys.stdout.isatty() else 120, highlight=False).print(made)


def shown(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, date):
        return say("shown.value", {"value": value}, lang=OUT.lang)
    if isinstance(value, bool):
        return t("shown.yes") if value else t("shown.no")
    return str(value)
