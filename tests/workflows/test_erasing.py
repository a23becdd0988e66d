"""An erased person leaves nothing that opens or finds them; cases, chains and counts stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from domain.erasing import Erasure, ErasureHindered, OwnErasure, digest_of
from domain.errors import PersonErased
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.records import SHAPES
from persistence.search.tokens import tokens_for
from persistence.verify import verify
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_id, an_office, engine_of, store_of
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.rights_commands import DecideErasure, ProposeErasure, ReceiveDataRequest

ERASURE = an_id("erasure")
SECOND = Viewer("lanhdao2", Role.MANAGER)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def closed(office: Office, name: str = "Lò Văn Inh") -> Person:
    person = Person(office, name).employed()
    person.does(c.LogVisit, visit_id=an_id(f"visit {name}"), held_on=DAY, met=True, note="Ở nhà")
    person.does(c.Advance, move="close", outcome="declined", note="Không cần")
    return person


def erase(person: Person) -> None:
    person.does(ProposeErasure, by=OFFICER, erasure_id=ERASURE, reason="request")
    person.office.perform(DecideErasure(ERASURE, True), by=MANAGER)


def kept(office: Office) -> Erasure:
    with store_of(office).reading() as connection:
        row = connection.execute(SHAPES[Erasure].select("id"), {"b_value": ERASURE}).mappings().one()
    return Erasure(**row)


def test_nothing_sealed_of_the_person_is_left_and_the_chains_stay_whole(office: Office) -> None:
    person = closed(office)
    other = closed(office, "Vi Thị Mai")
    before = office.desk.summary(DAY)
    erase(person)
    found = verify(engine_of(office))
    assert (found.cases, found.broken) == (2, [])
    assert office.desk.summary(DAY) == before
    with store_of(office).reading() as connection:
        keys = list(connection.scalars(select(t.person_key.c.person_id)))
        assert keys == [an_id("person Vi Thị Mai")]
        visits = dict(connection.execute(select(t.visit.c.case_id, t.visit.c.sealed_note)).all())
        assert visits[person.id] is None and visits[other.id] is not None
        p = t.person.c
        left = connection.execute(
            select(p.sealed, p.citizen_id_index, p.phone_index, p.erased_at).where(
                p.id == an_id("person Lò Văn Inh")
            )
        ).one()
        assert tuple(left[:3]) == (None, None, None) and left.erased_at is not None
        bearers = list(connection.scalars(select(t.name_bearer.c.person_id)))
        assert bearers == [an_id("person Vi Thị Mai")]


def test_the_certificate_names_chains_and_counts_and_its_digest_checks(office: Office) -> None:
    person = closed(office)
    erase(person)
    certificate = kept(office)
    with store_of(office).reading() as connection:
        case = connection.execute(select(t.case).where(t.case.c.id == person.id)).one()
    assert certificate.status == "done"
    assert [list(each) for each in certificate.chains] == [[case.number, case.version, case.head.hex()]]
    assert certificate.destroyed is not None
    assert certificate.destroyed["keys"] == 1 and certificate.destroyed["tokens"] == 1
    assert certificate.destroyed["indexes"] == 2
    assert certificate.digest == digest_of(certificate)


def test_a_second_person_decides(office: Office) -> None:
    person = closed(office)
    person.does(ProposeErasure, by=MANAGER, erasure_id=ERASURE, reason="no_basis")
    with pytest.raises(OwnErasure):
        office.perform(DecideErasure(ERASURE, True), by=MANAGER)
    office.perform(DecideErasure(ERASURE, True), by=SECOND)
    assert kept(office).status == "done"


@pytest.mark.parametrize(
    ("closes", "reason", "why"), [(False, "request", "open_case"), (True, "retention", "not_due")]
)
def test_what_runs_or_is_not_due_stands_in_the_way(
    office: Office, closes: bool, reason: str, why: str
) -> None:
    person = closed(office) if closes else Person(office)
    with pytest.raises(ErasureHindered) as refused:
        person.does(ProposeErasure, erasure_id=ERASURE, reason=reason)
    assert why in refused.value.data["why"]


def test_after_the_time_to_keep_it_may_be_erased(office: Office) -> None:
    person = closed(office)
    person.does(ProposeErasure, on=date(2036, 3, 2), erasure_id=ERASURE, reason="retention")
    assert kept(office).status == "proposed"


def test_the_request_is_granted_by_the_erasure_without_its_words(office: Office) -> None:
    person = closed(office)
    person.does(
        ReceiveDataRequest,
        request_id=an_id("asked"),
        kind="erase",
        how="letter",
        text="Xin xóa",
        received_on=DAY,
    )
    erase(person)
    with store_of(office).reading() as connection:
        row = connection.execute(select(t.data_request)).one()
    assert (row.status, row.sealed_text) == ("granted", None)


def test_nothing_can_be_added_and_the_page_still_opens(office: Office) -> None:
    person = closed(office)
    erase(person)
    page = office.desk.case_page(OFFICER, person.id, at=office.now(), on=DAY)
    assert page.person.name is None
    with pytest.raises(PersonErased):
        person.does(c.Advance, by=MANAGER, move="reopen", reason="Trở lại")


def test_a_stolen_file_holds_neither_key_nor_index_nor_token(sqlite_url: str) -> None:
    with an_office(sqlite_url) as office:
        person = closed(office)
        ring = store_of(office).keyring
        with store_of(office).reading() as connection:
            p = t.person.c
            row = connection.execute(
                select(p.sealed, p.citizen_id_index, p.phone_index, t.person_key.c.wrapped).join(t.person_key)
            ).one()
        entry = tokens_for(ring, "Lò Văn Inh")
        assert entry is not None
        erase(person)
        with engine_of(office).connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        file = Path(make_url(sqlite_url).database or "")
        left = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
        spelt = next(iter(entry.rows()))[1]["spelt"]
        for secret in (*row, spelt):
            assert secret not in left
