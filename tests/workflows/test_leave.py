"""Who stands in during a leave has what was handed over, as it is meant that day, and no longer than its owner."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert

from domain.administration import NothingToDelegate
from domain.errors import BadValue
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import BANK_OFFICE, DAY, an_id, an_office, engine_of, instant
from workflows.services import administration_commands as a
from workflows.services.signing_in import hashed

ADMIN = Viewer("quantri", Role.ADMIN)
HASH = hashed("x")
LAST = DAY + timedelta(days=10)
BEFORE_THE_MERGER = date(2024, 1, 1)


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


def do(office, command, by=ADMIN, on=DAY):
    return office.perform(command, by=by, at=instant(on), on=on, command_id=uuid4())


def made(office, user, role="officer", /, **grant):
    do(office, a.NewAccount(user, "Lê Thị Mai", HASH))
    do(office, a.GrantRole(uuid4(), user, role, DAY, **grant))
    return office.desk.viewer(user, DAY)


@pytest.fixture
def old(office):
    """An officer whose scope was given in the codes of before 2025-07-01: Xuân Hòa is a part of Xuân Bình now."""
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(
            insert(t.account), {"user": "canbo.cu", "must_change": False, "created_at": instant(DAY)}
        )
        grant = {
            "id": an_id("old grant"),
            "user": "canbo.cu",
            "role": "officer",
            "units": ["16177", "16180", "16183"],
        }
        since = {
            "valid_from": BEFORE_THE_MERGER,
            "granted_by": "system",
            "granted_at": instant(BEFORE_THE_MERGER),
        }
        connection.execute(insert(t.role_grant), grant | since)
    return office.desk.viewer("canbo.cu", DAY)


def test_a_scope_from_before_the_merger_is_handed_on_in_the_communes_of_the_day(office, old):
    alone = made(office, "canbo.hai", units=("16222",))
    do(office, a.Delegate("canbo.hai", DAY, LAST), by=old)
    [handed] = office.desk.accounts.handed_on("canbo.cu", DAY)
    assert handed.units == ("16177",)
    assert office.desk.viewer("canbo.hai", DAY).units == old.units | alone.units
    token = office.sessions.open("canbo.hai", at=instant(DAY), agent="", address="", second_factor=True)
    assert office.sessions.find(token, at=instant(DAY), on=DAY).viewer.units == old.units | alone.units


@pytest.mark.parametrize("first", [BEFORE_THE_MERGER, DAY - timedelta(days=1)])
def test_no_role_begins_on_a_day_gone_by(office, first):
    do(office, a.NewAccount("canbo.moi", "Lê Thị Mai", HASH))
    with pytest.raises(BadValue):
        do(office, a.GrantRole(uuid4(), "canbo.moi", "officer", first, units=("16177",)))


@pytest.mark.parametrize(("own", "covers"), [("Phòng giao dịch khác", {BANK_OFFICE}), (BANK_OFFICE, set())])
def test_an_office_of_the_bank_is_stood_in_for_by_the_same_and_by_another_office(office, own, covers):
    made(office, "nganhang.hai", "bank", office=own)
    do(office, a.Delegate("nganhang.hai", DAY, LAST), by=office.desk.viewer("nganhang", DAY))
    stands_in = office.desk.viewer("nganhang.hai", DAY)
    assert (stands_in.office, stands_in.covers) == (own, covers)
    assert office.desk.viewer("nganhang.hai", LAST).covers == set()


def test_a_firm_is_stood_in_for_by_the_same_firm_alone(office):
    other = an_id("another firm")
    with engine_of(office).execution_options(writes=True).begin() as connection:
        firm = {"id": other, "code": "DN-02", "name": "Xưởng khác", "sector": "wood", "unit_code": "16174"}
        connection.execute(insert(t.employer), firm | {"valid_from": BEFORE_THE_MERGER, "valid_to": None})
    made(office, "doanhnghiep.xa", "employer", employer_id=other)
    with pytest.raises(NothingToDelegate):
        do(
            office,
            a.Delegate("doanhnghiep.xa", DAY, LAST),
            by=office.desk.viewer("doanhnghiep", DAY),
        )


@pytest.mark.parametrize("ends", ["grant", "account"])
def test_nobody_stands_in_with_rights_that_are_gone(office, ends):
    one = made(office, "canbo.mot", units=("16174",))
    alone = made(office, "canbo.hai", units=("16222",))
    do(office, a.Delegate("canbo.hai", DAY, LAST), by=one)
    do(office, a.Delegate("canbo.hai", LAST, LAST + timedelta(days=5)), by=one)
    assert office.desk.viewer("canbo.hai", DAY).units > alone.units
    [grant] = office.desk.accounts.one("canbo.mot", DAY).grants
    do(office, a.EndGrant(grant.id, DAY) if ends == "grant" else a.SetDisabled("canbo.mot", True))
    for day in (DAY, LAST):
        assert office.desk.viewer("canbo.hai", day).units == alone.units
    assert [each.kind for each in office.desk.accounts.events("canbo.hai")].count("delegation_ended") == 2


def test_a_leave_that_is_ended_leaves_the_others(office):
    one = made(office, "canbo.mot", units=("16174",))
    made(office, "canbo.hai", units=("16222",))
    made(office, "canbo.ba", units=("16225",))
    for user in ("canbo.hai", "canbo.ba"):
        do(office, a.Delegate(user, DAY, LAST), by=one)
    handed = {each.user: each for each in office.desk.accounts.handed_on("canbo.mot", DAY)}
    do(office, a.EndGrant(handed["canbo.hai"].id, DAY))
    assert [each.user for each in office.desk.accounts.handed_on("canbo.mot", DAY)] == ["canbo.ba"]


def test_a_leave_does_not_outlast_the_role_that_it_hands_on(office):
    one = made(office, "canbo.mot", units=("16174",), valid_to=DAY + timedelta(days=3))
    alone = made(office, "canbo.hai", units=("16222",))
    do(office, a.Delegate("canbo.hai", DAY, LAST), by=one)
    for after, covers in ((2, True), (3, False)):
        found = office.desk.viewer("canbo.hai", DAY + timedelta(days=after)).units
        assert (found > alone.units) is covers


def test_an_administrator_ends_sessions_and_it_stands_in_the_log(office):
    token = office.sessions.open("canbo", at=instant(DAY), agent="", address="", second_factor=True)
    do(office, a.EndSessions("canbo"))
    assert office.sessions.find(token, at=instant(DAY), on=DAY) is None
    [told] = office.desk.accounts.events("canbo")
    assert (told.kind, told.actor) == ("sessions_ended", "quantri")
