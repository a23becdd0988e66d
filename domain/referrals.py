"""Referrals to any body: what may be sent to whom, the fewest fields that go with it, and how it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.people import one_of

BODIES = (
    "bank", "employer", "id_papers", "vocational_school", "job_centre", "clinic", "legal_aid",
    "commune_police", "peoples_committee", "social_protection", "other",
)  # fmt: skip
ANSWERS = ("accepted", "refused", "done")
OPEN = ("sent", "accepted")
STATUSES = ("sent", "accepted", "done", "refused", "withdrawn")
REFUSALS = (
    "not_eligible", "papers_missing", "no_capacity", "not_suitable", "no_contact", "outside_area",
    "declined", "other",
)  # fmt: skip

# Nobody publishes a time for an answer; the one found (3 working days) belongs to another loan programme.
REPLY_WITHIN = timedelta(days=14)

_WHO = ("name", "birth_year", "phone", "commune")
# The fewest fields that each body needs; never the offence, the sentence, needs or health.
PACKS: Mapping[str, tuple[str, ...]] = {
    "bank": (*_WHO, "address", "citizen_id", "loan_wish", "loan_answer"),
    "employer": (*_WHO, "skills"),
    "id_papers": (*_WHO, "address", "citizen_id", "request"),
    "commune_police": (*_WHO, "address", "citizen_id", "request"),
    "peoples_committee": (*_WHO, "address", "citizen_id", "request"),
    "social_protection": (*_WHO, "address", "citizen_id", "request"),
}
_OTHERS = (*_WHO, "request")

_AFTER: Mapping[str, tuple[str, ...]] = {
    "sent": ("accepted", "refused", "done"),
    "accepted": ("refused", "done"),
}


class ConsentMissing(DomainError):
    """The person did not agree to this disclosure. data: number, consent (bank | employer | referral)."""

    key: ClassVar[str] = "consent_missing"


class ReferralRunning(DomainError):
    """One referral to one body at a time. data: number, to, sent_on."""

    key: ClassVar[str] = "referral_running"


class ReferralEnded(DomainError):
    """It was refused, done or withdrawn, or cannot take this answer. data: number, to, status."""

    key: ClassVar[str] = "referral_ended"


@dataclass(frozen=True, slots=True)
class Referral:
    """`office` for the bank, `employer_id` for a partner firm, else the body's name says which one it is.

    `reason` and `answer` are sealed. `status`: sent | accepted | refused | done | withdrawn.
    """

    id: UUID
    case_id: UUID
    body: str
    body_name: str
    office: str | None
    employer_id: UUID | None
    reason: str | None
    status: str
    sent_on: date
    sent_by: str
    due_on: date | None
    answered_on: date | None = None
    answered_by: str | None = None
    answer_code: str | None = None
    answer: str | None = None
    done_on: date | None = None

    @property
    def to_body(self) -> str | None:
        """What tells this body's people from others of the same role."""
        return self.employer_id.hex if self.employer_id else self.office


def answers_after(status: str) -> tuple[str, ...]:
    return _AFTER.get(status, ())


def pack_of(body: str) -> tuple[str, ...]:
    """Names of the fields that the body receives."""
    return PACKS.get(body, _OTHERS)


def consent_for(body: str) -> str:
    """Which of the person's three answers the referral rests on."""
    return body if body in ("bank", "employer") else "referral"


def agreed(case: Case, body: str) -> bool:
    return getattr(case, f"consent_{consent_for(body)}") is True


def require_consent(case: Case, body: str) -> None:
    """Raises ConsentMissing, also where nobody has asked yet."""
    if not agreed(case, body):
        raise ConsentMissing(number=case.number, consent=consent_for(body))


def checked(referral: Referral, on: date) -> Referral:
    """Raises BadValue for an unknown body, a body without its address, or an answer wanted in the past."""
    one_of("body", referral.body, BODIES)
    if (referral.body == "bank") != (referral.office is not None):
        raise BadValue(field="office", value=referral.office, expected="phòng giao dịch (chỉ với ngân hàng)")
    if (referral.body == "employer") != (referral.employer_id is not None):
        raise BadValue(field="employer", value=referral.employer_id, expected="doanh nghiệp đối tác")
    if not referral.body_name.strip() or len(referral.body_name) > 160:
        raise BadValue(field="body_name", value=referral.body_name[:20], expected="tên nơi nhận, ≤ 160 ký tự")
    if referral.due_on is not None and referral.due_on < on:
        raise BadValue(field="due_on", value=referral.due_on, expected=f"≥ {on}")
    return referral


def sent(referral: Referral) -> Event:
    """What went out is named field by field, so that the person can be told."""
    data: dict[str, Any] = {
        "referral": referral.id.hex,
        "referred_to": referral.body,
        "body_name": referral.body_name,
        "fields": list(pack_of(referral.body)),
    }
    sealed = {"reason": referral.reason} if referral.reason else {}
    return Event(Kind.REFERRAL_SENT, referral.sent_on, data=data, sealed=sealed)


def answered(
    referral: Referral, number: str, answer: str, code: str | None, words: str | None, by: str, on: date
) -> tuple[Referral, Event]:
    """Raises ReferralEnded for an answer that cannot follow; BadValue for a refusal without its reason."""
    one_of("answer", answer, ANSWERS)
    if answer not in answers_after(referral.status):
        raise ReferralEnded(number=number, to=referral.body_name, status=referral.status)
    if answer == "refused":
        one_of("code", code or "", REFUSALS)
        if code == "other" and not words:
            raise BadValue(field="words", value="", expected="lý do bằng lời")
    now = replace(
        referral,
        status=answer,
        answered_on=on,
        answered_by=by,
        answer_code=code if answer == "refused" else None,
        answer=words,
        done_on=on if answer == "done" else None,
    )
    return now, _changed(Kind.REFERRAL_ANSWERED, now, on, words)


def withdrawn(referral: Referral, number: str, words: str | None, on: date) -> tuple[Referral, Event]:
    """Raises ReferralEnded when there is nothing left to take back."""
    if referral.status not in OPEN:
        raise ReferralEnded(number=number, to=referral.body_name, status=referral.status)
    now = replace(referral, status="withdrawn")
    return now, _changed(Kind.REFERRAL_WITHDRAWN, now, on, words)


def _changed(kind: Kind, now: Referral, on: date, words: str | None) -> Event:
    data = {
        "referral": now.id.hex,
        "referred_to": now.body,
        "body_name": now.body_name,
        "referral_is": now.status,
        "referral_why": now.answer_code if kind is Kind.REFERRAL_ANSWERED else None,
    }
    return Event(kind, on, data=data, sealed={"answer": words} if words else {})
