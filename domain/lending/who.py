"""Which steps are whose: the office's way to the bank, and the bank's from there on, which the office may type in."""

from __future__ import annotations

from collections.abc import Iterable

from domain.lending.machine import FileMove
from domain.viewer import Role

OF_OFFICE = frozenset(
    {
        FileMove.LIST, FileMove.CERTIFY, FileMove.REVIEW, FileMove.SEND, FileMove.RESEND, FileMove.WITHDRAW,
        FileMove.REOPEN,
    }
)  # fmt: skip


def moves_for(role: Role, moves: Iterable[FileMove]) -> tuple[FileMove, ...]:
    """Of the open moves those that the role may make; a manager may what an officer may."""
    if role is Role.BANK:
        return tuple(each for each in moves if each not in OF_OFFICE)
    return tuple(moves) if role in (Role.OFFICER, Role.MANAGER, Role.SYSTEM) else ()
