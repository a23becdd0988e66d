"""What a report may tell beside the reports of the same month that are out: differences give small numbers away too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from domain.recidivism.cohorts import tabulated
from domain.recidivism.counting import Ints, Mask
from domain.recidivism.hiding import LEAST, Question, hidden
from domain.recidivism.report import MEASURES, Followed, days_of, question_of

# What a report of the month may be counted by: the landmark of support follows other people than the rest.
GROUPINGS = ("sex", "ethnicity", "age", "sentence_class", "release_year", "commune")
By = str | None


@dataclass(frozen=True, slots=True)
class Out:
    """A table that is out: the rows of a report on recidivism, see `domain.recidivism.report.report`."""

    by: By
    rows: Sequence[Mapping[str, Any]]

    def cell(self, group: str, months: int, measure: str) -> tuple[bool, int | None]:
        """(whether it was in the table, its value or None where it was hidden)"""
        for row in self.rows:
            for window in row["windows"] if row["group"] == group else ():
                if window["months"] == months:
                    return True, window[measure]
        return False, None


@dataclass(frozen=True, slots=True)
class _Cells:
    """All tables over the same people: which group of which table each line of cells is, and what is hidden."""

    lines: tuple[tuple[By, str], ...]
    shut: Mask


def shut_beside(
    tables: Mapping[By, Followed], months: Sequence[int], wanted: Sequence[By], earlier: Sequence[Out]
) -> dict[By, Mask]:
    """What to hide of each wanted table: [group, window, measure] in one line, as `report` takes it.

    `tables`: the same people in the same order under every grouping that is wanted or out. A cell that was hidden in
    one report of the month stays hidden in the next; one that differs from what is out by less than LEAST tells of as
    few people as it differs by, and is hidden; what is out cannot be taken back, and the rest is hidden around it.
    """
    lines, selections, joint, size = _lines(tables)
    counted = _counted(next(iter(tables.values())), joint, size, [days_of(each) for each in months])
    question = question_of(selections, counted)
    values = (question.sums @ question.atoms).reshape(len(lines), len(months), len(MEASURES))
    shut, out = _told(lines, months, values, wanted, earlier)
    found = _Cells(lines, hidden(question, shut.ravel(), out.ravel()).reshape(values.shape))
    return {by: _of(found, by, tables[by]) for by in wanted}


def _lines(tables: Mapping[By, Followed]) -> tuple[tuple[tuple[By, str], ...], Ints, Ints, int]:
    """(table and group of each line, which joint groups it adds up, joint group of each person, how many there are)"""
    grouped = {by: each for by, each in tables.items() if len(each.names) > 1}
    people = len(next(iter(tables.values())).groups)
    columns = [each.groups for each in grouped.values()] or [np.zeros(people, dtype=np.int64)]
    kinds, joint = np.unique(np.stack(columns), axis=1, return_inverse=True)
    size = max(kinds.shape[1], 1)
    lines: list[tuple[By, str]] = [(None, "total")]
    selections = [np.ones(size, dtype=np.int64)]
    for at, (by, each) in enumerate(grouped.items()):
        for place, name in enumerate(each.names):
            lines.append((by, name))
            selections.append((kinds[at] == place).astype(np.int64))
    return tuple(lines), np.stack(selections), joint.reshape(-1), size


def _counted(followed: Followed, joint: Ints, size: int, ends: Sequence[int]) -> Ints:
    """[joint group, windows in the past, kind, first window]"""
    cohort = np.zeros(len(joint), dtype=np.int8)
    f = followed
    found: Ints = tabulated(cohort, joint, f.durations, f.kinds, f.followable, ends, of=(1, size))[0]
    return found


def _told(
    lines: Sequence[tuple[By, str]],
    months: Sequence[int],
    values: Ints,
    wanted: Sequence[By],
    earlier: Sequence[Out],
) -> tuple[Mask, Mask]:
    """(hidden already, out already) of each line, window and measure; the total stands in every table."""
    shut, out = np.zeros(values.shape, dtype=bool), np.zeros(values.shape, dtype=bool)
    for at, (by, group) in enumerate(lines):
        of = [each for each in earlier if by is None or each.by == by]
        for w, m in np.ndindex(len(months), len(MEASURES)):
            cells = [each.cell(group, months[w], MEASURES[m]) for each in of]
            now = int(values[at, w, m])
            seen = [value for there, value in cells if there and value is not None]
            if any(there and value is None for there, value in cells):
                shut[at, w, m] = True
            if any(0 < abs(now - value) < LEAST for value in seen):
                shut[at, w, m] = True
            elif now in seen:
                out[at, w, m] = True
            elif by is not None and by not in wanted:
                shut[at, w, m] = True  # of another table, and never published: nobody sees it
    return shut & ~out, out


def _of(found: _Cells, by: By, followed: Followed) -> Mask:
    mine = [0, *(at for at, (table, _) in enumerate(found.lines) if table == by and len(followed.names) > 1)]
    shut: Mask = found.shut[mine].ravel()
    return shut


def shut_in_line(values: Mapping[str, int], earlier: Sequence[Mapping[str, int | None]]) -> frozenset[str]:
    """Which of some counts and their sum, `total`, to hide: a line of its own, judged as the tables are."""
    names = ("total", *values)
    counts = np.array([sum(values.values()), *values.values()], dtype=np.int64)
    shut, out = np.zeros(len(names), dtype=bool), np.zeros(len(names), dtype=bool)
    for at, name in enumerate(names):
        seen = [each[name] for each in earlier if name in each]
        near = any(value is not None and 0 < abs(int(counts[at]) - value) < LEAST for value in seen)
        shut[at] = near or None in seen
        out[at] = not shut[at] and int(counts[at]) in seen
    size = len(values)
    sums = np.vstack([np.ones((1, size), dtype=np.int64), np.eye(size, dtype=np.int64)])
    cost = np.array([1000, *counts[1:]])
    near_all = [[each for each in range(len(names)) if each != at] for at in range(len(names))]
    question = Question(sums, counts[1:], cost, near_all, np.zeros(len(names), dtype=bool))
    found = hidden(question, shut, out) if size else shut
    return frozenset(name for name, hide in zip(names, found, strict=True) if hide)
