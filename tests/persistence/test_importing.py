"""A list comes in once, however often it is sent; who looks like somebody waits for a person's word."""

import pytest
from sqlalchemy import func, select

from domain.case import Stage
from domain.importing import read_sheet
from domain.read_models import CaseFilter
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.verify import verify
from tests.support.lists import GOOD, RUNNING, grid_of
from tests.support.offices import DAY, OFFICER, Person, an_office, engine_of, hash_of, reception, store_of
from workflows.services import commands as c
from workflows.services.importing import LEAVE, OTHER, bring_in, look, register_of


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


def person(number, **changes):
    """A row about somebody of their own."""
    own = {"họ và tên": f"Lương Văn {'ABCĐEGHIK'[number]}", "số căn cước": f"03808800000{number}"}
    return {**GOOD, **own, "điện thoại": f"091234567{number}", "số giấy": f"{number}/GCN", **changes}


def sheet(office, *rows, by=OFFICER):
    return read_sheet(grid_of(*rows), register_of(office, by))


def looked(office, *rows, by=OFFICER):
    return look(office, by, sheet(office, *rows, by=by))


def brought(office, *rows, said=None, by=OFFICER):
    steps: list[int] = []
    told = bring_in(office, by, looked(office, *rows, by=by), said or {}, steps.append)
    return told, steps


def counts(office):
    with engine_of(office).connect() as connection:
        return [
            connection.scalar(select(func.count()).select_from(table))
            for table in (t.person, t.case, t.case_event, t.loan, t.placement, t.need, t.command_log)
        ]


def test_a_dry_run_writes_nothing(office):
    found = looked(office, person(1), person(2, **{"giới tính": "?"}))
    assert ([row.number for row in found.new], [row.number for row in found.wrong]) == ([2], [3])
    assert counts(office) == [0] * 7


def test_good_rows_come_in_although_others_do_not(office):
    told, steps = brought(office, person(1), person(2, **{"giới tính": "?"}), person(3))
    assert [each["row"] for each in told["done"]] == [2, 4]
    assert (told["wrong"], steps) == (1, [1, 2])


def test_the_same_list_again_creates_nothing_twice(office):
    without_id = person(2, **{"số căn cước": None, "điện thoại": None})
    running = {**RUNNING, "họ và tên": "Bùi Thị Mây", "số căn cước": None, "điện thoại": None}
    rows = (person(1), without_id, running)
    first, _ = brought(office, *rows)
    before = counts(office)
    again, _ = brought(office, *rows)
    assert counts(office) == before
    assert (len(first["done"]), again["done"]) == (3, [])
    assert [each["number"] for each in again["already"]] == [each["number"] for each in first["done"]]


def test_a_corrected_list_brings_in_only_what_is_new(office):
    brought(office, person(1), person(2, xã="?"))
    told, _ = brought(office, person(1), person(2))
    assert ([each["row"] for each in told["done"]], [each["row"] for each in told["already"]]) == ([3], [2])


def test_a_running_case_stands_where_the_list_says(office):
    told, _ = brought(office, {**RUNNING, "tổ G5+": "G5-16174-1", "nhu cầu cấp bách": "Nhà ở"})
    number = told["done"][0]["number"]
    case = office.desk.case(OFFICER, office.desk.case_id(OFFICER, number))
    assert (case.stage, case.stage_since, case.taken_over_on) == (Stage.SUPPORTED, RUNNING["từ ngày"], DAY)
    assert (case.group_has_lead, case.sentence_class) == (True, "prison_to_5")
    assert verify(engine_of(office)).broken == []


def test_the_old_commune_of_the_list_stays_readable(office):
    told, _ = brought(office, person(1, xã="Xã Tân Bình"))
    case = office.desk.case(OFFICER, office.desk.case_id(OFFICER, told["done"][0]["number"]))
    assert (case.unit_code, case.old_unit_code) == ("16174", "16201")


