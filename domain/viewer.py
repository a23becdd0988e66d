"""Who looks or acts, and what each role may do: one table, asked by every act."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from domain.case import Case
from domain.errors import NotAllowed, OutOfScope


class Role(StrEnum):
    """The six roles of the district, and the engine itself."""

    OFFICER = "officer"
    SUPPORTER = "supporter"
    BANK = "bank"
    MANAGER = "manager"
    EMPLOYER = "employer"
    ADMIN = "admin"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Viewer:
    """`units` None means every unit; `groups` limits a supporter; `user` is the stable code that history keeps."""

    user: str
    role: Role
    units: frozenset[str] | None = None
    groups: frozenset[UUID] = field(default_factory=frozenset)


SYSTEM = Viewer("system", Role.SYSTEM)

_OFFICE = frozenset({Role.OFFICER, Role.MANAGER, Role.SYSTEM})
_MAY: dict[str, frozenset[Role]] = {
    "log_visit": _OFFICE | {Role.SUPPORTER},
    "record_disbursement": _OFFICE | {Role.BANK},
    "report_loan": _OFFICE | {Role.BANK},
    "reopen": frozenset({Role.MANAGER}),
    "merge_units": frozenset({Role.ADMIN, Role.MANAGER, Role.SYSTEM}),
}

# Fields of a person or a case that a role never receives.
HIDDEN: dict[Role, frozenset[str]] = {
    Role.SUPPORTER: frozenset({"offence", "sentence", "sentence_class", "citizen_id", "certificate_no"}),
    Role.BANK: frozenset({"offence", "sentence", "sentence_class", "needs", "visits"}),
    Role.EMPLOYER: frozenset({"offence", "sentence", "sentence_class", "needs", "visits", "citizen_id"}),
    Role.ADMIN: frozenset({"offence", "sentence", "sentence_class", "needs", "visits", "citizen_id", "name"}),
}


def require(viewer: Viewer, act: str) -> None:
    """Raises NotAllowed unless the role may do `act` (the snake-case name of the command)."""
    if viewer.role not in _MAY.get(act, _OFFICE):
        raise NotAllowed(role=viewer.role.value, act=act)


def require_scope(viewer: Viewer, case: Case) -> None:
    """Raises OutOfScope, which answers like an unknown case. A commune that is offered a transfer sees the case."""
    if viewer.role is Role.SUPPORTER:
        inside = case.group_id in viewer.groups
    else:
        inside = viewer.units is None or bool({case.unit_code, case.transfer_to} & viewer.units)
    if not inside:
        raise OutOfScope(case=case.number)
