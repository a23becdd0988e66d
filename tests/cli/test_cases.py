"""Cases from the terminal: found, shown, moved once, refused with every reason."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from domain.case import Stage
from tests.cli.terminal import Terminal

FIRST, SECOND = "NX-2026-0001", "NX-2026-0002"
FINDING = {"rule", "outcome", "citation", "reason", "numbers", "ask"}


def test_the_summary_has_the_keys_that_others_rely_on_and_every_state(duongve: Terminal, store: Path):
    found = duongve.json("summary")
    assert {
        "persons", "communes", "villages", "groups", "by_state", "loans", "placements", "overdue_reviews",
        "overdue_visits",
    } <= found.keys()  # fmt: skip
    assert set(found["loans"]) == {"count", "total_vnd"}
    expected = dict.fromkeys(Stage, 0) | {"returned": 1, "supported": 1}
    assert (found["persons"], found["by_state"]) == (2, expected)


@pytest.mark.parametrize(("boundaries", "communes"), [("old", 16), ("new", 6)])
def test_the_summary_is_drawn_on_either_boundaries(
    duongve: Terminal, store: Path, boundaries: str, communes: int
):
    found = duongve.json("summary", "--boundaries", boundaries)
    assert (found["communes"], found["boundaries"]) == (communes, boundaries)
    assert sum(unit["persons"] for unit in found["by_unit"]) == 2


def test_the_list_narrows_by_state_commune_and_name_without_tones(duongve: Terminal, store: Path):
    def numbers(*options: str) -> list[str]:
        return [row["number"] for row in duongve.json("case", "list", *options)["cases"]]

    assert sorted(numbers()) == [FIRST, SECOND]
    assert numbers("--state", "supported") == [SECOND]
    assert numbers("--query", "vi thi hoa") == [SECOND]
    assert sorted(numbers("--commune", "16174")) == [FIRST, SECOND]
    assert numbers("--commune", "16225") == []


def test_a_commune_that_does_not_exist_is_refused_rather_than_empty(duongve: Terminal, store: Path):
    answer = duongve("case", "list", "--commune", "99999")
    assert answer.code == 1
    assert "99999" in answer.err


def test_a_case_is_shown_by_its_number_and_by_its_id(duongve: Terminal, store: Path):
    by_number = duongve.json("case", "show", SECOND)
    by_id = duongve.json("case", "show", by_number["case"]["id"])
    assert by_number["person"]["name"] == "Vi Thị Hoa"
    assert by_id == by_number
    assert UUID(by_id["case"]["id"])


def test_the_moves_come_with_their_findings(duongve: Terminal, store: Path):
    found = duongve.json("case", "moves", FIRST)
    moves = {each["move"]: each for each in found["moves"]}
    assert found["state"] == "returned"
    assert set(moves) >= {"assess", "pause", "close"}
    assert moves["assess"]["open"] is False
    assert all(set(each) == FINDING for move in found["moves"] for each in move["findings"])


def test_advancing_answers_the_new_state(duongve: Terminal, store: Path):
    found = duongve.json("case", "advance", FIRST, "pause", "--reason", "away")
    assert (found["case"], found["state"], found["replayed"]) == (FIRST, "paused", False)
    assert duongve.json("case", "moves", FIRST)["state"] == "paused"


def test_the_same_command_id_again_writes_nothing_and_answers_the_same(duongve: Terminal, store: Path):
    line = ("case", "advance", FIRST, "pause", "--reason", "away", "--command-id", str(uuid4()))
    first, again = duongve.json(*line), duongve.json(*line)
    assert again == first | {"replayed": True}
    assert len(duongve.json("case", "history", FIRST)) == 2


def test_a_command_id_for_another_act_is_refused(duongve: Terminal, store: Path):
    name = str(uuid4())
    duongve.json("case", "advance", FIRST, "pause", "--reason", "away", "--command-id", name)
    other = duongve("case", "advance", SECOND, "pause", "--reason", "away", "--command-id", name, "--json")
    assert (other.code, other.document["error"]["key"]) == (1, "command_id_reused")


def test_a_refused_move_says_every_finding_its_law_and_who_supplies_it(duongve: Terminal, store: Path):
    answer = duongve("case", "advance", FIRST, "assess", "--json")
    error = answer.document["error"]
    assert (answer.code, error["key"]) == (1, "move_refused")
    assert error["data"] == {"number": FIRST, "move": "assess"}
    assert error["findings"]
    for finding in error["findings"]:
        assert set(finding) == FINDING
        assert finding["reason"] in answer.err
        assert finding["citation"] in answer.err
        assert all(ask["text"] in answer.err for ask in finding["ask"] or ())


def test_a_refused_move_leaves_the_history_as_it_was(duongve: Terminal, store: Path):
    before = duongve.json("case", "history", FIRST)
    duongve("case", "advance", FIRST, "assess")
    assert duongve.json("case", "history", FIRST) == before


def test_the_note_stands_in_the_history_and_not_in_the_file(duongve: Terminal, store: Path):
    duongve.json("case", "advance", FIRST, "pause", "--reason", "away", "--note", "Đi làm ăn xa ở Bình Dương")
    last = duongve.json("case", "history", FIRST)[-1]
    assert "Đi làm ăn xa ở Bình Dương" in last["sealed"].values()
    files = (path.read_bytes() for path in store.glob("duongve.db*"))
    assert not any("Bình Dương".encode() in content for content in files)


def test_the_history_is_oldest_first_and_can_be_cut_at_what_was_known(duongve: Terminal, store: Path):
    whole = duongve.json("case", "history", SECOND)
    assert [each["seq"] for each in whole] == list(range(1, len(whole) + 1))
    assert {"kind", "effective_on", "recorded_at", "actor", "hash"} <= whole[0].keys()
    assert whole[0]["recorded_at"].endswith("Z")
    assert duongve.json("case", "history", SECOND, "--as-known-on", "2026-03-01") == []
    assert duongve.json("case", "history", SECOND, "--as-known-on", "2026-03-02") == whole


def test_a_person_reads_the_events_in_words(duongve: Terminal, store: Path):
    answer = duongve("case", "history", SECOND)
    assert "Chuyển trạng thái" in answer.out
    assert "trở về → đã đánh giá" in " ".join(answer.out.split())


@pytest.mark.parametrize("line", [("show",), ("moves",), ("history",), ("advance", "pause")])
def test_an_unknown_case_is_refused_by_every_command(duongve: Terminal, store: Path, line: tuple[str, ...]):
    answer = duongve("case", line[0], "NX-1999-0001", *line[1:], "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "unknown_case")
    assert "NX-1999-0001" in answer.err


def test_an_account_that_does_not_exist_is_refused(duongve: Terminal, store: Path):
    answer = duongve("case", "list", "--by", "nobody")
    assert answer.code == 1
    assert "nobody" in answer.err


def test_a_supporter_who_may_not_move_cases_is_refused(duongve: Terminal, store: Path):
    answer = duongve("case", "advance", FIRST, "pause", "--by", "g5")
    assert answer.code == 1
    assert answer.out == ""


@pytest.mark.parametrize(
    "line",
    [
        ("summary",),
        ("case", "list"),
        ("case", "show", FIRST),
        ("case", "moves", FIRST),
        ("case", "history", FIRST),
        ("eligibility", "show", FIRST),
        ("messages", "list"),
    ],
)
def test_whatever_shows_invented_people_says_so(duongve: Terminal, invented: Path, line: tuple[str, ...]):
    answer = duongve(*line)
    assert (answer.code, answer.out.splitlines()[0]) == (0, "DỮ LIỆU GIẢ LẬP")


def test_real_people_are_not_called_invented(duongve: Terminal, store: Path):
    assert "GIẢ LẬP" not in duongve("case", "list").out
    assert duongve.json("case", "list")["demo"] is False