@pytest.fixture
def known(office):
    return Person(office, "Lương Văn Anh", details=_details("Lương Văn Anh"))


def _details(name):
    return c.PersonDetails(name, 1988, "male", "thai", f"038088{hash_of(name) % 10**6:06d}")


def alike(**changes):
    return person(1, **{"họ và tên": "Lương Văn Ánh", **changes})


@pytest.mark.parametrize("said", [{}, {2: LEAVE}, {2: "nonsense"}])
def test_who_looks_like_somebody_stays_out_until_a_person_decides(office, known, said):
    before = counts(office)
    told, _ = brought(office, alike(), said=said)
    assert (told["left"], told["done"]) == ([{"row": 2}], [])
    assert counts(office) == before


def test_another_person_gets_a_case_and_nobody_is_asked_again(office, known):
    told, _ = brought(office, alike(), said={2: OTHER})
    assert len(told["done"]) == 1
    assert office.desk.likeness.pairs(OFFICER, at=office.now())[0] == []


def test_the_same_person_with_an_open_case_is_here_already(office, known):
    ((_, (found,)),) = looked(office, alike()).alike
    told, _ = brought(office, alike(), said={2: str(found.person_id)})
    assert told["already"] == [{"row": 2, "number": known.last.number}]


def test_the_same_person_after_a_closed_case_gets_a_new_one(office, known):
    known.does(c.Advance, move="close", outcome="declined", note="Không có nhu cầu")
    ((_, (found,)),) = looked(office, alike()).alike
    told, _ = brought(office, alike(), said={2: str(found.person_id)})
    case = office.desk.case(OFFICER, office.desk.case_id(OFFICER, told["done"][0]["number"]))
    assert case.person_id == found.person_id
    again, _ = brought(office, alike())
    assert again["already"] == [{"row": 2, "number": case.number}]


def test_the_same_citizen_id_is_never_a_second_person(office, known):
    row = person(1, **{"họ và tên": "Tên Khác Hẳn", "số căn cước": _details("Lương Văn Anh").citizen_id})
    told, _ = brought(office, row, said={2: OTHER})
    assert (told["done"], told["already"]) == ([], [{"row": 2, "number": known.last.number}])


def test_rows_of_other_communes_are_rejected(office):
    officer = Viewer("canbo", Role.OFFICER, frozenset({"16186"}))
    found = looked(office, person(1), person(2, xã="Hóa Quỳ"), by=officer)
    assert ([row.number for row in found.wrong], [row.number for row in found.new]) == ([2], [3])


def test_a_citizen_id_of_another_commune_tells_nothing_else_and_stays_out(office, known):
    officer = Viewer("other", Role.OFFICER, frozenset({"16186"}))
    row = person(1, **{"xã": "Hóa Quỳ", "số căn cước": _details("Lương Văn Anh").citizen_id})
    ((_, (found,)),) = looked(office, row, by=officer).alike
    assert (found.elsewhere, found.name, found.number) == (True, None, "")
    told, _ = brought(office, row, said={2: str(found.person_id)}, by=officer)
    assert told["left"] == [{"row": 2}]


def test_ids_cannot_be_computed_from_a_citizen_id_without_the_key(office, tmp_path):
    brought(office, person(1))
    with an_office(f"sqlite:///{tmp_path / 'other.db'}") as other:
        store_of(other).keyring._fingerprints = b"another key that nobody else has"
        brought(other, person(1))
        found = [
            each.desk.cases(OFFICER, CaseFilter(), at=office.now(), on=DAY).rows for each in (office, other)
        ]
    assert found[0][0].id != found[1][0].id


def test_the_look_is_logged(office, known):
    looked(office, alike())
    with engine_of(office).connect() as connection:
        row = connection.execute(select(t.read_log).where(t.read_log.c.what == "likeness")).one()
    assert row.ids == [str(known.id)]
    assert reception("Lương Văn Anh").case_id == known.id
