"""Survival statistics of a file: the answer's shape, what a person reads, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def remission(tmp_path):
    """Weeks under 6-MP and under placebo, the first ten of each (Freireich and others 1963)."""
    file = tmp_path / "weeks.csv"
    treated = zip([6, 6, 6, 6, 7, 9, 10, 10, 11, 13], [1, 1, 1, 0, 1, 0, 1, 0, 0, 1], strict=True)
    rows = [f"{week},{event},6-MP" for week, event in treated]
    rows += [f"{week},1,placebo" for week in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8)]
    file.write_text("week,relapse,under\n" + "\n".join(rows) + "\n")
    return str(file)


def test_the_document_has_the_promised_shape(duongve, remission):
    found = duongve.json(
        "stats", "survival", remission, "--duration", "week", "--event", "relapse", "--window", "6"
    )
    assert list(found) == ["groups"]
    every = found["groups"]["all"]
    assert (every["n"], every["events"], every["censored"]) == (20, 16, 4)
    assert set(every["curve"][0]) == {"t", "at_risk", "events", "survival", "lower", "upper"}
    assert every["windows"][0] | {"t": 6, "at_risk": 11, "rate": 0.6} == every["windows"][0]


def test_groups_are_compared(duongve, remission):
    given = ("--duration", "week", "--event", "relapse", "--by", "under", "--window", "6", "--window", "9")
    found = duongve.json("stats", "survival", remission, *given)
    assert list(found["groups"]) == ["6-MP", "placebo"]
    assert [each["t"] for each in found["groups"]["6-MP"]["windows"]] == [6, 9]
    assert (found["groups"]["6-MP"]["median"], found["groups"]["placebo"]["median"]) == (10, 3)
    assert found["logrank"]["df"] == 1
    assert 0 < found["logrank"]["p"] < 0.01


def test_a_person_reads_tables(duongve, remission):
    given = ("--duration", "week", "--event", "relapse", "--by", "under", "--window", "6")
    vi, en = (
        duongve("stats", "survival", remission, *given),
        duongve("stats", "survival", remission, *given, "--lang", "en"),
    )
    assert "Clopper–Pearson" in vi.out
    assert "không chứng minh nguyên nhân" in vi.out
    assert "proves no cause" in en.out


def test_a_bad_row_refuses_the_file(duongve, remission):
    with Path(remission).open("a") as file:
        file.write("minus,1,placebo\n")
    answer = duongve("stats", "survival", remission, "--duration", "week", "--event", "relapse", "--json")
    assert answer.code == 1
    assert answer.document["error"]["data"]["line"] == 22
    assert answer.document["error"]["data"]["column"] == "week"
    assert "dòng 22" in answer.err


@pytest.mark.parametrize("event", ["arrest", ""])
def test_a_column_that_is_not_there_is_wrong_use(duongve, remission, event):
    answer = duongve("stats", "survival", remission, "--duration", "week", "--event", event)
    assert answer.code == 2
    assert "week, relapse, under" in answer.err


def test_a_file_that_is_not_there_or_no_text_is_wrong_use(duongve, tmp_path):
    (tmp_path / "no.csv").write_bytes(b"week,arrest\n\xff\xfe,1\n")
    for name in ("absent.csv", "no.csv"):
        answer = duongve("stats", "survival", str(tmp_path / name), "--duration", "week", "--event", "arrest")
        assert answer.code == 2
