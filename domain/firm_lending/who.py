"""Which steps are whose: the office brings the plan to the bank and takes it back, the bank does the rest."""

from __future__ import annotations

from collections.abc import Iterable

from domain.firm_lending.file import FirmFile
from domain.firm_lending.machine import FirmMove, FirmStage
from domain.viewer import Role, Viewer

M = FirmMove
OF_OFFICE = frozenset({M.CERTIFY, M.REVISE, M.SEND, M.RESEND, M.REOPEN, M.WITHDRAW})


def moves_for(role: Role, moves: Iterable[FirmMove]) -> tuple[FirmMove, ...]:
    """The office may type in what the bank says; a firm reads."""
    if role is Role.BANK:
        return tuple(each for each in moves if each not in OF_OFFICE)
    return tuple(moves) if role in (Role.OFFICER, Role.MANAGER, Role.SYSTEM) else ()


def sees(viewer: Viewer, file: FirmFile) -> bool:
    """The commune's office, the bank's office from sending to withdrawal, the firm itself."""
    if viewer.role is Role.BANK:
        return file.office in viewer.offices and file.stage is not FirmStage.WITHDRAWN
    if viewer.role is Role.EMPLOYER:
        return viewer.employer is not None and viewer.employer == file.employer_id
    if viewer.role in (Role.SUPPORTER, Role.ADMIN):
        return False
    return viewer.units is None or file.unit_code in viewer.units
