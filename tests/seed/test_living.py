"""What invented reviews say of income and household: asked of nearly all, and there before and after loan or work."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from domain.lifecycle import Move
from domain.reviews import HOUSEHOLDS, INCOMES
from seed.district import District
from seed.ids import id_of
from seed.living import living
from seed.stories.telling import tell
from workflows.services.commands import HoldReview


def test_nearly_every_review_says_both(invented: District) -> None:
    held = [step.command for step in tell(invented) if isinstance(step.command, HoldReview)]
    assert len(held) > 300
    for name, known in (("income", INCOMES), ("household", HOUSEHOLDS)):
        said = [getattr(each, name) for each in held]
        assert set(said) == {*known, None}
        assert 0.85 < sum(each is not None for each in said) / len(said) < 0.98


def test_there_is_something_before_and_after_work_and_loan(invented: District) -> None:
    """Enough people with both for the table to tell more than what is unknown."""
    days: dict[str, list[date]] = defaultdict(list)
    for step in tell(invented):
        if isinstance(step.command, HoldReview) and step.command.income is not None:
            days[step.command.case_id.hex].append(step.on)
    for move, least in ((Move.START_WORK, 15), (Move.RECEIVE_LOAN, 5)):
        began = {tale_id(code): way.day_of(move) for code, way in invented.journeys.items()}
        both = [
            case
            for case, on in began.items()
            if on and any(day <= on for day in days[case]) and any(day > on for day in days[case])
        ]
        assert len(both) >= least, move


def tale_id(code: str) -> str:
    return id_of("case", code).hex


def test_a_review_says_the_same_whatever_else_is_drawn(invented: District) -> None:
    code, way = next(iter(invented.journeys.items()))
    assert living(way, code, way.opened_on) == living(way, code, way.opened_on)
