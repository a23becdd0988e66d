"""Refuses a spreadsheet with formulas: what is read of them are their last results, which nobody typed in."""

from __future__ import annotations

import re
from io import BytesIO
from typing import ClassVar
from zipfile import ZipFile

from domain.errors import DomainError
from reports.reading_xlsx import Value, read_xlsx

_FORMULA = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3}\d+)["'][^>]*>\s*<(?:\w+:)?f[\s/>]""")


class FormulaInCell(DomainError):
    """data: cells, count."""

    key: ClassVar[str] = "formula_in_cell"


def read_bare(content: bytes) -> list[list[Value]]:
    """As `read_xlsx`. Raises FormulaInCell beside what that raises."""
    grid = [list(row) for row in read_xlsx(content)]
    with ZipFile(BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        found = [cell.decode() for name in names for cell in _FORMULA.findall(packed.read(name))]
    if found:
        raise FormulaInCell(cells=", ".join(found[:10]), count=len(found))
    return grid
