"""Changing the law from the terminal: proposed by one account, decided by another, read back as approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

KEY = "qd22.production_term_months"
SAID = ("--from", "2026-07-01", "--citation", "Điều 1", "--reason", "Văn bản mới", "--reference", "Công báo")


@pytest.fixture
def proposal(duongve: Terminal, store: Path) -> str:
    return str(duongve.json("law", "propose", f"{KEY}=60", *SAID)["id"])


def value(duongve: Terminal, *more: str) -> object:
    found = duongve.json("law", "list", "--on", "2026-07-01", *more)
    return next(each["value"]["value"] for each in found["parameters"] if each["key"] == KEY)


def test_a_value_is_in_force_once_another_account_approved(duongve: Terminal, proposal: str):
    before = duongve.json("law", "list")["law_version"]
    assert value(duongve) == 120
    done = duongve.json("law", "approve", proposal, "--note", "Đã đọc")
    assert (done["status"], done["proposed_by"], done["decided_by"]) == ("approved", "quantri", "lanhdao")
    assert value(duongve) == 60
    assert duongve.json("law", "list")["law_version"] == done["law_version"] != before
    shown = duongve.json("law", "show", KEY)["values"]
    assert [(each["value"], each["valid_from"], each["valid_to"]) for each in shown] == [
        (120, "2023-10-10", "2026-07-01"),
        (60, "2026-07-01", None),
    ]


def test_the_law_can_be_read_as_it_was_approved_before(duongve: Terminal, proposal: str):
    duongve.json("law", "approve", proposal)
    assert value(duongve, "--as-known-on", "2020-01-01") == 120
    assert len(duongve.json("law", "show", KEY, "--as-known-on", "2020-01-01")["values"]) == 1


def test_facts_alone_are_judged_by_what_ships(duongve: Terminal, proposal: str, tmp_path: Path):
    duongve.json("law", "approve", proposal)
    file = tmp_path / "facts.json"
    file.write_text('{"kind": "person", "purpose": "production", "months": 100}')
    found = duongve.json("eligibility", "evaluate", "--facts", str(file), "--on", "2026-07-01")
    assert {each["rule"]: each["outcome"] for each in found["findings"]}["qd22.term"] == "met"


def test_nobody_approves_their_own(duongve: Terminal, store: Path):
    made = duongve.json("law", "propose", f"{KEY}=60", *SAID, "--by", "lanhdao")
    answer = duongve("law", "approve", made["id"], "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "own_proposal")


def test_a_refusal_and_a_withdrawal_close_a_proposal(duongve: Terminal, proposal: str):
    assert duongve("law", "refuse", proposal).code == 2  # without a reason
    assert duongve.json("law", "refuse", proposal, "--note", "Chưa rõ")["status"] == "refused"
    second = duongve.json("law", "propose", f"{KEY}=48", *SAID)["id"]
    assert duongve.json("law", "withdraw", second)["status"] == "withdrawn"
    found = duongve.json("law", "proposals")["proposals"]
    assert {each["id"]: each["status"] for each in found} == {proposal: "refused", second: "withdrawn"}
    assert duongve.json("law", "proposals", "--status", "proposed") == {"proposals": []}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("law", "propose", KEY, *SAID), 2),
        (("law", "propose", f"{KEY}=60", "--from", "2026-07-01"), 2),
        (("law", "propose", f"{KEY}=60", *SAID, "--from", "01/07/2026"), 2),
        (("law", "propose", f"{KEY}=-1", *SAID), 1),
        (("law", "propose", "qd22.nothing=1", *SAID), 1),
        (("law", "propose", f"{KEY}=60", *SAID, "--standing", "sure"), 1),
        (("law", "propose", f"{KEY}=60", *SAID, "--by", "canbo"), 1),
        (("law", "approve", "x"), 2),
        (("law", "approve", "00000000-0000-0000-0000-000000000000"), 1),
        (("law", "proposals", "--status", "gone"), 2),
    ],
)
def test_what_is_wrong_ends_with_its_code(
    duongve: Terminal, store: Path, arguments: tuple[str, ...], code: int
):
    assert duongve(*arguments).code == code


def test_a_person_reads_what_was_done(duongve: Terminal, proposal: str):
    out = duongve("law", "proposals").out
    assert "Chờ duyệt" in out
    assert KEY in out
    assert "Từ bây giờ giá trị này được áp dụng" in duongve("law", "approve", proposal).out
