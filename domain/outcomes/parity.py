"""How groups of people fare beside each other, with whatever small numbers would give away hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from domain.case import Case, Stage
from domain.people import ETHNICITIES, SEXES
from domain.recidivism.document import number
from domain.recidivism.hiding import LEAST, Question, hidden
from domain.recidivism.intervals import exact

# Each a yes or no of a person who is open or paused.
MEASURES = ("livelihood", "loan", "in_group", "stable")
BY = ("sex", "ethnicity", "commune")
_ORDER = {"sex": SEXES, "ethnicity": ETHNICITIES}
_CELLS = ("people", *(f"{name}.{said}" for name in MEASURES for said in ("yes", "no")))
_PEOPLE, _TOTAL = 50, 1000


def measured(case: Case) -> tuple[bool, ...]:
    return (
        case.livelihood is not None, case.loan_count > 0, case.group_id is not None, case.stage is Stage.STABLE
    )  # fmt: skip


def parity(by: str, groups: Sequence[str], answers: Sequence[tuple[bool, ...]]) -> dict[str, Any]:
    """Person i is of `groups[i]` and has `answers[i]`, in the order of MEASURES. A hidden number is null."""
    names = _names(by, groups)
    atoms = np.zeros((len(names), 2 ** len(MEASURES)), dtype=np.int64)
    for group, said in zip(groups, answers, strict=True):
        atoms[names.index(group), sum(yes << bit for bit, yes in enumerate(said))] += 1
    asked = question(atoms)
    shape = (len(asked.sums) // len(_CELLS), len(_CELLS))
    values, shut = (asked.sums @ asked.atoms).reshape(shape), hidden(asked).reshape(shape)
    parts = ["total", *(names if len(names) > 1 else ())]
    rows = [_row(name, values[at], shut[at]) for at, name in enumerate(parts)]
    return {"by": by, "least": LEAST, "hidden_cells": int(shut.sum()), "rows": rows}


def _names(by: str, groups: Sequence[str]) -> list[str]:
    """In the order of the codes, which says nothing of the figures."""
    order = _ORDER.get(by, ())
    found = sorted(set(groups), key=lambda each: (order.index(each) if each in order else len(order), each))
    return found or ["unknown"]


def question(atoms: Any) -> Question:
    """`atoms[group, answers]` people. Every cell of the table is a sum of them, so that none gives another away."""
    groups, of = atoms.shape
    bits = np.array([[code >> bit & 1 for code in range(of)] for bit in range(len(MEASURES))])
    one = np.concatenate([np.ones((1, of), dtype=np.int64), *(np.stack([b, 1 - b]) for b in bits)])
    sums = np.kron(np.eye(groups, dtype=np.int64), one)
    if groups > 1:
        sums = np.concatenate([np.tile(one, (1, groups)), sums])
    parts = len(sums) // len(_CELLS)
    cost = np.tile([_PEOPLE, *(2, 0) * len(MEASURES)], parts)
    cost[: len(_CELLS)] += _TOTAL
    return Question(sums, atoms.reshape(-1), cost, _near(parts), np.zeros(len(sums), dtype=np.bool_))


def _near(parts: int) -> list[list[int]]:
    """Near an answer stand both answers of every group, which close the rectangle with it, and how many are asked."""
    width = len(_CELLS)
    found = []
    for part in range(parts):
        for cell in range(width):
            asked = (2 * ((cell - 1) // 2) + 1, 2 * ((cell - 1) // 2) + 2)
            own = {part * width + each for each in range(1, width)} if cell == 0 else {part * width}
            across = (cell,) if cell == 0 else asked
            near = own | {other * width + each for other in range(parts) for each in across}
            found.append(sorted(near - {part * width + cell}))
    return found


def _row(name: str, values: Any, shut: Any) -> dict[str, Any]:
    shown = {cell: None if shut[at] else int(values[at]) for at, cell in enumerate(_CELLS)}
    return {"group": name, "people": shown["people"]} | {each: _measure(shown, each) for each in MEASURES}


def _measure(shown: dict[str, int | None], name: str) -> dict[str, Any]:
    """A share tells its numerator and denominator: it is shown where both are."""
    yes, people = shown[f"{name}.yes"], shown["people"]
    found: dict[str, Any] = {
        "yes": yes,
        "no": shown[f"{name}.no"],
        "share": None,
        "lower": None,
        "upper": None,
    }
    if yes is not None and people:
        low, high = exact(yes, people)
        found |= {"share": yes / people, "lower": number(float(low)), "upper": number(float(high))}
    return found
