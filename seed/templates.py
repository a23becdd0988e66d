"""Rehearsed histories that can be copied: one for each person of a district, bound for the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from domain.case import FIELDS
from domain.people import Residence
from domain.viewer import Role, Viewer
from persistence.bulk import Binding, Bound
from seed.bodies import BANK_OFFICE
from seed.brief import brief
from seed.district import District, district
from seed.holes import NUMBER, EventTemplate, Holes, RowTemplate, event_template, person_row, row_templates
from seed.ids import id_of
from seed.rehearsal import Act, Rehearsal, rehearse
from seed.routes import IN_THE_BOOK
from seed.staff import Account
from seed.stories.tale import Step
from seed.stories.telling import tell_one
from seed.support import SupportGroup
from workflows.services.commands import OpenCase


@dataclass(frozen=True, slots=True)
class Template:
    """One person's rows; `case` and `person` are rows like the others, written with the copy's own values."""

    in_the_book: bool
    year: int
    sex: str
    ethnicity: str
    case_tail: str
    person_tail: str
    sealed_person: Mapping[str, Any]
    village: str
    person: Bound
    case: Bound
    events: tuple[EventTemplate, ...]
    rows: tuple[RowTemplate, ...]


def templates(seed: int, base: District, binding: Binding) -> Iterator[Template]:
    """One for each person of the district of this seed, moved into the villages and groups of `base`."""
    drawn = _moved_into(district(seed), base)
    for code in drawn.residents:
        steps = brief(tell_one(drawn, code, seed), drawn.journeys[code])
        work = rehearse(acts(drawn, steps))
        yield _template(code, drawn, work, binding)


def _moved_into(drawn: District, base: District) -> District:
    groups = tuple(_renamed(group, base) for group in drawn.support_groups)
    return replace(drawn, villages=base.villages, support_groups=groups, enterprises=base.enterprises)


def _renamed(group: SupportGroup, base: District) -> SupportGroup:
    there = [each.code for each in base.support_groups if each.unit == group.unit]
    number = int(group.code.rsplit("-", 1)[1]) - 1
    return replace(group, code=there[number % len(there)])


def acts(drawn: District, steps: list[Step]) -> Iterator[Act]:
    """The steps with their actors as viewers, and a hole for the case's number."""
    viewers = {each.user: _viewer(each) for each in drawn.accounts}
    for step in steps:
        command = step.command
        if isinstance(command, OpenCase):
            command = replace(command, number=f"NX-{step.on.year}-{NUMBER}")
        yield command, viewers[step.by], step.at, step.on, step.command_id


def _viewer(account: Account) -> Viewer:
    """With what tells bodies apart; scopes were proved by the replay."""
    office = BANK_OFFICE.code if account.role == "bank" else None
    employer = None if account.employer is None else id_of("employer", account.employer)
    return Viewer(account.user, Role(account.role), office=office, employer=employer)


def _template(code: str, drawn: District, work: Rehearsal, binding: Binding) -> Template:
    case, person = work.one, work.person
    assert case is not None and person is not None
    holes = Holes(work)
    residence = next(each for each in work.records.values() if isinstance(each, Residence))
    row = {name: getattr(case, name) for name in FIELDS} | {"head": b""}
    return Template(
        in_the_book=drawn.journeys[code].route in IN_THE_BOOK,
        year=case.opened_on.year,
        sex=person.sex,
        ethnicity=person.ethnicity,
        case_tail=holes.tail(case.id),
        person_tail=holes.tail(person.id),
        sealed_person=person.sealed,
        village=residence.village or "",
        person=binding.bound("person", person_row(work)),
        case=binding.bound("case", row),
        events=tuple(
            event_template(each, seq, holes, binding) for seq, each in enumerate(work.events, start=1)
        ),
        rows=tuple(row_templates(work, holes, binding)),
    )
