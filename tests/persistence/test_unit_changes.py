"""A change is recorded once, noticed in every process, counted on, and taken back before its day only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from datetime import date
from typing import Any, cast

import pytest
from sqlalchemy import select

from domain.errors import NotAllowed
from domain.unit_changes import ChangeInForce, Draft, UnitChangeRefused
from domain.viewer import Role, Viewer
from persistence import tables as t
from persistence.desk import SqlDesk
from persistence.sealing import Keyring
from persistence.unit_of_work import Store
from persistence.unit_rows import FRESH_SECONDS, UnitRegister
from tests.support.crowds import crowd, sweeps_on
from tests.support.offices import (
    DAY,
    MANAGER,
    MASTER,
    OFFICER,
    SUPPORTER,
    Person,
    an_office,
    engine_of,
    instant,
    store_of,
)
from tests.support.units import AFTER, BEFORE, MERGER, ON, SPLIT, case_of, record, rows
from tests.web.scopes import grant
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.sweeping import sweep
from workflows.services.unit_commands import WithdrawUnitChange
from workflows.services.unit_following import follow_units
from workflows.shipped import shipped_law, shipped_questionnaires, shipped_units


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def test_the_summary_counts_on_the_boundaries_of_the_day(office: Office) -> None:
    Person(office)
    Person(office, "Vi Thị Hoa", unit_code="16186")
    record(office, MERGER)
    follow_units(office, ON)
    found = office.desk.summary(ON, "new")
    assert ("16299", "Xã Yên Cát", 2) in found.by_unit
    assert (found.communes, sum(count for _, _, count in found.by_unit)) == (5, 2)
    assert office.desk.summary(BEFORE, "new").communes == 6
    assert office.desk.summary(ON, "old").communes == 16


@pytest.mark.parametrize("draft", [MERGER, SPLIT])
def test_the_flows_of_the_day_stand_on_the_changed_register(office: Office, draft: Draft) -> None:
    crowd(office)
    record(office, draft)
    follow_units(office, ON)
    sweeps = sweeps_on(engine_of(office))
    for name in ("review", "eligibility", "matching", "report"):
        sweep(sweeps, name, AFTER, lambda: instant(AFTER))
    f = t.monthly_figure.c
    with engine_of(office).connect() as connection:
        units = set(connection.scalars(select(f.unit_code).where(f.month == "2026-07")))
    assert {each.code for each in office.units.on(AFTER)} <= units


@pytest.mark.parametrize(
    "by", [OFFICER, SUPPORTER, Viewer("nganhang", Role.BANK), Viewer("dn", Role.EMPLOYER)]
)
def test_only_administrators_and_managers_record_changes(office: Office, by: Viewer) -> None:
    with pytest.raises(NotAllowed):
        record(office, MERGER, by=by)
    assert rows(office, t.unit_change) == 0


def test_a_refused_change_says_why_in_both_languages_and_leaves_nothing(office: Office) -> None:
    record(office, MERGER)
    before = rows(office, t.admin_event)
    with pytest.raises(UnitChangeRefused) as refused:
        record(office, MERGER)
    assert "theo thứ tự ngày" in refused.value.text("vi")
    assert "in the order of their days" in refused.value.text("en")
    assert (rows(office, t.unit_change), rows(office, t.admin_event)) == (1, before)


@pytest.mark.parametrize(("on", "allowed"), [(BEFORE, True), (ON, False), (AFTER, False)])
def test_a_change_is_taken_back_before_its_day_only(office: Office, on: date, allowed: bool) -> None:
    person = Person(office)
    record(office, MERGER)
    change = office.desk.units.changes()[0]
    withdraw: Callable[[], Any] = lambda: office.perform(  # noqa: E731
        WithdrawUnitChange(change.id), by=MANAGER, on=on, at=instant(on)
    )
    if not allowed:
        with pytest.raises(ChangeInForce):
            withdraw()
        return
    withdraw()
    follow_units(office, AFTER)
    assert case_of(office, person).unit_code == "16174"
    assert office.desk.units.changes()[0].withdrawn == {"by": "lanhdao", "at": instant(on).isoformat()}
    record(office, MERGER)


def test_the_log_says_who_recorded_and_who_took_back(office: Office) -> None:
    record(office, MERGER)
    change = office.desk.units.changes()[0]
    office.perform(WithdrawUnitChange(change.id), by=MANAGER, on=DAY, at=instant(DAY, 5))
    log = office.desk.units.log()
    assert [(each.user, each.kind) for each in log] == [
        ("lanhdao", "unit_change_withdrawn"),
        ("quantri", "unit_change_recorded"),
    ]
    assert log[0].data["document"] == "NQ 9"


def test_what_a_change_touches_is_counted_before_it_is_recorded(office: Office) -> None:
    grant(office, "canbo.hoaquy", Role.OFFICER, ["16186"])
    Person(office).supported()
    Person(office, "Vi Thị Hoa", village="Thôn Mài")
    Person(office, "Hà Thị Lý", village=None)
    Person(office, "Bùi Văn Đạt", unit_code="16222")
    closed = Person(office, "Quách Thị Mận").assessed()
    closed.does(c.Advance, move="close", outcome="declined", note="—")
    found = office.desk.units.touched(["16174", "16186"], DAY)
    assert (found.cases, found.groups, found.firms, found.accounts) == (3, 1, 1, 1)
    assert dict(found.villages) == {"Khu phố 1": 1, "Thôn Mài": 1, "": 1}


def another(office: Office, clock: Callable[[], float]) -> tuple[Store, SqlDesk]:
    """The same database as a second process has it open."""
    store = Store(
        engine_of(office), Keyring(MASTER), shipped_law(), shipped_units(), shipped_questionnaires()
    )
    store.register = UnitRegister(shipped_units(), clock)
    return store, SqlDesk(store)


def test_another_process_notices_a_change_without_a_restart(office: Office) -> None:
    now = [100.0]
    store, desk = another(office, lambda: now[0])
    desk.facts()
    desk.groups(OFFICER, DAY)
    assert len(store.units.on(ON)) == 6
    record(office, MERGER)
    assert len(store_of(office).units.on(ON)) == 6  # until it reads
    office.desk.groups(OFFICER, DAY)
    assert len(store_of(office).units.on(ON)) == 5
    now[0] += FRESH_SECONDS
    desk.groups(OFFICER, DAY)
    assert len(store.units.on(ON)) == 5


def test_a_second_recorder_sees_the_first_change_however_fresh_its_register_is(office: Office) -> None:
    store, desk = another(office, lambda: 100.0)
    desk.groups(OFFICER, DAY)
    second = copy(office)
    second.store, second.desk = store, cast(Any, desk)
    record(office, MERGER)
    with pytest.raises(UnitChangeRefused):
        record(second, MERGER)
