"""Events carry what they changed, so that ten years later a case can be folded without the code of today."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, Protocol, get_args, get_type_hints
from uuid import UUID

from domain.case import FIELDS, Case, Stage
from domain.findings import Finding

SCHEMA = 1


class Kind(StrEnum):
    """What can happen to a case."""

    OPENED = "opened"
    MOVED = "moved"
    NEEDS_ASSESSED = "needs_assessed"
    PLAN_MADE = "plan_made"
    ACTION_DONE = "action_done"
    GROUP_ASSIGNED = "group_assigned"
    VISITED = "visited"
    REVIEWED = "reviewed"
    REVIEW_POSTPONED = "review_postponed"
    REVIEW_EXEMPTED = "review_exempted"
    CONCERN_TAKEN = "concern_taken"
    GROUP_LEFT = "group_left"
    FACTS_RECORDED = "facts_recorded"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    LIVELIHOOD_STARTED = "livelihood_started"
    LIVELIHOOD_ENDED = "livelihood_ended"
    LOAN_DISBURSED = "loan_disbursed"
    LOAN_REPORTED = "loan_reported"
    TRANSFER_OFFERED = "transfer_offered"
    TRANSFER_ACCEPTED = "transfer_accepted"
    TRANSFER_REFUSED = "transfer_refused"
    RESIDENCE_CHANGED = "residence_changed"
    CONVICTION_RECORDED = "conviction_recorded"
    ELIGIBILITY_FOUND = "eligibility_found"
    UNIT_MERGED = "unit_merged"
    UNIT_SPLIT = "unit_split"
    ITEM_SETTLED = "item_settled"
    PERSON_MERGED = "person_merged"
    PERSON_SPLIT = "person_split"
    REFERRAL_SENT = "referral_sent"
    REFERRAL_ANSWERED = "referral_answered"
    REFERRAL_WITHDRAWN = "referral_withdrawn"
    INTRODUCED = "introduced"
    PAPER_ADDED = "paper_added"
    OBJECTION_MADE = "objection_made"
    OBJECTION_ANSWERED = "objection_answered"
    UNDONE = "undone"
    HELP_ASKED = "help_asked"
    PLEDGED = "pledged"
    WORK_CONFIRMED = "work_confirmed"
    WORK_LEFT = "work_left"
    WORK_CHECKED = "work_checked"
    WORK_LASTED = "work_lasted"
    WORK_WARNED = "work_warned"
    LOAN_FILE_OPENED = "loan_file_opened"
    LOAN_LISTED = "loan_listed"
    LOAN_CERTIFIED = "loan_certified"
    LOAN_REVIEWED = "loan_reviewed"
    LOAN_SENT = "loan_sent"
    LOAN_RECEIVED = "loan_received"
    LOAN_WAITING = "loan_waiting"
    LOAN_RETURNED = "loan_returned"
    LOAN_APPRAISED = "loan_appraised"
    LOAN_APPROVED = "loan_approved"
    LOAN_REFUSED = "loan_refused"
    LOAN_REOPENED = "loan_reopened"
    LOAN_DRAWDOWN = "loan_drawdown"
    LOAN_DRAWDOWN_ENDED = "loan_drawdown_ended"
    LOAN_USE_CHECKED = "loan_use_checked"
    LOAN_TERMS = "loan_terms"
    LOAN_PLANNED = "loan_planned"
    LOAN_PARTY_NAMED = "loan_party_named"
    LOAN_PAPER_NOTED = "loan_paper_noted"
    LOAN_EXTENDED = "loan_extended"
    LOAN_AT_RISK = "loan_at_risk"
    LOAN_RISK_SETTLED = "loan_risk_settled"
    LOAN_WRITTEN_OFF = "loan_written_off"
    LOAN_WITHDRAWN = "loan_withdrawn"
    NOTICE_ENTERED = "notice_entered"
    NOTICE_DECIDED = "notice_decided"
    RECORD_CHECKED = "record_checked"
    MESSAGES_CHOSEN = "messages_chosen"
    MESSAGE_LINKED = "message_linked"
    DATA_ASKED = "data_asked"
    DATA_ANSWERED = "data_answered"
    DATA_RESTRICTED = "data_restricted"
    RESTRICTION_LIFTED = "restriction_lifted"
    ERASURE_PROPOSED = "erasure_proposed"
    ERASURE_DECIDED = "erasure_decided"
    PERSON_ERASED = "person_erased"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a case's history before it is recorded.

    `sets`: Case fields and their new values. `data`: what else is worth knowing, in clear and in JSON's types.
    `sealed`: personal text, encrypted under the person's key before it is written.
    """

    kind: Kind
    effective_on: date
    sets: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    sealed: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    rules_version: str | None = None


_VALUES = attrgetter(*FIELDS)
_PLACES = {name: place for place, name in enumerate(FIELDS)}


def applied(case: Case, event: Event) -> Case:
    """The case after the event."""
    values = list(_VALUES(case))
    for name, value in event.sets.items():
        values[_PLACES[name]] = value
    values[_PLACES["version"]] += 1
    return Case(*values)


def fold(start: Case, payloads: Iterable[str]) -> Case:
    """The case after stored payloads (JSON texts of one chain, in order of `seq`)."""
    sets: dict[str, Any] = {}
    count = 0
    for payload in payloads:
        sets.update(json.loads(payload)["set"])
        count += 1
    return replace(
        start, **{name: DECODE[name](value) for name, value in sets.items()}, version=start.version + count
    )


class Told(Protocol):
    """What a payload is made of: an event of a case, or of another chain."""

    @property
    def sets(self) -> Mapping[str, Any]: ...
    @property
    def data(self) -> Mapping[str, Any]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def rules_version(self) -> str | None: ...


def payload_text(event: Told, sealed: str | None = None) -> str:
    """The exact JSON text that is stored and hashed; `sealed` is the ciphertext in base64."""
    document: dict[str, Any] = {
        "v": SCHEMA,
        "set": {name: encode(value) for name, value in event.sets.items()},
    }
    if event.data:
        document["data"] = event.data
    if event.findings:
        document["findings"] = [_finding(each) for each in event.findings]
        document["rules"] = event.rules_version
    if sealed is not None:
        document["sealed"] = sealed
    return _dumps(document)


_dumps: Callable[[Any], str] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


def _finding(finding: Finding) -> list[Any]:
    """Rule, outcome, the dated numbers used: enough to replay the decision."""
    numbers = {name: encode(value) for name, value in finding.numbers.items()}
    return [finding.rule, finding.outcome.code, numbers]


def encode(value: Any) -> Any:
    """A field's value in JSON's types."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, tuple):
        return list(value)
    return value


def _decoder(hint: Any) -> Callable[[Any], Any]:
    kinds = set(get_args(hint) or (hint,)) - {type(None)}
    for kind, read in ((Stage, Stage), (date, date.fromisoformat), (UUID, UUID)):
        if kind in kinds:
            return lambda value, read=read: None if value is None else read(value)  # type: ignore[misc]
    return lambda value: value


DECODE: dict[str, Callable[[Any], Any]] = {
    name: _decoder(hint) for name, hint in get_type_hints(Case).items()
}
