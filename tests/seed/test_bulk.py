"""Many invented people: the district's proportions, sealed and chained like the district itself."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from domain.case import Stage
from domain.errors import BadValue, RealDataRefused
from domain.read_models import CaseFilter, Summary
from domain.viewer import SYSTEM
from persistence import tables as t
from persistence.bulk import Binding
from persistence.sealing import Keyring
from persistence.unit_of_work import Store
from persistence.verify import verify
from seed import FIXED_DAY, bulk
from seed.brief import LEAST_EVENTS, brief
from seed.copies import Copier
from seed.district import District, district
from seed.rehearsal import rehearse
from seed.stories.telling import tell_one
from seed.templates import acts, templates
from tools.postgres import Postgres
from workflows.bootstrap import initialise, open_office
from workflows.services.office import Office
from workflows.settings import Settings

PEOPLE = 520


def _store(office: Office) -> Store:
    assert isinstance(office.store, Store)
    return office.store


def _filled(settings: Settings) -> Office:
    initialise(settings)
    office = open_office(settings)
    bulk.load(_store(office), PEOPLE)
    _store(office).engine.dispose()
    return open_office(settings)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("bulk")
    if request.param == "sqlite":
        yield _filled(Settings(data_dir=folder))
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database() as url:
        filled = _filled(Settings(data_dir=folder, database_url=url))
        yield filled
        _store(filled).engine.dispose()


@pytest.fixture
def summary(office: Office) -> Summary:
    return office.desk.summary(office.today())


def test_as_many_people_as_asked_for_have_an_open_or_paused_case(summary: Summary) -> None:
    assert summary.persons == PEOPLE


def test_states_and_loans_keep_the_districts_proportions(summary: Summary) -> None:
    assert summary.loans_count == 13 * PEOPLE // 104
    assert summary.by_state["stable"] == 20 * PEOPLE // 104
    assert summary.by_state["closed"] == 22 * PEOPLE // 104


def test_the_registers_are_the_districts_own(summary: Summary) -> None:
    assert (summary.villages, summary.groups, summary.bodies["enterprise"]) == (112, 550, 13)


def test_every_chain_verifies_and_folds_to_its_row(office: Office) -> None:
    found = verify(_store(office).engine)
    assert found.broken == []
    assert found.cases == PEOPLE + 22 * PEOPLE // 104


def test_every_case_has_at_least_five_events(office: Office) -> None:
    with _store(office).engine.connect() as connection:
        assert connection.scalar(select(func.min(t.case.c.version))) >= LEAST_EVENTS


def test_events_still_refuse_to_be_changed(office: Office) -> None:
    with _store(office).engine.connect() as connection, pytest.raises(DBAPIError):
        connection.execute(text("UPDATE case_event SET actor = 'x' WHERE seq = 1"))


def test_a_person_is_found_by_name_and_opens_under_the_own_key(office: Office) -> None:
    viewer = office.desk.viewer("canbo", FIXED_DAY)
    listed = office.desk.cases(viewer, CaseFilter(limit=1), at=office.now(), on=FIXED_DAY).rows[0]
    assert listed.name is not None
    found = office.desk.cases(
        viewer, CaseFilter(query=listed.name, limit=PEOPLE), at=office.now(), on=FIXED_DAY
    )
    assert listed.number in {row.number for row in found.rows}


def test_sealed_words_of_a_history_open(office: Office) -> None:
    with _store(office).engine.connect() as connection:
        case_id = connection.scalar(select(t.case.c.id).where(t.case.c.stage == Stage.STABLE).limit(1))
    assert case_id is not None
    history = office.desk.history(SYSTEM, case_id, at=office.now())
    assert any(entry.sealed for entry in history)


def test_residences_lie_in_registered_villages(office: Office, invented: District) -> None:
    names = {village.name for village in invented.villages}
    with _store(office).engine.connect() as connection:
        assert set(connection.scalars(select(t.residence.c.village))) <= names


def test_groups_of_cases_are_registered(office: Office) -> None:
    strays = (
        select(func.count())
        .select_from(t.case.outerjoin(t.support_group, t.support_group.c.id == t.case.c.group_id))
        .where(t.case.c.group_id.is_not(None), t.support_group.c.id.is_(None))
    )
    with _store(office).engine.connect() as connection:
        assert connection.scalar(strays) == 0


def test_a_store_with_people_is_refused(office: Office) -> None:
    with pytest.raises(RealDataRefused):
        bulk.load(_store(office), 104)


@pytest.mark.parametrize("people", [0, -1, bulk.LARGEST + 1])
def test_a_number_out_of_range_is_refused_before_anything_is_written(people: int, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    initialise(settings)
    store = _store(open_office(settings))
    with pytest.raises(BadValue):
        bulk.load(store, people)
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(t.account)) == 0


def test_no_two_copies_share_an_id_a_citizen_number_or_a_ciphertext(invented: District) -> None:
    binding = Binding("sqlite")
    models = list(templates(2026, invented, binding))
    rows = Copier(binding, Keyring(bytes(32)), 1).copies(
        (number, models[number % 7]) for number in range(700)
    )
    place = {name: index for index, name in enumerate(binding.statement("person").columns)}
    for column in ("id", "citizen_id_index", "sealed"):
        assert len({row[place[column]] for row in rows["person"]}) == 700


@pytest.mark.parametrize("seed", [2026, 1, 2])
def test_a_brief_tale_ends_like_the_long_one(seed: int) -> None:
    drawn = district(seed)
    for code in drawn.residents:
        steps = tell_one(drawn, code, seed)
        whole = rehearse(acts(drawn, steps)).one
        short = rehearse(acts(drawn, brief(steps, drawn.journeys[code]))).one
        assert whole is not None
        assert short is not None
        assert (short.stage, short.outcome, short.livelihood) == (
            whole.stage,
            whole.outcome,
            whole.livelihood,
        )
        assert (short.unit_code, short.loan_vnd) == (whole.unit_code, whole.loan_vnd)


def test_models_of_one_district_hold_its_104_and_22(invented: District) -> None:
    models = templates(2026, invented, Binding("sqlite"))
    assert Counter(each.in_the_book for each in models) == {True: 104, False: 22}
