"""One step of the way of a loan file, a person's or an establishment's, as a stepper draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# By their words, which both kinds of file share.
_HALTED = frozenset({"refused", "withdrawn", "returned", "waiting", "overdue", "at_risk", "written_off"})


@dataclass(frozen=True, slots=True)
class Step:
    """`status` as in `web.stepper`; `stage` is what the step is called, `since` the day on which it was reached."""

    stage: str
    status: str
    since: date | None


def step_at(
    place: int,
    row: Sequence[StrEnum],
    here: int,
    stage: StrEnum,
    stood: StrEnum,
    reached: Mapping[str, date],
) -> Step:
    """The day is the one on which the stage that is named was reached; a row may hold others.

    `here`: the place of the row in which the file stands; `stood`: where it was refused or taken back, else its stage.
    """
    if place > here:
        return Step(row[0].value, "ahead", None)
    named = row[0] if place < here else stage if stage in row else stood
    days = [reached[each] for each in row if each in reached]
    since = reached.get(named, max(days, default=None))
    if place < here:
        return Step(named.value, "done", since)
    status = "done" if stage == "repaid" else "halted" if stage in _HALTED else "now"
    return Step(named.value, status, since)
