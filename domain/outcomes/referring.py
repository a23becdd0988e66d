"""Referrals to other bodies: sent, answered, still waiting and for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from domain.history import Kind
from domain.outcomes.journeys import Journey
from domain.outcomes.times import quartiles, time_of
from domain.referrals import BODIES, OPEN

_SENT = Kind.REFERRAL_SENT.value
_CHANGES = (Kind.REFERRAL_ANSWERED.value, Kind.REFERRAL_WITHDRAWN.value)


@dataclass(slots=True)
class _Sent:
    body: str
    sent_on: date
    status: str = "sent"
    answered_on: date | None = None


def referrals(journeys: Iterable[Journey], first: date, last: date) -> dict[str, Any]:
    """Waiting on `last`: for an answer, or for what was accepted to be done. Days since sent, of those that wait."""
    sent = [each for journey in journeys for each in _sent(journey, last)]
    return {
        "sent": sum(first <= each.sent_on for each in sent),
        "answered": sum(each.answered_on is not None and first <= each.answered_on for each in sent),
        "until_answer": quartiles([time_of(each.sent_on, each.answered_on, last) for each in sent]),
        "waiting": [row for body in BODIES if (row := _waiting(body, sent, last))],
    }


def _waiting(body: str, sent: Iterable[_Sent], last: date) -> dict[str, Any] | None:
    open_ones = [each for each in sent if each.body == body and each.status in OPEN]
    if not open_ones:
        return None
    days = [(last - each.sent_on).days for each in open_ones]
    status = Counter(each.status for each in open_ones)
    return {
        "body": body, "waiting": len(days), "for_answer": status["sent"], "accepted": status["accepted"],
        "days_median": median(days), "days_most": max(days),
    }  # fmt: skip


def _sent(journey: Journey, last: date) -> Iterable[_Sent]:
    found: dict[str, _Sent] = {}
    for step in journey.by(last):
        if step.kind == _SENT:
            found[step.data["referral"]] = _Sent(step.data["referred_to"], step.on)
        elif step.kind in _CHANGES and (known := found.get(step.data["referral"])):
            known.status = step.data["referral_is"]
            known.answered_on = known.answered_on or step.on
    return found.values()
