"""Acts on the law's numbers: one person proposes, another decides, and who proposed may take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from domain.parameter_keys import Value
from domain.parameters import Standing
from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class ProposeLawChange(Command):
    """A value from a day on, with the text that it stands on; `reason` says why it is proposed.

    The proposal is called `domain.law_changes.change_id(command id)`.
    """

    act: ClassVar[str] = "propose_law_change"
    key: str
    value: Value
    valid_from: date
    valid_to: date | None
    citation: str
    standing: Standing
    reference: str
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecideLawChange(Command):
    """`seen`: the `series_version` that the decision was made on; a law that has moved on since is looked at again."""

    act: ClassVar[str] = "decide_law_change"
    change_id: UUID
    approve: bool
    note: str = ""
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawLawChange(Command):
    """Takes a proposal back on which nobody has decided."""

    act: ClassVar[str] = "withdraw_law_change"
    change_id: UUID
