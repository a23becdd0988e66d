"""What the chains cannot tell, an anchor does: an end or a whole chain that was taken away, rows and all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from domain.anchors import missing, pack, root_of, unpack
from persistence.anchors import against, anchor
from persistence.verify import verify
from tests.support.offices import DAY, Person, an_office, engine_of, instant
from workflows.services import commands as c
from workflows.services.office import Office

LATER = DAY + timedelta(days=1)
TRIGGERS = {
    "case_event": ("case_event_refuses_update", "case_event_refuses_delete"),
    "history_anchor": ("history_anchor_refuses_update", "history_anchor_refuses_delete"),
}


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """Two cases; the triggers are gone, as an intruder would have it."""
    with an_office(database_url) as office:
        Person(office, "Lò Văn Inh").employed()
        Person(office, "Bùi Thị Hoa")
        with engine_of(office).begin() as connection:
            for table, names in TRIGGERS.items():
                if engine_of(office).dialect.name == "sqlite":
                    for name in names:
                        connection.execute(text(f"DROP TRIGGER {name}"))
                else:
                    connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        yield office


def behind(engine: Engine, *statements: str) -> None:
    """Without triggers and foreign keys, as whoever owns the database can."""
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        loose = "PRAGMA foreign_keys=OFF" if sqlite else "SET session_replication_role = replica"
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(loose)
        for statement in statements:
            assert raw.execute(statement).rowcount >= 1
        raw.commit()
        raw.execute("PRAGMA foreign_keys=ON" if sqlite else "SET session_replication_role = DEFAULT")
        raw.commit()


def problems(engine: Engine) -> list[tuple[int, str]]:
    return [(each.seq, each.problem) for each in verify(engine).broken]


def test_what_grew_is_anchored_once_and_what_did_not_writes_nothing(office: Office) -> None:
    engine = engine_of(office)
    first, heads, lost = anchor(engine, DAY, instant(DAY))
    assert (first.chains, first.events, first.grown, lost) == (2, 9, 2, [])
    assert anchor(engine, DAY, instant(DAY, 9))[0] == replace(first, grown=0)
    Person(office, "Lê Văn Sau")
    second, _, _ = anchor(engine, LATER, instant(LATER))
    assert (second.chains, second.grown, second.previous) == (3, 1, first.root)
    assert (verify(engine).anchors, against(engine, heads)) == (2, [])


def test_a_whole_chain_that_was_taken_away_with_its_case_is_found(office: Office) -> None:
    engine = engine_of(office)
    _, heads, _ = anchor(engine, DAY, instant(DAY))
    whole = "(SELECT case_id FROM case_event GROUP BY case_id HAVING count(*) = 1)"
    behind(
        engine,
        f'DELETE FROM "case" WHERE id IN {whole}',
        f"DELETE FROM case_event WHERE case_id IN {whole}",
    )
    assert problems(engine) == [(1, "gone")]
    assert [why for _, _, why in against(engine, heads)] == ["gone"]


def test_an_end_that_was_cut_off_with_care_is_found_by_the_anchor_alone_and_for_ever(office: Office) -> None:
    """The row of the case says what the event before said: the chain itself is whole, and grows on."""
    engine = engine_of(office)
    person = Person(office, "Lê Văn Sau")
    person.does(c.RecordFacts, facts={"skills": "carpentry"})
    of = f"'{person.id if engine.dialect.name == 'postgresql' else person.id.hex}'"
    first = f"(SELECT hash FROM case_event WHERE case_id = {of} AND seq = 1)"
    cut = (
        f'UPDATE "case" SET skills = NULL, version = 1, head = {first} WHERE id = {of}',
        f"DELETE FROM case_event WHERE case_id = {of} AND seq = 2",
    )
    anchor(engine, DAY, instant(DAY))
    behind(engine, *cut)
    assert problems(engine) == [(2, "cut")]
    assert [(seq, why) for _, seq, why in anchor(engine, LATER, instant(LATER))[2]] == [(2, "cut")]
    person.does(c.RecordFacts, facts={"skills": "sewing"})
    assert problems(engine) == [(2, "replaced")]
    person.does(c.RecordFacts, facts={"skills": "masonry"})
    assert [(seq, why) for _, seq, why in anchor(engine, LATER, instant(LATER, 5))[2]] == [(2, "replaced")]
    assert problems(engine) == [(2, "replaced")]


def test_an_anchor_that_was_changed_or_taken_out_is_found(office: Office) -> None:
    engine = engine_of(office)
    anchor(engine, DAY, instant(DAY))
    Person(office, "Lê Văn Sau")
    anchor(engine, LATER, instant(LATER))
    behind(engine, f"DELETE FROM history_anchor WHERE day = '{DAY.isoformat()}'")
    assert problems(engine) == [(0, "anchor")]


HEADS = st.dictionaries(st.uuids(), st.tuples(st.integers(1, 99), st.binary(min_size=32, max_size=32)))


@given(HEADS)
def test_heads_come_back_as_they_were_packed_and_the_root_knows_no_order(heads) -> None:
    assert unpack(pack(heads)) == heads
    turned = dict(reversed(heads.items()))
    assert root_of("", DAY, turned) == root_of("", DAY, heads)


@given(HEADS.filter(bool), st.data())
def test_one_head_more_less_or_other_is_another_root(heads, data) -> None:
    chain = data.draw(st.sampled_from(sorted(heads)))
    seq, tip = heads[chain]
    others = [
        {each: head for each, head in heads.items() if each != chain},
        heads | {chain: (seq + 1, tip)},
        heads | {chain: (seq, bytes([tip[0] ^ 1]) + tip[1:])},
        heads | {UUID(int=chain.int ^ 1): (seq, tip)},
    ]
    roots = {root_of("", DAY, each) for each in (heads, *others)}
    assert len(roots) == len({str(sorted(each.items())) for each in (heads, *others)})


def test_each_loss_has_its_name_and_growth_has_none() -> None:
    a, b, c, d = (UUID(int=number) for number in range(4))
    anchored = dict.fromkeys((a, b, c, d), (2, b"x"))
    live = [(a, 1, b"w"), (a, 2, b"x"), (a, 3, b"y"), (b, 1, b"w"), (c, 1, b"w"), (c, 2, b"z"), (c, 3, b"q")]
    assert missing(anchored, live) == [(b, 2, "cut"), (c, 2, "replaced"), (d, 1, "gone")]
