"""Accounts, grants and delegations: who may do what to whom, and what stays written."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from domain.administration import AccountExists, LastAdministrator, NothingToDelegate, NotOneself
from domain.errors import BadValue, NotAllowed, UnknownRecord
from domain.units import UnknownUnit
from domain.viewer import Role, Viewer
from tests.support.offices import DAY, EMPLOYER, GROUP, MANAGER, OFFICER, an_office, instant
from workflows.services import administration_commands as a
from workflows.services.signing_in import hashed

ADMIN = Viewer("quantri", Role.ADMIN)
HASH = hashed("x")
LAST = DAY + timedelta(days=10)


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


def do(office, command, by=ADMIN, on=DAY):
    return office.perform(command, by=by, at=instant(on), on=on, command_id=uuid4())


def made(office, user="canbo.moi", /, **grant):
    do(office, a.NewAccount(user, "Lê Thị  Mai", HASH))
    if grant:
        do(office, a.GrantRole(uuid4(), user, **({"valid_from": DAY} | grant)))
    return user


def test_a_new_account_has_its_grant_a_first_password_and_a_line_in_the_log(office):
    made(office, role="officer", units=("16174", "16177"))
    view = office.desk.accounts.one("canbo.moi", DAY)
    assert (view.name, view.roles, view.must_change) == ("Lê Thị Mai", (Role.OFFICER,), True)
    kinds = [each.kind for each in office.desk.accounts.events("canbo.moi")]
    assert kinds == ["role_granted", "account_made"]
    assert office.desk.viewer("canbo.moi", DAY).units == {"16174", "16177"} | _parts(office, "16174", "16177")


def _parts(office, *codes):
    return {part.code for code in codes for part in office.units.made_of(code)}


@pytest.mark.parametrize("user", ["", "A", "có dấu", "x" * 41, "a b", "9lives", "a\x00bc", "system'--"])
def test_a_name_that_no_account_can_bear_is_refused(office, user):
    with pytest.raises(BadValue):
        do(office, a.NewAccount(user, "Tên", HASH))


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (a.NewAccount("moi.mot", "Lê\x00Mai", HASH), BadValue),
        (a.GrantRole(UUID(int=8), "canbo", "bank", DAY, office="A\x00B"), BadValue),
        (a.GrantRole(UUID(int=8), "can\x00bo", "manager", DAY), UnknownRecord),
        (a.EndSessions("can\x00bo"), UnknownRecord),
    ],
)
def test_what_no_database_keeps_is_refused_before_it_is_asked(office, command, refusal):
    with pytest.raises(refusal):
        do(office, command)


def test_an_account_is_made_once(office):
    made(office)
    with pytest.raises(AccountExists):
        made(office)


@pytest.mark.parametrize(
    ("grant", "refusal"),
    [
        ({"role": "system"}, BadValue),
        ({"role": "chief"}, BadValue),
        ({"role": "supporter"}, BadValue),
        ({"role": "supporter", "group_id": UUID(int=7)}, UnknownRecord),
        ({"role": "employer"}, BadValue),
        ({"role": "employer", "employer_id": UUID(int=7)}, BadValue),
        ({"role": "bank"}, BadValue),
        ({"role": "officer", "units": ()}, BadValue),
        ({"role": "officer", "units": ("99999",)}, UnknownUnit),
        ({"role": "officer", "valid_to": DAY}, BadValue),
    ],
)
def test_a_scope_that_the_role_cannot_have_is_refused(office, grant, refusal):
    with pytest.raises(refusal):
        made(office, **grant)


@pytest.mark.parametrize(
    "grant",
    [
        {"role": "supporter", "group_id": GROUP},
        {"role": "employer", "employer_id": EMPLOYER},
        {"role": "bank", "office": "nhcsxh"},
        {"role": "manager"},
        {"role": "admin"},
    ],
)
def test_every_role_is_granted_with_its_scope_and_holds_from_to(office, grant):
    user = made(office, **grant, valid_to=LAST)
    assert office.desk.viewer(user, DAY).role.value == grant["role"]
    assert office.desk.viewer(user, LAST - timedelta(days=1))
    for day in (DAY - timedelta(days=1), LAST):
        with pytest.raises(UnknownRecord):
            office.desk.viewer(user, day)


def test_the_last_administrator_stays(office):
    [grant] = office.desk.accounts.one("quantri", DAY).grants
    with pytest.raises(LastAdministrator):
        do(office, a.EndGrant(grant.id, DAY))
    made(office, "quantri.hai", role="admin")
    do(office, a.EndGrant(grant.id, DAY))
    with pytest.raises(UnknownRecord):
        office.desk.viewer("quantri", DAY)


@pytest.mark.parametrize(
    "command", [a.SetDisabled("quantri", True), a.NewPassword("quantri", HASH), a.DropSecondFactor("quantri")]
)
def test_ones_own_account_is_for_another_administrator(office, command):
    with pytest.raises(NotOneself):
        do(office, command)


@pytest.mark.parametrize("command", [a.SetDisabled("canbo", True), a.NewPassword("canbo", HASH)])
def test_a_disabled_account_and_one_with_a_new_password_lose_their_sessions(office, command):
    token = office.sessions.open("canbo", at=instant(DAY), agent="", address="", second_factor=True)
    do(office, command)
    assert office.sessions.find(token, at=instant(DAY), on=DAY) is None


@pytest.mark.parametrize("by", [OFFICER, MANAGER, Viewer("g5", Role.SUPPORTER, groups=frozenset({GROUP}))])
def test_accounts_are_for_administrators(office, by):
    for command in (
        a.NewAccount("x.y.z", "Tên", HASH),
        a.SetDisabled("canbo", True),
        a.NewPassword("canbo", HASH),
    ):
        with pytest.raises(NotAllowed):
            do(office, command, by)


def test_a_leave_hands_the_scope_on_for_its_days_and_comes_back_by_itself(office):
    one = made(office, "canbo.mot", role="officer", units=("16174",))
    two = made(office, "canbo.hai", role="officer", units=("16177",))
    mine = office.desk.viewer(one, DAY)
    do(office, a.Delegate(two, DAY, LAST), by=mine)
    alone, both = office.desk.viewer(two, LAST), office.desk.viewer(two, DAY)
    assert alone.units == {"16177"} | _parts(office, "16177")
    assert both.units == alone.units | mine.units
    assert office.desk.viewer(one, DAY).units == mine.units


def test_what_was_handed_to_one_is_not_handed_on(office):
    one = made(office, "canbo.mot", role="officer", units=("16174",))
    two = made(office, "canbo.hai", role="manager")
    three = made(office, "canbo.ba", role="officer", units=("16222",))
    with pytest.raises(NothingToDelegate):
        do(office, a.Delegate(two, DAY, LAST), by=office.desk.viewer(one, DAY))
    do(office, a.Delegate(three, DAY, LAST), by=office.desk.viewer(one, DAY))
    do(office, a.Delegate("canbo", DAY, LAST), by=office.desk.viewer(three, DAY))
    handed = [each for each in office.desk.accounts.one("canbo", DAY).grants if each.delegated_by]
    assert [each.units for each in handed] == [("16222",)]


def test_a_delegation_is_ended_early_by_those_whom_it_concerns_and_nobody_else(office):
    one = made(office, "canbo.mot", role="officer", units=("16174",))
    two = made(office, "canbo.hai", role="officer", units=("16177",))
    do(office, a.Delegate(two, DAY, LAST), by=office.desk.viewer(one, DAY))
    [handed] = office.desk.accounts.handed_on(one, DAY)
    with pytest.raises(NotAllowed):
        do(office, a.EndDelegation(handed.id), by=OFFICER)
    do(office, a.EndDelegation(handed.id), by=office.desk.viewer(two, DAY))
    assert office.desk.accounts.handed_on(one, DAY) == []
    assert "16174" not in office.desk.viewer(two, DAY).units


@pytest.mark.parametrize(("first", "last"), [(DAY - timedelta(days=1), LAST), (DAY, DAY), (LAST, DAY)])
def test_a_leave_lies_ahead_and_has_an_end(office, first, last):
    with pytest.raises(BadValue):
        do(office, a.Delegate("canbo", first, last), by=Viewer("lanhdao", Role.OFFICER))


def test_a_token_has_the_rights_of_its_account_until_its_last_day(office):
    token = office.tokens.create("canbo", "máy của xã", 5, by="quantri", at=instant(DAY))
    assert office.tokens.find(token, at=instant(DAY), on=DAY).user == "canbo"
    late = DAY + timedelta(days=5)
    assert office.tokens.find(token, at=instant(late), on=late) is None
    [row] = office.tokens.of("canbo")
    office.tokens.revoke(row["id"], at=instant(DAY))
    assert office.tokens.find(token, at=instant(DAY), on=DAY) is None
    with pytest.raises(UnknownRecord):
        office.tokens.create("nobody", "", 5, by="quantri", at=instant(DAY))
