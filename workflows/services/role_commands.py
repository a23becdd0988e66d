"""Acts of the roles outside the office: a group asks for help, an employer says who still works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import CaseCommand, Command


@dataclass(frozen=True, slots=True)
class AskForHelp(CaseCommand):
    """One tap: the officer is asked to act today. `words` are sealed."""

    act: ClassVar[str] = "ask_for_help"
    words: str | None = None


@dataclass(frozen=True, slots=True)
class PledgeStep(CaseCommand):
    """The group takes something on, for one need domain, by a day; `what` is sealed."""

    act: ClassVar[str] = "pledge_step"
    what: str
    domain: str
    due_on: date


@dataclass(frozen=True, slots=True)
class GiveAccess(Command):
    """A pass that lets `user` in once, within minutes; `token` is in the picture alone, its digest in the table."""

    act: ClassVar[str] = "give_access"
    pass_id: UUID
    user: str
    token: str


@dataclass(frozen=True, slots=True)
class ConfirmWork(CaseCommand):
    """Whether the person still works at the employer who says so."""

    act: ClassVar[str] = "confirm_work"
    still: bool


@dataclass(frozen=True, slots=True)
class AnswerCheck(CaseCommand):
    """One party's answer to whether work lasts, `months` after it began; `note` is sealed.

    `party`: employer or group; the office answers for either, with what it was told.
    """

    act: ClassVar[str] = "answer_check"
    placement_id: UUID
    months: int
    party: str
    still: bool
    paid: bool | None = None
    trouble: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WarnOfWork(CaseCommand):
    """One tap: there is trouble at work, before it is lost. `words` are sealed."""

    act: ClassVar[str] = "warn_of_work"
    words: str | None = None
