"""An event is told in the words of a reader: newest first, with what was said and what decided it."""

from datetime import UTC, date, datetime

import pytest

from domain.read_models import HistoryEntry
from domain.wording import say
from tests.support.offices import OFFICER, instant
from web.history import lines
from workflows.shipped import shipped_units

MERGED = date(2025, 7, 1)


def event(kind: str, **data: object) -> HistoryEntry:
    return HistoryEntry(3, kind, MERGED, datetime(2025, 7, 1, tzinfo=UTC), "canbo", data, {}, (), {}, "")


def test_the_newest_event_stands_first(office, people):
    told = lines(office.desk.history(OFFICER, people["employed"].id, at=instant(date(2026, 3, 2))))
    assert [line.entry.seq for line in told] == list(range(len(told), 0, -1))


@pytest.mark.parametrize("state", ["assessed", "supported", "employed", "paused", "closed"])
def test_every_word_of_a_lived_history_has_its_text(office, people, state):
    history = office.desk.history(OFFICER, people[state].id, at=instant(date(2026, 3, 2)))
    words = [word for line in lines(history) for word in line.words]
    assert words
    assert all(say(key, args) for key, args in words)


def test_a_pause_says_its_reason_in_words_and_keeps_its_note(office, people):
    line = lines(office.desk.history(OFFICER, people["paused"].id, at=instant(date(2026, 3, 2))))[0]
    assert ("pause.away", {}) in line.words
    assert line.notes == ("Đi làm ở tỉnh khác",)
    assert line.findings == (("case.paused_reason", "met"),)


def test_a_reason_in_free_words_is_shown_as_it_was_written():
    [line] = lines(
        [event("moved", move="reopen", **{"from": "closed", "to": "assessed"}, reason="Cần hỗ trợ")]
    )
    assert line.notes == ("Cần hỗ trợ",)


def test_a_merger_names_the_commune_that_was_and_the_one_that_is():
    [line] = lines([event("unit_merged", **{"from": "16177", "to": "16177"})])
    [(_, args)] = line.words
    units = shipped_units()
    assert units.name(args["source"], args["source_on"]) == "Xã Bãi Trành"
    assert units.name(args["target"], args["target_on"]) == "Xã Xuân Bình"


@pytest.mark.parametrize("outcome", ["met", "not_met", "unknown"])
def test_the_answer_of_the_loan_rules_has_its_words(outcome):
    [line] = lines([event("eligibility_found", outcome=outcome)])
    [(key, args)] = line.words
    assert say(key, args) and say(key, args, lang="en")
