"""The monthly report as PDF, Word file and spreadsheet: the same bytes for the same view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from domain.documents import MonthlyView
from domain.monthly.frozen import ENDINGS
from domain.wording import say
from reports.documents import docx, pdf
from reports.docx_template import steady
from reports.monthly_filling import monthly_texts
from reports.xlsx import Heading, Sheet, workbook

_PARTS = ("states", "places", "moves", "work", "loans")
_COLUMNS = (
    "group", "window", "people", "events", "competing", "none", "left_early", "rate", "interval",
)  # fmt: skip


def files(view: MonthlyView, own: Path | None = None) -> dict[str, bytes]:
    """By ending. `own`: a folder of templates that go before those that ship."""
    made = {"pdf": pdf(view, own), "docx": docx(view, own), "xlsx": xlsx(view)}
    return {ending: made[ending] for ending in ENDINGS}


def xlsx(view: MonthlyView) -> bytes:
    texts = monthly_texts(view)
    above = [texts["about"], texts["basis"], texts["standing"], *([say("demo.banner")] if view.demo else [])]
    created = date.fromisoformat(view.figures["known_on"])
    return steady(workbook(*_sheets(view.figures, texts, above), created=created))


def _sheets(figures: Mapping[str, Any], texts: Mapping[str, Any], above: list[str]) -> Iterator[Sheet]:
    counts = [
        (say(f"monthly.part.{part}"), line["what"], _number(line["count"]))
        for part in _PARTS
        for line in texts[part]
    ]
    headings = (
        Heading(say("monthly.sheet.part"), width=30),
        Heading(say("monthly.sheet.what"), width=56),
        Heading(say("monthly.sheet.count"), "number", 18),
    )
    yield Sheet(say("monthly.sheet.counts"), headings, counts, (*above, texts["hidden"]))
    rows = [
        (table["title"], *(_number(row[name]) for name in ("group", "months", *_COLUMNS[2:])))
        for table in texts["tables"]
        for row in table["rows"]
    ]
    shown = [
        Heading(say(f"recidivism.column.{name}"), "number" if name == "window" else "text", 18)
        for name in _COLUMNS
    ]
    first = Heading(say("monthly.sheet.part"), width=26)
    yield Sheet(
        say("monthly.sheet.recidivism"), (first, *shown), rows, (*above, texts["finding"], texts["caveat"])
    )
    lines = [(line,) for line in (*texts["card"], texts["hidden"])]
    lines += [
        (f"{texts['history']}: {texts['history_head']}",),
        (f"{texts['content']}: {texts['content_hash']}",),
    ]
    yield Sheet(
        say("monthly.sheet.definition"), (Heading(say("monthly.sheet.definition"), width=140),), lines, above
    )


def _number(text: str) -> Any:
    """A number where it is one, so that it can be added up; a hidden one stays a word."""
    bare = text.replace(".", "")
    return int(bare) if bare.isascii() and bare.isdigit() else text
