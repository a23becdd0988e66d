"""The register of models is kept through the one door: within one's communes, once, with a line for every change."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from domain.community_models.rules import AlreadyRegistered, AlreadyStruck, NotOwnPlace
from domain.errors import NotAllowed, UnknownRecord
from domain.units import UnknownUnit
from domain.viewer import Role, Viewer
from tests.support.offices import DAY, MANAGER, OFFICER, an_office
from workflows.services import model_commands as c

HERE = replace(OFFICER, units=frozenset({"16174"}))
THERE = replace(OFFICER, units=frozenset({"16225"}))
SINCE = date(2025, 8, 1)


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


def registered(office, unit="16174", by=MANAGER, name="Camera ANTT", **said):
    model = uuid4()
    office.perform(c.RegisterModel(model, "camera", name, unit, SINCE, **said), by=by)
    return model


def page(office, model, by=MANAGER):
    return office.desk.models.model(by, model, on=DAY)


def test_a_model_is_registered_with_its_number_and_its_line(office):
    first, second = registered(office), registered(office, "16225", members=7)
    assert [row.model.code for row in office.desk.models.models(MANAGER, on=DAY)] == ["MH01", "MH02"]
    row = page(office, second).row
    assert (row.model.members, row.unit_name, row.now) == (7, "Xã Thượng Ninh", "Xã Thượng Ninh")
    assert [(each.actor, each.kind) for each in page(office, first).log] == [("lanhdao", "model_registered")]


def test_the_same_name_in_the_same_place_is_refused(office):
    registered(office)
    with pytest.raises(AlreadyRegistered):
        registered(office)
    assert len(office.desk.models.models(MANAGER, on=DAY)) == 1


def test_a_code_that_no_commune_bears_is_refused(office):
    with pytest.raises(UnknownUnit):
        registered(office, "16201")


def test_activities_and_grades_are_entered_and_read_newest_first(office):
    model = registered(office)
    for held_on, people in ((date(2025, 9, 1), 9), (date(2026, 1, 5), 12)):
        office.perform(c.NoteActivity(uuid4(), model, "meeting", held_on, people=people), by=HERE)
    office.perform(c.AssessModel(model, 2025, "fair", date(2025, 12, 15), "7/BC"), by=HERE)
    found = page(office, model)
    assert [each.people for each in found.activities] == [12, 9]
    assert (found.row.last_on, found.row.assessment.grade) == (date(2026, 1, 5), "fair")


def test_a_grade_said_again_takes_the_place_of_the_one_before_which_the_line_keeps(office):
    model = registered(office)
    for grade in ("fair", "good"):
        office.perform(c.AssessModel(model, 2025, grade, date(2025, 12, 15), "7/BC"), by=MANAGER)
    found = page(office, model)
    assert [(each.year, each.grade) for each in found.assessments] == [(2025, "good")]
    assert found.log[0].data["grade"] == "good"
    assert found.log[0].data["before"]["grade"] == "fair"


def test_a_struck_activity_stays_to_be_read_and_counts_no_more(office):
    model, activity = registered(office), uuid4()
    office.perform(c.NoteActivity(activity, model, "reports", DAY, cleared=1, suspects=2), by=MANAGER)
    assert office.desk.models.figures(MANAGER, 2026, on=DAY).suspects == 2
    office.perform(c.StrikeActivity(activity), by=MANAGER)
    with pytest.raises(AlreadyStruck):
        office.perform(c.StrikeActivity(activity), by=MANAGER)
    found = office.desk.models.figures(MANAGER, 2026, on=DAY)
    assert (found.cleared, found.suspects, found.active) == (0, 0, 0)
    assert [each.struck_on for each in page(office, model).activities] == [DAY]
    assert page(office, model).row.last_on is None


def test_a_model_that_ended_is_read_and_not_counted(office):
    model = registered(office)
    office.perform(c.AmendModel(model, 30, DAY), by=MANAGER)
    found = page(office, model).row.model
    assert (found.members, found.ended_on) == (30, DAY)
    assert office.desk.models.figures(MANAGER, 2026, on=DAY).models == 0
    assert office.desk.summary(DAY).bodies["community_model"] == 0
    assert len(office.desk.models.models(MANAGER, on=DAY)) == 1


def test_an_officer_reads_the_own_communes_and_the_district_and_keeps_the_own_alone(office):
    mine, theirs, whole = registered(office), registered(office, "16225"), registered(office, None)
    assert {row.model.id for row in office.desk.models.models(HERE, on=DAY)} == {mine, whole}
    with pytest.raises(UnknownRecord):
        page(office, theirs, HERE)
    with pytest.raises(UnknownRecord):
        office.perform(c.AmendModel(theirs, 3), by=HERE)
    with pytest.raises(NotOwnPlace):
        office.perform(c.AmendModel(whole, 3), by=HERE)
    for unit in (None, "16225"):
        with pytest.raises(NotOwnPlace):
            registered(office, unit, by=HERE, name="Khác")
        with pytest.raises(NotOwnPlace):
            office.perform(c.NoteOutreach(uuid4(), unit, "law", "villagers", 40, DAY), by=HERE)
    office.perform(c.NoteOutreach(uuid4(), "16174", "law", "villagers", 40, DAY, model_id=whole), by=HERE)
    assert [row.model.id for row in office.desk.models.outreach(HERE, 2026, on=DAY)] == [whole]
    assert office.desk.models.outreach(THERE, 2026, on=DAY) == ()


def test_outreach_is_counted_by_quarter_until_it_is_struck(office):
    session = uuid4()
    office.perform(c.NoteOutreach(session, "16174", "law", "pupils", 120, date(2026, 2, 3)), by=HERE)
    office.perform(c.NoteOutreach(uuid4(), None, "fire", "villagers", 40, DAY), by=MANAGER)
    found = office.desk.models.figures(MANAGER, 2026, on=DAY)
    assert [(each.sessions, each.people) for each in found.quarters] == [(2, 160), (0, 0), (0, 0), (0, 0)]
    office.perform(c.StrikeOutreach(session), by=HERE)
    assert office.desk.models.figures(MANAGER, 2026, on=DAY).audience == 40
    with pytest.raises(UnknownRecord):
        office.perform(c.StrikeOutreach(session), by=THERE)


def test_a_unit_reaches_the_title_of_a_year_and_a_word_said_again_replaces_it(office):
    units = {name: uuid4() for name in ("Thôn Mài", "Thôn Ná")}
    for name, unit in units.items():
        office.perform(c.RegisterSafetyUnit(unit, "village", "16174", name, 2025), by=HERE)
    with pytest.raises(AlreadyRegistered):
        office.perform(c.RegisterSafetyUnit(uuid4(), "village", "16174", " Thôn  Mài", 2025), by=HERE)
    for reached in (False, True):
        said = c.RecordSafety(units["Thôn Mài"], 2025, reached, date(2026, 1, 12), "7/QĐ-UBND")
        office.perform(said, by=HERE)
    with pytest.raises(UnknownRecord):
        office.perform(said, by=THERE)
    share = office.desk.models.figures(MANAGER, 2025, on=DAY).safety["village"]
    assert (share.reached, share.known, share.unknown) == (1, 1, 1)
    assert office.desk.models.judged_year(MANAGER, on=DAY) == 2025
    assert office.desk.models.years(MANAGER, on=DAY) == (2025, 2026)
    rows = office.desk.models.safety(MANAGER, 2025, on=DAY)
    assert [(row.unit.name, row.result and row.result.reached) for row in rows] == [
        ("Thôn Mài", True),
        ("Thôn Ná", None),
    ]


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.BANK, Role.EMPLOYER, Role.ADMIN])
def test_the_other_roles_keep_nothing_and_read_nothing(office, role):
    model = registered(office)
    viewer = Viewer("ai", role)
    with pytest.raises(NotAllowed):
        office.perform(c.AmendModel(model, 3), by=viewer)
    assert office.desk.models.models(viewer, on=DAY) == ()
    assert office.desk.models.figures(viewer, 2026, on=DAY).models == 0


def test_an_act_sent_twice_is_one(office):
    model, sent = registered(office), uuid4()
    command = c.NoteActivity(uuid4(), model, "meeting", DAY, people=9)
    for replayed in (False, True):
        assert office.perform(command, by=HERE, command_id=sent).replayed is replayed
    assert len(page(office, model).activities) == 1
