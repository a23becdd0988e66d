"""Partner employers: what they pledged, whom to ask for, how they stand, and until when their accounts hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, cast
from uuid import UUID

from domain.accounts import Grant
from domain.dates import months_after
from domain.errors import BadValue, DomainError
from domain.parameters import LawOn
from domain.people import one_of, phone_number
from domain.vacancies import SKILLS
from domain.viewer import Role

STANDINGS = ("active", "paused", "ended")
MOST_JOBS = 500
MOST_WORKERS = 100_000
_LONGEST_PLEDGE_MONTHS = 60
_LONGEST = {"site": 160, "contact": 80, "standing_reason": 400}


class PartnerNotActive(DomainError):
    """Nothing new is agreed with a firm that paused or left. data: firm, standing."""

    key: ClassVar[str] = "partner_not_active"


class PortalNotRenewable(DomainError):
    """The grant is not one of the firm's own that may be renewed now. data: user."""

    key: ClassVar[str] = "portal_not_renewable"


@dataclass(frozen=True, slots=True)
class Partner:
    """What is known of a firm beside its register line; `id` is the firm's. `contact` and `phone` are sealed.

    `workers`: how many work at the site in all, for the share that Decision 22 asks of an establishment.
    """

    id: UUID
    standing: str = "active"
    standing_since: date | None = None
    standing_reason: str | None = None
    site: str | None = None
    workers: int | None = None
    contact: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """`jobs` within [from_on, until_on], of the `kinds` (codes of SKILLS with commas; empty: work without a trade)."""

    id: UUID
    employer_id: UUID
    jobs: int
    kinds: str
    from_on: date
    until_on: date
    noted_on: date
    noted_by: str


def amended(before: Partner, now: Partner, on: date) -> Partner:
    """Raises BadValue: pausing or leaving has its reason, and no field is longer than it is kept."""
    one_of("standing", now.standing, STANDINGS)
    for name, most in _LONGEST.items():
        text = getattr(now, name)
        if text is not None and (len(text) > most or not text.isprintable()):
            raise BadValue(field=name, value=text[:40], expected=f"≤ {most}")
    if now.standing != "active" and not now.standing_reason:
        raise BadValue(field="standing_reason", value="", expected="lý do bằng lời")
    if now.workers is not None and not 0 < now.workers <= MOST_WORKERS:
        raise BadValue(field="workers", value=now.workers, expected=f"1–{MOST_WORKERS}")
    since = before.standing_since if now.standing == before.standing else on
    reason = now.standing_reason if now.standing != "active" else None
    return replace(now, phone=phone_number(now.phone), standing_since=since, standing_reason=reason)


def pledged(pledge: Pledge) -> Pledge:
    """Raises BadValue for no jobs, unknown work, or a period that ends before it begins or goes on for years."""
    if not 0 < pledge.jobs <= MOST_JOBS:
        raise BadValue(field="jobs", value=pledge.jobs, expected=f"1–{MOST_JOBS}")
    for kind in filter(None, pledge.kinds.split(",")):
        one_of("kinds", kind, SKILLS)
    if not pledge.from_on < pledge.until_on <= months_after(pledge.from_on, _LONGEST_PLEDGE_MONTHS):
        expected = f"> {pledge.from_on}, ≤ {_LONGEST_PLEDGE_MONTHS} tháng"
        raise BadValue(field="until_on", value=pledge.until_on, expected=expected)
    return pledge


def require_active(partner: Partner | None, firm: str) -> None:
    """Raises PartnerNotActive; a firm of which nothing was entered is active."""
    if partner is not None and partner.standing != "active":
        raise PartnerNotActive(firm=firm, standing=partner.standing)


def portal_end(begins: date, ends: date | None, law: LawOn) -> date:
    """Until when a firm's account holds: never without an end. Raises BadValue for longer than is given at once."""
    last = months_after(begins, cast(int, law.value("work.portal_months")))
    if ends is not None and ends > last:
        raise BadValue(field="valid_to", value=ends, expected=f"≤ {last}")
    return ends or last


def renewed(grant: Grant, new_id: UUID, ends: date | None, law: LawOn) -> Grant:
    """What follows the firm's grant without a gap, or begins today. Raises PortalNotRenewable, BadValue."""
    if grant.role is not Role.EMPLOYER or grant.delegated_by is not None or grant.valid_to is None:
        raise PortalNotRenewable(user=grant.user)
    begins = max(grant.valid_to, law.on)
    last = portal_end(law.on, None, law)
    until = ends or last
    if not begins < until <= last:
        raise BadValue(field="valid_to", value=until, expected=f"> {begins}, ≤ {last}")
    return replace(grant, id=new_id, valid_from=begins, valid_to=until)
