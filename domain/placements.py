"""A livelihood: a placement with an employer, or own work, study, pension or care, always with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.parameters import LawOn
from domain.people import one_of
from domain.vacancies import require_least_wage

LIVELIHOODS = ("job", "own_farm", "own_trade", "study", "pension", "care", "away_work")
# The kinds of the Labour Code 2019 (art. 14, 20, 24): on trial, by word for less than a month, with an end, without.
CONTRACTS = ("trial", "spoken", "fixed_term", "open_ended")
# Why work ends -> the reason with which the case goes back to support.
ENDINGS: Mapping[str, str] = {
    "contract_over": "job_lost",
    "dismissed": "job_lost",
    "resigned": "job_lost",
    "firm_closed": "job_lost",
    "job_lost": "job_lost",
    "loan_trouble": "loan_trouble",
    "new_need": "new_need",
    "health": "health",
    "family": "family",
    "other": "other",
}
# A month of full work at an employer pays no less, from the day on which the law has a figure.
# Another livelihood followed on the day: the work did not end for want of it.
CHANGED = "changed"


class PlacementOverlaps(DomainError):
    """Two placements at employers would run on one day. data: number, started_on, since."""

    key: ClassVar[str] = "placement_overlaps"


@dataclass(frozen=True, slots=True)
class Placement:
    id: UUID
    case_id: UUID
    livelihood: str
    employer_id: UUID | None
    wage_vnd: int | None
    evidence: str | None
    started_on: date
    ended_on: date | None = None
    end_reason: str | None = None
    contract: str | None = None

    @property
    def runs(self) -> bool:
        return self.ended_on is None


def require_free(number: str, new: Placement, before: Iterable[Placement]) -> None:
    """Raises PlacementOverlaps: one job at an employer ends before the next one begins, and no other is needed."""
    if new.employer_id is None:
        return
    for each in before:
        if each.employer_id is not None and (each.ended_on is None or each.ended_on > new.started_on):
            raise PlacementOverlaps(number=number, started_on=new.started_on, since=each.started_on)


def require_wage(placement: Placement, law: LawOn) -> None:
    """Raises WageTooLow for less than the region's least wage of the day, where the law of that day has one."""
    if placement.employer_id is not None and placement.wage_vnd is not None:
        require_least_wage(placement.wage_vnd, law)


def started(placement: Placement, on: date) -> Event:
    """Raises BadValue for a start to come, a job without an employer, or a wage of nothing."""
    if placement.contract is not None:
        one_of("contract", placement.contract, CONTRACTS)
    if placement.wage_vnd is not None and placement.wage_vnd <= 0:
        raise BadValue(field="wage", value=placement.wage_vnd, expected="> 0")
    if placement.started_on > on:
        raise BadValue(field="started_on", value=placement.started_on, expected=f"≤ {on}")
    if placement.livelihood == "job" and placement.employer_id is None:
        raise BadValue(field="employer_id", value=None, expected="doanh nghiệp đối tác")
    sets: dict[str, Any] = {
        "livelihood": placement.livelihood,
        "livelihood_since": placement.started_on,
        "livelihood_evidenced": placement.evidence is not None,
        "employer_id": placement.employer_id,
        "seeks_work": False,
    }
    data = {"placement": placement.id.hex, "livelihood": placement.livelihood, "evidence": placement.evidence}
    if placement.contract is not None:
        data["contract"] = placement.contract
    return Event(Kind.LIVELIHOOD_STARTED, placement.started_on, sets, data)


def ended(case: Case, reason: str, ended_on: date) -> Event:
    """Raises BadValue for a reason that is none of ENDINGS, without a livelihood, or if it ended before it began."""
    one_of("reason", reason, tuple(ENDINGS))
    if case.livelihood_since is None or ended_on < case.livelihood_since:
        raise BadValue(field="ended_on", value=ended_on, expected=f"≥ {case.livelihood_since}")
    sets: dict[str, Any] = {
        "livelihood": None,
        "livelihood_since": None,
        "livelihood_evidenced": None,
        "employer_id": None,
        "seeks_work": True,
    }
    return Event(Kind.LIVELIHOOD_ENDED, ended_on, sets, {"livelihood": case.livelihood, "work_end": reason})
