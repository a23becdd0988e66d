"""Spreadsheets that leave hold no formula; spreadsheets that come are small, real, and read as bare values."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reports.reading_xlsx import MOST_BYTES, FileTooLarge, NotASpreadsheet, read_xlsx
from reports.xlsx import Heading, Sheet, workbook
from tests.support.lists import file_of

HEADINGS = (Heading("Họ và tên"), Heading("Ngày", "day"), Heading("Tiền", "money"), Heading("Lúc", "instant"))
SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "{=1}",
    "http://a.b",
    "a\x01\x0bb",
    "\u202e",
    "x" * 40_000,
    "0123",
]


def sheet_xml(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as packed:
        return packed.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_written_as_text_whatever_it_looks_like(text):
    made = workbook(Sheet("T", HEADINGS, [(text, text, text, text)]))
    assert "<f>" not in sheet_xml(made)
    assert "hyperlink" not in sheet_xml(made)
    (_, row) = read_xlsx(made)
    assert {type(cell) for cell in row} == {str}
    assert row[0] == text.replace("\x01", "").replace("\x0b", "")[:32_767]


def test_days_are_days_money_is_a_number_and_instants_are_shown_in_vietnam():
    day, instant = date(2026, 3, 2), datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
    made = workbook(Sheet("T", HEADINGS, [("Lò", day, 50_000_000, instant), ("Vi", None, None, None)]))
    assert read_xlsx(made)[1:] == [("Lò", day, 50_000_000, day), ("Vi", None, None, None)]
    assert f"{46083 + 9.5 / 24:.6f}"[:10] in sheet_xml(made)  # 09:30 of that day


def test_the_heading_stays_in_sight_below_the_lines_above_it():
    made = workbook(Sheet("Hồ sơ: [1]/2", HEADINGS, [], above=("Danh sách", "DỮ LIỆU GIẢ LẬP")))
    assert read_xlsx(made)[:2] == [("Danh sách", None, None, None), ("DỮ LIỆU GIẢ LẬP", None, None, None)]
    assert '<pane ySplit="3"' in sheet_xml(made)


def test_formulas_are_read_as_the_values_that_they_showed():
    made = file_of([["Năm sinh"], [None]], formulas={(1, 0): "=1980+10"})
    assert read_xlsx(made) == [("Năm sinh",), (1990,)]


def packed(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_x", ".x"), content)
    return made.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A real file with one part more, or another."""
    made = BytesIO()
    with ZipFile(BytesIO(file_of([["a"]]))) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"Ho va ten;Nam sinh\nA;1980\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        packed(word__document_xml=b"<w/>"),
        packed(xl__workbook_xml=b"nothing"),
        file_of([["a"]])[:-200],
        with_part("xl/vbaProject.bin", b"\0"),
        with_part("xl/media/big.png", b"\0" * 30_000_000),
        with_part(SHEET, b'<worksheet><sheetData><row r="1"><c r="XFD1048576"/></row></sheetData></worksheet>'),
        with_part(SHEET, b"<worksheet><sheetData><row><c s='1' r='A9000'/></row></sheetData></worksheet>"),
        with_part(SHEET, b"<worksheet><sheetData><row"),
    ],
    ids=["empty", "stub", "csv", "xls", "docx", "no-sheet", "cut", "macros", "bomb", "far", "long", "broken"],
)  # fmt: skip
def test_what_is_no_small_sound_spreadsheet_is_refused(content):
    with pytest.raises(NotASpreadsheet):
        read_xlsx(content)


def test_a_file_that_is_too_large_is_refused_before_it_is_unpacked():
    with pytest.raises(FileTooLarge):
        read_xlsx(b"\0" * (MOST_BYTES + 1))


def test_five_thousand_rows_are_read():
    rows = [[f"Người {number}", 1980, "x" * 200] for number in range(5_000)]
    assert len(read_xlsx(file_of([["a", "b", "c"], *rows]))) == 5_001
