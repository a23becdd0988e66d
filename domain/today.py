"""Who needs what, and why: what is late, what is due today and this week, the most pressing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from domain.viewer import Viewer

# "now": a pressing concern, whatever its day; it stands above all that is late.
GROUPS = ("now", "overdue", "today", "week", "later")
# A week is seven days from today, today included in "today" alone.
_WEEK = timedelta(days=7)

# The order of what waits: a person's safety, other people's waiting, then our own dates, then chances.
KINDS = (
    "concern", "flag", "recheck", "loan_overdue", "transfer", "referral", "introduction", "objection", "notice", "unit",
    "expungement", "review", "work_check", "step", "visit", "window", "loan_step", "loan_use_check", "loan_instalment",
    "paper",
    "loan", "match", "livelihood", "review_step", "message",
)  # fmt: skip
_PRESSING = {"urgent": -2, "high": -1}
_LOW_CONCERN = KINDS.index("visit")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason to act on a case: a wording key with its arguments, and the record that it is about.

    `due_on` None: there is no day for it.
    """

    case_id: str
    number: str
    kind: str
    reason: str
    due_on: date | None
    args: Mapping[str, Any] = field(default_factory=dict)
    about: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with every reason, the most pressing first."""

    case_id: str
    number: str
    name: str | None
    unit_name: str
    whys: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """`groups` holds people by GROUPS; `counts` people by group, `kinds` reasons by kind before any filter.

    `next_on`: the next day on which something is due. `cut`: there is more than was read.
    """

    on: date
    groups: Mapping[str, tuple[Somebody, ...]]
    counts: Mapping[str, int]
    kinds: Mapping[str, int]
    next_on: date | None
    cut: bool = False


class TodayReads(Protocol):
    """Reads for the desk and the calendar, in the viewer's scope; who was shown is logged."""

    def today(
        self, viewer: Viewer, *, at: datetime, on: date, kind: str | None, unit: str | None, most: int
    ) -> Today:
        """At most `most` people of each group are opened and shown."""
        ...

    def named(
        self, viewer: Viewer, numbers: Sequence[str], *, at: datetime, on: date
    ) -> tuple[Somebody, ...]:
        """The people of these cases, without reasons; those outside the scope are left out."""
        ...

    def dates(
        self, viewer: Viewer, first: date, last: date, *, at: datetime, on: date
    ) -> tuple[Somebody, ...]:
        """What is due on the days from `first` to `last`, by person."""
        ...


def urgency(why: Why) -> int:
    """Only a concern that is high or urgent goes before everything; a low one waits with the visits."""
    if why.kind == "concern":
        return _PRESSING.get(str(why.args.get("concern")), _LOW_CONCERN)
    return KINDS.index(why.kind) if why.kind in KINDS else len(KINDS)


def group_of(due_on: date | None, on: date) -> str:
    if due_on is None:
        return "later"
    if due_on <= on:
        return "today" if due_on == on else "overdue"
    return "week" if due_on < on + _WEEK else "later"


def group_of_why(why: Why, on: date) -> str:
    return "now" if urgency(why) < 0 else group_of(why.due_on, on)


def in_order(whys: Iterable[Why], on: date) -> list[Why]:
    """By group, then by urgency, then the longest due."""
    return sorted(
        whys,
        key=lambda why: (GROUPS.index(group_of_why(why, on)), urgency(why), why.due_on or date.max, why.number),
    )  # fmt: skip


def by_group(whys: Sequence[Why], on: date) -> dict[str, list[list[Why]]]:
    """Every person once, in the group of the most pressing reason, with all reasons."""
    people: dict[str, list[Why]] = {}
    for why in in_order(whys, on):
        people.setdefault(why.case_id, []).append(why)
    found: dict[str, list[list[Why]]] = {group: [] for group in GROUPS}
    for reasons in people.values():
        found[group_of_why(reasons[0], on)].append(reasons)
    return found


def counted(whys: Iterable[Why]) -> dict[str, int]:
    """Reasons by kind, in the order of KINDS."""
    counts = Counter(why.kind for why in whys)
    known = {kind: counts[kind] for kind in KINDS if kind in counts}
    return known | {kind: count for kind, count in counts.items() if kind not in known}
