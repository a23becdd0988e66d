"""The monthly report on paper: hidden numbers named, the order of the way, and what the figures stand on."""

from __future__ import annotations

from reports.monthly import files
from tests.reports.test_documents import said
from tests.support.papers import a_month


def test_a_month_says_what_is_hidden_and_bears_what_it_stands_on():
    for text in said(a_month()):
        assert "tháng 01 năm 2026" in text and "1.130.500.000" in text
        assert "Trong 65 người đã về đủ 12 tháng, 8 người có bản án mới" in text
        assert "12,6 %" in text and "6,1 % – 23,3 %" in text
        assert text.index("Trở về") < text.index("Đang hỗ trợ") < text.index("Ổn định")
        assert "“ẩn”: số dưới 5" in text and "Theo giới tính" in text
        assert "f" * 64 in "".join(text.split()) and "0" * 64 in "".join(text.split())
        assert "Phiên bản 2, lanhdao chốt số liệu ngày 05/02/2026" in text
    assert "BẢN NHÁP" in said(a_month(version=None))[0]


def test_all_three_files_are_the_same_twice():
    assert files(a_month()) == files(a_month())
    assert set(files(a_month())) == {"pdf", "docx", "xlsx"}
