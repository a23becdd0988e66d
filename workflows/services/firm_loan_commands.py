"""Acts on an establishment's loan file: opened, its plan and facts stated, its steps, its papers, the bank's terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from domain.firm_lending.file import FirmPlan
from domain.firm_lending.machine import FirmMove
from domain.lending.schedule import RepaymentTerms
from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class FirmFacts:
    """Of the establishment on a day; None is what nobody has said."""

    stated_on: date
    establishment_type: str | None = None
    lawful: bool | None = None
    workers: int | None = None
    released_workers: int | None = None
    same_purpose_debt: bool | None = None


@dataclass(frozen=True, slots=True)
class OpenFirmFile(Command):
    """A partner firm asks for a loan; `file_id` is made by the client: the same file opened twice is one."""

    act: ClassVar[str] = "open_firm_file"
    file_id: UUID
    employer_id: UUID
    amount_vnd: int
    months: int
    facts: FirmFacts
    plan: FirmPlan = field(default_factory=FirmPlan)


@dataclass(frozen=True, slots=True)
class FirmCommand(Command):
    """An act on one file. `expected_version`: StaleFirmFile when the file has moved on since it was read."""

    file_id: UUID
    expected_version: int | None = field(default=None, kw_only=True)
    note: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class AmendFirmPlan(FirmCommand):
    """While the plan is being drawn up."""

    act: ClassVar[str] = "amend_firm_plan"
    amount_vnd: int
    months: int
    plan: FirmPlan


@dataclass(frozen=True, slots=True)
class StateFirmFacts(FirmCommand):
    """Until the money is paid; what is None keeps what was stated before."""

    act: ClassVar[str] = "state_firm_facts"
    facts: FirmFacts


@dataclass(frozen=True, slots=True)
class TakeFirmStep(FirmCommand):
    """One step with what it has to be told (`domain.firm_lending.steps`), by whoever may take it.

    With an approval `drawdowns` are planned; with papers asked for `papers` names them.
    """

    act: ClassVar[str] = "take_firm_step"
    move: FirmMove
    said: Mapping[str, Any] = field(default_factory=dict)
    drawdowns: tuple[tuple[int, date], ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteFirmPaper(FirmCommand):
    act: ClassVar[str] = "note_firm_paper"
    code: str
    state: str


@dataclass(frozen=True, slots=True)
class EnterFirmTerms(FirmCommand):
    """The bank's rate and terms of repayment."""

    act: ClassVar[str] = "enter_firm_terms"
    terms: RepaymentTerms
