"""The register of models never joins case data: no key leads there, no statement names both, no page shows a person."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID, uuid4

import pytest
from alembic import command
from alembic.config import Config
from httpx2 import Response
from sqlalchemy import Engine, event, select, text

from domain.viewer import SYSTEM, Role, Viewer
from persistence import tables as t
from persistence.engine import open_engine
from persistence.schema import _config
from tests.support.offices import DAY, MANAGER, an_id, engine_of, store_of
from tests.support.tree import ROOT, python_files
from tests.support.visiting import visitor_of
from tests.support.world import World, a_world
from workflows.services import model_commands as c

REGISTER = frozenset(
    {
        t.community_model, t.model_activity, t.model_assessment, t.outreach_session, t.safety_unit,
        t.safety_result,
    }
)  # fmt: skip
NAMES = frozenset(table.name for table in REGISTER)
OTHERS = frozenset(t.metadata.tables) - NAMES
# The reads of the register, its description, the count of the summary, the rows of the seed.
KNOW_IT = {
    "persistence/desk/models.py", "persistence/desk/summary.py", "persistence/records.py",
    "persistence/reference.py",
}  # fmt: skip


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    with a_world(database_url) as world:
        yield world


def test_no_key_leads_out_of_the_register_or_into_it() -> None:
    keys = {
        (table.name, key.column.table.name)
        for table in t.metadata.sorted_tables
        for key in table.foreign_keys
        if (table in REGISTER) != (key.column.table in REGISTER)
    }
    assert keys == set()


def test_no_column_holds_a_case_a_person_or_anything_sealed() -> None:
    columns = {column.name for table in REGISTER for column in table.c}
    assert [name for name in columns if re.search(r"case|person|sealed|member_id|group|employer", name)] == []
    assert {column.type.python_type for table in REGISTER for column in table.c} & {bytes, dict} == set()


def test_only_its_own_reads_and_the_count_of_the_summary_name_its_tables() -> None:
    known = {
        path.relative_to(ROOT).as_posix()
        for path in python_files("persistence", "workflows", "seed", "notifications", "reports", "web", "cli")
        if "migrations" not in path.parts and "tables" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in NAMES and isinstance(node.value, ast.Name)
        and node.value.id in ("t", "tables")
    }  # fmt: skip
    assert known == KNOW_IT
    reads = (ROOT / "persistence/desk/models.py").read_text(encoding="utf-8")
    assert set(re.findall(r"\bt\.(\w+)", reads)) - NAMES == {"admin_event"}


def statements_of(engine: Engine) -> list[str]:
    """Every statement from now on."""
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    return said


def tables_in(statement: str) -> set[str]:
    named = re.findall(
        r'(?:FROM|JOIN|INTO|UPDATE)\s+"?(\w+)"?|,\s*"?(\w+)"?(?=\s+AS\b|\s*(?:,|WHERE|$))', statement
    )
    return {name for pair in named for name in pair if name in t.metadata.tables}


def test_no_statement_of_its_acts_pages_and_files_names_another_table(world: World) -> None:
    said = statements_of(engine_of(world.office))
    keep(world)
    for user in ("lanhdao", "canbo_here"):
        for answer in pages_of(world, user):
            assert answer.status_code == 200
    world.office.desk.summary(DAY)
    of_it = [each for each in said if tables_in(each) & NAMES]
    assert {name for each in of_it for name in tables_in(each)} == NAMES
    assert [each for each in of_it if tables_in(each) & OTHERS] == []


def keep(world: World) -> None:
    """One act of each kind beside those of the world."""
    model, unit = an_id("model"), uuid4()
    for act in (
        c.AmendModel(model, 15),
        c.AssessModel(model, 2025, "good", DAY, "7/BC"),
        c.RegisterSafetyUnit(unit, "village", "16174", "Thôn Mài", 2025),
        c.RecordSafety(unit, 2025, True, DAY, "8/QĐ"),
        c.StrikeActivity(an_id("activity")),
        c.StrikeOutreach(an_id("outreach")),
    ):
        world.office.perform(act, by=MANAGER)


def pages_of(world: World, user: str) -> Iterator[Response]:
    visitor = visitor_of(world.office, user)
    for path in (
        "/models", f"/models/{an_id('model')}", "/outreach", "/safety", "/safety?year=2025",
        "/export/models.xlsx", "/export/outreach.xlsx", "/export/safety.xlsx",
    ):  # fmt: skip
        yield visitor.get(path)


def test_no_page_of_it_shows_a_person(world: World) -> None:
    keep(world)
    for user in ("lanhdao", "canbo_here"):
        for answer in pages_of(world, user):
            for one in world.people.values():
                words = (*one.words.values(), one.number)
                assert [word for word in words if word in answer.text] == []


VIEWERS: Mapping[str, tuple[Viewer, set[str | None]]] = {
    "manager": (Viewer("a", Role.MANAGER), {None, "16174", "16225"}),
    "officer of one commune": (Viewer("a", Role.OFFICER, frozenset({"16174"})), {None, "16174"}),
    "officer of none": (Viewer("a", Role.OFFICER, frozenset()), {None}),
    "the engine": (SYSTEM, {None, "16174", "16225"}),
    "supporter": (Viewer("a", Role.SUPPORTER, groups=frozenset({uuid4()})), set()),
    "bank": (Viewer("a", Role.BANK, office="x"), set()),
    "employer": (Viewer("a", Role.EMPLOYER, employer=uuid4()), set()),
    "administrator": (Viewer("a", Role.ADMIN), set()),
}


@pytest.mark.postgres
def test_the_policies_let_through_what_the_predicate_does(postgres_url: str) -> None:
    with a_world(postgres_url) as world:
        office = world.office
        models: dict[str | None, UUID] = {}
        for unit in (None, "16174", "16225"):
            models[unit] = uuid4()
            office.perform(c.RegisterModel(models[unit], "zalo", "Nhóm", unit, DAY), by=MANAGER)
            office.perform(c.AssessModel(models[unit], 2026, "good", DAY, "7/BC"), by=MANAGER)
            office.perform(c.NoteActivity(uuid4(), models[unit], "reports", DAY, reports=2), by=MANAGER)
            office.perform(c.NoteOutreach(uuid4(), unit, "fire", "villagers", 40, DAY), by=MANAGER)
        office.perform(c.RegisterSafetyUnit(uuid4(), "village", "16225", "Thôn Ná", 2026), by=MANAGER)
        store, m = store_of(office), t.community_model.c
        for who, (viewer, units) in VIEWERS.items():
            mine = {models[unit] for unit in units}
            seen = {row.model.id for row in office.desk.models.models(viewer, on=DAY)}
            with store.reading(viewer) as connection:
                zalo = set(connection.scalars(select(m.id).where(m.kind == "zalo")))
                assert zalo == seen - {an_id("model")} == mine, who
                for child in (t.model_activity, t.model_assessment):
                    found = set(connection.scalars(select(child.c.model_id))) - {an_id("model")}
                    assert found == mine, (who, child.name)
                o, u = t.outreach_session.c, t.safety_unit.c
                topics = connection.scalars(select(o.unit_code).where(o.topic == "fire"))
                assert set(topics) == units, who
                assert len(connection.scalars(select(u.id)).all()) == ("16225" in units), who


BEFORE = "0033-1"


def to(engine: Engine, way: Callable[[Config, str], None], revision: str) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        way(config, revision)


def test_the_rows_of_old_go_over_and_back(database_url: str) -> None:
    engine = open_engine(database_url)
    to(engine, command.upgrade, BEFORE)
    row = {"kind": "community_model", "village": None, "from": DAY.isoformat()}
    old = [
        row | {"id": uuid4().hex, "code": "MH01-g5_plus", "name": "G5+", "unit": "402"},
        row | {"id": uuid4().hex, "code": "MH03-camera", "name": "Camera ANTT", "unit": "16174"},
        row | {"id": uuid4().hex, "code": "X-9", "name": "Khác", "unit": "16225"},
        row | {"id": uuid4().hex, "code": "BCD-16174", "name": "Ban Chỉ đạo", "unit": "16174"}
        | {"kind": "steering_committee"},
    ]  # fmt: skip
    fill = text(
        "INSERT INTO body (id, kind, code, name, unit_code, village, valid_from) "
        "VALUES (:id, :kind, :code, :name, :unit, :village, :from)"
    )
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(fill, old)
    to(engine, command.upgrade, "0033")
    m, b = t.community_model.c, t.body.c
    with engine.connect() as connection:
        columns = (m.code, m.kind, m.name, m.unit_code, m.started_on, m.registered_on)
        found = [tuple(each) for each in connection.execute(select(*columns).order_by(m.code))]
        left = list(connection.scalars(select(b.code)))
    assert found == [
        ("MH01", "g5_plus", "G5+", None, DAY, DAY),
        ("MH03", "camera", "Camera ANTT", "16174", DAY, DAY),
        ("X-9", "other", "Khác", "16225", DAY, DAY),
    ]
    assert left == ["BCD-16174"]
    to(engine, command.downgrade, BEFORE)
    with engine.connect() as connection:
        back = dict(connection.execute(select(b.code, b.unit_code).order_by(b.code)).all())
    assert back == {"BCD-16174": "16174", "MH01-g5_plus": "402", "MH03-camera": "16174", "X-9-other": "16225"}
    engine.dispose()
