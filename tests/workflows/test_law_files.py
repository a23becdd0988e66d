"""The law's files with a mistake: each is refused where it stands."""

import re
from datetime import date

import pytest

from domain.law_files import LawFileError, law_of
from tests.workflows.shipped_files import line_of, refused, text_of
from workflows.shipped import read, read_law

QD22 = text_of("law", "qd22.yaml")


def _law(text):
    return read_law(text, "qd22.yaml")


_WINDOW = """qd22.window_years:
  - value: 5
    valid_from: 2023-10-10
    citation: Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm a
    standing: confirmed
"""
_SECOND = _WINDOW.partition("\n")[2] + "    reference: x\n"


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("qd22.window_years:", "qd22.window_year:", "qd22.window_year:", "unknown key 'qd22.window_year'"),
        ("- value: 5\n", "- value: five\n", "- value: five", "'qd22.window_years' is 'five'"),
        ("- value: 5\n", "- value: -5\n", "- value: -5", "'qd22.window_years' is -5"),
        ("- value: 5\n", "- value: true\n", "- value: true", "'qd22.window_years' is True"),
        ("- value: 5\n", "- value:\n", "- value:\n", "no 'value'"),
        ("valid_from: 2023-10-10", "valid_from: 2023-10-32", "valid_from: 2023-10-32", "'2023-10-32'"),
        ("valid_from: 2023-10-10", "valid_from: 20231010", "valid_from: 20231010", "20231010"),
        ("    valid_from: 2023-10-10\n", "", "- value: 5\n", "no 'valid_from'"),
        ("    citation:", "    quotation:", "quotation:", "unknown key 'quotation'"),
        (
            "citation: Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm a",
            "citation: ' '",
            "citation: ' '",
            "' '",
        ),
        ("standing: confirmed", "standing: sure", "standing: sure", "'standing' is 'sure'"),
        ("standing: confirmed", "standing: default", "- value: 5\n", "a default without a note"),
        (
            "valid_from: 2023-10-10",
            "valid_from: 2023-10-10\n    valid_to: 2023-10-10",
            "valid_to: 2023-10-10",
            "valid to",
        ),
        (
            "standing: confirmed",
            "standing: confirmed\n    confirmed_by: A",
            "- value: 5\n",
            "half a confirmation",
        ),
    ],
)
def test_a_wrong_value_is_refused_with_its_line(old, new, at, what):
    window = _WINDOW.replace(old, new)
    assert window != _WINDOW
    text = QD22.replace(_WINDOW, window)
    data = refused(text, _law, LawFileError)
    start = QD22.index(_WINDOW)
    line = QD22[:start].count("\n") + line_of(window, at)
    assert (data["file"], data["line"]) == ("qd22.yaml", line)
    assert what in data["what"] and data["expected"]


def test_a_value_without_citation_isrefused():
    text = QD22.replace("    citation: Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm a\n", "", 1)
    assert refused(text, _law, LawFileError)["what"] == "no 'citation'"


def test_a_confirmed_value_without_a_reference_isrefused():
    text = re.sub(r"    reference: vanban123.*\n", "", QD22)
    assert refused(text, _law, LawFileError)["what"] == "confirmed without a reference"


@pytest.mark.parametrize(
    ("ends", "starts"),
    [("2025-01-01", "2025-01-02"), ("2025-01-02", "2025-01-01"), (None, "2025-01-01")],
)
def test_a_gap_and_an_overlap_between_values_arerefused(ends, starts):
    window = _WINDOW if ends is None else _WINDOW.replace("2023-10-10", f"2023-10-10\n    valid_to: {ends}")
    rest = QD22[QD22.index(_WINDOW) + len(_WINDOW) :].partition("\n")
    second = _SECOND.replace("2023-10-10", starts)
    text = QD22[: QD22.index(_WINDOW)] + window + rest[0] + "\n" + second + rest[2]
    data = refused(text, _law, LawFileError)
    assert data["line"] == line_of(text, "qd22.window_years:")
    assert starts in data["what"]


def test_a_second_value_that_begins_where_the_first_ends_is_read():
    window = _WINDOW.replace("2023-10-10", "2023-10-10\n    valid_to: 2027-01-01")
    second = _SECOND.replace("2023-10-10", "2027-01-01").replace("value: 5", "value: 7")
    head, _, tail = QD22.partition(_WINDOW)
    reference, _, rest = tail.partition("\n")
    law = _law(head + window + reference + "\n" + second + rest)
    assert [law.on(day).value("qd22.window_years") for day in (date(2026, 12, 31), date(2027, 1, 1))] == [
        5,
        7,
    ]


def test_a_missing_key_isrefused():
    text = QD22.replace(QD22[QD22.index("qd22.overdue_percent") : QD22.index("qd22.lending_rate_bp")], "")
    assert refused(text, _law, LawFileError)["what"] == "no 'qd22.overdue_percent'"


def test_a_missing_file_isrefused():
    with pytest.raises(LawFileError) as caught:
        law_of([read(QD22, "qd22.yaml")])
    assert (caught.value.data["file"], caught.value.data["what"]) == (
        "case.yaml",
        "no 'case.stability_months'",
    )
