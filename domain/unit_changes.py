"""Mergers, splits and renamings that were recorded here, over the register that the program ships."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol, cast
from uuid import UUID

from domain.errors import DomainError
from domain.names import toned
from domain.units import Unit, Units

_DAY = timedelta(days=1)
_CODE = re.compile(r"[0-9]{5}", re.ASCII)
LONGEST_NAME, LONGEST_DOCUMENT, MOST_PARTS = 80, 160, 6
# A change is announced months ahead; a later day is a slip of the pen.
_AHEAD = timedelta(days=3 * 366)


class UnitChangeRefused(DomainError):
    """The change cannot have been so. data: field, fault (a code of `unit_fault`)."""

    key = "unit_change_refused"


class ChangeInForce(DomainError):
    """Cases have followed the change: only another change can follow it. data: on."""

    key = "change_in_force"


class NoPartToChoose(DomainError):
    """The case's commune was not split, or its part was chosen. data: number."""

    key = "no_part_to_choose"


class ChangeKind(StrEnum):
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class Target:
    """A unit that the change makes; `villages` of a split say who belongs to it."""

    code: str
    name: str
    villages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A change as somebody describes it, before anybody has judged it."""

    kind: ChangeKind
    effective_on: date
    document: str
    sources: tuple[str, ...]
    targets: tuple[Target, ...]

    @property
    def eve(self) -> date:
        """The last day of the units that it ends."""
        return self.effective_on - _DAY

    def data(self) -> dict[str, Any]:
        """What the row keeps, in JSON's types."""
        made = [{"code": t.code, "name": t.name, "villages": list(t.villages)} for t in self.targets]
        return {"from": list(self.sources), "to": made}


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A change as it was recorded. `data`: Draft.data, and by whom and when it was withdrawn."""

    id: UUID
    kind: str
    effective_on: date
    document: str
    data: Mapping[str, Any]
    recorded_by: str
    recorded_at: datetime

    @property
    def draft(self) -> Draft:
        made = tuple(Target(t["code"], t["name"], tuple(t["villages"])) for t in self.data["to"])
        sources = tuple(self.data["from"])
        return Draft(ChangeKind(self.kind), self.effective_on, self.document, sources, made)

    @property
    def withdrawn(self) -> Mapping[str, Any] | None:
        return cast("Mapping[str, Any] | None", self.data.get("withdrawn"))


def composed(shipped: Units, changes: Iterable[UnitChange]) -> Units:
    """The register with every change that stands. One that a newer program ships itself counts once."""
    units = shipped
    for each in sorted(changes, key=lambda change: (change.effective_on, change.recorded_at)):
        if each.withdrawn is None and _applies(units, each.draft):
            units = with_change(units, each.draft)
    return units


def known_before(changes: Iterable[UnitChange], at: datetime) -> Iterator[UnitChange]:
    """As they stood before that instant: one that was withdrawn only later stands."""
    for each in changes:
        if each.recorded_at < at:
            late = each.withdrawn is not None and datetime.fromisoformat(each.withdrawn["at"]) >= at
            data = {name: value for name, value in each.data.items() if name != "withdrawn" or not late}
            yield replace(each, data=data)


def _applies(units: Units, draft: Draft) -> bool:
    return all(_lasting(units, code, draft.effective_on) is not None for code in draft.sources)


def with_change(units: Units, draft: Draft) -> Units:
    on = draft.effective_on
    first = units.get(draft.sources[0], on - _DAY)
    made = (Unit(each.code, each.name, "commune", on, None, first.parent) for each in draft.targets)
    return units.changed(on, draft.sources, made)


def part_of(draft: Draft, village: str | None) -> str | None:
    """The code of the unit that the case goes to; None where a split leaves it open."""
    if draft.kind is not ChangeKind.SPLIT:
        return draft.targets[0].code
    name = village_key(village or "")
    return next((t.code for t in draft.targets if name and name in map(village_key, t.villages)), None)


def village_key(name: str) -> str:
    """Thôn Hóa and THÔN HOÁ are one village; Thôn Hòa is another, and so is Thôn Hóa 2."""
    return " ".join(toned(each) for each in re.findall(r"\w+", unicodedata.normalize("NFC", name)))


def faults(units: Units, draft: Draft, today: date) -> dict[str, str]:
    """Codes of `unit_fault` by the name of the field: document, effective_on, sources, code.0, name.0, villages.0 …"""
    found: dict[str, str] = {}
    for name, fault in (*_plain(draft, today), *_sources(units, draft), *_targets(units, draft)):
        found.setdefault(name, fault)
    return found


def _plain(draft: Draft, today: date) -> Iterator[tuple[str, str]]:
    if not draft.document.strip():
        yield "document", "document"
    if len(draft.document) > LONGEST_DOCUMENT:
        yield "document", "long"
    if draft.effective_on > today + _AHEAD:
        yield "effective_on", "too_far"


def _sources(units: Units, draft: Draft) -> Iterator[tuple[str, str]]:
    wanted = {ChangeKind.MERGE: range(2, 20)}.get(draft.kind, range(1, 2))
    if len(set(draft.sources)) not in wanted:
        yield "sources", f"sources_{draft.kind}"
    for code in draft.sources:
        if _lasting(units, code, draft.effective_on) is not None:
            continue
        # In force on the eve, yet with an end: another change was recorded for it, for this day or a later one.
        yield (
            ("effective_on", "overlaps")
            if _there(units, code, draft.effective_on)
            else ("sources", "not_there")
        )


def _there(units: Units, code: str, on: date) -> Unit | None:
    """The commune that bears the code on the eve; the first of all days has none."""
    if on == date.min:
        return None
    return next((each for each in units.on(on - _DAY) if each.code == code), None)


def _lasting(units: Units, code: str, on: date) -> Unit | None:
    """The same, if it has no end yet."""
    unit = _there(units, code, on)
    return unit if unit is not None and unit.valid_to is None else None


def _targets(units: Units, draft: Draft) -> Iterator[tuple[str, str]]:
    if (len(draft.targets) == 1) is (draft.kind is ChangeKind.SPLIT) or not draft.targets:
        yield "code.1" if draft.kind is ChangeKind.SPLIT else "code.0", "parts"
    codes, names, villages = set[str](), set[str](), set[str]()
    for place, target in enumerate(draft.targets):
        if (fault := _code(units, draft, target)) or target.code in codes:
            yield f"code.{place}", fault or "twice"
        if not target.name.strip() or len(target.name) > LONGEST_NAME:
            yield f"name.{place}", "name"
        if village_key(target.name) in names:
            yield f"name.{place}", "twice"
        keys = [village_key(each) for each in target.villages]
        if villages.intersection(keys):
            yield f"villages.{place}", "village_twice"
        codes, names, villages = (
            codes | {target.code},
            names | {village_key(target.name)},
            villages.union(keys),
        )
    if draft.kind is ChangeKind.RENAME and _nothing_new(units, draft):
        yield "name.0", "same"


def _code(units: Units, draft: Draft, target: Target) -> str | None:
    """A code of another place would make its old cases look like this one's."""
    if not _CODE.fullmatch(target.code):
        return "code"
    on = draft.effective_on
    family = set(draft.sources) | {old.code for code in draft.sources for old in _past(units, code, on)}
    return None if target.code in family or not units.bearers(target.code) else "code_of_another"


