"""A million people with the rules that decide, in memory, beside OpenFisca-core and beside numpy written by hand.

Every side begins with the same arrays, in the types that it asks for, and ends with the outcome of each person and of
each rule. OpenFisca builds its simulation and computes; ours builds its columns, computes, and also finds the day on
which to look again, which the others do not.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.databases import Database, Suite
from benchmarks.measuring import Act, Result, compared
from benchmarks.servers import ROOT
from domain.dates import day_number, months_after_days
from domain.eligibility import Batch, evaluate_columns
from domain.rules.facts import FACTS
from domain.rules.values import DTYPES, Array, Column, Mask
from workflows.shipped import shipped_law

PEOPLE, ROUNDS = 1_000_000, 7
ON = date(2026, 9, 30)
PEER = ROOT / ".venv-bench" / "bin" / "python"
UNKNOWN = -(2**31)
LAW = shipped_law()
# In the order of our rules.
RULES = ("in_force", "certificate_held", "window", "listed", "conduct", "no_double_loan", "amount", "term")
OURS, OPENFISCA, LIMIT = "ours", "OpenFisca-core", "numpy mask with reasons"
_TRUTHS = ("list_drawn", "list_certified", "law_abiding", "no_social_evils", "same_purpose_debt")
_NUMBERS = {
    "months": (-1, 140), "course_months": (0, 30), "drawdown_months": (0, 26), "repayment_months": (0, 50),
    "certificate": (0, 4), "purpose": (0, 2), "requested_vnd": (-1, 130_000_000), "running_loan_vnd": (0, 60_000_000),
    "completed_on": (day_number(date(2019, 1, 1)), day_number(ON) + 30),
}  # fmt: skip


def suites(_sqlite: Database, _postgresql: Database) -> Mapping[str, Suite]:
    return {"eligibility.memory": lambda scale: results(scale or PEOPLE)}


def results(people: int) -> Iterator[Result]:
    if not PEER.exists():
        sys.exit("OpenFisca is not installed: make bench builds its environment.")
    given = invented(people)
    with TemporaryDirectory() as folder, _peer(Path(folder), given) as (answers, again):
        acts: dict[str, Act] = {OURS: lambda: ours(given), OPENFISCA: again, LIMIT: lambda: by_hand(given)}
        _same_answers(given, answers)
        yield compared("eligibility.memory", people, acts, limit=LIMIT, rounds=ROUNDS, per=1)


def invented(people: int, seed: int = 2026) -> dict[str, Array]:
    """Truths as outcomes, codes by their place, days since 1970; what is unknown is the least number of its type."""
    rng = np.random.default_rng(seed)

    def some(name: str, low: int, high: int) -> Array:
        kind: np.dtype[Any] = np.dtype(DTYPES[FACTS[name].type])
        return np.where(rng.random(people) < 0.1, np.iinfo(kind).min, rng.integers(low, high, people)).astype(
            kind
        )

    given = {name: rng.choice(np.array([2, 2, 2, 1, 0], dtype=np.int8), people) for name in _TRUTHS}
    return given | {name: some(name, *limits) for name, limits in _NUMBERS.items()}


def ours(given: Mapping[str, Array]) -> Batch:
    """Columns built from the arrays, then all rules."""
    columns = {
        name: Column(values) if name in _TRUTHS else Column(values, _known(values))
        for name, values in given.items()
    }
    return evaluate_columns(columns, "person", LAW, ON)


def _known(values: Array) -> Mask:
    known: Mask = values != np.iinfo(values.dtype).min
    return known


def by_hand(given: Mapping[str, Array]) -> tuple[Array, Array, Array]:
    """The limit: these eight rules of this day and no others, with the day's numbers written into the code."""
    rules, persons = _rules_by_hand(given), len(given["months"])
    not_met, unknown = np.zeros(persons, dtype=np.uint8), np.zeros(persons, dtype=np.uint8)
    for place, rule in enumerate(rules, start=1):  # the Decision itself, in place 0, is in force
        not_met |= (rule == 0).view(np.uint8) << np.uint8(place)
        unknown |= (rule == 1).view(np.uint8) << np.uint8(place)
    return np.minimum.reduce(rules), not_met, unknown


def _chosen(asked: Array, then: Array, otherwise: Array) -> Array:
    taken = np.maximum(np.minimum(asked, then), np.minimum(2 - asked, otherwise))
    found: Array = np.maximum(taken, np.minimum(then, otherwise))
    return found


Truth = Callable[..., Array]


