"""A police list of several people: drawn up and certified by two hands, for all of them or for nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.errors import OutOfScope, UnknownRecord
from domain.lending.lists import ListCertified, NobodyListed, NotOfCommune, NotOnList, OneSignatory
from domain.lending.machine import FileStage
from domain.lending.refusals import DatesOutOfOrder, FileMoveNotOpen, LoanNotEligible
from domain.viewer import Role, Viewer
from tests.support.listed import Another, Two
from tests.support.offices import (
    DAY,
    MANAGER,
    OFFICER,
    SUPPORTER,
    an_id,
    an_office,
    engine_of,
    instant,
)
from tests.support.referred import BANK
from tests.support.units import AFTER, MERGER, ON, SPLIT, record
from web.loan_documents import list_view
from workflows.services import commands as c
from workflows.services.list_commands import CertifyPoliceList
from workflows.services.unit_following import follow_units

ELSEWHERE = Viewer("canbo2", Role.OFFICER, units=frozenset({"16177"}))


@pytest.fixture
def two(database_url):
    with an_office(database_url) as office:
        yield Two(office)


def test_one_list_takes_several_people_two_steps_on(two):
    two.draw()
    assert two.stages == [FileStage.LISTED] * 2
    two.certify()
    assert two.stages == [FileStage.CERTIFIED] * 2
    for borrower in two.borrowers:
        case = two.office.desk.case(OFFICER, borrower.person.id)
        assert (case.list_drawn, case.list_certified, case.law_abiding, case.no_social_evils) == (True,) * 4
        assert (borrower.file.list_no, borrower.file.certified_by) == ("12/DS", "Hà Thị Bình")


def test_a_page_tells_the_whole_list_and_is_logged(two):
    two.draw()
    page = two.page()
    assert (page.list.drawn_by, page.list.certified_by, page.elsewhere) == ("Lê Văn An", None, 0)
    assert [each.place for each in page.members] == [1, 2]
    assert {each.name for each in page.members} == {"Lò Văn Inh 1", "Lò Văn Inh 2"}
    with engine_of(two.office).connect() as connection:
        logged = connection.exec_driver_sql("SELECT what FROM read_log").scalars().all()
        sealed = connection.exec_driver_sql("SELECT sealed_drawn_by FROM police_list").scalar_one()
    assert "police_list" in logged
    assert "Lê Văn An".encode() not in bytes(sealed)


def test_lists_that_wait_come_first_with_their_counts(two):
    two.draw(file_ids=two.ids[:1])
    two.draw(list_id=an_id("list 2"), list_no="13/DS", file_ids=two.ids[1:])
    two.certify(file_ids=two.ids[:1])
    found = two.office.desk.police_lists.lists(MANAGER, on=DAY)
    assert [(each.list.number, each.people, each.waiting) for each in found] == [
        ("13/DS", 1, 1),
        ("12/DS", 1, 0),
    ]


def test_who_is_not_certified_stays_listed(two):
    two.draw()
    two.certify(file_ids=two.ids[:1])
    assert two.stages == [FileStage.CERTIFIED, FileStage.LISTED]
    with pytest.raises(ListCertified):
        two.certify(file_ids=two.ids[1:], certified_no="8/XN")


def test_a_certified_list_is_ticked_among_the_papers_of_each_file_on_it(two):
    two.draw()
    two.certify(file_ids=two.ids[:1])
    views = [
        two.office.desk.loan_files.file(OFFICER, each, at=two.office.now(), on=DAY).papers for each in two.ids
    ]
    states = [{paper.code: paper.state for paper in papers}["list_form_01"] for papers in views]
    assert states == ["given", "missing"]


@pytest.mark.parametrize("by", ["Lê Văn An", "lê  văn an", "LE VAN AN"])
def test_one_hand_does_not_sign_twice(two, by):
    two.draw()
    with pytest.raises(OneSignatory):
        two.certify(certified_by=by)
    assert two.stages == [FileStage.LISTED] * 2


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"list_on": DAY + timedelta(days=1)}, DatesOutOfOrder),
        ({"file_ids": ()}, NobodyListed),
        ({"unit_code": "16177"}, NotOfCommune),
    ],
)
def test_a_list_that_cannot_be_keeps_nothing(two, said, refusal):
    with pytest.raises(refusal):
        two.draw(**said)
    assert two.stages == [FileStage.DRAFT] * 2
    assert two.office.desk.police_lists.lists(OFFICER, on=DAY) == ()


def test_somebody_who_is_not_eligible_stops_the_whole_list_by_name(two):
    third = Another(two.office, 3, same_purpose_debt=True)
    with pytest.raises(LoanNotEligible) as refused:
        two.draw(file_ids=(*two.ids, third.file_id))
    assert refused.value.data["number"] == third.file.number
    assert two.stages == [FileStage.DRAFT] * 2


def test_nobody_is_certified_by_a_list_that_does_not_name_them(two):
    two.draw(file_ids=two.ids[:1])
    with pytest.raises(NotOnList):
        two.certify()
    with pytest.raises(FileMoveNotOpen):
        two.draw(list_id=an_id("list 2"), list_no="13/DS")
    assert two.stages == [FileStage.LISTED, FileStage.DRAFT]


def test_the_day_of_the_certification_is_not_before_the_list(two):
    two.draw()
    with pytest.raises(DatesOutOfOrder):
        two.certify(certified_on=DAY - timedelta(days=1))


def test_a_list_is_of_its_commune(two):
    two.draw()
    assert two.office.desk.police_lists.lists(ELSEWHERE, on=DAY) == ()
    with pytest.raises(UnknownRecord):
        two.page(ELSEWHERE)
    with pytest.raises((UnknownRecord, OutOfScope)):
        two.certify(ELSEWHERE)
    assert two.stages == [FileStage.LISTED] * 2


@pytest.mark.parametrize("viewer", [BANK, SUPPORTER])
def test_outside_the_office_nobody_reads_a_list(two, viewer):
    two.draw()
    assert two.office.desk.police_lists.lists(viewer, on=DAY) == ()
    assert two.office.desk.police_lists.of_file(viewer, two.ids[0]) is None
    with pytest.raises(UnknownRecord):
        two.page(viewer)


@pytest.mark.parametrize(
    ("change", "certifies"), [(MERGER, ("xã Yên Cát", "Yên Cát")), (SPLIT, ("xã Như Xuân", ""))]
)
def test_a_list_of_before_a_change_is_certified_by_what_its_commune_became(two, change, certifies):
    two.draw()
    record(two.office, change)
    follow_units(two.office, ON)
    units = two.office.units
    by = Viewer("canbo2", Role.OFFICER, units=units.scope(["16174"], DAY, AFTER))
    command = CertifyPoliceList(an_id("list"), "7/XN", AFTER, "Hà Thị Bình", two.ids)
    with pytest.raises(UnknownRecord):
        two.office.perform(command, by=ELSEWHERE, at=instant(AFTER), on=AFTER)
    two.office.perform(command, by=by, at=instant(AFTER), on=AFTER)
    page = two.office.desk.police_lists.page(by, an_id("list"), at=instant(AFTER), on=AFTER)
    assert [each.file.stage for each in page.members] == [FileStage.CERTIFIED] * 2
    assert (page.unit_name, page.elsewhere) == ("Xã Như Xuân", 0)
    view = list_view(page, units, False, AFTER)
    assert (view.unit, view.certified_unit, view.certified_place) == ("xã Như Xuân", *certifies)


def test_somebody_who_moved_away_is_not_on_the_list_of_the_old_commune(two):
    two.draw()
    record(two.office, MERGER)
    follow_units(two.office, ON)
    moved = two.borrowers[0].person
    moved.does(c.OfferTransfer, on=AFTER, to_unit="16177")
    moved.does(c.AnswerTransfer, on=AFTER, accept=True)
    command = CertifyPoliceList(an_id("list"), "7/XN", AFTER, "Hà Thị Bình", two.ids)
    with pytest.raises(NotOfCommune):
        two.office.perform(command, by=OFFICER, at=instant(AFTER), on=AFTER)
