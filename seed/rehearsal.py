"""One person's acts done by the real services in memory: histories to copy when a million people are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from domain.case import Case, Stage
from domain.history import Event, applied, payload_text
from domain.law_changes import law_version
from domain.lending.lists import PoliceList
from domain.needs import Questionnaire, current
from domain.parameters import Law, LawOn
from domain.people import Person, Residence
from domain.settling import Waiting
from domain.tasks import Message, WorkItem, keyed
from domain.undoing import Past
from domain.unit_changes import UnitChange
from domain.units import Units
from domain.viewer import SYSTEM, Viewer
from workflows.services.commands import Command
from workflows.services.handlers import HANDLERS
from workflows.shipped import shipped_law, shipped_questionnaires, shipped_units

T = TypeVar("T")

Act: TypeAlias = tuple[Command, Viewer, datetime, date, UUID]

_NO_ID = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with the instant and the hand that recorded it."""

    event: Event
    at: datetime
    actor: str


@dataclass
class ListsInHand:
    """The police lists of one person."""

    kept: dict[UUID, tuple[PoliceList, tuple[UUID, ...]]] = field(default_factory=dict)

    def keep(self, new: PoliceList, file_ids: Iterable[UUID]) -> None:
        self.kept[new.id] = (new, tuple(file_ids))

    def find(self, list_id: UUID) -> PoliceList:
        return self.kept[list_id][0]

    def files_of(self, list_id: UUID) -> tuple[UUID, ...]:
        return self.kept[list_id][1]

    def change(self, now: PoliceList) -> None:
        self.kept[now.id] = (now, self.kept[now.id][1])


@dataclass(frozen=True, slots=True)
class GroupsInHand:
    """One person is shared out with nobody: there is no rota."""

    def drop_turn(self, case_id: UUID, month: str) -> None:
        """Nothing to take back."""


@dataclass(frozen=True, slots=True)
class ErasingInHand:
    """Nobody was found twice, and nobody is erased."""

    def together(self, person_id: UUID) -> tuple[UUID, ...]:
        return (person_id,)


@dataclass(frozen=True, slots=True)
class UnitsInHand:
    """What of a commune stands behind a change of units: the one case."""

    one: Case | None
    records: tuple[Any, ...]

    def changes(self, on: date) -> list[UnitChange]:
        return []

    def left_behind(
        self, codes: frozenset[str], gone: frozenset[str], on: date, after: str, most: int | None
    ) -> list[tuple[UUID, str]]:
        case = self.one
        homes = [each for each in self.records if isinstance(each, Residence) and each.valid_to is None]
        if case is None or case.unit_code not in codes or case.stage is Stage.CLOSED:
            return []
        old = any(each.valid_from < on for each in homes) or case.unit_code in gone
        return [(case.id, case.number)] if old else []

    def offered_to(self, codes: frozenset[str]) -> list[UUID]:
        return []

    def groups(self, codes: frozenset[str], on: date) -> list[tuple[UUID, str, str | None]]:
        return []


@dataclass
class Rehearsal:
    """A unit of work of one case that keeps everything in memory; rights and scopes were proved by the replay."""

    by: Viewer = SYSTEM
    at: datetime = datetime.min
    on: date = date.min
    command_id: UUID = _NO_ID
    units: Units = field(default_factory=shipped_units)
    one: Case | None = None
    person: Person | None = None
    events: list[Recorded] = field(default_factory=list)
    records: dict[UUID, Any] = field(default_factory=dict)
    needs: dict[str, dict[str, Any]] = field(default_factory=dict)
    items: dict[str, WorkItem] = field(default_factory=dict)
    police_lists: ListsInHand = field(default_factory=ListsInHand)
    groups: GroupsInHand = GroupsInHand()
    erasing: ErasingInHand = ErasingInHand()

    def do(self, command: Command, by: Viewer, at: datetime, on: date, command_id: UUID) -> None:
        """Raises what the service refuses."""
        self.by, self.at, self.on, self.command_id = by, at, on, command_id
        HANDLERS[type(command)](self, command)

    @property
    def law(self) -> LawOn:
        return shipped_law().on(self.on)

    @property
    def full_law(self) -> Law:
        return shipped_law()

    @property
    def law_version(self) -> str:
        return law_version(shipped_law())

    @property
    def questionnaire(self) -> Questionnaire:
        return current(shipped_questionnaires(), self.on)

    def case(self, case_id: UUID, expected_version: int | None = None) -> Case:
        assert self.one is not None and self.one.id == case_id
        return self.one

    def chain(self, case_id: UUID) -> list[Past]:
        """What was recorded so far, oldest first; the payloads are those of the replay, in clear."""
        return [
            Past(seq, each.event.kind, each.actor, each.at, payload_text(each.event), each.event.effective_on)
            for seq, each in enumerate(self.events, 1)
        ]

    def new_case(self, event: Event) -> Case:
        return self.record(Case(id=event.sets["id"], person_id=event.sets["person_id"]), event)

    def record(self, case: Case, *events: Event) -> Case:
        now = case if self.one is None else self.one
        for event in events:
            now = applied(now, event)
            self.events.append(Recorded(event, self.at, self.by.user))
        self.one = now
        return now

    def open_case_number(self, person_id: UUID) -> str | None:
        return None

    def next_number(self, prefix: str) -> str:
        return f"{prefix}0001"

    @property
    def unit_moves(self) -> UnitsInHand:
        return UnitsInHand(self.one, tuple(self.records.values()))

    def new_person(self, person: Person) -> None:
        self.person = person

    def person_exists(self, person_id: UUID) -> bool:
        return False

    def person_with_citizen_id(self, number: str) -> UUID | None:
        return None

    def keep(self, *records: Any) -> None:
        self.records |= {record.id: record for record in records}

    def change(self, record: Any) -> None:
        if isinstance(record, Waiting):
            self.items = {key: item for key, item in self.items.items() if keyed(key) != record.id}
            return
        assert record.id in self.records
        self.records[record.id] = record

    def find(self, kind: type[T], record_id: UUID) -> T:
        return self.find_all(kind, "id", record_id)[0]

    def find_all(self, kind: type[T], by: str, value: UUID | str) -> list[T]:
        known = (*self.records.values(), *map(_waiting, self.items.values()))
        return [each for each in known if isinstance(each, kind) and getattr(each, by) == value]

    def set_need(self, case_id: UUID, domain: str, level: str, questionnaire: str) -> None:
        self.needs[domain] = {"level": level, "questionnaire": questionnaire, "answered_on": self.on}

    def group(self, group_id: UUID) -> tuple[str, bool]:
        return "", True

    def employer_exists(self, employer_id: UUID) -> bool:
        return True

    def ask(self, item: WorkItem) -> None:
        self.items.setdefault(item.key, item)

    def settle(self, case_id: UUID, *kinds: str) -> None:
        self.items = {key: item for key, item in self.items.items() if item.kind not in kinds}

    def settle_one(self, key: str) -> None:
        self.items.pop(key, None)

    def lapse_reviews(self, case_id: UUID) -> None:
        """Reviews are kept when they are held: none stands open here."""

    def tell(self, message: Message) -> None:
        """Messages of long ago are not sent again."""


def _waiting(item: WorkItem) -> Waiting:
    return Waiting(keyed(item.key), item.case_id, item.kind, item.status, None)


def rehearse(acts: Iterable[Act]) -> Rehearsal:
    work = Rehearsal()
    for act in acts:
        work.do(*act)
    return work
