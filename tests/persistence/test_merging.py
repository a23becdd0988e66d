"""Two records of one person: one goes on, both stay readable, and it can be taken back."""

import pytest

from domain.case import Stage
from domain.errors import BadValue, NotAllowed, OutOfScope, UnknownRecord
from domain.likeness import AlreadyOne, KeepTheOpenCase, NotOne, Seen
from domain.read_models import CaseFilter
from domain.viewer import Role, Viewer
from persistence.verify import verify
from tests.support.offices import DAY, MANAGER, OFFICER, Person, an_id, an_office, engine_of, reception
from workflows.services import commands as c
from workflows.services.data_commands import MergePersons, SplitPersons, TellApart

NOTE = "Đã đối chiếu căn cước ngày 02/3/2026"
KEEP, DROP = an_id("person Lò Văn Inh"), an_id("person Lò Văn Ỉnh")


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def two(office):
    """The same name but for its tones, one commune on old boundaries and one on new; different papers."""
    one = Person(office, "Lò Văn Inh").assessed()
    other = Person(office, "Lò Văn Ỉnh", details=details(1989), unit_code="16174", old_unit_code="16201")
    return one, other


def details(year, name="Lò Văn Ỉnh", **changes):
    told = reception(name).details
    assert told is not None
    whole = {name: getattr(told, name) for name in type(told).__dataclass_fields__}
    return c.PersonDetails(**(whole | {"birth_year": year, "phone": None} | changes))


def pairs(office, by=OFFICER):
    return office.desk.likeness.pairs(by, at=office.now())[0]


def case_of(office, person):
    return office.desk.case(OFFICER, person.id)


def test_records_that_look_alike_are_shown_with_the_reason(office, two):
    (pair,) = pairs(office)
    assert {pair.one.person_id, pair.other.person_id} == {KEEP, DROP}
    assert pair.why == ("name",)


@pytest.mark.parametrize(
    ("year", "alike"), [(1986, False), (1987, True), (1988, True), (1989, True), (1990, False)]
)
def test_a_birth_year_may_be_off_by_one(office, year, alike):
    Person(office, "Lò Văn Inh")
    Person(office, "Lò Văn Ỉnh", details=details(year))
    assert bool(pairs(office)) == alike


def test_a_namesake_in_another_commune_is_somebody_else(office):
    Person(office, "Lò Văn Inh")
    Person(office, "Lò Văn Ỉnh", details=details(1988), unit_code="16186")
    assert pairs(office) == []


def test_the_same_phone_is_a_reason_whatever_the_name(office):
    Person(office, "Lò Văn Inh")
    Person(office, "Quách Thị Mận", unit_code="16186")
    (pair,) = pairs(office)
    assert pair.why == ("phone",)


def test_an_officer_sees_pairs_of_the_own_communes_alone(office, two):
    assert len(pairs(office, Viewer("a", Role.OFFICER, frozenset({"16174"})))) == 1
    assert pairs(office, Viewer("b", Role.OFFICER, frozenset({"16186"}))) == []
    with pytest.raises(UnknownRecord):
        office.desk.likeness.pair(
            Viewer("b", Role.OFFICER, frozenset({"16186"})), KEEP, DROP, at=office.now()
        )


def test_told_apart_they_are_asked_about_no_more(office, two):
    office.perform(TellApart(DROP, KEEP), by=OFFICER)
    assert pairs(office) == []


def test_merged_the_dropped_case_is_closed_as_a_duplicate_and_both_histories_stay(office, two):
    one, other = two
    done = office.perform(MergePersons(KEEP, DROP, NOTE), by=OFFICER)
    assert done.number == one.last.number
    assert case_of(office, one).stage is Stage.ASSESSED
    dropped = case_of(office, other)
    assert (dropped.stage, dropped.outcome) == (Stage.CLOSED, "duplicate")
    for person, its_other in ((one, other), (other, one)):
        last = office.desk.history(OFFICER, person.id, at=office.now())[-1]
        assert (last.kind, last.data["with"]) == ("person_merged", [its_other.last.number])
        assert last.sealed["note"] == NOTE
    assert verify(engine_of(office)).broken == []
    assert pairs(office) == []


def test_each_case_leads_to_the_other(office, two):
    one, other = two
    office.perform(MergePersons(KEEP, DROP, NOTE), by=OFFICER)
    (seen,) = office.desk.likeness.same(OFFICER, one.id)
    assert (seen.number, seen.kept, seen.merged_into) == (other.last.number, False, KEEP)
    (seen,) = office.desk.likeness.same(OFFICER, other.id)
    assert (seen.number, seen.kept, seen.merged_into) == (one.last.number, True, None)


