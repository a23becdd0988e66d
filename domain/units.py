"""Administrative units by code and day: a code given to another place is never read as the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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


class SplitUnit(DomainError):
    """The unit was divided since: somebody has to say which part is meant. data: code, name, parts."""

    key = "split_unit"


_DAY = timedelta(days=1)
_KEPT_SCOPES = 4096


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
    """The register of one place. The commune level alone is listed; parents are found by `get`.

    `changed_on` is the day of the one change that made the "new" boundaries of "old" ones; changes before and after it
    are successions like its own. Never altered: a further change makes another register.
    """

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
        self._next: dict[tuple[str, date], list[str]] = {}
        for each in self.successions:
            self._next.setdefault((each.old_code, each.on), []).append(each.new_code)
        self.changed_on = changed_on
        self.published = published
        self.distances = distances
        self._scopes: dict[tuple[tuple[str, ...], date, date], frozenset[str]] = {}

    @property
    def changes(self) -> tuple[date, ...]:
        """The days on which units became others, oldest first."""
        return tuple(sorted({each.on for each in self.successions}))

    def on(self, day: date) -> tuple[Unit, ...]:
        return tuple(each for each in self._units if each.kind in ("town", "commune") and each.covers(day))

    def boundaries(self, which: Boundaries, on: date | None = None) -> tuple[Unit, ...]:
        """`new`: those of the day, or of the day of the change where no later one is asked for."""
        return self.on(self._eve if which == "old" else max(on or self.changed_on, self.changed_on))

    def get(self, code: str, day: date) -> Unit:
        bearers = self._by_code.get(code, ())
        for unit in bearers:
            if unit.covers(day):
                return unit
        others = [f"{each} {each.valid_from}/{each.valid_to or ''}" for each in bearers]
        raise UnknownUnit(code=code, on=day, others="; ".join(others) or "-")

    def bearers(self, code: str) -> tuple[Unit, ...]:
        """All that ever bore the code, oldest first."""
        return tuple(sorted(self._by_code.get(code, ()), key=lambda unit: unit.valid_from))

    def name(self, code: str, day: date) -> str:
        """What the code stood for on the day, or last before it; the code itself where no register knows it.

        An address that was written before a change stays readable after it.
        """
        bearers = self.bearers(code)
        before = [each for each in bearers if each.valid_from <= day]
        found = before[-1:] or bearers[:1]
        return found[0].name if found else code

    def successors(self, code: str, day_from: date, day_to: date) -> tuple[Unit, ...]:
        """What the unit that bore `code` on `day_from` has become by `day_to`: several after a split."""
        found: list[Unit] = []
        waiting = [self.get(code, day_from)]
        while waiting:
            unit = waiting.pop(0)
            if unit.valid_to is None or unit.valid_to > day_to:
                found += [unit] if unit not in found else []
            else:
                waiting += self.parts(unit)
        return tuple(found)

    def successor(self, code: str, day_from: date, day_to: date) -> Unit:
        """The one that it has become; itself if nothing changed. Raises SplitUnit when there are several."""
        found = self.successors(code, day_from, day_to)
        if len(found) > 1:
            unit = self.get(code, day_from)
            raise SplitUnit(code=code, name=unit.name, parts=", ".join(map(str, found)))
        return found[0]

    def parts(self, unit: Unit) -> tuple[Unit, ...]:
        """What a unit that ended became on that day. Raises UnknownUnit where nobody said."""
        on = unit.valid_to
        codes = self._next.get((unit.code, on), ()) if on is not None else ()
        if on is None or not codes:
            raise UnknownUnit(code=unit.code, on=on, others=str(unit))
        return tuple(self.get(code, on) for code in codes)

    def split_since(self, code: str, since: date, by: date) -> tuple[date, tuple[Unit, ...]] | None:
        """The day and the parts, where the unit that bore the code on `since` was divided by the day `by`."""
        unit = next((each for each in reversed(self.bearers(code)) if each.valid_from <= since), None)
        if unit is None or unit.valid_to is None or unit.valid_to > by:
            return None
        parts = self.parts(unit)
        return (unit.valid_to, parts) if len(parts) > 1 else None

    def ended(self, on: date) -> tuple[frozenset[str], frozenset[str]]:
        """Codes of the units that ended on the day; those among them that stood for nothing since."""
        codes = frozenset(each.old_code for each in self.successions if each.on == on)
        return codes, frozenset(code for code in codes if self.bearers(code)[-1].valid_from < on)

    def made_of(self, code: str, on: date | None = None) -> tuple[Unit, ...]:
        """The units that the commune of the day was made of when it began; of `changed_on` where no day is given."""
        unit = self.get(code, on or self.changed_on)
        began = unit.valid_from
        before = (each.old_code for each in self.successions if (each.new_code, each.on) == (code, began))
        return tuple(self.get(old, began - _DAY) for old in before)

    def scope(self, codes: Iterable[str], since: date, on: date) -> frozenset[str]:
        """The codes that a scope given on `since` means on `on`, to be looked for in cases of every age.

        What the units became, and what those are made of. Of a unit that was split, the cases that nobody has placed
        yet belong to a scope with all of its parts; a code that another commune bears today belongs to that one.
        """
        key = (tuple(codes), since, on)
        if key not in self._scopes:
            if len(self._scopes) > _KEPT_SCOPES:
                self._scopes.clear()
            self._scopes[key] = self._scope(*key)
        return self._scopes[key]

    def _scope(self, codes: tuple[str, ...], since: date, on: date) -> frozenset[str]:
        now = {unit for code in codes for unit in self.successors(code, since, on)}
        mine = {unit.code for unit in now}
        others = {unit.code for unit in self.on(on)} - mine
        reached, added = set(now), set(now)
        while added:
            before = {old for unit in added for old in self.made_of(unit.code, unit.valid_from)}
            added = {old for old in before - reached if reached.issuperset(self.parts(old))}
            reached |= added
        return frozenset(mine | ({unit.code for unit in reached} - others))

    def translate(self, code: str, valid_on: date, to: Boundaries) -> Unit:
        """The unit that bore `code` on `valid_on`, on other boundaries; NoSingleUnit when they are finer."""
        if to == "new":
            return self.successor(code, valid_on, max(valid_on, self.changed_on))
        unit = self.get(code, valid_on)
        if unit.covers(self._eve):
            return unit
        roots = self._roots(unit)
        if len(roots) == 1:
            return roots[0]
        raise NoSingleUnit(code=code, name=unit.name, parts=", ".join(map(str, roots)))

    def _roots(self, unit: Unit) -> tuple[Unit, ...]:
        """What a unit is made of on the old boundaries."""
        if unit.covers(self._eve):
            return (unit,)
        before = (self._roots(each) for each in self.made_of(unit.code, unit.valid_from))
        return tuple(dict.fromkeys(root for roots in before for root in roots))

    def changed(self, on: date, old: Iterable[str], new: Iterable[Unit]) -> Units:
        """Another register, in which the units with the codes `old` ended on `on` and became every unit of `new`."""
        codes, made = tuple(old), tuple(new)
        ended = {(code, self.get(code, on - _DAY).valid_from) for code in codes}
        kept = [
            replace(each, valid_to=on) if (each.code, each.valid_from) in ended else each
            for each in self._units
        ]
        added = [Succession(code, unit.code, on) for code in codes for unit in made]
        distances = _with(self.distances, codes, [unit.code for unit in made])
        return Units([*kept, *made], [*self.successions, *added], self.changed_on, self.published, distances)

    @property
    def _eve(self) -> date:
        return self.changed_on - _DAY


def _with(distances: Distances, old: tuple[str, ...], new: list[str]) -> Distances:
    """Nobody has measured a new commune yet: it is as near as the nearest of those that it comes from."""
    km = {code: dict(row) for code, row in distances.km.items()}
    known = [code for code in old if code in km]
    for code in new:
        if code in km or not known:
            continue
        row = {other: min(km[each][other] for each in known) for other in km}
        for other, length in row.items():
            km[other][code] = length
        km[code] = row | {code: 0}
    return replace(distances, km=km)
