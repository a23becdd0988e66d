"""Lists as spreadsheets: every text is written as text, so that nothing in it is ever taken for a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any, Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Kind = Literal["text", "day", "instant", "number", "money"]
_FORMATS = {"text": "@", "day": "dd/mm/yyyy", "instant": "dd/mm/yyyy hh:mm", "number": "0", "money": "#,##0"}
_WIDTHS = {"text": 24, "day": 13, "instant": 18, "number": 10, "money": 16}
_VIETNAM = timedelta(hours=7)
# What one cell of the format holds.
_LONGEST = 32_767


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    kind: Kind = "text"
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`above`: lines over the heading (what it is, by whom, when, which filter, "dữ liệu giả lập")."""

    title: str
    headings: Sequence[Heading]
    rows: Iterable[Sequence[Any]]
    above: Sequence[str] = ()


def workbook(*sheets: Sheet, created: date | None = None) -> bytes:
    """The file. Days are days and money is a number; a heading stays in sight and can be filtered by.

    `created`: the day that the file bears instead of the hour of its making.
    """
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        if created is not None:
            book.set_properties({"created": datetime(created.year, created.month, created.day)})
        for sheet in sheets:
            _fill(book, sheet)
    return made.getvalue()


def _fill(book: Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(_name(sheet.title))
    quiet = book.add_format({"font_color": "#505a5f"})
    head = book.add_format({"bold": True, "bg_color": "#1d70b8", "font_color": "#ffffff", "text_wrap": True})
    kinds = {kind: book.add_format({"num_format": form, "valign": "top"}) for kind, form in _FORMATS.items()}
    top = len(sheet.above)
    for row, line in enumerate(sheet.above):
        page.write_string(row, 0, line, quiet)
    for column, heading in enumerate(sheet.headings):
        page.write_string(top, column, heading.text, head)
        page.set_column(column, column, heading.width or _WIDTHS[heading.kind], kinds[heading.kind])
    last = top
    for last, cells in enumerate(sheet.rows, top + 1):
        for column, (heading, value) in enumerate(zip(sheet.headings, cells, strict=True)):
            _write(page, last, column, heading.kind, value, kinds[heading.kind])
    page.freeze_panes(top + 1, 0)
    if sheet.headings:
        page.autofilter(top, 0, max(last, top), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _write(page: Worksheet, row: int, column: int, kind: Kind, value: Any, form: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        page.write_datetime(row, column, (value + _VIETNAM).replace(tzinfo=None), form)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), form)
    elif kind in ("number", "money") and isinstance(value, (int, float)) and not isinstance(value, bool):
        page.write_number(row, column, value, form)
    else:
        page.write_string(row, column, _storable(str(value)), form)


def _storable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(each for each in text if each >= " " or each in "\n\t")[:_LONGEST]


def _name(title: str) -> str:
    """A sheet's name has 31 characters at most, and none of these."""
    return "".join(" " if each in "[]:*?/\\'" else each for each in title)[:31].strip() or "1"
