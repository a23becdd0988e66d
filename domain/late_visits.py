"""A visit counts from the day it was held: what it makes due, and which decisions made since it would have touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.history import Kind
from domain.parameters import Law
from domain.schedules import next_visit
from domain.tasks import WorkItem
from domain.undoing import Past
from domain.visits import Visit

KIND = "recheck"
_RESTS = (Kind.REVIEW_POSTPONED, Kind.REVIEW_EXEMPTED)
_MOVES = ("stabilise", "close")


def agreed(visit: Visit, law: Law) -> date:
    """The day after a visit: the one agreed on, else one interval, by the law of the day of the visit."""
    if visit.next_on is not None and visit.next_on > visit.held_on:
        return visit.next_on
    return next_visit(visit.held_on, law.on(visit.held_on))


def due_after(visits: Iterable[Visit], history: Sequence[Past], law: Law) -> date | None:
    """The next visit's day as if everything had been recorded on its day: of visits of one day, the soonest counts.

    `history`: the events of the chain; those that set the day (a group, a pause, a resumption) stand between visits.
    """
    steps: list[tuple[date, int, Any]] = [
        (each.effective_on, each.seq, each)
        for each in history
        if each.kind != Kind.VISITED and "next_visit_on" in each.sets
    ]
    days: dict[date, date] = {}
    for visit in visits:
        day = agreed(visit, law)
        days[visit.held_on] = min(day, days.get(visit.held_on, day))
    # After the events of its day: a visit on the day of a resumption belongs to the time after it.
    steps += [(held_on, 1 << 40, day) for held_on, day in days.items()]
    due: date | None = None
    for on, _, step in sorted(steps, key=lambda each: each[:2]):
        due = _due(due, on, step, law)
    return due


def _due(due: date | None, on: date, step: date | Past, law: Law) -> date | None:
    if isinstance(step, date):
        return step
    said = step.sets["next_visit_on"]
    if step.kind == Kind.GROUP_ASSIGNED:
        return due or next_visit(on, law.on(on))
    return None if said is None else date.fromisoformat(said)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that the visit would have touched. `because`: worse | concern | met; `what` names its text."""

    seq: int
    what: str
    decided_on: date
    because: str

    def item(self, visit: Visit, on: date, due_on: date) -> WorkItem:
        args = {
            "decided_on": self.decided_on.isoformat(),
            "held_on": visit.held_on.isoformat(),
            "because": self.because,
        }
        key = f"recheck|{visit.id.hex}|{self.seq}"
        return WorkItem(key, visit.case_id, KIND, f"item.recheck_{self.what}", due_on, on, args)


def doubts(visit: Visit, history: Sequence[Past], law: Law) -> tuple[Doubt, ...]:
    """The decisions on or after the day of the visit that looked at the time in which it lies, oldest first."""
    found = [_doubt(visit, each, history, law) for each in history if each.effective_on >= visit.held_on]
    return tuple(each for each in found if each is not None)


def _doubt(visit: Visit, past: Past, history: Sequence[Past], law: Law) -> Doubt | None:
    what, because = _touched(visit, past, law)
    if because is None or _looked_from(past, history) > visit.held_on:
        return None
    return Doubt(past.seq, what, past.effective_on, because)


def _touched(visit: Visit, past: Past, law: Law) -> tuple[str, str | None]:
    data, bad = past.data, _bad(visit)
    if past.kind == Kind.REVIEWED:
        if data.get("clean"):
            return "review", bad
        return "review", "met" if visit.met and data.get("result") == "not_met" else None
    if past.kind in _RESTS:
        return "rest", bad
    if past.kind == Kind.PLAN_MADE:
        planned = {each["domain"] for each in data["actions"]}
        left_out = {code for code, change in visit.domains.items() if change == "worse"} - planned
        return "plan", "worse" if left_out else None
    if past.kind == Kind.MOVED and data.get("move") in _MOVES:
        return str(data["move"]), bad
    if past.kind == Kind.MOVED and data.get("move") == "pause" and data.get("reason") == "contact_lost":
        recent = next_visit(visit.held_on, law.on(visit.held_on)) >= past.effective_on
        return "pause", "met" if visit.met and recent else None
    return "", None


def _bad(visit: Visit) -> str | None:
    if "worse" in visit.domains.values():
        return "worse"
    return "concern" if visit.concern in ("high", "urgent") else None


def _looked_from(past: Past, history: Sequence[Past]) -> date:
    """A decision looks back to the one of its kind before it; a move and a rest, to the last review."""
    kind = past.kind if past.kind in (Kind.REVIEWED, Kind.PLAN_MADE) else Kind.REVIEWED
    before = [each for each in history if each.kind == kind and each.seq < past.seq]
    return max((each.effective_on for each in before), default=date.min)
