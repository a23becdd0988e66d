"""A draft tried from the terminal: who gains and loses on the kept cases, in JSON and in words, and nothing written."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from domain.rules import RULES_VERSION
from persistence.engine import open_engine
from tests.cli.terminal import Terminal
from tests.support.offices import DAY, MASTER, Person, an_office
from workflows.services import commands as c

WINDOW = "qd22.window_years=6"
FACTS: dict[str, Any] = {
    "requested_vnd": 80_000_000,
    "months": 60,
    "same_purpose_debt": False,
    "list_drawn": True,
    "list_certified": True,
    "law_abiding": True,
    "no_social_evils": True,
}


@pytest.fixture(scope="module")
def _caseload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two who could borrow but for the window or the amount, one who can, one of whom little is known."""
    folder = tmp_path_factory.mktemp("tried") / "var"
    folder.mkdir()
    with an_office(f"sqlite:///{folder / 'duongve.db'}") as office:
        for name, completed, wished in (
            ("Lò Văn Inh", DAY.replace(year=2020), 80_000_000),
            ("Vi Thị Hoa", DAY.replace(year=2025), 120_000_000),
            ("Hà Văn Long", DAY.replace(year=2025), 100_000_000),
        ):
            person = Person(office, name, completed_on=completed)
            person.does(c.RecordFacts, facts={**FACTS, "requested_vnd": wished})
        Person(office, "Bùi Văn Đạt")
    key = folder / "master.key"
    key.touch(mode=0o600)
    key.write_text(MASTER.hex())
    return folder


@pytest.fixture
def caseload(_caseload: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUONGVE_DATA_DIR", str(_caseload))
    return _caseload


def content(folder: Path) -> str:
    """Every row of every table."""
    engine = open_engine(f"sqlite:///{folder / 'duongve.db'}")
    raw = engine.raw_connection()
    text = "\n".join(raw.driver_connection.iterdump())  # type: ignore[union-attr]
    raw.close()
    engine.dispose()
    return sha256(text.encode()).hexdigest()


def test_a_longer_window_is_answered_as_the_interface_says(duongve: Terminal, caseload: Path) -> None:
    before = content(caseload)
    found = duongve.json("law", "try", WINDOW)
    (gain,) = found.pop("gains")
    assert {name: gain[name] for name in gain if name != "case"} == {
        "number": "NX-2026-0001",
        "from": DAY.isoformat(),
        "cap_before_vnd": 100_000_000,
        "cap_after_vnd": 100_000_000,
    }
    assert len(found.pop("law_version")) == 12
    assert found == {
        "key": "qd22.window_years",
        "value": 6,
        "unit": "years",
        "from": DAY.isoformat(),
        "on": DAY.isoformat(),
        "until": "2027-03-02",
        "persons": 4,
        "eligible_before": 1,
        "eligible_after": 2,
        "unknown": 1,
        "gain": 1,
        "lose": 0,
        "loses": [],
        "cost_vnd": 80_000_000,
        "lost_vnd": 0,
        "at_most_vnd": 100_000_000,
        "standing": "draft",
        "rules_version": RULES_VERSION,
    }
    assert content(caseload) == before


def test_a_lower_cap_is_lost_from_its_first_day(duongve: Terminal, caseload: Path) -> None:
    found = duongve.json("law", "try", "qd22.production_cap_vnd=90.000.000", "--from", "2026-06-01")
    assert [(each["number"], each["from"], each["cap_after_vnd"]) for each in found["loses"]] == [
        ("NX-2026-0003", "2026-06-01", 90_000_000)
    ]
    assert (found["gains"], found["lost_vnd"], found["on"]) == ([], 100_000_000, "2026-06-01")


def test_the_days_looked_at_can_be_chosen(duongve: Terminal, caseload: Path) -> None:
    late = duongve.json("law", "try", WINDOW, "--on", "2030-03-01", "--until", "2030-03-03")
    assert [(each["number"], each["from"]) for each in late["gains"]] == [("NX-2026-0003", "2030-03-03")]
    short = duongve.json("law", "try", WINDOW, "--on", "2030-03-01", "--until", "2030-03-02")
    assert short["gains"] == []


@pytest.mark.parametrize("words", [["--on", "9999-12-31"], ["--until", "9999-12-31"], ["--on", "0001-01-01"]])
def test_the_ends_of_the_calendar_are_answered_or_refused(
    duongve: Terminal, caseload: Path, words: list[str]
) -> None:
    answer = duongve("law", "try", WINDOW, *words, "--json")
    assert answer.code == (0 if "--until" in words else 1)
    assert answer.document.get("persons") == (4 if "--until" in words else None)


def test_an_administrator_is_told_numbers_alone(duongve: Terminal, caseload: Path) -> None:
    found = duongve.json("law", "try", WINDOW, "--by", "quantri")
    assert (found["persons"], found["gain"], found["gains"]) == (4, 1, [])


@pytest.mark.parametrize("user", ["canbo", "nganhang", "g5", "doanhnghiep"])
def test_nobody_else_may_try(duongve: Terminal, caseload: Path, user: str) -> None:
    answer = duongve("law", "try", WINDOW, "--by", user)
    assert answer.code == 1
    assert answer.out == ""


def test_in_words_it_says_who_and_how_much(duongve: Terminal, caseload: Path) -> None:
    answer = duongve("law", "try", WINDOW)
    assert answer.code == 0
    assert "NX-2026-0001" in answer.out
    assert "80.000.000 đồng" in answer.out
    english = duongve("law", "try", WINDOW, "--lang", "en").out
    assert "People who gain" in english


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        ("qd22.nothing=6", "unknown_parameter"),
        ("case.visit_every_months=6", "law_not_tried"),
        ("qd22.window_years=six", "law_change_refused"),
        ("qd22.window_years=-1", "law_change_refused"),
        ("qd22.window_years=1000", "law_change_refused"),
        ("qd22.in_force_from=2023-13-01", "law_change_refused"),
    ],
)
def test_a_refused_value_is_told_and_ends_with_one(
    duongve: Terminal, caseload: Path, draft: str, key: str
) -> None:
    answer = duongve("law", "try", draft, "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, key)


@pytest.mark.parametrize(
    "words",
    [
        ["qd22.window_years"],
        ["=6"],
        ["qd22.window_years="],
        [WINDOW, "--from", "soon"],
        [WINDOW, "--until", "2020-01-01"],
        [],
    ],
)
def test_wrong_use_ends_with_two(duongve: Terminal, caseload: Path, words: list[str]) -> None:
    assert duongve("law", "try", *words).code == 2