def _past(units: Units, code: str, on: date) -> Iterator[Unit]:
    unit = _there(units, code, on)
    waiting: Sequence[Unit] = () if unit is None else (unit,)
    while waiting:
        waiting = [old for each in waiting for old in units.made_of(each.code, each.valid_from)]
        yield from waiting


def _nothing_new(units: Units, draft: Draft) -> bool:
    old = _there(units, draft.sources[0], draft.effective_on) if draft.sources else None
    return old is not None and bool(draft.targets) and draft.targets[0] == Target(old.code, old.name)


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change would move, counted in the store."""

    cases: int = 0
    groups: int = 0
    accounts: int = 0
    firms: int = 0
    # Of a split: village -> how many open cases; "" for cases without one.
    villages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One line of who recorded what."""

    at: datetime
    user: str
    kind: str
    data: Mapping[str, Any]


class UnitMoves(Protocol):
    """What an act on units asks of the store, inside its transaction."""

    def alone(self) -> Units:
        """The register as it stands now, with nobody else changing it."""
        ...

    def changes(self, on: date) -> Sequence[UnitChange]:
        """Those of the day that stand."""
        ...

    def left_behind(
        self, codes: frozenset[str], gone: frozenset[str], on: date, after: str = "", most: int | None = None
    ) -> Sequence[tuple[UUID, str]]:
        """(id, number) of open and paused cases that a change of the day still has to move, beyond a number."""
        ...

    def offered_to(self, codes: frozenset[str]) -> Sequence[UUID]:
        """Open cases that wait for an answer of these units."""
        ...

    def groups(self, codes: frozenset[str], on: date) -> Sequence[tuple[UUID, str, str | None]]:
        """(id, code of the unit, village) of groups that are older than the day."""
        ...

    def move_group(self, group: UUID, code: str) -> None: ...


class UnitReads(Protocol):
    """Reads of the units page: nothing in them names a person."""

    def changes(self) -> Sequence[UnitChange]:
        """Also withdrawn ones, the latest day first."""
        ...

    def touched(self, codes: Sequence[str], on: date) -> Touched: ...
    def left_behind(self, on: date) -> int:
        """How many cases the changes up to the day have still to move, or to ask about."""
        ...

    def log(self, limit: int = 50) -> Sequence[Recorded]: ...
