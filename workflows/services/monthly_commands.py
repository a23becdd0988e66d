"""The acts on a monthly report: a manager signs it off, the program says that one waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class SignMonthly(Command):
    """Freezes a month's report: its figures as canonical JSON, and its files as (ending, content).

    `version`: the one that it becomes; refused when another was signed since it was drawn up.
    """

    act: ClassVar[str] = "sign_monthly"
    month: str
    version: int
    as_of: date
    known_on: date
    figures: str
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class TellMonthReady(Command):
    """Tells the managers that a month's draft is there: drawn from what was known on a day, with this digest."""

    act: ClassVar[str] = "tell_month_ready"
    month: str
    known_on: date
    digest: str
