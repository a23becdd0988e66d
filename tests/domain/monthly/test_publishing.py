"""Reports of one month together give no small number away: an attacker who lays them side by side learns nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pytest

from domain.monthly.publishing import By, Out, shut_beside, shut_in_line
from domain.recidivism.counting import COMPETING, EVENT
from domain.recidivism.definitions import Definition
from domain.recidivism.hiding import LEAST, Attack
from domain.recidivism.report import MEASURES, TOLD, Followed, report
from workflows.shipped import shipped_definitions

MONTHS = (6, 12)
ON = date(2026, 9, 30)


def people(seed: int, count: int = 90) -> dict[By, Followed]:
    """The same invented releases by sex and by commune."""
    random = np.random.default_rng(seed)
    days = random.integers(20, 900, count)
    kinds = random.choice([0, EVENT, COMPETING], count, p=[0.7, 0.22, 0.08])
    room = days + random.integers(0, 400, count)
    named: dict[By, tuple[str, ...]] = {
        None: ("all",),
        "sex": ("male", "female"),
        "commune": ("16174", "16177", "16186"),
    }
    return {
        by: Followed(names, random.integers(0, len(names), count), days, kinds, room, {})
        for by, names in named.items()
    }


def card() -> Definition:
    return shipped_definitions()["conviction"][0]


def published(tables: dict[By, Followed], wanted: tuple[By, ...], earlier: list[Out]) -> list[Out]:
    shut = shut_beside(tables, MONTHS, wanted, earlier)
    return [
        Out(by, report(tables[by], card(), MONTHS, as_of=ON, by=by, shut=shut[by])["rows"]) for by in wanted
    ]


def laid_together(tables: dict[By, Followed], out: list[Out]) -> list[tuple[Any, float]]:
    """(cell, how many values it can still have) of every number that some report hides and none tells.

    A program of its own over all that there could be: sex × commune × windows lived through × how and when it ended.
    """
    sexes, communes = tables["sex"], tables["commune"]
    whole = np.array(
        list(product(range(2), range(3), range(len(MONTHS) + 1), range(3), range(len(MONTHS) + 1)))
    )
    there = fine(sexes, communes)
    counts = np.array([(there == each).all(axis=1).sum() for each in whole])
    lines: list[tuple[By, str, Any]] = [(None, "total", np.ones(len(whole), dtype=bool))]
    lines += [("sex", name, whole[:, 0] == at) for at, name in enumerate(sexes.names)]
    lines += [("commune", name, whole[:, 1] == at) for at, name in enumerate(communes.names)]
    cells = {
        (by, name, months, measure): part & counted(whole, window, measure)
        for by, name, part in lines
        for window, months in enumerate(MONTHS)
        for measure in MEASURES
    }
    keys, sums = list(cells), np.array(list(cells.values())).astype(np.int64)
    told = np.array([seen(out, *key) is not None for key in keys])
    attack = Attack(sums, sums @ counts, ~told)
    shut = [at for at, key in enumerate(keys) if not told[at] and key[3] not in TOLD and hid(out, *key)]
    return [(keys[at], float(np.subtract(*attack.reach(at)[::-1]))) for at in shut]


def fine(sexes: Followed, communes: Followed) -> Any:
    """Each person by all that reports tell apart."""
    ends = np.array([round(each * 365.2425 / 12) for each in MONTHS])
    lived = (sexes.followable[:, None] >= ends).sum(axis=1)
    ended = [np.searchsorted(ends, sexes.durations, side) for side in ("right", "left")]
    first = np.where(sexes.kinds == 0, *ended)
    return np.stack([sexes.groups, communes.groups, lived, sexes.kinds, first], axis=1)


def counted(whole: Any, window: int, measure: str) -> Any:
    _, _, lived, kinds, first = whole.T
    mature, inside = lived > window, first <= window
    kind = {"events": EVENT, "competing": COMPETING, "left_early": 0}
    if measure == "people":
        return mature
    return mature & ~inside if measure == "none" else mature & inside & (kinds == kind[measure])


def seen(out: list[Out], by: By, name: str, months: int, measure: str) -> int | None:
    values = [each.cell(name, months, measure) for each in out if by is None or each.by == by]
    return next((value for there, value in values if there and value is not None), None)


def hid(out: list[Out], by: By, name: str, months: int, measure: str) -> bool:
    return any(
        each.cell(name, months, measure) == (True, None) for each in out if by is None or each.by == by
    )


# Where tables that are each safe alone give a number away together.
LEAKING = (22, 40)


@pytest.mark.parametrize(("seed", "count"), [LEAKING, *((seed, 90) for seed in range(8))])
def test_two_groupings_one_after_the_other_give_nothing_away(seed: int, count: int) -> None:
    tables = people(seed, count)
    first = published(tables, (None, "sex"), [])
    both = first + published(tables, (None, "commune"), first)
    for cell, width in laid_together(tables, both):
        assert width >= LEAST - 1 - 1e-6, cell


def test_without_looking_at_what_is_out_they_would() -> None:
    """Else the test above could not fail."""
    tables = people(*LEAKING)
    both = published(tables, (None, "sex"), []) + published(tables, (None, "commune"), [])
    assert min(width for _, width in laid_together(tables, both)) < LEAST - 1 - 1e-6


def test_one_more_event_than_in_the_report_before_is_not_told() -> None:
    """Seven and then eight would tell of one person."""
    tables = people(3)
    (first,) = published(tables, (None,), [])
    grown = {by: with_one_more(each) for by, each in tables.items()}
    (second,) = published(grown, (None,), [first])
    before, after = (each.cell("total", 12, "events")[1] for each in (first, second))
    assert before is not None
    assert after is None


def with_one_more(each: Followed) -> Followed:
    """Somebody more was convicted on the hundredth day."""
    one = np.flatnonzero((each.kinds == 0) & (each.durations > 100) & (each.followable > 400))[0]
    kinds, days = each.kinds.copy(), each.durations.copy()
    kinds[one], days[one] = EVENT, 100
    return replace(each, kinds=kinds, durations=days)


def test_the_same_figures_again_are_told_again() -> None:
    tables = people(5)
    first = published(tables, (None, "sex"), [])
    assert published(tables, (None, "sex"), first) == first


def test_what_was_hidden_in_the_month_stays_hidden() -> None:
    assert shut_in_line({"a": 20, "b": 30, "c": 3, "d": 9}, []) == {"c", "d"}
    assert shut_in_line({"a": 20, "b": 30, "c": 9, "d": 9}, [{"c": None, "d": None}]) >= {"c", "d"}
    assert "b" in shut_in_line({"a": 20, "b": 30}, [{"total": 49, "a": 20, "b": 29}])
    assert shut_in_line({"a": 20, "b": 30}, [{"total": 50, "a": 20, "b": 30}]) == frozenset()
    assert shut_in_line({}, []) == frozenset()
