"""A table is read whole or not at all, and every bad cell is named by line and column."""

from __future__ import annotations

import json

import pytest

from domain.recidivism.document import survival_document
from domain.recidivism.survival_table import BadRows, NoSuchColumn, read_survival


def read(text: str, by: str | None = None):
    return read_survival(text.splitlines(keepends=True), "week", "arrest", by)


def test_columns_are_found_by_name_and_groups_sorted():
    table = read("fin,arrest,week\nb,1,2.5\na,0,7\nb,true,0\n", "fin")
    assert table.durations.tolist() == [2.5, 7.0, 0.0]
    assert table.kinds.tolist() == [1, 0, 1]
    assert (table.names, table.groups.tolist()) == (("a", "b"), [1, 0, 1])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_spreadsheets_separator_and_its_first_bytes_are_known(mark):
    table = read(f"\ufeffweek{mark}arrest\r\n1{mark}0\r\n\r\n2{mark}1\r\n")
    assert table.durations.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("-1,0,a", "week"), ("x,0,a", "week"), (",0,a", "week"), ("nan,0,a", "week"), ("inf,1,a", "week"),
        ("٣,1,a", "week"), ("1e999,1,a", "week"), ("1,2,a", "arrest"), ("1,,a", "arrest"), ("1,yes,a", "arrest"),
        ("1,1,", "fin"), ("1,1", "week"), ("1,1,a,b", "week"), ('"1,5",1,a', "week"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_refused_by_line_and_column(row, column):
    with pytest.raises(BadRows) as refused:
        read(f"week,arrest,fin\n3,1,a\n{row}\n4,0,b\n", "fin")
    assert (refused.value.data["line"], refused.value.data["column"]) == (3, column)
    assert refused.value.data["count"] == 1


def test_every_bad_cell_counts_and_the_first_twenty_are_listed():
    with pytest.raises(BadRows) as refused:
        read("week,arrest\n" + "x,9\n" * 30)
    assert refused.value.data["count"] == 60
    assert [(each["line"], each["column"]) for each in refused.value.data["bad"]][:3] == [
        (2, "week"),
        (2, "arrest"),
        (3, "week"),
    ]
    assert len(refused.value.data["bad"]) == 20


@pytest.mark.parametrize("heading", ["week,event", "week,arrest,arrest", ""])
def test_a_column_that_is_not_there_once_is_named_with_those_that_are(heading):
    with pytest.raises(NoSuchColumn) as missing:
        read(heading + "\n1,0\n")
    assert missing.value.data["column"] in ("arrest", "week")


def test_the_document_holds_null_where_nothing_can_be_told():
    found = survival_document(read("week,arrest,fin\n1,1,a\n3,0,b\n", "fin"), [2, 5])
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    a, b = found["groups"]["a"], found["groups"]["b"]
    assert (a["median"], a["median_upper"], b["median"]) == (1, None, None)
    assert a["curve"] == [{"t": 1, "at_risk": 1, "events": 1, "survival": 0.0, "lower": None, "upper": None}]
    assert (b["windows"][0]["rate"], b["windows"][1]["rate"]) == (0.0, None)


def test_an_empty_table_is_nobody():
    found = survival_document(read("week,arrest\n"), [5])
    assert found == {
        "groups": {
            "all": {
                "n": 0, "events": 0, "censored": 0, "curve": [],
                "median": None, "median_lower": None, "median_upper": None,
                "windows": [{"t": 5, "rate": None, "lower": None, "upper": None, "at_risk": 0, "events": 0,
                             "left_early": 0, "interval": "exact"}],
            }
        }
    }  # fmt: skip
