"""What a review starts from: visits, plan and facts since the review before it, and what they suggest to answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.read_models import CasePage, PlanStep


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """`changes`: need domain -> its latest change first. `result` and `clean`: what the form is filled in with.

    Neither is a judgement: `clean` is only ever filled in as no, where something speaks against a yes.
    """

    since: date
    visits: int
    met: int
    concerns: int
    changes: Mapping[str, tuple[str, ...]]
    steps_done: int
    steps_open: int
    steps_late: int
    livelihood: str | None
    overdue: bool
    due_on: date | None
    opens_on: date | None
    ends_on: date | None

    @property
    def missed(self) -> int:
        return self.visits - self.met

    @property
    def result(self) -> str | None:
        latest = {changes[0] for changes in self.changes.values()}
        if "worse" in latest:
            return "worse"
        if self.visits and not self.met:
            return "not_met"
        if "better" in latest:
            return "better"
        return "same" if self.visits else None

    @property
    def clean(self) -> bool | None:
        against = self.result in ("worse", "not_met") or self.concerns or self.overdue
        return False if against else None


def facts_since(page: CasePage, opens_days: int, ends_days: int, on: date) -> ReviewFacts:
    """Counted from the last review that was held, or from the opening; `on` is the day of the review."""
    case = page.case
    since = case.last_review_on or case.opened_on
    visits = [each for each in page.visits if since < each["held_on"] <= on or each["held_on"] == on]
    done, still, late = _steps(page.plan, since, on)
    due = case.next_review_on
    return ReviewFacts(
        since=since,
        visits=len(visits),
        met=sum(each["met"] for each in visits),
        concerns=sum(each["concern"] is not None for each in visits),
        changes=_changes(visits),
        steps_done=done,
        steps_open=still,
        steps_late=late,
        livelihood=case.livelihood,
        overdue=bool(case.loan_overdue),
        due_on=due,
        opens_on=due and due - timedelta(days=opens_days),
        ends_on=due and due + timedelta(days=ends_days),
    )


def _changes(visits: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The visits come latest first."""
    found: dict[str, tuple[str, ...]] = {}
    for visit in visits:
        for code, change in visit["domains"].items():
            found[code] = (*found.get(code, ()), change)
    return found


def _steps(plan: Sequence[PlanStep], since: date, on: date) -> tuple[int, int, int]:
    """(done since, open, of these late)"""
    counts = Counter(
        "late" if step.done_on is None and step.due_on < on else "open" if step.done_on is None else "done"
        for step in plan
        if step.done_on is None or step.done_on >= since
    )
    return counts["done"], counts["open"] + counts["late"], counts["late"]
