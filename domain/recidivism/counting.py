"""Everything that the estimators need, in one pass over the people: how many of each group ended when, and how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

# How a person's time ends. Whoever is no longer followed is censored, not a success; death and moving away compete.
CENSORED, EVENT, COMPETING = 0, 1, 2
_KINDS = 3
# Whole days up to here are counted by their number; anything longer by the distinct values alone.
_LONGEST = 100_000


@dataclass(frozen=True)
class Counts:
    """`table[group, kind, place]` people whose time ended at `times[place]` (ascending, in the unit of the data)."""

    times: Floats
    table: Ints

    @cached_property
    def left(self) -> Ints:
        """[group, place]: everybody whose time ended then, in any way."""
        found: Ints = self.table.sum(axis=1)
        return found

    @cached_property
    def at_risk(self) -> Ints:
        """[group, place]: under observation just before; whoever leaves on a day was still there for its events."""
        return np.cumsum(self.left[:, ::-1], axis=1)[:, ::-1]

    @cached_property
    def people(self) -> Ints:
        found: Ints = self.left.sum(axis=1)
        return found

    def of(self, kind: int) -> Ints:
        """[group, place]."""
        return self.table[:, kind]

    def ended(self, kind: int) -> Ints:
        """[group]."""
        found: Ints = self.table[:, kind].sum(axis=1)
        return found

    def together(self) -> Counts:
        """All groups as one."""
        return Counts(self.times, self.table.sum(axis=0, keepdims=True))


def count(durations: Any, kinds: Any, groups: Any = None, *, of: int | None = None) -> Counts:
    """One bincount over (group, kind, time); `of`: how many groups there are, else as many as `groups` names.

    Durations are days or any other unit, 0 or more; `kinds` are CENSORED, EVENT or COMPETING; groups count from 0.
    """
    times, places = _places(np.asarray(durations))
    kind = np.asarray(kinds)
    if groups is None:
        how_many, cell = 1, kind.astype(np.int64)
    else:
        group = np.asarray(groups)
        how_many = of if of is not None else int(group.max(initial=-1)) + 1
        cell = np.multiply(group, _KINDS, dtype=np.int64)
        cell += kind
    cell *= len(times)
    cell += places
    table = np.bincount(cell, minlength=how_many * _KINDS * len(times))
    return _without_gaps(times, table.reshape(how_many, _KINDS, len(times)))


def _places(durations: NDArray[Any]) -> tuple[Floats, Any]:
    if durations.dtype.kind in "iu" and durations.max(initial=0) <= _LONGEST:
        return np.arange(int(durations.max(initial=-1)) + 1, dtype=np.float64), durations
    times, places = np.unique(durations, return_inverse=True)
    return times.astype(np.float64), places


def _without_gaps(times: Floats, table: Ints) -> Counts:
    """A time at which nobody's ended says nothing."""
    used = table.any(axis=(0, 1))
    return Counts(times, table) if used.all() else Counts(times[used], table[:, :, used])
