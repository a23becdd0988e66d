"""The register counted: models by kind, active and assessed, units with the title of the year, outreach by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.community_models.records import (
    GRADES,
    KINDS,
    UNIT_KINDS,
    Activity,
    Assessment,
    CommunityModel,
    OutreachSession,
    SafetyResult,
    SafetyUnit,
)
from domain.dates import years_after

# A model with an activity in the year up to the day is active.
ACTIVE_WITHIN_YEARS = 1


@dataclass(frozen=True, slots=True)
class Register:
    """All that a viewer may read of it, struck lines left out."""

    models: Sequence[CommunityModel] = ()
    activities: Sequence[Activity] = ()
    assessments: Sequence[Assessment] = ()
    outreach: Sequence[OutreachSession] = ()
    units: Sequence[SafetyUnit] = ()
    results: Sequence[SafetyResult] = ()


@dataclass(frozen=True, slots=True)
class KindLine:
    """Models of one kind that stand on the day; `assessed` those among them with a grade of the year."""

    kind: str
    models: int
    active: int
    assessed: int


@dataclass(frozen=True, slots=True)
class Share:
    """`reached` of `known` units with a result; of `unknown` more nobody has said yet."""

    reached: int
    known: int
    unknown: int

    @property
    def percent(self) -> float | None:
        """None where no unit has a result."""
        return None if self.known == 0 else 100 * self.reached / self.known


@dataclass(frozen=True, slots=True)
class Quarter:
    quarter: int
    sessions: int
    people: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the day `on` and of `year`; `cleared` and `suspects` since the first entry, `reports` of the year."""

    on: date
    year: int
    kinds: tuple[KindLine, ...]
    grades: Mapping[str, int]
    safety: Mapping[str, Share]
    quarters: tuple[Quarter, ...]
    reports: int
    cleared: int
    suspects: int

    @property
    def models(self) -> int:
        return sum(line.models for line in self.kinds)

    @property
    def active(self) -> int:
        return sum(line.active for line in self.kinds)

    @property
    def assessed(self) -> int:
        return sum(line.assessed for line in self.kinds)

    @property
    def safe(self) -> Share:
        """Units of every kind together."""
        shares = self.safety.values()
        return Share(
            sum(each.reached for each in shares),
            sum(each.known for each in shares),
            sum(each.unknown for each in shares),
        )

    @property
    def sessions(self) -> int:
        return sum(each.sessions for each in self.quarters)

    @property
    def audience(self) -> int:
        return sum(each.people for each in self.quarters)


def figures(register: Register, year: int, on: date) -> Figures:
    grades = Counter(
        each.grade for each in register.assessments if each.year == year and each.assessed_on <= on
    )
    done = [each for each in register.activities if each.held_on <= on]
    return Figures(
        on=on,
        year=year,
        kinds=by_kind(register, year, on),
        grades={grade: grades[grade] for grade in GRADES},
        safety=safe_shares(register.units, register.results, year, on),
        quarters=by_quarter(register.outreach, year, on),
        reports=sum(each.reports for each in done if each.held_on.year == year),
        cleared=sum(each.cleared for each in done),
        suspects=sum(each.suspects for each in done),
    )


def by_kind(register: Register, year: int, on: date) -> tuple[KindLine, ...]:
    """A line for every kind, zeros too."""
    since = years_after(on, -ACTIVE_WITHIN_YEARS)
    at_work = {each.model_id for each in register.activities if since < each.held_on <= on}
    assessed = {
        each.model_id for each in register.assessments if each.year == year and each.assessed_on <= on
    }
    standing = [each for each in register.models if each.stands(on)]
    return tuple(_line(kind, [m for m in standing if m.kind == kind], at_work, assessed) for kind in KINDS)


def _line(kind: str, models: Sequence[CommunityModel], at_work: Set[UUID], assessed: Set[UUID]) -> KindLine:
    return KindLine(
        kind,
        len(models),
        sum(each.id in at_work for each in models),
        sum(each.id in assessed for each in models),
    )


def safe_shares(
    units: Iterable[SafetyUnit], results: Iterable[SafetyResult], year: int, on: date
) -> Mapping[str, Share]:
    """By kind of unit: who reached the title in the year, of those with a result by the day."""
    said = {
        each.safety_unit_id: each.reached for each in results if each.year == year and each.decided_on <= on
    }
    going = [each for each in units if each.goes_for(year)]
    return {kind: _share([said.get(u.id) for u in going if u.kind == kind]) for kind in UNIT_KINDS}


def _share(answers: Sequence[bool | None]) -> Share:
    known = [each for each in answers if each is not None]
    return Share(sum(known), len(known), len(answers) - len(known))


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def by_quarter(sessions: Iterable[OutreachSession], year: int, on: date) -> tuple[Quarter, ...]:
    """The four quarters of the year, zeros too."""
    held = [each for each in sessions if each.held_on.year == year and each.held_on <= on]
    parts = {number: [e for e in held if quarter_of(e.held_on) == number] for number in (1, 2, 3, 4)}
    return tuple(
        Quarter(number, len(part), sum(each.people for each in part)) for number, part in parts.items()
    )
