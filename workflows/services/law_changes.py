"""Changes of the law's numbers: proposed, decided by a second person, taken back; each a line of the log."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from domain.admin_events import AdminEvent
from domain.law_changes import (
    LONGEST_TEXT,
    LawChange,
    LawChangeRefused,
    LawMovedOn,
    NotOwnProposal,
    OwnProposal,
    ProposalDecided,
    Status,
    change_id,
    faults,
    series_version,
    wrong_words,
)
from domain.parameter_keys import Value
from domain.parameters import Law
from domain.ports import Work
from domain.tasks import Message
from workflows.services.commands import Done
from workflows.services.law_commands import DecideLawChange, ProposeLawChange, WithdrawLawChange


def propose_law_change(work: Work, command: ProposeLawChange) -> Done:
    """Managers are told. Raises UnknownParameter, LawChangeRefused with the first fault."""
    draft = LawChange(
        id=change_id(work.command_id),
        key=command.key,
        value=command.value,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        citation=_clean(command.citation),
        standing=command.standing,
        reference=_clean(command.reference),
        note=_clean(command.note),
        reason=_clean(command.reason),
        proposed_by=work.by.user,
        proposed_at=work.at,
    )
    _require_sound(work.law_moves.alone(), draft, work)
    work.keep(draft, _line(work, "law_proposed", draft))
    said = {"parameter": f"parameter.{draft.key}", "proposer": draft.proposed_by}
    work.tell(Message(f"law|{draft.id.hex}|proposed", "manager", None, "message.law_proposed", said))
    return Done(None, None, None, 0)


def decide_law_change(work: Work, command: DecideLawChange) -> Done:
    """Raises UnknownRecord, ProposalDecided, OwnProposal, LawMovedOn, LawChangeRefused.

    A refusal needs its reason; an approval is judged against the law as it stands now.
    """
    law = work.law_moves.alone()
    change = _open(work, command.change_id)
    if change.proposed_by == work.by.user:
        raise OwnProposal(parameter=change.key, proposed_by=change.proposed_by)
    note = _clean(command.note)
    if fault := wrong_words(note, LONGEST_TEXT):
        raise LawChangeRefused(parameter=change.key, field="note", fault=fault)
    if command.approve:
        if command.seen is not None and command.seen != series_version(law.series(change.key)):
            raise LawMovedOn(parameter=change.key)
        _require_sound(law, change, work)
    elif not note:
        raise LawChangeRefused(parameter=change.key, field="note", fault="why_not")
    return _closed(work, change, "approved" if command.approve else "refused", note)


def withdraw_law_change(work: Work, command: WithdrawLawChange) -> Done:
    """Raises UnknownRecord, ProposalDecided, NotOwnProposal."""
    work.law_moves.alone()
    change = _open(work, command.change_id)
    if change.proposed_by != work.by.user:
        raise NotOwnProposal(parameter=change.key, proposed_by=change.proposed_by)
    return _closed(work, change, "withdrawn", "")


def _clean(words: str) -> str:
    """Without what a browser adds at the ends of lines."""
    return words.replace("\r\n", "\n").strip()


def _open(work: Work, wanted: UUID) -> LawChange:
    change = work.find(LawChange, wanted)
    if change.status != "proposed":
        raise ProposalDecided(parameter=change.key, status=change.status, by=change.decided_by)
    return change


def _require_sound(law: Law, draft: LawChange, work: Work) -> None:
    for field, fault in faults(law, draft, work.on).items():
        raise LawChangeRefused(parameter=draft.key, field=field, fault=fault)


def _closed(work: Work, change: LawChange, status: Status, note: str) -> Done:
    decided = replace(
        change,
        status=status,
        decided_by=work.by.user,
        decided_at=work.law_moves.later(work.at),
        decided_on=work.on,
        decision_note=note,
    )
    work.change(decided)
    work.keep(_line(work, f"law_{status}", decided))
    return Done(None, None, None, 0)


def _line(work: Work, kind: str, change: LawChange) -> AdminEvent:
    """The whole proposal, so that the log alone tells what was decided."""
    until = {} if change.valid_to is None else {"to": change.valid_to.isoformat()}
    words = {name: getattr(change, name) for name in ("citation", "standing", "reference", "note", "reason")}
    said = {
        "key": change.key,
        "value": _written(change.value),
        "from": change.valid_from.isoformat(),
        **until,
    }
    decision = {"decision_note": change.decision_note} if change.decision_note else {}
    return AdminEvent(work.at, work.by.user, kind, change.id.hex, {**said, **words, **decision})


def _written(value: Value) -> Any:
    """Texts, so that the page of the log shows them."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
