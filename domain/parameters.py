"""The law's numbers as dated, cited values, so that any day, past or to come, is judged by its own law."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from domain.errors import DomainError
from domain.parameter_keys import DECLARED, Unit, Value

Standing = Literal["confirmed", "reported", "default"]
STANDINGS: tuple[Standing, ...] = ("confirmed", "reported", "default")


class UnknownParameter(DomainError):
    """No such key. data: parameter."""

    key = "unknown_parameter"


class ParameterNotInForce(DomainError):
    """The last known value has ended. data: parameter, on, first and last (day with a value, or None)."""

    key = "parameter_not_in_force"


class ParameterNotYetInForce(ParameterNotInForce):
    """The day lies before the first value. data: as above."""

    key = "parameter_not_yet_in_force"


class UnconnectedValues(DomainError):
    """Days without law between two values, or with both. data: parameter, ends, next_starts."""

    key = "unconnected_values"


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value in force on [valid_from, valid_to); without `valid_to` no end is known."""

    value: Value
    valid_from: date
    valid_to: date | None
    citation: str
    standing: Standing
    reference: str
    note: str = ""
    confirmed_by: str | None = None
    confirmed_on: date | None = None

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one parameter, oldest first, each beginning on the day on which the one before ends."""

    key: str
    unit: Unit
    values: tuple[DatedValue, ...]

    def __post_init__(self) -> None:
        for earlier, later in zip(self.values, self.values[1:], strict=False):
            if earlier.valid_to != later.valid_from:
                ends, starts = earlier.valid_to, later.valid_from
                raise UnconnectedValues(parameter=self.key, ends=ends, next_starts=starts)

    def at(self, day: date) -> DatedValue | None:
        return next((each for each in self.values if each.covers(day)), None)

    def changes(self) -> frozenset[date]:
        ends = {each.valid_to for each in self.values if each.valid_to is not None}
        return frozenset(ends | {each.valid_from for each in self.values})

    def not_in_force(self, on: date) -> ParameterNotInForce:
        end = self.values[-1].valid_to
        first, last = self.values[0].valid_from, None if end is None else end - timedelta(days=1)
        refusal = ParameterNotYetInForce if on < first else ParameterNotInForce
        return refusal(parameter=self.key, on=on, first=first, last=last)

    def amended(self, new: DatedValue) -> Series:
        """The series with `new` in place of whatever held on the days that it covers."""
        before = [_until(each, new.valid_from) for each in self.values if each.valid_from < new.valid_from]
        end = new.valid_to
        after = [_since(each, end) for each in self.values if end and _outlives(each, end)]
        return replace(self, values=(*before, new, *after))


@dataclass(frozen=True, slots=True)
class LawOn:
    """The law of one day."""

    on: date
    _in_force: Mapping[str, DatedValue]
    _series: Mapping[str, Series]

    def cited(self, key: str) -> DatedValue:
        found = self._in_force.get(key)
        if found is None:
            raise self._refusal(key)
        return found

    def value(self, key: str) -> Value:
        return self.cited(key).value

    def in_force(self, key: str) -> bool:
        return key in self._in_force

    def _refusal(self, key: str) -> DomainError:
        return (
            self._series[key].not_in_force(self.on)
            if key in self._series
            else UnknownParameter(parameter=key)
        )


class Law:
    """All series; a law is never changed, `amended` gives another one."""

    def __init__(self, series: Iterable[Series]) -> None:
        self._series = {each.key: each for each in series}
        self._days = self.changes(self._series)
        self._periods: dict[int, Mapping[str, DatedValue]] = {}
        self._memo: dict[date, LawOn] = {}

    def keys(self) -> tuple[str, ...]:
        return tuple(self._series)

    def series(self, key: str) -> Series:
        if key not in self._series:
            raise UnknownParameter(parameter=key)
        return self._series[key]

    def on(self, day: date) -> LawOn:
        known = self._memo.get(day)
        if known is None:
            known = self._memo[day] = LawOn(day, self._in_force(day), self._series)
        return known

    def changes(self, keys: Iterable[str]) -> tuple[date, ...]:
        """The days, in order, on which a value of any of `keys` begins or ends."""
        return tuple(sorted(frozenset().union(*(self.series(key).changes() for key in keys))))

    def amended(self, key: str, new: DatedValue) -> Law:
        changed = self.series(key).amended(new)
        return Law({**self._series, key: changed}.values())

    def _in_force(self, day: date) -> Mapping[str, DatedValue]:
        period = bisect_right(self._days, day)
        if period not in self._periods:
            found = {key: each.at(day) for key, each in self._series.items()}
            self._periods[period] = {key: value for key, value in found.items() if value is not None}
        return self._periods[period]


def declared_series(key: str, values: Iterable[DatedValue]) -> Series:
    return Series(key, DECLARED[key].unit, tuple(sorted(values, key=lambda each: each.valid_from)))


def _until(value: DatedValue, day: date) -> DatedValue:
    ends_earlier = value.valid_to is not None and value.valid_to <= day
    return value if ends_earlier else replace(value, valid_to=day)


def _since(value: DatedValue, day: date) -> DatedValue:
    return value if value.valid_from >= day else replace(value, valid_from=day)


def _outlives(value: DatedValue, day: date) -> bool:
    return value.valid_to is None or value.valid_to > day
