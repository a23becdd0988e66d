"""Approved values are in force in every process within seconds, are known as of any instant, and need two people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from datetime import date, timedelta
from typing import Any, cast

import pytest

from domain.errors import NotAllowed, UnknownRecord
from domain.law_changes import (
    LawChangeRefused,
    LawMovedOn,
    NotOwnProposal,
    OwnProposal,
    ProposalDecided,
    law_version,
    series_version,
)
from domain.viewer import SYSTEM, Role, Viewer
from persistence import tables as t
from persistence.desk import SqlDesk
from persistence.law_rows import LawRegister
from persistence.sealing import Keyring
from persistence.unit_of_work import Store
from persistence.unit_rows import FRESH_SECONDS
from tests.support.crowds import sweeps_on
from tests.support.laws import ADMIN, FROM, KEY, SAID, SECOND, decide, propose
from tests.support.offices import (
    DAY,
    MANAGER,
    MASTER,
    OFFICER,
    SUPPORTER,
    Person,
    an_id,
    an_office,
    engine_of,
    instant,
    store_of,
)
from tests.support.units import rows
from workflows.services.law_commands import ProposeLawChange, WithdrawLawChange
from workflows.services.office import Office
from workflows.services.sweeping import sweep
from workflows.shipped import shipped_law, shipped_questionnaires, shipped_units

ONE = timedelta(days=1)
BANK = Viewer("nganhang", Role.BANK)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def seen(office: Office, *days: date, key: str = KEY) -> list[Any]:
    office.desk.law.changes(MANAGER)
    return [office.law.on(day).value(key) for day in days]


def another(office: Office, clock: Callable[[], float]) -> tuple[Store, SqlDesk]:
    """The same database as a second process has it open."""
    store = Store(
        engine_of(office), Keyring(MASTER), shipped_law(), shipped_units(), shipped_questionnaires()
    )
    store.law_register = LawRegister(shipped_law(), clock)
    return store, SqlDesk(store)


def test_a_value_is_in_force_after_the_second_person_and_from_its_day(office: Office) -> None:
    change = propose(office)
    assert seen(office, FROM) == [120]
    decide(office, change)
    assert seen(office, FROM - ONE, FROM, FROM + ONE) == [120, 60, 60]
    kept = office.desk.law.change(OFFICER, change)
    assert (kept.status, kept.proposed_by, kept.decided_by, kept.decided_on) == (
        "approved",
        "quantri",
        "lanhdao",
        DAY,
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("qd22.in_force_from", date(2023, 10, 11)),
        ("case.review_months", (2, 4, 8)),
        ("qd22.production_cap_vnd", 10**13),
        ("case.clean_reviews", 0),
    ],
)
def test_a_value_of_every_kind_comes_back_as_it_went(office: Office, key: str, value: Any) -> None:
    decide(office, propose(office, key=key, value=value))
    assert seen(office, FROM, key=key) == [value]
    assert office.desk.law.changes(MANAGER)[0].value == value


def test_another_process_notices_within_two_seconds(office: Office) -> None:
    now = [100.0]
    store, desk = another(office, lambda: now[0])
    desk.groups(OFFICER, DAY)
    before = store.law_version
    decide(office, propose(office))
    desk.groups(OFFICER, DAY)
    assert store.law_version == before
    now[0] += FRESH_SECONDS
    desk.groups(OFFICER, DAY)
    assert store.law.on(FROM).value(KEY) == 60
    assert store.law_version == store.law_register.version == law_version(store.law) != before


def test_a_decision_is_judged_by_the_law_as_it_stands_however_fresh_the_register_is(office: Office) -> None:
    store, desk = another(office, lambda: 100.0)
    desk.groups(OFFICER, DAY)
    first, second = propose(office), propose(office)
    decide(office, first)
    late = copy(office)
    late.store, late.desk = store, cast(Any, desk)
    with pytest.raises(LawChangeRefused) as refused:
        decide(late, second, by=SECOND, minute=2)
    assert refused.value.data["fault"] == "same"


def test_an_act_stands_on_one_law_from_its_beginning_to_its_end(office: Office) -> None:
    store = store_of(office)
    with store.command(an_id("slow"), by=OFFICER, at=instant(DAY), on=DAY, act="x") as work:
        before = work.law_version
        store.law_register.now = shipped_law().amended(
            KEY, shipped_law().series("qd22.window_years").values[0]
        )
        assert work.full_law.on(DAY).value(KEY) == work.law.value(KEY) == 120
        assert work.law_version == before != store.law_version


@pytest.mark.parametrize(("notice", "opened"), [(None, 0), (7, 0), (8, 1)])
def test_the_flows_of_the_day_stand_on_the_approved_law(
    office: Office, notice: int | None, opened: int
) -> None:
    Person(office)
    sweeps, eight_before = sweeps_on(engine_of(office)), date(2026, 4, 2) - 8 * ONE
    if notice is not None:
        key = "case.review_opens_days_before"
        decide(office, propose(office, key=key, value=notice, valid_from=DAY))
    sweep(sweeps, "review", eight_before, lambda: instant(DAY))
    assert rows(office, t.review) == opened


def test_the_law_is_known_as_of_any_instant(office: Office) -> None:
    decide(office, propose(office), minute=10)
    decide(office, propose(office, value=48), minute=20)
    register, minutes = store_of(office).law_register, (10, 11, 20, 21)
    with engine_of(office).connect() as connection:
        known = [register.as_known(connection, instant(DAY, minute)) for minute in minutes]
    assert [law.on(FROM).value(KEY) for law in known] == [120, 60, 60, 48]


@pytest.mark.parametrize("by", [OFFICER, SUPPORTER, BANK, Viewer("dn", Role.EMPLOYER), SYSTEM])
def test_only_administrators_and_managers_propose(office: Office, by: Viewer) -> None:
    with pytest.raises(NotAllowed):
        propose(office, by=by)
    assert rows(office, t.law_change) == 0


@pytest.mark.parametrize("by", [ADMIN, OFFICER, BANK, SYSTEM])
def test_only_managers_decide(office: Office, by: Viewer) -> None:
    change = propose(office)
    with pytest.raises(NotAllowed):
        decide(office, change, by=by)


@pytest.mark.parametrize("approve", [True, False])
def test_nobody_decides_on_their_own_proposal(office: Office, approve: bool) -> None:
    change = propose(office, by=MANAGER)
    with pytest.raises(OwnProposal) as refused:
        decide(office, change, approve=approve)
    assert "Một lãnh đạo khác phải quyết định" in refused.value.text("vi")
    decide(office, change, by=SECOND, approve=approve)
    assert office.desk.law.change(MANAGER, change).status == ("approved" if approve else "refused")


def test_two_proposals_on_the_same_days_are_two_decisions_and_the_later_one_holds(office: Office) -> None:
    first, second = propose(office), propose(office, value=48)
    decide(office, second, minute=1)
    decide(office, first, minute=2)
    assert seen(office, FROM) == [60]


def test_decisions_of_one_instant_keep_their_order(office: Office) -> None:
    changes = [propose(office, value=value) for value in (60, 48, 36, 24)]
    for change in changes:
        decide(office, change, minute=1)
    assert seen(office, FROM) == [24]


def test_who_looked_before_the_law_moved_on_looks_again(office: Office) -> None:
    first, second = propose(office), propose(office, value=48)
    looked = series_version(office.law.series(KEY))
    decide(office, first, seen=looked)
    with pytest.raises(LawMovedOn):
        decide(office, second, seen=looked, minute=2)
    seen(office)
    decide(office, second, seen=series_version(office.law.series(KEY)), minute=3)


@pytest.mark.parametrize("approve", [True, False])
def test_what_is_decided_stays_decided(office: Office, approve: bool) -> None:
    change = propose(office)
    decide(office, change, approve=approve)
    with pytest.raises(ProposalDecided):
        decide(office, change, approve=not approve, minute=5)
    with pytest.raises(ProposalDecided):
        office.perform(WithdrawLawChange(change), by=ADMIN, on=DAY, at=instant(DAY))


def test_only_who_proposed_takes_it_back(office: Office) -> None:
    change = propose(office)
    with pytest.raises(NotOwnProposal):
        office.perform(WithdrawLawChange(change), by=MANAGER, on=DAY, at=instant(DAY))
    office.perform(WithdrawLawChange(change), by=ADMIN, on=DAY, at=instant(DAY))
    assert office.desk.law.changes(MANAGER, "proposed") == []


@pytest.mark.parametrize(
    ("approve", "note", "fault"),
    [(False, " ", "why_not"), (False, "x" * 1001, "long"), (True, "a\x07b", "signs")],
)
def test_what_is_said_on_deciding_is_looked_at(office: Office, approve: bool, note: str, fault: str) -> None:
    change = propose(office)
    with pytest.raises(LawChangeRefused) as refused:
        decide(office, change, approve=approve, note=note)
    assert (refused.value.data["field"], refused.value.data["fault"]) == ("note", fault)


def test_a_refused_proposal_leaves_no_line(office: Office) -> None:
    with pytest.raises(LawChangeRefused) as refused:
        propose(office, value=0)
    assert "ngoài khoảng hợp lý" in refused.value.text("vi")
    assert (rows(office, t.law_change), rows(office, t.admin_event)) == (0, 0)


def test_a_proposal_nobody_made_is_unknown(office: Office) -> None:
    with pytest.raises(UnknownRecord):
        decide(office, an_id("nothing"))
    with pytest.raises(UnknownRecord):
        office.desk.law.change(MANAGER, an_id("nothing"))


def test_every_step_is_a_line_of_the_log_with_the_whole_proposal(office: Office) -> None:
    decide(office, propose(office, valid_to=FROM + 30 * ONE), note="Đã đọc công báo")
    decide(office, propose(office, value=48), approve=False, minute=3)
    back = propose(office, value=36)
    office.perform(WithdrawLawChange(back), by=ADMIN, on=DAY, at=instant(DAY, 4))
    log = office.desk.accounts.events()
    assert [each.kind for each in reversed(log)] == [
        "law_proposed",
        "law_approved",
        "law_proposed",
        "law_refused",
        "law_proposed",
        "law_withdrawn",
    ]
    said = log[4].data
    assert (said["key"], said["value"], said["from"], said["to"]) == (KEY, "60", "2026-07-01", "2026-07-31")
    assert (log[4].actor, said["decision_note"], said["reason"]) == (
        "lanhdao",
        "Đã đọc công báo",
        "Văn bản mới",
    )


def test_managers_are_told_of_a_proposal_by_its_name(office: Office) -> None:
    propose(office)
    sweep(sweeps_on(engine_of(office)), "deliver", DAY, lambda: instant(DAY))
    letter = office.desk.inbox(MANAGER)[0]
    assert letter["subject"] == "Quy định chờ duyệt: Thời hạn vay sản xuất, kinh doanh tối đa"
    assert "quantri đề nghị thay đổi" in letter["text"]
    assert office.desk.inbox(ADMIN) == []


def test_the_same_command_again_proposes_once(office: Office) -> None:
    command = ProposeLawChange(**SAID)
    for _ in range(2):
        office.perform(command, by=ADMIN, on=DAY, at=instant(DAY), command_id=an_id("once"))
    assert rows(office, t.law_change) == 1
