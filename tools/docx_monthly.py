"""The Word template of the monthly report to the steering committee."""

from __future__ import annotations

from typing import Any

from tools.docx_layout import CENTRE, LEFT, RIGHT, WIDE, gap, paper, say, tag
from tools.docx_parts import (
    SEAL,
    Column,
    letterhead,
    pair,
    part,
    recipients,
    signature,
    table,
    title,
    words,
)

_COLUMNS: tuple[Column, ...] = (
    ("Nhóm", 84, "{{ row.group }}", LEFT),
    ("Tháng", 36, "{{ row.months }}", CENTRE),
    ("Số người", 42, "{{ row.people }}", RIGHT),
    ("Có sự kiện", 44, "{{ row.events }}", RIGHT),
    ("Mất, chuyển đi", 52, "{{ row.competing }}", RIGHT),
    ("Không có", 42, "{{ row.none }}", RIGHT),
    ("Chưa theo dõi đủ", 52, "{{ row.left_early }}", RIGHT),
    ("Tỷ lệ", 42, "{{ row.rate }}", RIGHT),
    ("Khoảng tin cậy 95 %", 74, "{{ row.interval }}", CENTRE),
)


def monthly_report() -> Any:
    made, wide = paper(), WIDE[False]
    letterhead(made, wide)
    title(made, wide, "BÁO CÁO", "{{ about }}")
    say(made, "Kính gửi: Ban Chỉ đạo 138", at=CENTRE)
    words(made, "{{ basis }} {{ standing }}")
    part(made, "I. NGƯỜI CHẤP HÀNH XONG ÁN PHẠT TÙ ĐANG ĐƯỢC HỖ TRỢ")
    for name, lines in (("Trạng thái hồ sơ", "states"), ("Nơi cư trú", "places"), ("Biến động", "moves")):
        _counts(made, name, lines)
    say(made, "{{ hidden }}", 11, italic=True)
    part(made, "II. THĂM, GẶP GỠ VÀ RÀ SOÁT ĐỊNH KỲ")
    _counts(made, "Nội dung", "work")
    part(made, "III. VỐN VAY VÀ VIỆC LÀM")
    _counts(made, "Nội dung", "loans")
    _recidivism(made)
    say(made, "{{ history }}: {{ history_head }}", 9)
    say(made, "{{ content }}: {{ content_hash }}", 9)
    words(
        made, "Trên đây là báo cáo tình hình trong tháng, kính gửi Ban Chỉ đạo xem xét, chỉ đạo./.", keep=True
    )
    left, right = pair(made, wide)
    recipients(left)
    signature(right, "NGƯỜI KÝ BÁO CÁO", SEAL, "")
    return made


def _counts(made: Any, name: str, lines: str) -> None:
    shown: tuple[Column, ...] = (
        (name, 358, "{{ each.what }}", LEFT),
        ("Số lượng", 110, "{{ each.count }}", RIGHT),
    )
    table(made, shown, f"each in {lines}", 12)


def _recidivism(made: Any) -> None:
    part(made, "IV. TÁI PHẠM TỘI (THỐNG KÊ)")
    say(made, "{{ finding }}", bold=True)
    say(made, "Định nghĩa", 11, bold=True, keep=True)
    tag(made, "{%p for line in card %}")
    say(made, "{{ line }}", 11)
    tag(made, "{%p endfor %}")
    tag(made, "{%p for one in tables %}")
    say(made, "{{ one.title }}", 12, italic=True, keep=True)
    table(made, _COLUMNS, "row in one.rows", 10)
    tag(made, "{%p endfor %}")
    say(made, "{{ caveat }}", 11, italic=True)
    gap(made)
