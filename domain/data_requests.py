"""What a person asks about the own data: written down with its days, acknowledged, answered with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.people import one_of
from domain.rights import (
    ACCESS_DAYS,
    ACKNOWLEDGE_WORKING_DAYS,
    CORRECT_DAYS,
    DELETE_DAYS,
    STOP_DAYS,
    working_days_after,
)

# Kind -> days to the answer.
DAYS: Mapping[str, int] = {
    "see": ACCESS_DAYS,
    "correct": CORRECT_DAYS,
    "erase": DELETE_DAYS,
    "restrict": STOP_DAYS,
    "object": STOP_DAYS,
}
KINDS = tuple(DAYS)
# Granting these stops every use until somebody lifts it.
STOPPING = ("restrict", "object")
ANSWERS = ("granted", "refused")
HOW = ("in_person", "letter", "phone", "relative")

# While the data may only be kept: what the person asks for, what the law or a running contract asks, what ends a use,
# and what concerns the person's safety. Everything else is a use and refused.
ALLOWED_WHILE_RESTRICTED = frozenset(
    [
        "receive_data_request", "acknowledge_data_request", "answer_data_request", "lift_restriction",
        "propose_erasure", "decide_erasure", "withdraw_erasure", "make_objection", "answer_objection",
        "undo_last", "record_facts", "split_persons", "merge_units", "record_unit_change", "withdraw_unit_change",
        # Of the moves only closing: `workflows.services.moves` sees to it.
        "advance", "choose_person_messages", "take_concern", "settle_item", "ask_for_help",
        "withdraw_referral", "withdraw_introduction", "withdraw_file", "end_livelihood",
        "report_loan", "report_file", "flag_risk", "settle_risk", "write_off_loan", "extend_file", "check_use",
        "enter_notice", "decide_notice", "record_conviction",
    ]
)  # fmt: skip


class UseRestricted(DomainError):
    """The person asked that the data be kept only. data: number."""

    key: ClassVar[str] = "use_restricted"


class NotRestricted(DomainError):
    """data: number."""

    key: ClassVar[str] = "not_restricted"


class RequestAnswered(DomainError):
    """data: number, answered_on."""

    key: ClassVar[str] = "request_answered"


class ErasureGoesOn(DomainError):
    """A request to erase is granted by erasing, which a second person decides. data: number."""

    key: ClassVar[str] = "erasure_goes_on"


@dataclass(frozen=True, slots=True)
class DataRequest:
    """`kind` of KINDS, `how` it came of HOW, `status`: open | granted | refused; `text` and `answer` are sealed."""

    id: UUID
    case_id: UUID
    kind: str
    how: str
    text: str | None
    received_on: date
    received_by: str
    acknowledge_by: date
    due_on: date
    acknowledged_on: date | None = None
    status: str = "open"
    answer: str | None = None
    answered_on: date | None = None
    answered_by: str | None = None

    def late(self, on: date) -> bool:
        if self.status != "open":
            return False
        return on > self.due_on or (self.acknowledged_on is None and on > self.acknowledge_by)


def received(
    case: Case, request_id: UUID, kind: str, how: str, text: str, received_on: date, by: str, on: date
) -> tuple[DataRequest, Event]:
    """Raises BadValue for an unknown kind or a day to come."""
    one_of("kind", kind, KINDS)
    one_of("how", how, HOW)
    if received_on > on:
        raise BadValue(field="received_on", value=received_on, expected=f"≤ {on}")
    new = DataRequest(
        id=request_id,
        case_id=case.id,
        kind=kind,
        how=how,
        text=text.strip() or None,
        received_on=received_on,
        received_by=by,
        acknowledge_by=working_days_after(received_on, ACKNOWLEDGE_WORKING_DAYS),
        due_on=received_on + timedelta(days=DAYS[kind]),
    )
    data = {"data_request": new.id.hex, "asks": kind, "due_on": new.due_on.isoformat()}
    sealed = {"text": new.text} if new.text else {}
    return new, Event(Kind.DATA_ASKED, on, data=data, sealed=sealed)


def acknowledged(request: DataRequest, number: str, on: date) -> DataRequest:
    """Raises RequestAnswered. Said twice, the first day stands."""
    _require_open(request, number)
    return request if request.acknowledged_on else replace(request, acknowledged_on=on)


def answered(
    request: DataRequest, number: str, answer: str, words: str, by: str, on: date
) -> tuple[DataRequest, Event]:
    """Raises RequestAnswered, ErasureGoesOn, BadValue: an answer without words is none."""
    one_of("answer", answer, ANSWERS)
    _require_open(request, number)
    if not words.strip():
        raise BadValue(field="words", value="", expected="nội dung trả lời")
    if request.kind == "erase" and answer == "granted":
        raise ErasureGoesOn(number=number)
    now = replace(
        request,
        status=answer,
        answer=words.strip(),
        answered_on=on,
        answered_by=by,
        acknowledged_on=request.acknowledged_on or on,
    )
    return now, Event(Kind.DATA_ANSWERED, on, data=_said(now), sealed={"answer": words.strip()})


def erased(request: DataRequest, by: str, on: date) -> DataRequest:
    """Granted by the erasure itself: no word of it is left."""
    return replace(
        request,
        status="granted",
        text=None,
        answer=None,
        answered_on=on,
        answered_by=by,
        acknowledged_on=request.acknowledged_on or on,
    )


def _said(request: DataRequest) -> dict[str, str]:
    return {"data_request": request.id.hex, "asks": request.kind, "request_is": request.status}


def _require_open(request: DataRequest, number: str) -> None:
    if request.status != "open":
        raise RequestAnswered(number=number, answered_on=request.answered_on)


def restricted(case: Case, request: DataRequest, on: date) -> Event:
    """No consent to disclose stands any longer, and no work is looked for: what was asked is asked again later."""
    sets = {"restricted": True} | {
        f"consent_{body}": False for body in ("bank", "employer", "referral") if _given(case, body)
    }
    if case.seeks_work:
        sets["seeks_work"] = False
    return Event(Kind.DATA_RESTRICTED, on, sets, {"data_request": request.id.hex})


def _given(case: Case, body: str) -> bool:
    return getattr(case, f"consent_{body}") is True


def lifted(case: Case, words: str, on: date) -> Event:
    """Raises NotRestricted, BadValue without the reason."""
    if not case.restricted:
        raise NotRestricted(number=case.number)
    if not words.strip():
        raise BadValue(field="words", value="", expected="lý do")
    return Event(Kind.RESTRICTION_LIFTED, on, {"restricted": None}, sealed={"words": words.strip()})


def require_use(case: Case, act: str) -> None:
    """Raises UseRestricted for an act that uses data which may only be kept."""
    if case.restricted and act not in ALLOWED_WHILE_RESTRICTED:
        raise UseRestricted(number=case.number)