def _asking(known: Mapping[str, Mask]) -> Truth:
    """A relation holds, does not, or is unknown where one of the named values is."""

    def truth(relation: Array, *names: str) -> Array:
        sure = np.logical_and.reduce([known[name] for name in names])
        found: Array = (relation & sure).view(np.int8) + (relation | ~sure).view(np.int8)
        return found

    return truth


def _training_terms(g: Mapping[str, Array], known: Mapping[str, Mask], truth: Truth) -> Array:
    down, back, course = (g[f"{name}_months"] for name in ("drawdown", "repayment", "course"))
    months = g["months"]
    repaid = _chosen(
        truth(course <= 12, "course_months"),
        truth(back <= 2 * down, "drawdown_months", "repayment_months"),
        truth(back <= down, "drawdown_months", "repayment_months"),
    )
    found: Array = np.minimum.reduce([
        truth(down > 0, "drawdown_months"),
        truth(back > 0, "repayment_months"),
        np.where(known["course_months"], truth(course > 0, "course_months"), np.int8(2)),
        np.where(known["months"], truth(months == down + back, "drawdown_months", "repayment_months"), np.int8(2)),
        repaid,
    ])  # fmt: skip
    return found


def _rules_by_hand(g: Mapping[str, Array]) -> list[Array]:
    day = day_number(ON)
    known = {name: _known(g[name]) for name in _NUMBERS}
    truth = _asking(known)
    completed, asked, months = g["completed_on"], g["requested_vnd"], g["months"]
    down = g["drawdown_months"]
    training = truth(g["purpose"] == 1, "purpose")
    last = months_after_days(np.where(known["completed_on"], completed, 0), 60)
    # Without a purpose the cap is known where both purposes give the same sum.
    by_month, by_person = 4_000_000 * down, 100_000_000 - np.maximum(g["running_loan_vnd"], 0)
    learns = g["purpose"] == 1
    same = known["drawdown_months"] & known["running_loan_vnd"] & (by_month == by_person)
    either = np.where(learns, known["drawdown_months"], known["running_loan_vnd"])
    known["cap"] = np.where(known["purpose"], either, same)
    fits = truth(asked <= np.maximum(np.where(learns, by_month, by_person), 0), "requested_vnd", "cap")
    for_production = truth((months > 0) & (months <= 120), "months")
    truths = {name: g[name] for name in _TRUTHS}
    return [
        truth((g["certificate"] == 0) | (g["certificate"] == 1), "certificate"),
        truth((completed <= day) & (day <= last), "completed_on"),
        np.minimum(truths["list_drawn"], truths["list_certified"]),
        np.minimum(truths["law_abiding"], truths["no_social_evils"]),
        2 - truths["same_purpose_debt"],
        np.minimum(truth(asked > 0, "requested_vnd"), fits),
        _chosen(training, _training_terms(g, known, truth), for_production),
    ]


@contextmanager
def _peer(folder: Path, given: Mapping[str, Array]) -> Iterator[tuple[Mapping[str, Array], Act]]:
    """OpenFisca in a process of its own that has the arrays already: its answers, and a way to have it do it again."""
    columns, answers = folder / "columns.npz", folder / "answers.npz"
    theirs = {name: given[name].astype(np.int32) for name in _TRUTHS}
    for name in _NUMBERS:
        values, known = given[name].astype(np.int64), _known(given[name])
        theirs[name] = np.where(known, values, UNKNOWN).astype(np.int32)
    days = np.where(_known(given["completed_on"]), given["completed_on"], day_number(date.min))
    np.savez(columns, **theirs | {"completed_on": days.astype("datetime64[D]")})
    words = [
        str(PEER),
        "-m",
        "benchmarks.openfisca_peer.evaluate",
        str(columns),
        str(answers),
        ON.isoformat(),
    ]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said, heard = process.stdin, process.stdout

        def again() -> None:
            said.write("again\n")
            said.flush()
            if not heard.readline():
                raise AssertionError("OpenFisca ended")

        again()
        yield dict(np.load(answers)), again
        said.close()


def _same_answers(given: Mapping[str, Array], answers: Mapping[str, Array]) -> None:
    """All three say the same of every person and rule; else nothing is measured."""
    found = ours(given)
    outcome, not_met, unknown = by_hand(given)
    rules = [answers[name] for name in RULES]
    theirs = [
        sum((rule == value).astype(np.uint32) << place for place, rule in enumerate(rules))
        for value in (0, 1)
    ]
    for mine, *others in (
        (found.outcome, outcome, answers["outcome"]),
        (found.not_met, not_met, theirs[0]),
        (found.unknown, unknown, theirs[1]),
    ):
        if not all((mine == other).all() for other in others):
            raise AssertionError("the sides do not agree")
