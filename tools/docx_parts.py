"""Parts that the forms of Decree 30/2020 share: head, title, tables, signatures, where copies go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Pt

from tools.docx_layout import BOTH, CENTRE, columns, gap, rule, say, tag, whole_row

_MOTTO = 282.0
SEAL = "(Ký, ghi rõ họ tên, đóng dấu)"
SIGN = "(Ký, ghi rõ họ tên)"

# Its name, its width in points, the expression that fills it, and where in the cell it stands.
Column = tuple[str, float, str, Any]


def motto(place: Any, room: float) -> None:
    say(place, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, at=CENTRE, bold=True, after=0)
    say(place, "Độc lập - Tự do - Hạnh phúc", 13, at=CENTRE, bold=True, after=0)
    rule(place, room, 166)


def letterhead(made: Any, wide: float) -> None:
    room = wide - _MOTTO
    upper, lower = columns(made, room, _MOTTO, rows=2).rows
    issuer, right = upper.cells
    tag(issuer, "{%p if head.above %}")
    say(issuer, "{{ head.above }}", 12, at=CENTRE, after=0)
    tag(issuer, "{%p endif %}")
    tag(issuer, "{%p if head.issuer %}")
    say(issuer, "{{ head.issuer }}", 12, at=CENTRE, bold=True, after=0)
    rule(issuer, room, 70)
    tag(issuer, "{%p endif %}")
    gap(issuer, 1)
    motto(right, _MOTTO)
    number, day = lower.cells
    say(number, "Số: {{ head.number }}", at=CENTRE)
    say(day, "{{ head.place_and_day }}", at=CENTRE, italic=True)


def title(made: Any, wide: float, name: str, about: str) -> None:
    say(made, name, 14, at=CENTRE, bold=True, after=0).paragraph_format.space_before = Pt(10)
    say(made, about, at=CENTRE, bold=True, after=0)
    rule(made, wide, 140)
    gap(made, 6)


def part(made: Any, name: str) -> None:
    say(made, name, bold=True, keep=True).paragraph_format.space_before = Pt(6)


def said(made: Any, label: str, value: str, *, keep: bool = False) -> None:
    say(made, f"{label}: {value}".rstrip(), at=BOTH, keep=keep)


def words(made: Any, text: str, *, keep: bool = False) -> None:
    say(made, text, at=BOTH, after=6, keep=keep).paragraph_format.first_line_indent = Pt(28)


def table(made: Any, shown: Sequence[Column], loop: str, size: float) -> Any:
    """A heading on every page, and one row of the template for all lines."""
    made_table = columns(made, *[width for _, width, _, _ in shown], grid=True, rows=4)
    head, start, line, end = made_table.rows
    whole_row(head, head=True)
    whole_row(line)
    for cell, (name, _, _, _) in zip(head.cells, shown, strict=True):
        say(cell, name, size, at=CENTRE, bold=True, after=0)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for cell, (_, _, value, at) in zip(line.cells, shown, strict=True):
        say(cell, value, size, at=at, after=0)
    tag(start.cells[0], f"{{%tr for {loop} %}}")
    tag(end.cells[0], "{%tr endfor %}")
    gap(made, 6)
    return made_table


def pair(made: Any, wide: float) -> tuple[Any, Any]:
    row = columns(made, wide / 2, wide / 2).rows[0]
    whole_row(row)
    return row.cells[0], row.cells[1]


def signature(place: Any, post: str, how: str, name: str) -> None:
    say(place, post, at=CENTRE, bold=True, after=0, keep=True)
    say(place, how, at=CENTRE, italic=True, after=52, keep=True)
    say(place, name, at=CENTRE, bold=True)


def recipients(place: Any) -> None:
    tag(place, "{%p if recipients %}")
    say(place, "Nơi nhận:", 12, bold=True, italic=True, after=0)
    tag(place, "{%p for each in recipients %}")
    say(place, "{{ each }}", 11, after=0)
    tag(place, "{%p endfor %}")
    tag(place, "{%p endif %}")
    gap(place)


def certification(made: Any, wide: float) -> None:
    gap(made, 8)
    rule(made, wide, wide).paragraph_format.keep_with_next = True
    left, right = pair(made, wide)
    say(left, "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN {{ unit_upper }}", bold=True)
    say(left, "Số: {{ certified_no }}")
    say(left, "{{ certified_day }}", italic=True)
    signature(right, "{{ certified_post }}", SEAL, "{{ certified_by }}")
    gap(made)
