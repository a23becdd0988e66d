"""A list of people as a spreadsheet brings it: every cell read or named with what was expected instead."""

from domain.importing.columns import COLUMNS, Column
from domain.importing.rows import Register, Row, Running, Sheet, Wrong, read_sheet

__all__ = ["COLUMNS", "Column", "Register", "Row", "Running", "Sheet", "Wrong", "read_sheet"]
