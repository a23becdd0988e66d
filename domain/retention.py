"""How long placements at partner employers last: by employer, sector and support, with small numbers hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from domain.placements import CHANGED
from domain.recidivism.counting import CENSORED, EVENT, Counts, Ints, Mask, count
from domain.recidivism.curves import Curve, kaplan_meier, place_at
from domain.recidivism.hiding import LEAST, Question, hidden
from domain.recidivism.intervals import exact
from domain.recidivism.report import days_of

MONTHS = (3, 6, 12)
BY = ("all", "employer", "sector", "support")
SUPPORTS = ("group_and_loan", "group", "loan", "none")
# Employers with few placements stand together: alone each of them would be hidden.
FEW, OWN_LINES = "few", 25
_TOTAL, _PEOPLE = 1000, 50


@dataclass(frozen=True, slots=True)
class Stay:
    """One placement at an employer. `group`, `loan`: support that was there on the day it began, so that nobody
    counts as supported for having stayed long enough to be.
    """

    employer: str
    sector: str
    group: bool
    loan: bool
    started_on: date
    ended_on: date | None
    end_reason: str | None

    @property
    def support(self) -> str:
        return SUPPORTS[2 * (not self.group) + (not self.loan)]


@dataclass(frozen=True, slots=True)
class Kept:
    """After `months`: how many had ended by then, how many were followed and still there, and the share that stays.

    None is hidden, or not known where nobody was followed so long. Shares are Kaplan–Meier's with log-log limits;
    where nobody left the count before, a plain proportion with exact limits.
    """

    months: int
    ended: int | None
    still: int | None
    share: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """`by` is one of BY; `people` None is hidden."""

    by: str
    name: str
    people: int | None
    kept: tuple[Kept, ...]


def retention(stays: Sequence[Stay], on: date, months: Sequence[int] = MONTHS) -> tuple[Line, ...]:
    """Every line of every table, hidden together: no table gives away what another hides.

    Work that ended is the event, whatever the reason; who changed to other work, and who still works on `on`, is no
    longer followed from then (censored).
    """
    known = [each for each in stays if each.started_on <= (each.ended_on or on)]
    if not known:
        return ()
    days = np.array([((each.ended_on or on) - each.started_on).days for each in known])
    over = np.array([each.ended_on is not None and each.end_reason != CHANGED for each in known])
    lines = _lines(known)
    ends = [days_of(each) for each in months]
    kind = 2 * np.searchsorted(ends, days) + over
    question = _question(lines, kind, 2 * (len(ends) + 1))
    size = 1 + 2 * len(ends)
    cells = len(lines) * size
    shut = hidden(question)[:cells].reshape(-1, size)
    values = (question.sums @ question.atoms)[:cells].reshape(-1, size)
    return tuple(
        _line(by, name, values[at], shut[at], count(days[here], np.where(over[here], EVENT, CENSORED)),
              list(zip(months, ends, strict=True)))
        for at, ((by, name), here) in enumerate(lines.items())
    )  # fmt: skip


def _lines(stays: Sequence[Stay]) -> dict[tuple[str, str], Mask]:
    """(by, name) -> which of the stays belong to it; the line of all comes first."""
    sizes = Counter(each.employer for each in stays).most_common(OWN_LINES)
    own = {name for name, size in sizes if size >= LEAST}
    of = [
        {
            "all": "all",
            "employer": each.employer if each.employer in own else FEW,
            "sector": each.sector,
            "support": each.support,
        }
        for each in stays
    ]
    found: dict[tuple[str, str], Mask] = {}
    for by in BY:
        names = {each[by] for each in of}
        order = SUPPORTS if by == "support" else sorted(names, key=lambda name: (name == FEW, name))
        found |= {(by, name): np.array([each[by] == name for each in of]) for name in order if name in names}
    return found


def _question(lines: Mapping[tuple[str, str], Mask], kind: Ints, kinds: int) -> Question:
    """Cells [line, (people, ended and still by window)].

    The counts behind them are those of the firms (with the sector) and, apart, of the kinds of support, by how long and
    how the work ended: whatever the two say of one place, some table of both says it, so that only their sums are tied.
    """
    firms = _classes(lines, ("employer", "sector"))
    supports = _classes(lines, ("support",))
    parts = [*dict.fromkeys(firms), *dict.fromkeys(supports)]
    atoms = np.concatenate(
        [_counted([each == part for each in of], kind, kinds) for of in (firms, supports)
         for part in dict.fromkeys(of)]
    )  # fmt: skip
    split = len(set(firms))
    cells = _cells(kinds)
    sums: list[Any] = [np.kron(_in_line(line, parts, split), cells) for line in lines]
    tie = np.where(np.arange(len(parts)) < split, 1, -1)
    sums.append(np.kron(tie, np.eye(kinds, dtype=np.int64)))
    size = len(cells)
    cost = np.ones((len(lines), size), dtype=np.int64)
    cost[:, 0] += _PEOPLE
    cost[0] += _TOTAL
    whole = np.concatenate([cost.reshape(-1), np.zeros(kinds, dtype=np.int64)])
    told = np.arange(len(whole)) >= cost.size
    near = [*_near(list(lines), size), *([] for _ in range(kinds))]
    return Question(np.concatenate(sums), atoms, whole, near, told)


def _classes(
    lines: Mapping[tuple[str, str], Mask], tables: Sequence[str]
) -> list[tuple[tuple[str, str], ...]]:
    """Of each stay: the lines of these tables that it belongs to."""
    places = len(next(iter(lines.values())))
    ours = [(line, here) for line, here in lines.items() if line[0] in tables]
    return [tuple(line for line, here in ours if here[at]) for at in range(places)]


def _counted(here: Sequence[bool], kind: Ints, kinds: int) -> Ints:
    found: Ints = np.bincount(kind[np.array(here)], minlength=kinds)
    return found


def _cells(kinds: int) -> Ints:
    """[cell, kind]: 1 where those of the kind count in the cell. A kind is a window, and whether the work ended."""
    window, over = np.arange(kinds) // 2, np.arange(kinds) % 2 == 1
    cells: list[Any] = [np.ones(kinds, dtype=bool)]
    for place in range(kinds // 2 - 1):
        cells += [over & (window <= place), window > place]
    return np.stack(cells).astype(np.int64)


def _in_line(line: tuple[str, str], parts: Sequence[tuple[tuple[str, str], ...]], split: int) -> Ints:
    """[1, part]: which parts make up the line; all of them once, so those of the firms."""
    if line[0] == "all":
        return (np.arange(len(parts)) < split).astype(np.int64)[None, :]
    return np.array([[line in part for part in parts]], dtype=np.int64)


def _near(lines: Sequence[tuple[str, str]], size: int) -> list[list[int]]:
    """The cells of the same line, and the same cell in the lines of the same table."""
    at: Ints = np.arange(len(lines) * size).reshape(-1, size)
    found = []
    for place, (by, _) in enumerate(lines):
        beside = [other for other, (table, _) in enumerate(lines) if table in (by, "all") and other != place]
        for cell in range(size):
            found.append(sorted({*at[place].tolist(), *at[beside, cell].tolist()} - {int(at[place, cell])}))
    return found


def _line(
    by: str, name: str, values: Ints, shut: Any, counts: Counts, ends: Iterable[tuple[int, int]]
) -> Line:
    curve = kaplan_meier(counts)
    kept = []
    for place, (months, end) in enumerate(ends):
        cells = (0, 1 + 2 * place, 2 + 2 * place)
        seen = not shut[list(cells)].any()
        ended, still = (None if shut[at] else int(values[at]) for at in cells[1:])
        kept.append(Kept(months, ended, still, *(_share(curve, counts, end) if seen else (None,) * 3)))
    return Line(by, name, None if shut[0] else int(values[0]), tuple(kept))


def _share(curve: Curve, counts: Counts, end: int) -> tuple[float | None, float | None, float | None]:
    """The share that is still there at the end of the day `end`, with its limits."""
    later = counts.times > end
    people, still = int(counts.people[0]), int(counts.left[0, later].sum())
    left_early = int(counts.of(CENSORED)[0, ~later].sum())
    if left_early == 0:
        lower, upper = exact(still, people)
        return still / people, float(lower), float(upper)
    place = place_at(curve.times, end)
    found = (curve.survival[0, place], curve.lower[0, place], curve.upper[0, place])
    if not still and found[0] > 0:
        return None, None, None
    return tuple(None if np.isnan(each) else float(each) for each in found)  # type: ignore[return-value]
