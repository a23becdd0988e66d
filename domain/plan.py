"""The support plan as data: steps for need domains, each with somebody who does it and a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.case import Case
from domain.history import Event, Kind
from domain.needs import NeedDomain, mask


@dataclass(frozen=True, slots=True)
class PlanAction:
    """One step of one version of the plan."""

    id: UUID
    case_id: UUID
    plan_version: int
    domain: str
    responsible: str
    what: str | None
    due_on: date
    done_on: date | None = None


def planned(case: Case, actions: Sequence[PlanAction], on: date) -> Event:
    """A new version of the plan replaces the one before it."""
    covered = mask(NeedDomain.of(each.domain) for each in actions)
    sets = {"plan_version": case.plan_version + 1, "planned": covered, "actions_open": len(actions)}
    steps = [
        {
            "id": each.id.hex,
            "domain": each.domain,
            "responsible": each.responsible,
            "due_on": each.due_on.isoformat(),
        }
        for each in actions
    ]
    words = {each.id.hex: each.what for each in actions if each.what}
    return Event(Kind.PLAN_MADE, on, sets, {"actions": steps}, words)


def finished(case: Case, action: PlanAction, resolved: bool, on: date) -> Event:
    """A step is done; when it resolved the need, the need is no longer pressing."""
    sets: dict[str, int] = {"actions_open": case.actions_open - 1}
    if resolved:
        bit = mask([NeedDomain.of(action.domain)])
        sets |= {"needs_pressing": case.needs_pressing & ~bit, "needs_some": case.needs_some & ~bit}
    return Event(
        Kind.ACTION_DONE, on, sets, {"action": action.id.hex, "domain": action.domain, "resolved": resolved}
    )
