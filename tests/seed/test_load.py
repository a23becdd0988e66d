"""The loaded store: every published figure, every history sound, whatever the clock says."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import func, select

from domain.case import Case
from domain.errors import RealDataRefused
from domain.history import fold
from domain.lending.reads import FileFilter
from domain.read_models import CaseFilter, Summary
from domain.units import Boundaries
from domain.viewer import SYSTEM
from persistence import tables as t
from persistence.unit_of_work import Store
from persistence.verify import verify
from seed import FIXED_DAY, MERGER_DAY, SEED
from seed.district import District, district
from seed.ids import id_of
from seed.load import LOADING, load_district
from seed.rehearsal import rehearse
from seed.stories.telling import tell, tell_one
from seed.templates import acts
from tools.postgres import Postgres
from workflows.bootstrap import initialise, open_office
from workflows.services.commands import MergeUnits, OpenCase
from workflows.services.office import Office
from workflows.settings import Settings


def loaded_office(settings: Settings) -> Office:
    """Opened again after loading, as the next command would be: the store now says what day it is."""
    initialise(settings)
    office = open_office(settings)
    load_district(office, _store(office))
    _store(office).engine.dispose()
    return open_office(settings)


def _store(office: Office) -> Store:
    assert isinstance(office.store, Store)
    return office.store


@pytest.fixture(scope="module")
def sqlite_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return loaded_office(Settings(data_dir=tmp_path_factory.mktemp("loaded")))


@pytest.fixture(scope="module")
def postgres_office(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with postgres.database() as url:
        office = loaded_office(Settings(data_dir=tmp_path_factory.mktemp("keys"), database_url=url))
        yield office
        _store(office).engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest) -> Office:
    found: Office = request.getfixturevalue(f"{request.param}_office")
    return found


@pytest.fixture
def summary(office: Office) -> Summary:
    return office.desk.summary(office.today())


def test_the_legal_day_is_the_data_sets_own(office: Office) -> None:
    assert office.today() == FIXED_DAY


def test_the_store_says_that_its_people_are_invented(office: Office, summary: Summary) -> None:
    assert office.desk.facts()["demo"] == "1"
    assert summary.demo is True


def test_104_people_have_an_open_or_paused_case(summary: Summary) -> None:
    assert summary.persons == 104


def test_the_published_bodies_are_all_registered(summary: Summary) -> None:
    assert (summary.communes, summary.villages, summary.groups) == (16, 112, 550)
    assert summary.bodies["steering_committee"] == 16
    assert summary.bodies["community_model"] == 28
    assert summary.bodies["enterprise"] == 13


def test_thirteen_loans_sum_to_over_1130_million(summary: Summary) -> None:
    assert summary.loans_count == 13
    assert 1_130_000_000 < summary.loans_vnd < 1_131_000_000


def test_the_thirteen_loans_can_be_followed_from_the_list_to_the_money(office: Office) -> None:
    """Each by the officer, the manager and its bank, with two signatories, a consent and the rules of each step."""
    on, at = office.today(), office.now()
    bank = office.desk.viewer("nganhang", on)
    manager = office.desk.viewer("lanhdao", on)
    wanted = FileFilter(group="paid_out")
    lines = office.desk.loan_files.files(bank, wanted, at=at, on=on).lines
    assert len(lines) == 13 == office.desk.loan_files.files(manager, wanted, at=at, on=on).total
    assert 1_130_000_000 < sum(each.file.drawn_vnd for each in lines) < 1_131_000_000
    for line in lines:
        view = office.desk.loan_files.file(bank, line.file.id, at=at, on=on)
        file = view.line.file
        days = [file.list_on, file.certified_on, file.reviewed_on, file.sent_on, file.received_on, file.appraised_on,
                file.decided_on, file.disbursed_on, file.use_checked_on]  # fmt: skip
        assert days == sorted(day for day in days if day is not None)
        assert file.list_by and file.certified_by and file.list_by != file.certified_by
        assert (file.not_met, file.unknown, file.taken_over) == (0, 0, False)
        assert [each.role for each in view.parties if each.consent_on] == ["representative"]
        assert [each.kind for each in view.entries][-1] == "loan_reported"


def test_every_loan_belongs_to_an_open_or_paused_case(office: Office) -> None:
    open_loans = select(func.count()).select_from(t.loan.join(t.case)).where(t.case.c.closed_on.is_(None))
    with _store(office).engine.connect() as connection:
        assert connection.scalar(open_loans) == 13


def test_every_state_has_its_people(summary: Summary) -> None:
    assert summary.by_state == {
        "returned": 7,
        "assessed": 9,
        "supported": 26,
        "employed": 27,
        "loaned": 8,
        "stable": 20,
        "paused": 7,
        "closed": 22,
    }


def test_a_few_reviews_and_visits_are_overdue(summary: Summary) -> None:
    assert 3 <= summary.overdue_reviews <= 20
    assert 3 <= summary.overdue_visits <= 20


def test_both_sets_of_boundaries_count_everybody(office: Office) -> None:
    counts: tuple[tuple[Boundaries, int], ...] = (("old", 16), ("new", 6))
    for boundaries, units in counts:
        by_unit = office.desk.summary(FIXED_DAY, boundaries).by_unit
        assert sum(persons for _, _, persons in by_unit) == 104
        assert sum(code != "?" for code, _, _ in by_unit) == units


def test_every_open_case_lies_in_a_commune_of_today(office: Office) -> None:
    today = {unit.code for unit in office.units.on(FIXED_DAY)}
    with _store(office).engine.connect() as connection:
        found = set(connection.scalars(select(t.case.c.unit_code).where(t.case.c.closed_on.is_(None))))
    assert found == today


def test_every_chain_verifies_and_folds_to_its_row(office: Office) -> None:
    found = verify(_store(office).engine)
    assert found.broken == []
    assert found.cases == 126
    assert found.events > 3_000


def test_every_case_ends_where_its_journey_does(office: Office, invented: District) -> None:
    with _store(office).engine.connect() as connection:
        stages = {row.id: row.stage for row in connection.execute(select(t.case.c.id, t.case.c.stage))}
    for code, journey in invented.journeys.items():
        assert stages[id_of("case", code)] is journey.route.final


def test_every_case_moved_on_the_days_of_its_journey(office: Office, invented: District) -> None:
    event = t.case_event.c
    moved = select(event.case_id, event.effective_on, event.payload).where(event.kind == "moved")
    made: dict[object, list[tuple[date, str]]] = {}
    with _store(office).engine.connect() as connection:
        for row in connection.execute(moved.order_by(event.case_id, event.seq)):
            made.setdefault(row.case_id, []).append(
                (row.effective_on, json.loads(row.payload)["data"]["move"])
            )
    for code, journey in invented.journeys.items():
        planned = [(each.on, each.move.value) for each in journey.milestones]
        assert made.get(id_of("case", code), []) == planned


def test_a_rehearsed_tale_ends_in_the_replayed_row(office: Office, invented: District) -> None:
    for code in list(invented.residents)[::9]:
        rehearsed = rehearse(acts(invented, tell_one(invented, code, SEED))).one
        assert rehearsed is not None
        replayed = office.desk.case(SYSTEM, id_of("case", code))
        assert replace(rehearsed, number=replayed.number) == replayed


def test_the_database_file_shows_nothing_personal(sqlite_office: Office, invented: District) -> None:
    file = Path(str(_store(sqlite_office).engine.url.database))
    stored = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    for each in invented.residents.values():
        personal = (each.name, each.citizen_id, each.certificate_no, each.address, each.sentence.offence)
        assert not any(words.encode() in stored for words in personal)
    names = [member.name for group in invented.support_groups for member in group.members]
    assert not any(name.encode() in stored for name in names)


def test_a_history_cut_at_the_merger_folds_to_the_old_unit(office: Office, invented: District) -> None:
    code = next(code for code, way in invented.journeys.items() if way.opened_on < MERGER_DAY)
    event = t.case_event.c
    before = select(event.payload).where(
        event.case_id == id_of("case", code), event.recorded_at < datetime(2025, 6, 30, tzinfo=UTC)
    )
    with _store(office).engine.connect() as connection:
        payloads = list(connection.scalars(before.order_by(event.seq)))
    bare = Case(id=id_of("case", code), person_id=id_of("person", code))
    assert fold(bare, payloads).unit_code == invented.residents[code].unit


def test_an_officer_of_one_commune_sees_that_commune_alone(office: Office) -> None:
    viewer = office.desk.viewer("canbo.hoaquy", FIXED_DAY)
    found = office.desk.cases(viewer, CaseFilter(limit=200), at=office.now(), on=FIXED_DAY)
    assert 0 < found.total < 104
    assert {row.unit_code for row in found.rows if row.stage != "closed"} <= {"16186"} | _offered(office)


def _offered(office: Office) -> set[str]:
    offered = select(t.case.c.unit_code).where(t.case.c.transfer_to == "16186")
    with _store(office).engine.connect() as connection:
        return set(connection.scalars(offered))


def test_the_district_officer_finds_a_person_without_tones(office: Office, invented: District) -> None:
    viewer = office.desk.viewer("canbo", FIXED_DAY)
    wanted = CaseFilter(query="nguyen", limit=200)
    found = office.desk.cases(viewer, wanted, at=office.now(), on=FIXED_DAY)
    bearers = [each for each in invented.residents.values() if "Nguyễn" in each.name]
    assert found.total == len(bearers)


def test_a_second_load_is_refused_and_adds_nothing(office: Office) -> None:
    before = verify(_store(office).engine).events
    with pytest.raises(RealDataRefused):
        load_district(office, _store(office))
    assert verify(_store(office).engine).events == before


class _PowerCut(Exception):
    """Stands for a kill between two commands."""


def _cut_off_at(step: int, done: int) -> None:
    if done == step:
        raise _PowerCut


@pytest.mark.slow
def test_a_load_that_was_cut_off_is_finished_by_the_next(sqlite_office: Office, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    initialise(settings)
    office = open_office(settings)
    with pytest.raises(_PowerCut):
        load_district(office, _store(office), progress=lambda done, _: _cut_off_at(700, done))
    assert office.desk.facts()[LOADING] == str(SEED)
    load_district(office, _store(office))
    assert office.desk.facts()[LOADING] == ""
    assert verify(_store(office).engine) == verify(_store(sqlite_office).engine)
    assert office.desk.summary(FIXED_DAY) == sqlite_office.desk.summary(FIXED_DAY)


@pytest.mark.slow
def test_a_clock_three_years_ahead_gives_the_same_figures(sqlite_office: Office, tmp_path: Path) -> None:
    now = sqlite_office.desk.summary(sqlite_office.today())
    with time_machine.travel(datetime(2029, 11, 24, tzinfo=UTC)):
        later = loaded_office(Settings(data_dir=tmp_path))
        assert later.desk.summary(later.today()) == now


def test_steps_follow_time_and_office_hours() -> None:
    steps = tell(district())
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    hours = Counter(step.at.hour for step in steps if not isinstance(step.command, MergeUnits))
    assert set(hours) <= set(range(1, 10))


def test_the_merger_comes_before_anything_else_of_its_day() -> None:
    of_the_day = [step for step in tell(district()) if step.on == MERGER_DAY]
    assert isinstance(of_the_day[0].command, MergeUnits)


def test_every_command_has_its_own_id_and_the_same_in_every_telling() -> None:
    ids = [step.command_id for step in tell(district())]
    assert len(ids) == len(set(ids))
    assert ids == [step.command_id for step in tell(district())]


def test_everybody_is_received_once(invented: District) -> None:
    opened = [step.command for step in tell(invented) if isinstance(step.command, OpenCase)]
    assert len({command.person_id for command in opened}) == len(opened) == 126
