"""The report on recidivism: figures and definition for a program, a table for a person, wrong use told."""

from __future__ import annotations

import pytest


def test_the_document_holds_the_figures_with_their_card(duongve, store):
    found = duongve.json("report", "recidivism", "--window", "12", "--window", "6", "--by", "sex")
    assert found["card"]["windows_months"] == [6, 12, 24, 36, 60]
    assert [each["months"] for each in found["rows"][0]["windows"]] == [6, 12]
    assert found["rows"][0]["windows"][0]["people"] is None  # two people are too few to be told of
    assert found["by"] == "sex"


def test_a_person_reads_what_is_counted_before_how_many(duongve, invented):
    answer = duongve("report", "recidivism", "--as-known-on", "2026-03-01", "--lang", "en")
    assert answer.code == 0
    assert answer.out.index("Definition version 1") < answer.out.index("People")
    assert "prove no cause" in answer.out


@pytest.mark.parametrize(
    "wrong", [["--by", "name"], ["--event", "arrest"], ["--window", "0"], ["--as-of", "30/09/2026"]]
)
def test_what_cannot_be_asked_is_wrong_use(duongve, store, wrong):
    assert duongve("report", "recidivism", *wrong).code == 2


def test_every_figure_of_the_outcomes_comes_with_its_definition(duongve, store):
    found = duongve.json("report", "outcomes", "--by", "sex", "--by", "ethnicity", "--boundaries", "old")
    assert set(found["definitions"]) <= set(found)
    figures = {
        "flow",
        "times",
        "waits",
        "employment",
        "loans",
        "visits",
        "reviews",
        "referrals",
        "parity",
        "quality",
    }
    assert figures <= set(found["definitions"])
    assert [each["by"] for each in found["parity"]] == ["sex", "ethnicity"]
    assert found["persons"] == sum(each["at_end"] for each in found["flow"] if each["state"] != "closed")


def test_a_person_reads_the_outcomes_with_what_is_counted_above_each_table(duongve, store):
    answer = duongve("report", "outcomes", "--lang", "en")
    assert answer.code == 0
    assert answer.out.index("Start + entries − exits = end") < answer.out.index("At start")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (["--by", "name"], 2),
        (["--boundaries", "both"], 2),
        (["--from", "x"], 2),
        (["--from", "2026-03-05", "--to", "2026-03-01"], 1),
    ],
)
def test_outcomes_that_cannot_be_asked_say_so(duongve, store, wrong, code):
    assert duongve("report", "outcomes", *wrong).code == code


def test_last_month_s_report_is_written_signed_and_comes_again(duongve, invented, tmp_path):
    asked = ("report", "monthly", "--month", "2026-02", "--out", str(tmp_path / "out"))
    draft = duongve.json(*asked)
    assert draft["version"] is None
    signed = duongve.json(*asked, "--sign")
    again = duongve.json(*asked, "--check")
    assert (again["version"], again["sound"], again["reproduced"]) == (1, True, True)
    assert again["content_hash"] == signed["content_hash"] == draft["content_hash"]
    assert again["history_head"] == again["figures"]["history"]["head"]
    assert [path.rsplit(".", 1)[1] for path in again["files"]] == ["pdf", "docx", "xlsx"]
    assert again["figures"]["demo"] is True


def test_only_a_manager_signs_and_only_what_is_not_signed_yet(duongve, store, tmp_path):
    asked = ("report", "monthly", "--month", "2026-02", "--out", str(tmp_path))
    assert duongve(*asked, "--sign", "--by", "canbo").code == 1
    assert duongve(*asked, "--sign").code == 0
    assert duongve(*asked, "--sign").code == 1
    assert duongve(*asked, "--version", "2").code == 1


@pytest.mark.parametrize(("month", "code"), [("2026-3", 2), ("2026-13", 2), ("2026-03", 1)])
def test_a_month_is_a_whole_past_one(duongve, store, tmp_path, month, code):
    assert duongve("report", "monthly", "--month", month, "--out", str(tmp_path)).code == code
