"""Answers the same questions with lifelines: curves of all and of each group, and windows of each cohort and group."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from lifelines import KaplanMeierFitter


def main(columns: str, answers: str) -> None:
    given = dict(np.load(columns))
    acts = {"curve": curves, "cohorts": cohorts}
    for line in sys.stdin:
        np.save(answers, acts[line.strip()](given))
        print("done", flush=True)


def curves(given: dict[str, Any]) -> Any:
    """The share of everybody, and of each group, at the ends of the windows; curves and limits are worked out whole."""
    days, happened, group = given["durations"], given["kinds"] == 1, given["groups"]
    parts = [np.ones(len(days), dtype=bool), *(group == each for each in range(int(given["of"][1])))]
    return np.array([_fitted(days[part], happened[part], given["ends"]) for part in parts])


def cohorts(given: dict[str, Any]) -> Any:
    """A curve for every cohort and group, read at the windows' ends."""
    days, happened = given["durations"], given["kinds"] == 1
    how_many, of = map(int, given["of"])
    cell = given["cohorts"].astype(np.int64) * of + given["groups"]
    parts = np.split(
        np.argsort(cell, kind="stable"), np.cumsum(np.bincount(cell, minlength=how_many * of))[:-1]
    )
    return np.array([_fitted(days[part], happened[part], given["ends"]) for part in parts])


def _fitted(days: Any, happened: Any, ends: Any) -> Any:
    fitted = KaplanMeierFitter().fit(days, happened)
    return 1 - fitted.survival_function_at_times(ends).to_numpy()


if __name__ == "__main__":
    main(*sys.argv[1:])