def test_search_finds_both_names_and_the_kept_one_first(office, two):
    one, other = two
    office.perform(MergePersons(KEEP, DROP, NOTE), by=OFFICER)
    found = office.desk.cases(OFFICER, CaseFilter(query="lo van inh"), at=office.now(), on=DAY).rows
    assert [row.number for row in found] == [one.last.number, other.last.number]


def test_the_record_with_the_open_case_goes_on(office, two):
    one, _ = two
    one.does(c.Advance, move="close", outcome="declined", note="Không có nhu cầu")
    with pytest.raises(KeepTheOpenCase):
        office.perform(MergePersons(KEEP, DROP, NOTE), by=OFFICER)
    office.perform(MergePersons(DROP, KEEP, NOTE), by=OFFICER)
    assert case_of(office, one).outcome == "declined"


def test_a_merger_says_how_it_is_known(office, two):
    with pytest.raises(BadValue):
        office.perform(MergePersons(KEEP, DROP, " "), by=OFFICER)
    with pytest.raises(BadValue):
        office.perform(MergePersons(KEEP, KEEP, NOTE), by=OFFICER)


def test_nobody_is_merged_twice(office, two):
    office.perform(MergePersons(KEEP, DROP, NOTE), by=OFFICER)
    for keep, drop in ((KEEP, DROP), (DROP, KEEP)):
        with pytest.raises(AlreadyOne):
            office.perform(MergePersons(keep, drop, NOTE), by=OFFICER)


def test_a_merger_needs_both_in_scope(office, two):
    one, _ = two
    with pytest.raises(OutOfScope):
        office.perform(MergePersons(KEEP, DROP, NOTE), by=Viewer("b", Role.OFFICER, frozenset({"16186"})))
    assert case_of(office, one).stage is Stage.ASSESSED


def test_a_manager_takes_a_merger_back_and_nothing_is_lost(office, two):
    one, other = two
    office.perform(MergePersons(KEEP, DROP, NOTE), by=OFFICER)
    with pytest.raises(NotAllowed):
        office.perform(SplitPersons(KEEP, DROP, "Nhầm"), by=OFFICER)
    office.perform(SplitPersons(KEEP, DROP, "Hai căn cước khác nhau"), by=MANAGER)
    again = case_of(office, other)
    assert (again.stage, again.outcome) == (Stage.RETURNED, None)
    assert office.desk.likeness.same(OFFICER, one.id) == ()
    kinds = [entry.kind for entry in office.desk.history(OFFICER, other.id, at=office.now())]
    assert kinds == ["opened", "moved", "person_merged", "person_split", "moved"]
    assert pairs(office) == []
    assert verify(engine_of(office)).broken == []


def test_only_what_was_merged_is_taken_apart(office, two):
    with pytest.raises(NotOne):
        office.perform(SplitPersons(KEEP, DROP, "Nhầm"), by=MANAGER)


def look_for(office, by=OFFICER, **seen):
    wanted = Seen(
        "1", seen.pop("name", "Nguyễn Thị Khác"), seen.pop("year", 1950), seen.pop("unit", "16174"), **seen
    )
    return office.desk.likeness.alike(by, [wanted], at=office.now()).get("1", ())


def test_somebody_new_is_compared_by_id_phone_and_name(office, two):
    known = details(1988, "Lò Văn Inh")
    (found,) = look_for(office, citizen_id=known.citizen_id)
    assert (found.person_id, found.why, found.sure) == (KEEP, ("citizen_id",), True)
    assert look_for(office, phone="84912345678")[0].why == ("phone",)
    assert {each.person_id for each in look_for(office, name="Inh Lo Van", year=1988)} == {KEEP, DROP}
    assert look_for(office, name="Lò Văn Inh", year=1988, unit="16186") == ()
    assert look_for(office) == ()


def test_a_citizen_id_of_another_commune_is_told_without_a_name(office, two):
    known = details(1988, "Lò Văn Inh")
    (found,) = look_for(office, Viewer("b", Role.OFFICER, frozenset({"16186"})), citizen_id=known.citizen_id)
    assert (found.elsewhere, found.name, found.number) == (True, None, "")


def test_somebody_who_was_merged_is_found_under_the_record_that_goes_on(office, two):
    office.perform(MergePersons(KEEP, DROP, NOTE), by=OFFICER)
    (found,) = look_for(office, citizen_id=details(1989).citizen_id)
    assert found.person_id == KEEP
