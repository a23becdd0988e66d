"""Law, eligibility and matching from the terminal, which need no database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Terminal

CASE = "NX-2026-0001"
FACTS: dict[str, Any] = {
    "kind": "person",
    "purpose": "production",
    "requested_vnd": 80_000_000,
    "months": 60,
    "completed_on": "2023-03-01",
    "certificate": "completion",
    "on_list": {
        "drawn_by_police": True,
        "certified_by_ubnd": True,
        "law_abiding": True,
        "no_social_evils": True,
    },
    "same_purpose_debt": False,
    "household": {"has_adult": True, "others_capable": True},
}
ANSWER = {
    "outcome", "cap_vnd", "security_required", "borrower", "findings", "spans", "missing", "how_to_become_eligible",
    "rules_version",
}  # fmt: skip
PROBLEM = {
    "people": [
        {"id": "p1", "commune": "16174", "skills": ["sewing"], "wage_min_vnd": 5_000_000, "max_km": 10,
         "excluded_sectors": [], "months_waiting": 3, "consent": True},
        {"id": "p2", "commune": "16174", "skills": [], "wage_min_vnd": 5_000_000, "max_km": 10,
         "excluded_sectors": [], "months_waiting": 3, "consent": False},
    ],
    "vacancies": [
        {"id": "v1", "employer": "e1", "commune": "16174", "skills": ["sewing"], "wage_vnd": 6_000_000,
         "openings": 1, "sector": "garment"},
    ],
    "distance_km": {"16174": {"16174": 0}},
}  # fmt: skip


@pytest.fixture
def document(tmp_path: Path):
    def written(content: Any) -> str:
        path = tmp_path / "document.json"
        path.write_text(json.dumps(content), "utf-8")
        return str(path)

    return written


@pytest.mark.parametrize(
    ("on", "outcome"), [("2028-02-29", "eligible"), ("2028-03-01", "eligible"), ("2028-03-02", "ineligible")]
)
def test_facts_alone_are_judged_on_the_day_asked(duongve: Terminal, document, on: str, outcome: str):
    found = duongve.json("eligibility", "evaluate", "--facts", document(FACTS), "--on", on)
    assert (set(found), found["outcome"]) == (ANSWER, outcome)
    assert found["spans"] == [{"start": "2023-10-10", "end": "2028-03-02", "outcome": "eligible"}]
    assert {"rule", "outcome", "citation", "reason", "numbers", "ask"} == set(found["findings"][0])


def test_the_day_is_todays_unless_told_otherwise(
    duongve: Terminal, document, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DUONGVE_TODAY", "2028-03-02")
    assert duongve.json("eligibility", "evaluate", "--facts", document(FACTS))["outcome"] == "ineligible"


def test_judging_facts_touches_no_folder(duongve: Terminal, document, tmp_path: Path):
    duongve.json("eligibility", "evaluate", "--facts", document(FACTS))
    duongve.json("match", document(PROBLEM))
    duongve.json("law", "list")
    assert not (tmp_path / "var").exists()


def test_missing_facts_are_asked_for_and_still_end_with_zero(duongve: Terminal, document):
    found = duongve.json("eligibility", "evaluate", "--facts", document({"kind": "person"}))
    assert found["outcome"] == "unknown"
    assert {"completed_on", "certificate"} <= {each["fact"] for each in found["missing"]}


def test_a_wrong_fact_is_refused_by_its_name(duongve: Terminal, document):
    answer = duongve("eligibility", "evaluate", "--facts", document(FACTS | {"kind": "firm"}), "--json")
    error = answer.document["error"]
    assert (answer.code, error["key"], error["data"]["field"]) == (1, "bad_value", "kind")


def test_a_file_that_is_not_json_is_wrong_use(duongve: Terminal, tmp_path: Path):
    (tmp_path / "facts.json").write_text('{"kind": ')
    answer = duongve("eligibility", "evaluate", "--facts", str(tmp_path / "facts.json"))
    assert answer.code == 2
    assert "facts.json" in answer.err


def test_a_file_that_is_not_text_is_wrong_use(duongve: Terminal, tmp_path: Path):
    (tmp_path / "facts.json").write_bytes(b"\xff\xfe\x00")
    assert duongve("match", str(tmp_path / "facts.json")).code == 2


def test_a_stored_case_is_judged_in_the_same_form(duongve: Terminal, store: Path):
    assert set(duongve.json("eligibility", "show", CASE)) == ANSWER


def test_a_person_reads_the_reasons_with_their_law(duongve: Terminal, document):
    answer = duongve("eligibility", "evaluate", "--facts", document(FACTS), "--on", "2026-03-02")
    assert "✓ " in answer.out
    assert "điều 3 khoản 2 điểm a" in answer.out
    assert "02/03/2028" in answer.out


def test_matching_answers_who_goes_where_and_why_others_do_not(duongve: Terminal, document):
    found = duongve.json("match", document(PROBLEM))
    assert set(found) == {"matches", "unmatched", "total_score", "optimal"}
    assert [(each["person"], each["vacancy"]) for each in found["matches"]] == [("p1", "v1")]
    assert [each["person"] for each in found["unmatched"]] == ["p2"]
    assert found["unmatched"][0]["why"]


def test_every_parameter_of_the_law_is_listed_with_its_value_of_the_day(duongve: Terminal):
    found = duongve.json("law", "list", "--on", "2023-10-09")
    before = {each["key"]: each["value"] for each in found["parameters"]}
    after = {each["key"]: each["value"] for each in duongve.json("law", "list")["parameters"]}
    assert (before["qd22.window_years"], after["qd22.window_years"]["value"]) == (None, 5)
    assert before.keys() == after.keys()


def test_a_parameter_is_shown_with_its_dated_values_and_citation(duongve: Terminal):
    found = duongve.json("law", "show", "qd22.window_years")
    assert found["values"][0]["valid_from"] == "2023-10-10"
    assert "điều 3" in found["values"][0]["citation"]


def test_an_unknown_parameter_is_refused(duongve: Terminal):
    answer = duongve("law", "show", "qd22.nothing", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "unknown_parameter")
