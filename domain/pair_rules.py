"""What officers fix in the matching: a pair that is to be made, or one that may not be, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from domain.errors import BadValue, DomainError
from domain.people import one_of

RULES = ("pin", "forbid")
LEAST_REASON, MOST_REASON = 5, 400


class PairNotPossible(DomainError):
    """A pin on what the matching could never make. data: number, vacancy, bars (wording keys)."""

    key: ClassVar[str] = "pair_not_possible"


class PairRuleEnded(DomainError):
    """data: ended_on."""

    key: ClassVar[str] = "pair_rule_ended"


@dataclass(frozen=True, slots=True)
class PairRule:
    """`reason` is sealed under the person's key."""

    id: UUID
    case_id: UUID
    vacancy_id: UUID
    rule: str
    reason: str | None
    set_on: date
    set_by: str
    ended_on: date | None = None
    ended_by: str | None = None


def checked(rule: PairRule) -> PairRule:
    """Raises BadValue without a reason in words."""
    one_of("rule", rule.rule, RULES)
    words = " ".join((rule.reason or "").split())
    if not LEAST_REASON <= len(words) <= MOST_REASON:
        raise BadValue(field="reason", value=words[:40], expected=f"{LEAST_REASON}–{MOST_REASON} ký tự")
    return replace(rule, reason=words)


def ended(rule: PairRule, by: str, on: date) -> PairRule:
    """Raises PairRuleEnded the second time."""
    if rule.ended_on is not None:
        raise PairRuleEnded(ended_on=rule.ended_on)
    return replace(rule, ended_on=on, ended_by=by)
