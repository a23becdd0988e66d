"""The same act for many people: one command each, so that one refusal holds up nobody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.errors import DomainError
from domain.tasks import keyed
from domain.viewer import Viewer
from workflows.services.commands import CaseCommand
from workflows.services.office import Office

Progress = Callable[[int], None]


def do_all(
    office: Office,
    by: Viewer,
    numbers: Sequence[str],
    make: Callable[[Case], CaseCommand | None],
    form_id: UUID,
    progress: Progress,
) -> Mapping[str, Any]:
    """What came of each: done, already (so before, or done by the same form), refused with the reason.

    `make` answers None where there is nothing to do. Command ids follow from the form's: twice is once.
    """
    told: dict[str, list[Any]] = {"done": [], "already": [], "refused": []}
    for place, number in enumerate(dict.fromkeys(numbers), start=1):
        try:
            told[_do(office, by, number, make, form_id)].append(number)
        except DomainError as refusal:
            why = {"number": number, "vi": refusal.text("vi"), "en": refusal.text("en")}
            told["refused"].append(why)
        progress(place)
    return told


def _do(
    office: Office, by: Viewer, number: str, make: Callable[[Case], CaseCommand | None], form_id: UUID
) -> str:
    case = office.desk.case(by, office.desk.case_id(by, number))
    command_id = keyed(f"bulk|{form_id.hex}|{case.id.hex}")
    command = make(case)
    if command is None:
        return "already"
    return "already" if office.perform(command, by=by, command_id=command_id).replayed else "done"
