"""Small numbers: cells under five are hidden, and as many others as it takes that nobody works them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from domain.recidivism.counting import Ints, Mask

# Fewer people than this are not shown; a hidden cell leaves at least as many values open.
LEAST = 5


@dataclass(frozen=True, slots=True)
class Question:
    """Published sums of unpublished counts: `sums[cell, atom]` is 1 where the atom is part of the cell.

    A told cell may also tie counts to each other: 1 on the one side, -1 on the other, and nothing is left.
    `atoms`: the true counts; `cost[cell]`: how much is lost with a cell, were it hidden for another's sake;
    `near[cell]`: the cells that stand with it in a row or a column; `told`: cells that say nothing of a person.
    """

    sums: Ints
    atoms: Ints
    cost: Ints
    near: Sequence[Sequence[int]]
    told: Mask


def hidden(question: Question, shut: Mask | None = None, out: Mask | None = None) -> Mask:
    """Which cells to hide: all under LEAST, then the cheapest neighbours until each leaves LEAST values open.

    `shut`: cells that are hidden elsewhere, and stay so; `out`: those that are out, and cannot be hidden any more.

    The complementary cell suppression problem (Cox, JASA 75, 1980, 377), solved greedily and checked by linear
    programs; what is hidden once stays so, since hiding more never narrows what an attacker knows.
    """
    values = question.sums @ question.atoms
    open_now = question.told if out is None else question.told | out
    small = values < LEAST
    found: Mask = (small if shut is None else small | shut) & ~open_now
    waiting: list[int] = np.flatnonzero(found).tolist()
    attack = Attack(question.sums, values, found)
    while waiting:
        cell = waiting[-1]
        low, high = attack.reach(cell)
        if high - low >= LEAST - 1 - 1e-6:
            waiting.pop()
            continue
        other = _cheapest(question, values, found | open_now, cell)
        if other is None:
            waiting.pop()
            continue
        found[other] = True
        attack.hide(other)
        waiting.insert(0, other)
    return found


def _cheapest(question: Question, values: Ints, shut: Mask, cell: int) -> int | None:
    """Of its row or column, else one row or column further, else of all that may still be hidden."""
    beside = [each for each in question.near[cell] if not shut[each]]
    wider = beside or [each for one in question.near[cell] for each in question.near[one] if not shut[each]]
    wider = wider or np.flatnonzero(~shut).tolist()
    return min(wider, key=lambda each: (question.cost[each], values[each], each), default=None)


class Attack:
    """What can be worked out from what is shown: a linear program over all counts that would show the same."""

    def __init__(self, sums: Ints, values: Ints, found: Mask) -> None:
        from ortools.linear_solver import pywraplp

        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        # A bound far above everything stands for "any number", so that every program has an answer.
        self._many = 10 * int(values.sum() + LEAST)
        self._atoms = [self._solver.NumVar(0, self._many, "") for _ in range(sums.shape[1])]
        self._sums = sums
        self._rows = [
            self._row(sums[cell], None if found[cell] else int(values[cell])) for cell in range(len(sums))
        ]

    def _row(self, parts: Ints, value: int | None) -> Any:
        row = self._solver.Constraint(0 if value is None else value, inf if value is None else value)
        for atom in np.flatnonzero(parts):
            row.SetCoefficient(self._atoms[atom], float(parts[atom]))
        return row

    def hide(self, cell: int) -> None:
        self._rows[cell].SetBounds(0, inf)

    def reach(self, cell: int) -> tuple[float, float]:
        """The least and the greatest value that a cell can have."""
        goal = self._solver.Objective()
        goal.Clear()
        for atom in np.flatnonzero(self._sums[cell]):
            goal.SetCoefficient(self._atoms[atom], 1)
        goal.SetMinimization()
        low = self._solved()
        goal.SetMaximization()
        return low, self._solved()

    def _solved(self) -> float:
        status = self._solver.Solve()
        if status != self._solver.OPTIMAL:
            raise AttackFailed(f"the linear program ended with status {status}")
        return float(self._solver.Objective().Value())


class AttackFailed(RuntimeError):
    """The true counts always answer the program; without an answer nothing may be shown."""
