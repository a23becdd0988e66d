"""The way home is drawn as the case went, with its pauses, its end and its setbacks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.case import Case, Stage
from domain.read_models import HistoryEntry
from web.stepper import setbacks, standing_at, steps_of

OPENED = date(2025, 1, 6)
CASE = Case(UUID(int=1), UUID(int=2), opened_on=OPENED)
ORDER = ("returned", "assessed", "supported", "employed", "stable")


def moved(seq: int, to: str, move: str = "assess") -> HistoryEntry:
    day = date(2025, 1, 6 + seq)
    recorded = datetime(2025, 1, 6 + seq, tzinfo=UTC)
    return HistoryEntry(seq, "moved", day, recorded, "canbo", {"to": to, "move": move}, {}, (), {}, "")


def history(*stages: str) -> list[HistoryEntry]:
    return [moved(place, stage) for place, stage in enumerate(stages, 1)]


@pytest.mark.parametrize(("height", "stage"), list(enumerate(ORDER)))
def test_what_lies_behind_is_done_and_what_lies_ahead_is_not(height, stage):
    steps = steps_of(replace(CASE, stage=Stage(stage)), history(*ORDER[1 : height + 1]))
    assert [step.status for step in steps] == ["done"] * height + ["now"] + ["ahead"] * (4 - height)
    assert [step.since is not None for step in steps] == [True] * (height + 1) + [False] * (4 - height)


def test_work_and_loan_stand_together_while_neither_has_come_true():
    assert steps_of(CASE, [])[3].stages == ("employed", "loaned")


def test_a_loan_alone_is_shown_alone():
    steps = steps_of(replace(CASE, stage=Stage.LOANED), history("assessed", "supported", "loaned"))
    assert (steps[3].stages, steps[3].status) == (("loaned",), "now")


def test_work_and_a_loan_are_both_shown_when_both_came_true():
    steps = steps_of(
        replace(CASE, stage=Stage.EMPLOYED), history("assessed", "supported", "loaned", "employed")
    )
    assert steps[3].stages == ("employed", "loaned")
    assert steps[3].since == date(2025, 1, 10)


def test_a_setback_takes_away_the_day_of_what_has_to_be_reached_again():
    steps = steps_of(
        replace(CASE, stage=Stage.SUPPORTED), history("assessed", "supported", "employed", "supported")
    )
    assert [step.status for step in steps] == ["done", "done", "now", "ahead", "ahead"]
    assert (steps[3].since, steps[3].stages) == (None, ("employed", "loaned"))


@pytest.mark.parametrize("stage", ORDER)
def test_a_paused_case_stands_still_where_it_left(stage):
    case = replace(CASE, stage=Stage.PAUSED, resume_to=Stage(stage))
    assert standing_at(case) is Stage(stage)
    assert [step.status for step in steps_of(case, [])].index("halted") == ORDER.index(stage)


def test_a_case_closed_while_paused_ends_where_it_had_paused():
    case = replace(CASE, stage=Stage.CLOSED, reopen_to=Stage.PAUSED, resume_to=Stage.EMPLOYED)
    assert standing_at(case) is Stage.EMPLOYED
    assert "now" not in [step.status for step in steps_of(case, [])]


def test_setbacks_are_counted():
    assert setbacks([moved(1, "supported", "set_back"), moved(2, "employed", "start_work")]) == 1
