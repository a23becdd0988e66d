"""The form of a move: the reason or outcome that its rules ask for, and a note."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from domain.guarding import STATED
from domain.lifecycle import Move
from domain.read_models import MoveView
from domain.rules.facts import fact
from domain.wording import TEXTS
from web.forms.fields import Choice, Field, choices, read
from workflows.services.commands import Advance

_OUTCOMES = choices("outcome", fact.outcome.codes)
SET_BACK_REASONS = choices("set_back", [key[9:] for key in TEXTS if key.startswith("set_back.")])
_REASONS: Mapping[str, tuple[Choice, ...]] = {
    Move.PAUSE: choices("pause", fact.pause_reason.codes),
    Move.SET_BACK: SET_BACK_REASONS,
}


def fields_of(move: str, wants: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(_field(move, name) for name in dict.fromkeys((*wants, "note")))


def _field(move: str, name: str) -> Field:
    if name == "outcome":
        return Field(name, "field.outcome", "select", _OUTCOMES, required=True)
    if name == "reason":
        known = _REASONS.get(move)
        return Field(name, "field.reason", "select" if known else "text", known or (), required=True)
    return Field(name, "field.note", "long", hint="field.note.hint")


def command(
    case_id: UUID, view: MoveView | None, move: str, said: Mapping[str, str], version: int | None
) -> tuple[Advance, dict[str, str]]:
    """The command, and what is wrong with single answers; a move that is not open now is sent for its refusal.

    The answers are read either way: the same form sent twice is the same command, and finds its first result.
    """
    values, wrong = read(fields_of(move, STATED.get(Move(move), ())), said)
    made = Advance(
        case_id,
        move,
        values.get("reason"),
        values.get("outcome"),
        values.get("note"),
        expected_version=version,
    )
    return made, wrong if view else {}
