"""Curves and cohorts of a million people from arrays, beside lifelines and beside numpy written by hand.

`survival.curve`: everybody's curve and those of 24 groups, with all limits. `survival.cohorts`: 15 years of release ×
24 groups × 4 windows, each a rate with exact limits; lifelines has no such table and fits a curve for each of the 360
cells instead, of which the windows are read. `survival.columns`: both together beside reading the columns once.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from benchmarks.databases import Database, Suite
from benchmarks.measuring import Act, Result, compared, in_turns
from benchmarks.servers import ROOT
from domain.recidivism.estimators import Cohorts, Curve, cohort_windows, count, kaplan_meier

PEOPLE, ROUNDS = 1_000_000, 9
YEARS, GROUPS, ENDS = 15, 24, (183, 365, 730, 1826)
LAST, Z = YEARS * 365, 1.959963984540054
PEER = ROOT / ".venv-bench" / "bin" / "python"
OURS, LIFELINES, LIMIT = "ours", "lifelines", "numpy bincount by hand"
COLUMNS = "reading the columns once"
Given = dict[str, NDArray[Any]]


def suites(_sqlite: Database, _postgresql: Database) -> Mapping[str, Suite]:
    return {"survival": lambda scale: results(scale or PEOPLE)}


def results(people: int) -> Iterator[Result]:
    if not PEER.exists():
        sys.exit("lifelines is not installed: make bench builds its environment.")
    given = invented(people)
    with TemporaryDirectory() as folder, _peer(Path(folder), given) as ask:
        _same_curves(given, ask("curve"))
        acts: dict[str, Act] = {
            OURS: lambda: curves(given), LIFELINES: lambda: ask("curve"), LIMIT: lambda: curves_by_hand(given),
        }  # fmt: skip
        yield compared("survival.curve", people, acts, limit=LIMIT, rounds=ROUNDS)
        _same_cohorts(given, ask("cohorts"))
        acts = {OURS: lambda: cohorts(given), LIMIT: lambda: cohorts_by_hand(given)}
        ours = compared("survival.cohorts", people, acts, limit=LIMIT, rounds=ROUNDS)
        yield replace(ours, peers={LIFELINES: _peers_time(lambda: ask("cohorts"))})
        acts = {OURS: lambda: (curves(given), cohorts(given)), COLUMNS: lambda: read_once(given)}
        yield compared("survival.columns", people, acts, limit=COLUMNS, rounds=ROUNDS)


def _peers_time(act: Act) -> float:
    """360 curves take lifelines the better part of a minute: twice is enough to see it."""
    return median(in_turns({LIFELINES: act}, rounds=2, warm_up=0)[LIFELINES]) * 1e6


def invented(people: int, seed: int = 2026) -> Given:
    """Releases on days of 15 years, each followed to one day; hazards differ by group."""
    rng = np.random.default_rng(seed)
    groups = rng.integers(0, GROUPS, people)
    released, followed = rng.integers(0, LAST, people), LAST
    event = rng.geometric(0.0001 + 0.00001 * groups)
    other = rng.geometric(0.00004, people)
    room = followed - released
    days = np.minimum(np.minimum(event, other), room)
    kinds = np.where(event <= np.minimum(other, room), 1, np.where(other <= room, 2, 0))
    return {
        "cohorts": (released // 365).astype(np.int8),
        "groups": groups.astype(np.int8),
        "durations": days.astype(np.int32),
        "kinds": kinds.astype(np.int8),
        "followable": room.astype(np.int32),
        "ends": np.array(ENDS),
        "of": np.array([YEARS, GROUPS]),
    }


def curves(given: Given) -> tuple[Curve, Curve]:
    counts = count(given["durations"], given["kinds"], given["groups"], of=GROUPS)
    return kaplan_meier(counts.together()), kaplan_meier(counts)


def cohorts(given: Given) -> Cohorts:
    g = given
    people = g["cohorts"], g["groups"], g["durations"], g["kinds"], g["followable"]
    return cohort_windows(*people, ENDS, of=(YEARS, GROUPS))


def read_once(given: Given) -> list[int]:
    """The least that anything over these people costs: every column summed."""
    return [int(given[name].sum()) for name in ("cohorts", "groups", "durations", "kinds", "followable")]


def curves_by_hand(given: Given) -> list[Any]:
    """The limit: one bincount of (group, event, day), and Kaplan–Meier with Greenwood written out once."""
    span = LAST + 1
    cell = (given["groups"] * np.int64(2) + (given["kinds"] == 1)) * span + given["durations"]
    table = np.bincount(cell, minlength=GROUPS * 2 * span).reshape(GROUPS, 2, span)
    found = []
    for part in (table.sum(axis=0, keepdims=True), table):
        events = part[:, 1]
        n = np.cumsum(part.sum(axis=1)[:, ::-1], axis=1)[:, ::-1]
        with np.errstate(all="ignore"):
            s = np.cumprod(np.where(n > 0, 1 - events / n, 1.0), axis=1)
            wide = np.sqrt(np.cumsum(np.where(n > events, events / (n * (n - events)), 0.0), axis=1))
            wide = np.exp(Z * wide / -np.log(s))
            found.append((s, s**wide, s ** (1 / wide)))
    return found


def cohorts_by_hand(given: Given) -> list[Any]:
    """The limit: for each window the people who can have lived through it, and those of them with an event in it."""
    cell, size = given["cohorts"] * np.int64(GROUPS) + given["groups"], YEARS * GROUPS
    happened, found = given["kinds"] == 1, []
    for end in ENDS:
        mature = given["followable"] >= end
        people = np.bincount(cell[mature], minlength=size)
        hits = np.bincount(cell[mature & happened & (given["durations"] <= end)], minlength=size)
        low = np.where(hits > 0, betaincinv(np.maximum(hits, 1), people - hits + 1, 0.025), 0.0)
        high = np.where(hits < people, betaincinv(hits + 1, np.maximum(people - hits, 1), 0.975), 1.0)
        found.append((people, hits, low, high))
    return found


@contextmanager
def _peer(folder: Path, given: Given) -> Iterator[Callable[[str], Any]]:
    """lifelines in a process of its own that has the arrays already: does one of its acts and tells the shares."""
    columns, answers = folder / "columns.npz", folder / "answers.npy"
    np.savez(columns, allow_pickle=False, **given)
    words = [str(PEER), "-m", "benchmarks.lifelines_peer.evaluate", str(columns), str(answers)]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said, heard = process.stdin, process.stdout

        def ask(what: str) -> Any:
            said.write(f"{what}\n")
            said.flush()
            if not heard.readline():
                raise AssertionError("lifelines ended")
            return np.load(answers)

        yield ask
        said.close()


def _same_curves(given: Given, theirs: Any) -> None:
    """All three say the same at the windows' ends; else nothing is measured."""
    by_hand = np.concatenate([part[0] for part in curves_by_hand(given)])
    ours = np.concatenate([part.survival for part in curves(given)])
    at = np.searchsorted(curves(given)[1].times, ENDS, side="right") - 1
    if not np.allclose(1 - ours[:, at], theirs) or not np.allclose(1 - by_hand[:, ENDS], theirs):
        raise AssertionError("the sides do not agree")


def _same_cohorts(given: Given, theirs: Any) -> None:
    """By hand the same to the last count; lifelines reads a curve, in which the dead count as no longer followed."""
    found = cohorts(given)
    for window, (people, hits, low, high) in enumerate(cohorts_by_hand(given)):
        ours = (found.people, found.events, found.lower, found.upper)
        for mine, other in zip(ours, (people, hits, low, high), strict=True):
            some = people > 0
            if not np.allclose(mine[..., window].ravel()[some], other[some]):
                raise AssertionError("the sides do not agree")
    many = found.people.reshape(-1, len(ENDS)) > 2000
    if many.sum() < 1000 or np.abs(found.rate.reshape(-1, len(ENDS)) - theirs)[many].max() > 0.03:
        raise AssertionError("lifelines does not agree")
