"""Whether work lasts: asked some months after it began, of the employer and of the group, each for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, cast
from uuid import UUID, uuid5

from domain.case import Case
from domain.dates import months_after
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.parameters import LawOn
from domain.placements import Placement
from domain.viewer import Role, Viewer

_CHECKS = UUID("0f6f7c57-0f0a-5d0f-8f0e-5d4f6a1f7d35")

# Who is asked. The group's answer may be the officer's where the group is not there; own work has no employer.
PARTIES = ("employer", "group")


class CheckNotDue(DomainError):
    """Asked for too early. data: number, months, opens_on."""

    key: ClassVar[str] = "check_not_due"


class CheckUnknown(DomainError):
    """No such check is asked of this work. data: number, months, party, known (months with commas between them)."""

    key: ClassVar[str] = "check_unknown"


@dataclass(frozen=True, slots=True)
class WorkCheck:
    """`level` is who has to act now: lead (whoever is asked), officer or manager; `status` open, answered or lapsed.

    `said_by`: the role that gave the answer, which may be the officer's for the employer or for the group.
    """

    id: UUID
    case_id: UUID
    placement_id: UUID
    months: int
    party: str
    due_on: date
    opens_on: date
    status: str = "open"
    level: str = "lead"
    answered_on: date | None = None
    said_by: str | None = None
    still: bool | None = None
    paid: bool | None = None
    trouble: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`paid`: the wage came in full and in time; None where nobody can say, and for own work."""

    still: bool
    paid: bool | None = None
    trouble: bool = False
    note: str | None = None


def check_id(placement_id: UUID, months: int, party: str) -> UUID:
    """The same check has the same id, whoever opens it and however often."""
    return uuid5(_CHECKS, f"{placement_id.hex}|{months}|{party}")


def item_key(placement_id: UUID, months: int, party: str) -> str:
    """Of the work item that asks for it."""
    return f"work_check|{placement_id.hex}|{months}|{party}"


def parties_of(employer_id: UUID | None) -> tuple[str, ...]:
    return PARTIES if employer_id is not None else ("group",)


def check_months(law: LawOn) -> tuple[int, ...]:
    return cast("tuple[int, ...]", law.value("case.work_check_months"))


def opens_on(due_on: date, law: LawOn) -> date:
    return due_on - timedelta(days=cast(int, law.value("case.work_check_opens_days_before")))


def window(law: LawOn, on: date) -> tuple[date, date]:
    """The first and the last due day that is asked for on a day; what was missed for long is asked no more."""
    before, missed = (
        cast(int, law.value(f"case.work_check_{key}")) for key in ("opens_days_before", "missed_days")
    )
    return on - timedelta(days=missed), on + timedelta(days=before)


def to_open(started_on: date, on: date, law: LawOn) -> Iterator[tuple[int, date]]:
    """(months, due day) of the checks to ask for on a day."""
    first, last = window(law, on)
    for months in check_months(law):
        due = months_after(started_on, months)
        if first <= due <= last:
            yield months, due


def new_check(placement: Placement, months: int, party: str, law: LawOn) -> WorkCheck:
    due = months_after(placement.started_on, months)
    known = check_id(placement.id, months, party)
    return WorkCheck(known, placement.case_id, placement.id, months, party, due, opens_on(due, law))


def asked_of(
    case: Case, placement: Placement, months: int, party: str, checks: Iterable[WorkCheck], law: LawOn
) -> WorkCheck:
    """The check as it was opened, or as it would be. Raises CheckUnknown."""
    wanted = check_id(placement.id, months, party)
    found = next((each for each in checks if each.id == wanted), None)
    if found is not None:
        return found
    known = check_months(law)
    if months not in known or party not in parties_of(placement.employer_id):
        text = ", ".join(map(str, known))
        raise CheckUnknown(number=case.number, months=months, party=party, known=text)
    return new_check(placement, months, party, law)


def may_answer(viewer: Viewer, party: str) -> bool:
    """An employer and a group answer for themselves alone; the office notes what either said to it."""
    own = {Role.EMPLOYER: "employer", Role.SUPPORTER: "group"}.get(viewer.role)
    return own is None or own == party


def answered(case: Case, check: WorkCheck, answer: Answer, by: Viewer, on: date) -> tuple[WorkCheck, Event]:
    """The check with its answer, and the event. Raises CheckNotDue."""
    if on < check.opens_on:
        raise CheckNotDue(number=case.number, months=check.months, opens_on=check.opens_on)
    came = replace(
        check,
        status="answered",
        answered_on=on,
        said_by=by.role.value,
        still=answer.still,
        paid=answer.paid if answer.still else None,
        trouble=answer.trouble,
        note=answer.note,
    )
    data = {
        "placement": check.placement_id.hex,
        "check_months": check.months,
        "party": check.party,
        "work_still": came.still,
        "work_paid": came.paid,
        "work_trouble": came.trouble or None,
        "said_by": came.said_by,
    }
    told = {name: value for name, value in data.items() if value is not None}
    return came, Event(Kind.WORK_CHECKED, on, {}, told, {"note": answer.note} if answer.note else {})


def differ(one: WorkCheck, other: WorkCheck) -> bool:
    """Two answers to one question that cannot both be true; what one does not know contradicts nothing."""
    if one.still is None or other.still is None:
        return False
    wage = one.paid is not None and other.paid is not None and one.paid != other.paid
    return one.still != other.still or wage


def months_confirmed(placement: Placement, checks: Iterable[WorkCheck]) -> int | None:
    """The longest time after which everybody who is asked said that the work goes on, or None."""
    said = {(each.months, each.party): each.still for each in checks if each.placement_id == placement.id}
    asked = {months for months, _ in said}
    parties = parties_of(placement.employer_id)
    whole = [months for months in asked if all(said.get((months, party)) for party in parties)]
    return max(whole, default=None)


def lasted(placement: Placement, months: int, on: date) -> Event:
    """Everybody who was asked last confirmed the work: evidence of the livelihood, and nothing that a guard counts."""
    data = {"placement": placement.id.hex, "check_months": months}
    return Event(Kind.WORK_LASTED, on, {"livelihood_evidenced": True}, data)


def warned(placement: Placement, told_by: str, words: str | None, on: date) -> Event:
    """Somebody sees trouble at work, while there is still time."""
    if placement.started_on > on:
        raise BadValue(field="placement", value=placement.started_on, expected=f"≤ {on}")
    data = {"placement": placement.id.hex, "told_by": told_by}
    return Event(Kind.WORK_WARNED, on, {}, data, {"note": words} if words else {})
