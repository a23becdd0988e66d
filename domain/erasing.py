"""Erasing a person for good: one proposes, another decides, and a certificate that names nobody is kept.

What is destroyed is the person's key, with everything sealed under it, and whatever finds the person: blind indexes
and the tokens of the name. Cases, their chains and the counts stay. Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.people import one_of

# Why: the person asked, the time to keep is over, or the person should never have been here.
REASONS = ("request", "retention", "no_basis")
REFUSALS = ("legal_duty", "running_matter", "wrong_person", "not_due")
STATUSES = ("proposed", "done", "refused", "withdrawn")
# What may stand in the way, in the order in which a page says it.
HINDRANCES = ("open_case", "running_loan", "running_file", "open_objection", "open_notice", "not_due")


class ErasureHindered(DomainError):
    """data: number, why (wording keys of what has to end first)."""

    key: ClassVar[str] = "erasure_hindered"


class ErasureRunning(DomainError):
    """The person's erasure waits for its decision already. data: number."""

    key: ClassVar[str] = "erasure_running"


class ErasureDecided(DomainError):
    """data: number, decided_on."""

    key: ClassVar[str] = "erasure_decided"


class OwnErasure(DomainError):
    """Who proposed an erasure does not decide it. data: number."""

    key: ClassVar[str] = "own_erasure"


class NotOwnErasure(DomainError):
    """Only who proposed it takes it back. data: number."""

    key: ClassVar[str] = "not_own_erasure"


@dataclass(frozen=True, slots=True)
class Erasure:
    """`chains`: of each case its number, how many events its chain had after the erasure, and its head in hex.

    `destroyed`: how many of what; both are empty until it is done. `digest`: SHA-256 of the certificate's text.
    `scrubbed_at`: when the freed pages of the database were written over. No field names the person.
    """

    id: UUID
    number: str
    person_id: UUID
    unit_code: str
    reason: str
    proposed_on: date
    proposed_by: str
    request_id: UUID | None = None
    status: str = "proposed"
    decided_on: date | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    refusal: str | None = None
    chains: Sequence[Sequence[Any]] = ()
    destroyed: Mapping[str, int] | None = None
    digest: str | None = None
    scrubbed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """What is not over yet beside the cases themselves, each a count."""

    files: int = 0
    objections: int = 0
    notices: int = 0


class ErasingRows(Protocol):
    """What an act destroys, inside its transaction."""

    def together(self, person_id: UUID) -> tuple[UUID, ...]:
        """All records that were found to be this one person. Raises UnknownRecord, PersonErased."""
        ...

    def next_number(self, prefix: str) -> str: ...
    def erase(self, people: Sequence[UUID]) -> dict[str, int]:
        """Destroys keys, indexes, tokens and whatever is sealed of them; how many of what."""
        ...


def hindrances(cases: Iterable[Case], running: Running, due_on: date | None, on: date) -> tuple[str, ...]:
    """Codes of HINDRANCES. `due_on`: the day on which the time to keep ends, where that is the reason."""
    known = tuple(cases)
    holds = {
        "open_case": any(each.closed_on is None for each in known),
        "running_loan": any(each.running_loan_vnd > 0 for each in known),
        "running_file": running.files > 0,
        "open_objection": running.objections > 0,
        "open_notice": running.notices > 0,
        "not_due": due_on is not None and on < due_on,
    }
    return tuple(code for code in HINDRANCES if holds[code])


def require_free(number: str, found: Sequence[str]) -> None:
    """Raises ErasureHindered."""
    if found:
        raise ErasureHindered(number=number, why=", ".join(found))


def proposed(erasure: Erasure) -> Event:
    """Raises BadValue."""
    one_of("reason", erasure.reason, REASONS)
    data = {"erasure": erasure.number, "erasure_for": erasure.reason}
    return Event(Kind.ERASURE_PROPOSED, erasure.proposed_on, data=data)


def require_open(erasure: Erasure) -> None:
    """Raises ErasureDecided."""
    if erasure.status != "proposed":
        raise ErasureDecided(number=erasure.number, decided_on=erasure.decided_on)


def require_second(erasure: Erasure, by: str) -> None:
    """Raises ErasureDecided, OwnErasure."""
    require_open(erasure)
    if erasure.proposed_by == by:
        raise OwnErasure(number=erasure.number)


def refused(erasure: Erasure, refusal: str | None, by: str, on: date, at: datetime) -> tuple[Erasure, Event]:
    """Raises BadValue without a reason: one of REFUSALS, no free words, which might name somebody for ever."""
    if not refusal:
        raise BadValue(field="refusal", value="", expected=", ".join(REFUSALS))
    one_of("refusal", refusal, REFUSALS)
    now = replace(erasure, status="refused", refusal=refusal, decided_on=on, decided_by=by, decided_at=at)
    return now, _ended(now, on)


def withdrawn(erasure: Erasure, by: str, on: date, at: datetime) -> tuple[Erasure, Event]:
    """Raises ErasureDecided, NotOwnErasure."""
    require_open(erasure)
    if erasure.proposed_by != by:
        raise NotOwnErasure(number=erasure.number)
    now = replace(erasure, status="withdrawn", decided_on=on, decided_by=by, decided_at=at)
    return now, _ended(now, on)


def _ended(erasure: Erasure, on: date) -> Event:
    data = {"erasure": erasure.number, "erasure_is": erasure.status}
    return Event(Kind.ERASURE_DECIDED, on, data=data)


def erased(erasure: Erasure, on: date) -> Event:
    """The last word in each chain; nothing is sealed in it."""
    return Event(Kind.PERSON_ERASED, on, data={"erasure": erasure.number, "erasure_for": erasure.reason})


def done(
    erasure: Erasure,
    chains: Sequence[tuple[str, int, str]],
    destroyed: Mapping[str, int],
    by: str,
    on: date,
    at: datetime,
) -> Erasure:
    now = replace(
        erasure,
        status="done",
        decided_on=on,
        decided_by=by,
        decided_at=at,
        chains=[list(each) for each in chains],
        destroyed=dict(destroyed),
    )
    return replace(now, digest=digest_of(now))


def digest_of(erasure: Erasure) -> str:
    """SHA-256 of the certificate in one canonical JSON text: whoever holds the paper can check it."""
    said = {
        "number": erasure.number,
        "reason": erasure.reason,
        "proposed": [erasure.proposed_on.isoformat(), erasure.proposed_by],
        "decided": [erasure.decided_on and erasure.decided_on.isoformat(), erasure.decided_by],
        "chains": [list(each) for each in erasure.chains],
        "destroyed": dict(sorted((erasure.destroyed or {}).items())),
    }
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
