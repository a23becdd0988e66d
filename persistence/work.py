"""What one command sees of the store: loaded, recorded, kept and told inside one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Integer, cast, func, insert, select, update

from domain.case import Case
from domain.data_requests import require_use
from domain.errors import StaleCase, UnknownCase, UnknownRecord
from domain.groups import GroupRules
from domain.history import Event
from domain.law_changes import law_version
from domain.needs import Questionnaire, current
from domain.papers import Paper
from domain.parameters import LawOn
from domain.people import Person
from domain.undoing import Past
from domain.units import Units
from domain.viewer import Viewer, require_scope
from persistence import tables as t
from persistence.accounts.rows import SqlAccountRows
from persistence.agency_rows import SqlAgencyRows
from persistence.case_rows import CaseRows
from persistence.erasing import SqlErasing
from persistence.firm_rows import SqlFirmRows
from persistence.group_rows import SqlGroupRows
from persistence.inbox_letters import Render
from persistence.law_rows import LawMoves, LawRegister
from persistence.likeness_rows import LikenessRows
from persistence.list_rows import SqlListRows
from persistence.match_runs import SqlMatchRuns
from persistence.paper_rows import content_of, keep_paper
from persistence.partner_rows import SqlPartnerRows
from persistence.person_keys import PersonKeys
from persistence.posting.rows import Posts
from persistence.prepared import Prepared
from persistence.record_rows import RecordRows
from persistence.scope import introduced_to, remembered, sees
from persistence.sealing import Keyring, seal
from persistence.search import index_name
from persistence.unit_rows import UnitMoves, UnitRegister
from persistence.waiting import Waiting

T = TypeVar("T")

_LOG = Prepared(insert(t.command_log), tuple(column.name for column in t.command_log.c))


class Reference(Protocol):
    """What every command needs beside the database."""

    keyring: Keyring
    questionnaires: tuple[Questionnaire, ...]
    group_rules: GroupRules
    render: Render | None
    register: UnitRegister
    law_register: LawRegister

    @property
    def units(self) -> Units: ...


class Work(Waiting):
    """What one command sees of the store, inside its transaction."""

    def __init__(
        self,
        store: Reference,
        connection: Connection,
        commit: Callable[[], None],
        command_id: UUID,
        by: Viewer,
        at: datetime,
        on: date,
        act: str,
    ) -> None:
        self.store, self.connection, self._commit = store, connection, commit
        self.command_id, self.by, self.at, self.on, self.act = command_id, by, at, on, act
        self.units, self.unit_moves = store.units, UnitMoves(connection, store.register)
        self.matching = SqlMatchRuns(connection, self.units)
        # One law for the whole act, also where another process has one approved meanwhile.
        self.full_law, self.law_moves = store.law_register.now, LawMoves(connection, store.law_register)
        self.accounts, self.posting = SqlAccountRows(connection, store.keyring), Posts(connection, store)
        self.partners = SqlPartnerRows(connection, store.keyring, store.units)
        self._keys = PersonKeys(connection, store.keyring)
        self._rows = CaseRows(connection, by.user, at, self._sealed_event)
        self._records = RecordRows(connection, self._keys, self._person_of_case)
        self.likenesses = LikenessRows(connection, by.user, at)
        self.erasing = SqlErasing(connection, store.keyring, at)
        self.police_lists = SqlListRows(connection, store.keyring)
        self.agency_steps = SqlAgencyRows(connection, store.keyring, at)
        self.firm_files = SqlFirmRows(connection, store.keyring, by.user, at)
        self.groups, self.group_rules = SqlGroupRows(connection, store.keyring), store.group_rules
        self.render = store.render

    @property
    def law(self) -> LawOn:
        return self.full_law.on(self.on)

    @property
    def law_version(self) -> str:
        return law_version(self.full_law)

    @property
    def questionnaire(self) -> Questionnaire:
        return current(self.store.questionnaires, self.on)

    # Cases and their history

    def case(self, case_id: UUID, expected_version: int | None = None) -> Case:
        """Loads and locks the case. Raises UnknownCase, OutOfScope, UseRestricted, or StaleCase when it moved on."""
        found = self._rows.load(case_id)
        if found is None:
            raise UnknownCase(case=str(case_id))
        require_scope(self.by, found, lambda: self._referred(case_id), self.act)
        require_use(found, self.act)
        if expected_version is not None and found.version != expected_version:
            changes = ", ".join(self._rows.kinds_since(case_id, expected_version))
            raise StaleCase(
                number=found.number, expected=expected_version, found=found.version, changes=changes
            )
        return found

    def _referred(self, case_id: UUID) -> bool:
        """A firm may answer an introduction before it may see the case."""
        answers = self.act == "answer_introduction" and introduced_to(self.connection, self.by, case_id)
        return answers or sees(self.connection, self.by, case_id)

    def new_case(self, event: Event) -> Case:
        return self._rows.new(event)

    def record(self, case: Case, *events: Event) -> Case:
        """Adds the events to the chain; the row follows from them."""
        for event in events:
            case = self._rows.record(case, event)
        return case

    def head(self, case_id: UUID) -> str:
        """The head of the chain as it will be written, in hex."""
        return self._rows.head(case_id).hex()

    def write(self) -> None:
        """Writes what was recorded so far: what is kept beside a new case refers to its row."""
        self._rows.write()

    def chain(self, case_id: UUID) -> list[Past]:
        """The case's whole history before this act, oldest first."""
        return self._rows.chain(case_id)

    def open_case_number(self, person_id: UUID) -> str | None:
        return self.connection.scalar(
            select(t.case.c.number).where(t.case.c.person_id == person_id, t.case.c.closed_on.is_(None))
        )

    def next_number(self, prefix: str) -> str:
        """The next free number `prefix` + four digits or more."""
        length = len(prefix)
        last = self.connection.scalar(
            select(func.max(cast(func.substr(t.case.c.number, length + 1), Integer))).where(
                t.case.c.number.startswith(prefix, autoescape=True)
            )
        )
        return f"{prefix}{(last or 0) + 1:04d}"

    # People

    def new_person(self, person: Person) -> None:
        """Keeps the person sealed under a new key, with blind indexes and name tokens."""
        ring = self.store.keyring
        key, wrapped = self._keys.new(person.id)
        sealed = seal(key, json.dumps(person.sealed, ensure_ascii=False), "person", person.id, "sealed")
        number, phone = person.sealed.get("citizen_id"), person.sealed.get("phone")
        row = {
            "id": person.id,
            "birth_year": person.birth_year,
            "sex": person.sex,
            "ethnicity": person.ethnicity,
            "sealed": sealed,
            "citizen_id_index": ring.blind_index("citizen_id", str(number)) if number else None,
            "phone_index": ring.blind_index("phone", str(phone)) if phone else None,
            "created_at": self.at,
            "erased_at": None,
            "merged_into": None,
        }
        self.connection.execute(insert(t.person), row)
        self._keys.keep_wrapped(person.id, wrapped)
        index_name(self.connection, ring, person.id, str(person.sealed.get("name") or ""), person.birth_year)

    def person_exists(self, person_id: UUID) -> bool:
        return self.connection.scalar(select(t.person.c.id).where(t.person.c.id == person_id)) is not None

    def person_with_citizen_id(self, number: str) -> UUID | None:
        index = self.store.keyring.blind_index("citizen_id", number)
        query = select(t.person.c.id).where(t.person.c.citizen_id_index == index, remembered())
        return self.connection.scalar(query.limit(1))

    # Records that follow from events

    def keep(self, *records: Any) -> None:
        """Adds records of domain modules (visits, loans …) to their tables."""
        for record in records:
            self._records.keep(record)

    def keep_paper(self, paper: Paper, content: bytes) -> Paper:
        """With its sealed content; the answer has the digest of that."""
        key = self._keys.of(self._person_of_case(paper.case_id))
        return keep_paper(self.connection, self._records, key, paper, content)

    def paper_content(self, paper: Paper) -> bytes:
        return content_of(self.connection, self._keys.of(self._person_of_case(paper.case_id)), paper)

    def change(self, record: Any) -> None:
        """Replaces the record with the same id. Raises UnknownRecord."""
        self._records.change(record)

    def find(self, kind: type[T], record_id: UUID) -> T:
        """Raises UnknownRecord."""
        found = self.find_all(kind, "id", record_id)
        if not found:
            raise UnknownRecord(what=kind.__name__.lower(), id=str(record_id))
        return found[0]

    def find_all(self, kind: type[T], by: str, value: UUID | str) -> list[T]:
        """The records whose column `by` has the value, oldest due first."""
        return self._records.find_all(kind, by, value)

    def set_need(self, case_id: UUID, domain: str, level: str, questionnaire: str) -> None:
        key = (t.need.c.case_id == case_id) & (t.need.c.domain == domain)
        row = {"level": level, "questionnaire": questionnaire, "answered_on": self.on}
        if self.connection.execute(update(t.need).where(key).values(row)).rowcount == 0:
            self.connection.execute(insert(t.need), {"case_id": case_id, "domain": domain, **row})

    def group(self, group_id: UUID) -> tuple[str, bool]:
        """The group's unit and whether it has a lead today. Raises UnknownRecord."""
        unit = self.groups.group(group_id).unit_code
        return unit, any(each.lead and each.holds(self.on) for each in self.groups.members(group_id))

    def employer_exists(self, employer_id: UUID) -> bool:
        query = select(t.employer.c.id).where(t.employer.c.id == employer_id)
        return self.connection.scalar(query) is not None

    def employer_name(self, employer_id: UUID) -> str:
        """Raises UnknownRecord."""
        name = self.connection.scalar(select(t.employer.c.name).where(t.employer.c.id == employer_id))
        if name is None:
            raise UnknownRecord(what="employer", id=str(employer_id))
        return str(name)

    def commit(self, result: Mapping[str, Any], fingerprint: bytes) -> None:
        """Writes rows, events and the command's result, then commits."""
        self._rows.write()
        row = {
            "id": self.command_id,
            "act": self.act,
            "actor": self.by.user,
            "recorded_at": self.at,
            "fingerprint": fingerprint,
            "result": json.dumps(result, ensure_ascii=False),
        }
        _LOG.run(self.connection, row)
        self._commit()

    def _sealed_event(self, case: Case, seq: int, text: str) -> bytes:
        return seal(self._keys.of(case.person_id), text, "case_event", case.id, f"payload/{seq}")

    def _person_of_case(self, case_id: UUID) -> UUID:
        case = self._rows.load(case_id)
        if case is None:
            raise UnknownCase(case=str(case_id))
        return case.person_id
