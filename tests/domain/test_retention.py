"""How long work lasts: as a product worked out by hand says, with nothing that gives small numbers away."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.recidivism.hiding import LEAST
from domain.recidivism.report import days_of
from domain.retention import FEW, SUPPORTS, Line, Stay, retention

ON = date(2026, 3, 2)


def stay(days: int, over: bool = False, employer: str = "A", sector: str = "wood", **more: object) -> Stay:
    """Began `days` ago, or lasted for them and ended."""
    began = ON - timedelta(days=days) if not over else ON - timedelta(days=900)
    until = began + timedelta(days=days) if over else None
    kept = {"group": True, "loan": False, "end_reason": "resigned" if over else None} | more
    return Stay(employer, sector, kept["group"], kept["loan"], began, until, kept["end_reason"])  # type: ignore[arg-type]


def many(seed: int, count: int, firms: int = 13) -> list[Stay]:
    rng, found = Random(seed), []
    for _ in range(count):
        began, lasts = ON - timedelta(days=rng.randrange(1, 900)), timedelta(days=rng.randrange(5, 700))
        over = began + lasts < ON and rng.random() < 0.6
        reason = rng.choice(("resigned", "dismissed", "changed")) if over else None
        firm = rng.randrange(firms)
        sector = ("wood", "garment", "stone")[firm % 3]
        had = rng.random() < 0.7, rng.random() < 0.3
        found.append(Stay(f"F{firm}", sector, *had, began, began + lasts if over else None, reason))
    return found


def line(lines: tuple[Line, ...], by: str, name: str) -> Line:
    return next(each for each in lines if (each.by, each.name) == (by, name))


def by_hand(stays: list[Stay], end: int) -> float:
    """Kaplan–Meier as a product over days, written apart from the estimators."""
    known = [((each.ended_on or ON) - each.started_on).days for each in stays]
    over = [each.ended_on is not None and each.end_reason != "changed" for each in stays]
    share = 1.0
    for day in range(end + 1):
        at_risk = sum(each >= day for each in known)
        ended = sum(each == day and left for each, left in zip(known, over, strict=True))
        share *= 1 - ended / at_risk if at_risk else 1
    return share


def test_the_share_is_kaplan_meiers() -> None:
    stays = many(3, 400)
    kept = line(retention(stays, ON), "all", "all").kept
    told = [(each.months, each.share) for each in kept if each.share is not None]
    assert len(told) >= 2
    for months, share in told:
        assert share == pytest.approx(by_hand(stays, days_of(months)))


def test_limits_lie_around_the_share() -> None:
    for one in retention(many(5, 900), ON):
        for each in one.kept:
            if each.share is not None and each.lower is not None and each.upper is not None:
                assert 0 <= each.lower <= each.share <= each.upper <= 1


def test_where_nobody_left_early_it_is_a_plain_proportion_with_exact_limits() -> None:
    stays = [stay(800) for _ in range(14)] + [stay(20, over=True) for _ in range(6)]
    kept = line(retention(stays, ON), "all", "all").kept[0]
    assert (kept.ended, kept.still, kept.share) == (6, 14, 0.7)
    assert kept.lower == pytest.approx(0.457, abs=0.001)
    assert kept.upper == pytest.approx(0.881, abs=0.001)


def test_changing_to_other_work_is_no_end_and_no_success() -> None:
    stays = [stay(800) for _ in range(10)] + [stay(20, over=True) for _ in range(5)]
    moved = [stay(40, over=True, end_reason="changed") for _ in range(5)]
    kept = line(retention(stays + moved, ON), "all", "all").kept[0]
    assert (kept.ended, kept.still) == (5, 10)
    assert kept.share == pytest.approx(0.75)


def test_the_day_itself_belongs_to_the_window() -> None:
    end = days_of(3)
    stays = [stay(800) for _ in range(10)] + [stay(end, over=True) for _ in range(6)]
    later = [stay(800) for _ in range(10)] + [stay(end + 1, over=True) for _ in range(6)]
    assert line(retention(stays, ON), "all", "all").kept[0].ended == 6
    assert line(retention(later, ON), "all", "all").kept[0].ended is None


def test_support_counts_as_it_was_on_the_first_day() -> None:
    pairs = {(each.group, each.loan): each.support for each in
             (stay(9, group=g, loan=n) for g in (True, False) for n in (True, False))}  # fmt: skip
    assert pairs == dict(
        zip(((True, True), (True, False), (False, True), (False, False)), SUPPORTS, strict=True)
    )


def test_without_work_there_is_no_table() -> None:
    assert retention([], ON) == ()


def test_employers_with_few_stand_together() -> None:
    stays = [stay(800, employer="Many") for _ in range(12)] + [stay(800, employer=f"F{n}") for n in range(8)]
    names = [each.name for each in retention(stays, ON) if each.by == "employer"]
    assert names == ["Many", FEW]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 150))
def test_no_number_under_the_least_is_shown_and_none_follows_by_taking_away(seed: int, count: int) -> None:
    lines = retention(many(seed, count), ON)
    whole = line(lines, "all", "all")
    for one in lines:
        shown = [one.people, *(each.ended for each in one.kept), *(each.still for each in one.kept)]
        assert all(each is None or each >= LEAST for each in shown)
        assert all(
            each.share is None or None not in (one.people, each.ended, each.still) for each in one.kept
        )
    for by in ("employer", "sector", "support"):
        table = [each for each in lines if each.by == by]
        for cell in (lambda each: each.people, *(lambda each, n=n: each.kept[n].ended for n in range(3))):
            gone = [each for each in table if cell(each) is None]
            assert cell(whole) is None or len(gone) != 1
