"""Reads an uploaded spreadsheet as bare values: small enough, a real one, and never its formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, ClassVar
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from domain.errors import DomainError

MOST_BYTES = 10_000_000
# Unpacked: a list of 5,000 people has about 10 MB. What claims more, or hides more, is not read.
_MOST_UNPACKED = 120_000_000
_MOST_RATIO = 200
_MOST_FILES = 500
# A single cell in the last row of a sheet makes it a million rows long.
_MOST_ROWS, _MOST_COLUMNS = 6_000, 120
_CELL = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_CHUNK = 1_000_000

Value = str | int | float | bool | date | None


class FileTooLarge(DomainError):
    """data: bytes, most."""

    key: ClassVar[str] = "file_too_large"


class NotASpreadsheet(DomainError):
    """Another kind of file, a damaged one, or one that would unpack to far more than a list of people."""

    key: ClassVar[str] = "not_a_spreadsheet"


def read_xlsx(content: bytes) -> list[Sequence[Value]]:
    """The first sheet with anything on it, from row 1 and column A on. Raises FileTooLarge, NotASpreadsheet."""
    if len(content) > MOST_BYTES:
        raise FileTooLarge(bytes=len(content), most=MOST_BYTES)
    _require_sound(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_width > _MOST_COLUMNS:
                raise NotASpreadsheet
            rows = sheet.to_python(skip_empty_area=False)
            if rows:
                return [tuple(map(_value, row)) for row in rows]
    except (CalamineError, ValueError, OSError):
        raise NotASpreadsheet from None
    return []


def _require_sound(content: bytes) -> None:
    """Unpacks every part and counts, because what a zip says of itself may be a lie."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if len(parts) > _MOST_FILES or "xl/workbook.xml" not in names or _macros(names):
                raise NotASpreadsheet
            left = min(_MOST_UNPACKED, max(2_000_000, len(content) * _MOST_RATIO))
            for part in parts:
                left -= _unpacked(packed, part.filename, left)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise NotASpreadsheet from None


def _macros(names: set[str]) -> bool:
    return any(name.endswith("vbaProject.bin") for name in names)


def _unpacked(packed: ZipFile, name: str, left: int) -> int:
    """How large the part is. Raises NotASpreadsheet for a cell too far out: the reader makes room for all before it."""
    size, tail = 0, b""
    with packed.open(name) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            for found in _CELL.finditer(tail + chunk):
                if len(found[1]) > 2 or int(found[2]) > _MOST_ROWS:
                    raise NotASpreadsheet
            tail = chunk[-40:]
            if size > left:
                raise NotASpreadsheet
    return size


def _value(cell: Any) -> Value:
    """Calamine says "" for nothing, and a whole number of days for a day."""
    if cell == "" or isinstance(cell, (time, timedelta)):
        return None
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, (str, int, float, bool, date)) else str(cell)
