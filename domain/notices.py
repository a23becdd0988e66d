"""What courts and police say of a person after release: a numbered notice that a second person confirms.

That nothing was entered by a day is told too: without it, no entry would only mean that nobody looked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, CaseClosed, DomainError
from domain.history import Event, Kind
from domain.people import one_of
from domain.recidivism.definitions import EVENTS
from domain.viewer import Viewer

ISSUERS = ("court", "police")
SOURCES = ("commune_police", "court")
STATUSES = ("open", "confirmed", "rejected")
# After these nothing more is asked of the person's record.
_OVER = ("expunged", "deceased", "duplicate")


class OwnNotice(DomainError):
    """Who entered a notice does not confirm it. data: number."""

    key: ClassVar[str] = "own_notice"


class NoticeDecided(DomainError):
    """data: number, decided_on."""

    key: ClassVar[str] = "notice_decided"


@dataclass(frozen=True, slots=True)
class Notice:
    """`event`: conviction (from the day it takes effect), charge or violation, on `occurred_on`; `status`: STATUSES."""

    id: UUID
    case_id: UUID
    event: str
    issued_by: str
    notice_no: str | None
    issued_on: date
    occurred_on: date
    entered_on: date
    entered_by: str
    status: str = "open"
    words: str | None = None
    decided_on: date | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """On `checked_on` the `source` had nothing else about the person than what is entered here."""

    id: UUID
    case_id: UUID
    checked_on: date
    source: str
    noted_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands on a case's page: notices, newest first, and the day up to which records were looked at."""

    notices: tuple[Notice, ...] = ()
    last_checked_on: date | None = None


class Notices(Protocol):
    """Of cases in sight, for the office alone."""

    def of_case(self, viewer: Viewer, case_id: UUID) -> Entered: ...


def entered(case: Case, notice: Notice, on: date) -> Event:
    """Raises BadValue, CaseClosed. Nothing follows from it until it is confirmed."""
    _still_asked(case)
    one_of("event", notice.event, EVENTS)
    one_of("issued_by", notice.issued_by, ISSUERS)
    if not (notice.notice_no or "").strip():
        raise BadValue(field="notice_no", value="", expected="số thông báo")
    if notice.issued_on > on:
        raise BadValue(field="issued_on", value=notice.issued_on, expected=f"≤ {on}")
    if notice.occurred_on > notice.issued_on:
        raise BadValue(field="occurred_on", value=notice.occurred_on, expected=f"≤ {notice.issued_on}")
    data = {"notice": notice.id.hex, "notice_of": notice.event, "issued_by": notice.issued_by}
    return Event(Kind.NOTICE_ENTERED, on, data=data, sealed={"notice_no": notice.notice_no or ""})


def decided(
    case: Case, notice: Notice, confirmed: bool, words: str, by: str, on: date, at: datetime
) -> tuple[Notice, Event]:
    """Only a confirmed conviction changes the case, and not even that closes it. Raises OwnNotice, NoticeDecided."""
    if notice.status != "open":
        raise NoticeDecided(number=case.number, decided_on=notice.decided_on)
    if notice.entered_by == by:
        raise OwnNotice(number=case.number)
    if not confirmed and not words.strip():
        raise BadValue(field="words", value="", expected="lý do")
    status = "confirmed" if confirmed else "rejected"
    now = replace(notice, status=status, words=words or None, decided_on=on, decided_by=by, decided_at=at)
    data = {"notice": notice.id.hex, "notice_of": notice.event, "notice_is": status}
    sealed = {"words": words} if words else {}
    if confirmed and notice.event == "conviction":
        sets = {"conviction_recorded": True, "new_conviction_on": notice.occurred_on}
        sealed |= {"notice_no": notice.notice_no or ""}
        return now, Event(Kind.CONVICTION_RECORDED, notice.occurred_on, sets, data, sealed)
    return now, Event(Kind.NOTICE_DECIDED, on, data=data, sealed=sealed)


def checked(case: Case, check: RecordCheck, on: date) -> Event:
    """Raises BadValue, CaseClosed."""
    _still_asked(case)
    one_of("source", check.source, SOURCES)
    if check.checked_on > on:
        raise BadValue(field="checked_on", value=check.checked_on, expected=f"≤ {on}")
    if case.completed_on is not None and check.checked_on < case.completed_on:
        raise BadValue(field="checked_on", value=check.checked_on, expected=f"≥ {case.completed_on}")
    data = {"checked_on": check.checked_on.isoformat(), "record_source": check.source}
    return Event(Kind.RECORD_CHECKED, on, data=data)


def _still_asked(case: Case) -> None:
    if case.outcome in _OVER and case.closed_on is not None:
        raise CaseClosed(number=case.number)
