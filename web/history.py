"""Events in the words of a reader: what happened, what was said, what decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.read_models import HistoryEntry

Words = tuple[str, Mapping[str, Any]]  # a wording key with its arguments

# Fields of an event that have words: the field, and the group of terms that its codes belong to.
_TERMS: Mapping[str, str] = {
    "outcome": "outcome",
    "body": "consent",
    "met": "event_met",
    "clean": "event_clean",
    "result": "review_result",
    "next_step": "next_step",
    "income": "review_income",
    "household": "review_household",
    "review_rest": "review_rest",
    "group_end": "group_end",
    "mode": "mode",
    "not_met_reason": "not_met",
    "concern": "concern",
    "domain": "need",
    "item": "item_kind",
    "livelihood": "livelihood",
    "contract": "contract",
    "work_end": "work_end",
    "party": "party",
    "told_by": "warned_by",
    "work_still": "work_still",
    "work_paid": "work_paid",
    "work_trouble": "work_trouble",
    "use": "loan_use",
    "status": "loan_status",
    "referred_to": "referral_body",
    "referral_is": "referral_is",
    "referral_why": "referral_why",
    "introduction_is": "introduction_is",
    "introduction_why": "introduction_why",
    "paper": "paper_kind",
    "objection_is": "objection_is",
    "undone": "event",
    "file_stage": "file_stage",
    "refusal": "referral_why",
    "party_role": "party_role",
    "loan_paper": "loan_paper",
    "paper_state": "paper_state",
    "notice_of": "notice_of",
    "notice_is": "notice_is",
    "record_source": "record_source",
}
_REASONED = ("pause", "set_back")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """`facts` are names of facts that the event stated, `notes` free words."""

    entry: HistoryEntry
    words: tuple[Words, ...]
    notes: tuple[str, ...]
    facts: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]


def lines(history: Iterable[HistoryEntry]) -> list[HistoryLine]:
    """Newest first, as a reader wants them."""
    return [_line(entry) for entry in reversed(tuple(history))]


def _line(entry: HistoryEntry) -> HistoryLine:
    stated = tuple(entry.sets) if entry.kind == "facts_recorded" else ()
    notes = [entry.sealed[name] for name in entry.sealed]
    reason = entry.data.get("reason")
    if reason and entry.data.get("move") not in _REASONED:
        notes.append(str(reason))
    findings = tuple((str(each[0]), str(each[1])) for each in entry.findings)
    return HistoryLine(entry, tuple(_words(entry)), tuple(notes), stated, findings)


def _words(entry: HistoryEntry) -> Iterator[Words]:
    data = entry.data
    if entry.kind == "moved":
        yield "history.moved", {"move": data["move"], "source": data["from"], "target": data["to"]}
        if "since" in data:
            yield "history.taken_over", {"since": data["since"]}
    elif "from" in data:  # a transfer or a merger leads from unit to unit
        # Codes were given to other communes: each is read on a day on which it was the one meant.
        before = entry.effective_on - timedelta(days=entry.kind in ("unit_merged", "unit_split"))
        days = {"source_on": before, "target_on": entry.effective_on}
        yield "history.transfer", {"source": data["from"], "target": data["to"], **days}
    if data.get("move") in _REASONED and data.get("reason"):
        yield f"{data['move']}.{data['reason']}", {}
    if entry.kind == "eligibility_found":
        yield f"loan_answer.{data['outcome']}", {}
        return
    for name, group in _TERMS.items():
        if data.get(name) is not None:
            yield f"{group}.{str(data[name]).lower()}", {}
    for name in ("amount_vnd", "outstanding_vnd"):
        if data.get(name) is not None:
            yield f"history.{name}", {"amount": data[name]}
    for name in ("days_late", "days_over"):
        if data.get(name) is not None:
            yield f"history.{name}", {"days": data[name]}
    if data.get("check_months"):
        yield "work_check.after", {"months": data["check_months"]}
    if data.get("taken_by"):
        yield "history.taken_by", {"user": data["taken_by"]}
    if data.get("to_day"):
        yield "history.put_to", {"on": data["to_day"]}
    if entry.data.get("with"):
        yield "history.with", {"numbers": ", ".join(data["with"])}
    if entry.kind == "plan_made":
        yield "history.steps", {"count": len(data["actions"])}
