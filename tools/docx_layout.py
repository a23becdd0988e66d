"""Parts of a Word template in the layout of Decree 30/2020: what python-docx does not say in one word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FACE = "Times New Roman"
LEFT, CENTRE, RIGHT, BOTH = ALIGN.LEFT, ALIGN.CENTER, ALIGN.RIGHT, ALIGN.JUSTIFY
# What the margins of 30 and 15 mm leave of an A4 page, in points.
WIDE = {False: 468.0, True: 714.0}


def paper(flipped: bool = False) -> Paper:
    """A4 with margins of 25, 20, 30 and 15 mm, 13 points, and the marks of every page in its header."""
    made = Document()
    section = made.sections[0]
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if flipped else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if flipped else (short, long)
    section.top_margin, section.bottom_margin = Mm(25), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    about = made.core_properties
    about.author, about.comments, about.title, about.language = "Đường Về", "", "Mẫu tạm", "vi-VN"
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    normal.element.rPr.append(_element("w:lang", val="vi-VN"))
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(0), Pt(3)
    _marks(section, WIDE[flipped])
    return made


def _marks(section: Any, wide: float) -> None:
    """No page number on the first page."""
    section.different_first_page_header_footer = True
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        line = header.paragraphs[0]
        line.style = None
        line.paragraph_format.tab_stops.add_tab_stop(Pt(wide), WD_TAB_ALIGNMENT.RIGHT)
        put(line, "MẪU TẠM – thay bằng mẫu chính thức khi có", size=10, italic=True)
        put(line, "\t", size=10)
        demo = put(line, "{% if demo %}DỮ LIỆU GIẢ LẬP{% endif %}", size=10, bold=True)
        demo.font.color.rgb = RGBColor(0xB1, 0x0E, 0x1E)
        number = header.add_paragraph()
        number.alignment = CENTRE
        if numbered:
            _field(number, "PAGE")


def put(line: Paragraph, text: str, size: float = 13, *, bold: bool = False, italic: bool = False) -> Any:
    run = line.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    return run


def say(
    place: Any, text: str, size: float = 13, *, at: Any = LEFT, bold: bool = False, italic: bool = False,
    after: float = 3, keep: bool = False,
) -> Paragraph:  # fmt: skip
    """A paragraph of its own; the first one of a fresh cell is taken, not left empty above."""
    free = isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    line: Paragraph = place.paragraphs[0] if free else place.add_paragraph()
    line.alignment = at
    line.paragraph_format.space_after = Pt(after)
    line.paragraph_format.keep_with_next = keep
    put(line, text, size, bold=bold, italic=italic)
    return line


def tag(place: Any, text: str) -> None:
    """A line of the template's own language: it leaves nothing in the paper."""
    say(place, text, after=0)


def gap(place: Any, points: float = 4) -> Paragraph:
    """Exactly so much air; also what a cell needs whose other lines may all vanish, or the file is damaged."""
    line = say(place, "", 1, after=0)
    line.paragraph_format.line_spacing = Pt(points)
    return line


def rule(place: Any, room: float, length: float) -> Paragraph:
    """A solid line in the middle, as the border of a paragraph: it stays where it is when somebody edits."""
    line = gap(place, 6)
    line.paragraph_format.space_before = Pt(4)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt((room - length) / 2)
    border = _element("w:pBdr")
    border.append(_element("w:top", val="single", sz="6", space="0", color="auto"))
    line._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return line


def columns(place: Any, *widths: float, grid: bool = False, rows: int = 1) -> Table:
    """A table of exactly these widths in points, without lines unless it is a `grid`."""
    table: Table = place.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    if grid:
        table.style = "Table Grid"
    _padding(table, 3 if grid else 0, 2 if grid else 0)
    for row in table.rows:
        size_cells(row.cells, widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    return table


def _padding(table: Table, aside: float, above: float) -> None:
    margins = _element("w:tblCellMar")
    for side, points in (("top", above), ("left", aside), ("bottom", above), ("right", aside)):
        margins.append(_element(f"w:{side}", w=str(round(points * 20)), type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def size_cells(cells: Sequence[_Cell], widths: Sequence[float]) -> None:
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Pt(width)


def whole_row(row: Any, *, head: bool = False) -> None:
    """Not cut by the end of a page; a `head` is said again on the next one."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    if head:
        properties.append(_element("w:tblHeader"))


def _field(line: Paragraph, code: str) -> None:
    for kind in ("begin", "text", "end"):
        run = line.add_run()
        if kind == "text":
            instruction = _element("w:instrText")
            instruction.text = code
            run._r.append(instruction)
        else:
            run._r.append(_element("w:fldChar", fldCharType=kind))


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
