"""Work and loans: who has a livelihood at the end, how long it lasts, where loan files stand and loans are repaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.case import Case, Stage
from domain.history import Kind
from domain.lending.machine import FileStage
from domain.loans import STATUSES
from domain.outcomes.journeys import Journey
from domain.outcomes.times import retention, time_of
from domain.placements import LIVELIHOODS

_OPENED, _PAID, _REPORTED = (
    kind.value for kind in (Kind.LOAN_FILE_OPENED, Kind.LOAN_DISBURSED, Kind.LOAN_REPORTED)
)


@dataclass(frozen=True, slots=True)
class Work:
    """A time with one livelihood, [start, end); `end` None: it goes on."""

    kind: str
    start: date
    end: date | None = None


def works(journey: Journey) -> list[Work]:
    """In the order of recording; one that follows without an end before it takes its place."""
    found: list[Work] = []
    for step in journey.steps:
        if "livelihood" not in step.sets:
            continue
        kind, since = step.sets["livelihood"], step.sets.get("livelihood_since")
        start = date.fromisoformat(since) if since else step.on
        if found and found[-1].end is None:
            found[-1] = replace(found[-1], end=max(found[-1].start, start if kind else step.on))
        if kind:
            found.append(Work(kind, start))
    return found


def held(works: Sequence[Work]) -> list[Work]:
    """Livelihoods that follow each other without a day between are one: the person was never without."""
    found: list[Work] = []
    for each in works:
        if found and (found[-1].end is None or each.start <= found[-1].end):
            found[-1] = replace(found[-1], end=each.end)
        else:
            found.append(each)
    return found


def employment(journeys: Sequence[Journey], cases: Sequence[Case], last: date) -> dict[str, Any]:
    """`cases`: those open or paused on `last`. none + unknown + every kind = cases."""
    kinds = Counter(_now(case) for case in cases)
    every = [(journey, works(journey)) for journey in journeys]
    jobs = [(journey, [each for each in own if each.kind == "job"]) for journey, own in every]
    return {
        "cases": len(cases),
        "holding": [{"kind": kind, "cases": kinds[kind]} for kind in (*LIVELIHOODS, "none", "unknown")],
        "any": _retained([(journey, held(own)) for journey, own in every], last),
        "job": _retained(jobs, last),
    }


def _now(case: Case) -> str:
    """Without a livelihood only where it is known that the person has none: nobody said is not none."""
    return case.livelihood or ("none" if case.seeks_work is not None else "unknown")


def _retained(every: Iterable[tuple[Journey, Sequence[Work]]], last: date) -> dict[str, Any]:
    times = []
    for journey, own in every:
        seen = _followed_until(journey, last)
        since = next((spell.start for spell in journey.spells if not spell.whole), date.min)
        times += [
            time_of(work.start, work.end, max(seen, work.start))
            for work in own
            if since <= work.start <= last
        ]
    return {"started": len(times), "retention": retention(times)}


def _followed_until(journey: Journey, last: date) -> date:
    """Nobody records the end of work after a case is closed."""
    here = next((spell for spell in journey.spells if spell.holds(last)), None)
    return here.start if here is not None and here.stage is Stage.CLOSED else last


def loans(journeys: Iterable[Journey], first: date, last: date) -> dict[str, Any]:
    """Files by the stage that they had on `last`, loans by what the bank had reported, and what was paid out."""
    files: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    count: Counter[str] = Counter()
    paid, paid_vnd, amount_vnd = 0, 0, 0
    for journey in journeys:
        files.update(_files(journey, last).values())
        for loan in _loans(journey, last).values():
            count[loan["status"]] += 1
            owed[loan["status"]] += loan["outstanding_vnd"]
            amount_vnd += loan["amount_vnd"]
            paid += first <= loan["first_on"] <= last
            paid_vnd += sum(vnd for on, vnd in loan["payments"] if first <= on)
    return {
        "files": [{"stage": stage.value, "files": files[stage.value]} for stage in FileStage],
        "loans": [{"status": s, "loans": count[s], "outstanding_vnd": owed[s]} for s in STATUSES],
        "count": count.total(),
        "amount_vnd": amount_vnd,
        "first_paid": paid,
        "paid_vnd": paid_vnd,
    }


def _files(journey: Journey, last: date) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for step in journey.by(last):
        if step.kind == _OPENED:
            found[step.data["file"]] = FileStage.DRAFT.value
        if "file" in step.data and "file_stage" in step.data:
            found[step.data["file"]] = step.data["file_stage"]
    return found


def _loans(journey: Journey, last: date) -> Mapping[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for step in journey.by(last):
        data = step.data
        if step.kind == _PAID:
            new = {
                "status": "running",
                "amount_vnd": 0,
                "outstanding_vnd": 0,
                "first_on": step.on,
                "payments": [],
            }
            loan = found.setdefault(data["loan"], new)
            loan["amount_vnd"] += data["amount_vnd"]
            loan["outstanding_vnd"] = data.get(
                "outstanding_vnd", loan["outstanding_vnd"] + data["amount_vnd"]
            )
            loan["payments"].append((step.on, data["amount_vnd"]))
        elif step.kind == _REPORTED and data["loan"] in found:
            found[data["loan"]] |= {name: data[name] for name in ("status", "outstanding_vnd")}
    return found
