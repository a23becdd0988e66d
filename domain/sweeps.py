"""What a sweep is: one piece of due work for a range of communes, done once for its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

SWEEPS = ("review", "eligibility", "matching", "deliver", "report")
# What runs by itself beside the day's work, for the safety of what the day's work wrote.
KEEPING = ("anchor", "backup")

# A task costs the flow server about 30 ms, and a piece some statements of its own; so many due cases cost the database
# far more than that, and still keep an officer who saves at the same time waiting for less than a second.
DUE_PER_PARTITION = 25_000
_LAST = "~"  # after every code there can be


@dataclass(frozen=True, slots=True)
class Partition:
    """What lies in [first, end): communes by their code, or cases by their id in hexadecimal."""

    key: str
    first: str
    end: str


WHOLE = Partition("all", "", _LAST)


@dataclass(frozen=True, slots=True)
class SweepSummary:
    """What a run did beyond the runs before it; a run that found nothing to do counts nothing."""

    name: str
    on: date
    partitions: int
    counts: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, int]:
        return {"partitions": self.partitions, **self.counts}


class Sweeps(Protocol):
    """The port to the database: `plan` stays the same for its day, and `run` does what is left of a piece."""

    def plan(self, name: str, on: date, at: datetime) -> Sequence[Partition]: ...
    def run(self, name: str, partition: Partition, on: date, at: datetime) -> Mapping[str, int]: ...


def starts_of(due: Iterable[tuple[str, int]], size: int = DUE_PER_PARTITION) -> list[str]:
    """Neighbouring communes (code, how many are due) put together until a piece holds about `size` due cases."""
    starts, held = [""], 0
    for code, count in sorted(due):
        if held and held + count > size:
            starts.append(code)
            held = 0
        held += count
    return starts


def partitions(starts: Sequence[str]) -> tuple[Partition, ...]:
    """The pieces that begin at these codes; together they hold every code there can be."""
    ends = [*starts[1:], _LAST]
    if len(starts) == 1:
        return (WHOLE,)
    return tuple(
        Partition(f"{first or '0'}-{end}", first, end) for first, end in zip(starts, ends, strict=True)
    )


def total(name: str, on: date, counts: Iterable[Mapping[str, int]]) -> SweepSummary:
    """The sum over partitions."""
    each = list(counts)
    added: Counter[str] = Counter()
    for found in each:
        added.update(found)
    return SweepSummary(name, on, len(each), dict(added))
