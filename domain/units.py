"""Administrative units by code and day: a code given to another place is never read as the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from domain.errors import DomainError

Boundaries = Literal["old", "new"]
Kind = Literal["province", "district", "town", "commune"]


class UnknownUnit(DomainError):
    """No unit bears the code on that day. data: code, on, others (what bears it on other days, or "-")."""

    key = "unknown_unit"


class NoSingleUnit(DomainError):
    """A commune made of several has no one counterpart on the old boundaries. data: code, name, parts."""

    key = "no_single_unit"


@dataclass(frozen=True, slots=True)
class People:
    count: int
    source: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in force on [valid_from, valid_to); only code and day together name it."""

    code: str
    name: str
    kind: Kind
    valid_from: date
    valid_to: date | None
    parent: str | None
    people: People | None = None

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


@dataclass(frozen=True, slots=True)
class Succession:
    """`old_code`, valid to the day before `on`, goes on as `new_code` from `on`."""

    old_code: str
    new_code: str
    on: date


@dataclass(frozen=True, slots=True)
class Published:
    """What the district published about itself; the communes' people sum to another year's number."""

    households: int
    people: int
    source: str


@dataclass(frozen=True, slots=True)
class Distances:
    """Whole kilometres between the new communes, both ways, and how far to trust them."""

    km: Mapping[str, Mapping[str, int]]
    standing: str
    note: str


class Units:
    """The register of one place. The commune level alone is listed; parents are found by `get`."""

    def __init__(
        self,
        units: Iterable[Unit],
        successions: Iterable[Succession],
        changed_on: date,
        published: Published,
        distances: Distances,
    ) -> None:
        self._units = tuple(units)
        self._by_code: dict[str, list[Unit]] = {}
        for unit in self._units:
            self._by_code.setdefault(unit.code, []).append(unit)
        self.successions = tuple(successions)
        self.changed_on = changed_on
        self.published = published
        self.distances = distances

    def on(self, day: date) -> tuple[Unit, ...]:
        return tuple(each for each in self._units if each.kind in ("town", "commune") and each.covers(day))

    def boundaries(self, which: Boundaries) -> tuple[Unit, ...]:
        return self.on(self._day_of(which))

    def get(self, code: str, day: date) -> Unit:
        bearers = self._by_code.get(code, ())
        for unit in bearers:
            if unit.covers(day):
                return unit
        others = [f"{each} {each.valid_from}/{each.valid_to or ''}" for each in bearers]
        raise UnknownUnit(code=code, on=day, others="; ".join(others) or "-")

    def successor(self, code: str, day_from: date, day_to: date) -> Unit:
        """What the unit that bore `code` on `day_from` has become by `day_to`; itself if nothing changed."""
        unit = self.get(code, day_from)
        while unit.valid_to is not None and unit.valid_to <= day_to:
            unit = self._next(unit, unit.valid_to)
        return unit

    def made_of(self, new_code: str) -> tuple[Unit, ...]:
        """The old units of a commune of today."""
        self.get(new_code, self.changed_on)
        eve = self._day_of("old")
        return tuple(self.get(each.old_code, eve) for each in self.successions if each.new_code == new_code)

    def translate(self, code: str, valid_on: date, to: Boundaries) -> Unit:
        """The unit that bore `code` on `valid_on`, on other boundaries; NoSingleUnit when they are finer."""
        if to == "new":
            return self.successor(code, valid_on, max(valid_on, self.changed_on))
        unit = self.get(code, valid_on)
        if unit.covers(self._day_of("old")):
            return unit
        parts = self.made_of(code)
        raise NoSingleUnit(code=code, name=unit.name, parts=", ".join(map(str, parts)))

    def _day_of(self, which: Boundaries) -> date:
        return self.changed_on if which == "new" else self.changed_on - timedelta(days=1)

    def _next(self, unit: Unit, on: date) -> Unit:
        for each in self.successions:
            if (each.old_code, each.on) == (unit.code, on):
                return self.get(each.new_code, on)
        raise UnknownUnit(code=unit.code, on=on, others=str(unit))
