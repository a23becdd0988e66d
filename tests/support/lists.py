"""Lists of people as somebody would type them: rows by column heading, as a grid and as a real file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

GOOD: Mapping[str, Any] = {
    "họ và tên": "Lương Văn Tới",
    "năm sinh": 1988,
    "giới tính": "Nam",
    "dân tộc": "Thái",
    "số căn cước": "038088000001",
    "điện thoại": "0912345670",
    "xã": "Xã Như Xuân",
    "thôn": "Khu phố 1",
    "giấy chứng nhận": "chấp hành xong",
    "số giấy": "117/GCN",
    "ngày chấp hành xong": date(2025, 2, 20),
    "án tuyên (tháng)": 30,
    "đã thông báo quyền": "Có",
}
RUNNING: Mapping[str, Any] = {
    **GOOD,
    "trạng thái hiện tại": "đang hỗ trợ",
    "từ ngày": date(2025, 6, 1),
    "căn cứ": "15/BB-UBND, 01/6/2025, Lê Văn Tám",
}


def grid_of(*rows: Mapping[str, Any], above: Sequence[Sequence[Any]] = ()) -> list[Sequence[Any]]:
    """The headings in the order in which the rows first name them, then the rows."""
    headings = list(dict.fromkeys(name for row in rows for name in row))
    return [*above, headings, *([row.get(name) for name in headings] for row in rows)]


def file_of(grid: Iterable[Sequence[Any]], formulas: Mapping[tuple[int, int], str] | None = None) -> bytes:
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(grid):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    page.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
                elif isinstance(value, (int, float)) and not isinstance(value, bool):
                    page.write_number(row, column, value)
                elif value is not None:
                    page.write_string(row, column, str(value))
        for (row, column), formula in (formulas or {}).items():
            page.write_formula(row, column, formula, None, 1990)
    return made.getvalue()
