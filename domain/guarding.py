"""Applies the rules that a move needs to one case: the findings that open it, or say what is missing and from whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.case import Case
from domain.expungement import expunged_on
from domain.findings import Finding, Outcome, overall
from domain.guard_facts import facts_of
from domain.lifecycle import GUARDS, Move, open_moves, target_of
from domain.parameters import Law
from domain.read_models import MoveView
from domain.rules import RULES

# What an officer says with the move itself: a form asks for it, so that it is no missing paper.
STATED: dict[Move, tuple[str, ...]] = {
    Move.SET_BACK: ("reason",),
    Move.PAUSE: ("reason",),
    Move.CLOSE: ("outcome", "note"),
    Move.REOPEN: ("reason",),
}


def findings_for(
    case: Case, move: Move | str, law: Law, on: date, questionnaire: str, **stated: Any
) -> tuple[Finding, ...]:
    """One finding for each rule of the move. `stated`: reason_given, pause_reason, outcome, by_role, note_given."""
    rules = GUARDS[move]
    if not rules:
        return ()
    facts = facts_of(case, questionnaire, **stated)
    if facts.get("outcome") == "expunged":
        facts["expunged_on"] = expunged_on(facts, law, on)
    in_force = law.on(on)
    return tuple(RULES[key].find(facts, in_force, on) for key in rules)


def stated_with(
    case: Case, move: Move, role: str, reason: str | None, outcome: str | None, note: str | None
) -> dict[str, Any]:
    """What the act itself says, as facts of the move's rules."""
    said: dict[str, Any] = {"by_role": role, "reason_given": bool(reason), "note_given": bool(note)}
    if move is Move.PAUSE:
        said["pause_reason"] = reason
    if move is Move.CLOSE:
        said["outcome"] = outcome
    return said


def view_moves(case: Case, law: Law, on: date, questionnaire: str, role: str) -> tuple[MoveView, ...]:
    """Every move that the present state knows, with the findings of its rules.

    What the form will ask (a reason, an outcome) counts as given here: the answer is "why can't I", not "type more".
    """
    return tuple(_view(case, move, law, on, questionnaire, role) for move in open_moves(case))


def _view(case: Case, move: Move, law: Law, on: date, questionnaire: str, role: str) -> MoveView:
    said = stated_with(case, move, role, "away", "declined", "…")
    findings = findings_for(case, move, law, on, questionnaire, **said)
    target = target_of(case, move)
    is_open = overall(findings) is Outcome.MET
    return MoveView(move.value, target.value if target else None, is_open, findings, STATED.get(move, ()))
