"""The acts of data that comes in: a running case taken over, two records of one person brought together or apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import Command, OpenCase


@dataclass(frozen=True, slots=True)
class WorkOnPaper:
    """A livelihood as the list tells it."""

    livelihood: str
    started_on: date
    paper: str | None = None
    employer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LoanOnPaper:
    """A disbursed loan as the list tells it, in đồng."""

    loan_id: UUID
    amount_vnd: int
    outstanding_vnd: int
    purpose: str
    months: int
    disbursed_on: date


@dataclass(frozen=True, slots=True)
class TakeOverCase(Command):
    """A case that ran on paper: received and brought to where it stands in one act.

    `paper`: number, day and signatory of what says so, sealed. `left`: the state that a paused case left.
    """

    act: ClassVar[str] = "take_over_case"
    reception: OpenCase
    stage: str
    since: date
    paper: str
    pause_reason: str | None = None
    left: str | None = None
    group_id: UUID | None = None
    work: WorkOnPaper | None = None
    loan: LoanOnPaper | None = None
    pressing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergePersons(Command):
    """Two records are one person: `keep` goes on, `drop` stays readable. `note` is sealed: how this is known."""

    act: ClassVar[str] = "merge_persons"
    keep: UUID
    drop: UUID
    note: str


@dataclass(frozen=True, slots=True)
class SplitPersons(Command):
    """Takes a merger back: they are two people after all."""

    act: ClassVar[str] = "split_persons"
    keep: UUID
    drop: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class TellApart(Command):
    """Two records that look alike are two people: nobody is asked again."""

    act: ClassVar[str] = "tell_apart"
    one: UUID
    other: UUID
