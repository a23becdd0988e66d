"""The demo district's day: the right messages to the right people by the right way, in the servers and in the inbox."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from domain.messaging.phones import normalised
from domain.viewer import SYSTEM, Viewer
from notifications.rendering import rendered
from persistence import tables as t
from persistence.posting.outgoing import SqlOutgoing
from persistence.unit_of_work import Store
from seed import FIXED_DAY
from seed.district import District, district
from seed.local.running import Servers, servers
from seed.staff import Account
from tests.posting.test_wording import NEVER
from tests.seed.test_load import loaded_office
from tests.support.crowds import sweeps_on
from tests.support.offices import engine_of, instant, store_of
from tests.support.posting import deliveries, posting
from tests.support.visiting import visitor_of
from workflows.services.office import Office
from workflows.services.sending import send_out
from workflows.services.sweeping import sweep
from workflows.settings import Settings

pytestmark = pytest.mark.slow

NOW = instant(FIXED_DAY)
TOMORROW = FIXED_DAY + timedelta(days=1)
Said = tuple[str, str, str]


@dataclass(frozen=True)
class Day:
    """The loaded district after `review`, `deliver` and the sending of its fixed day."""

    office: Office
    store: Store
    outside: Servers

    def ran(self, on: date, at: datetime) -> Mapping[str, int]:
        for name in ("review", "deliver"):
            sweep(sweeps_on(engine_of(self.office)), name, on, lambda: at)
        return self.sends(on, at)

    def sends(self, on: date, at: datetime) -> Mapping[str, int]:
        outgoing = SqlOutgoing(self.store, lambda _: 9)
        return send_out(outgoing, posting(self.store, self.outside, lambda: at), on, lambda: at)

    def viewer(self, user: str) -> Viewer:
        return self.office.desk.viewer(user, FIXED_DAY)

    def inbox(self, user: str) -> list[Mapping[str, Any]]:
        """What the day's run handed on; a concern lay there since it was said."""
        o = t.outbox.c
        with self.store.reading() as connection:
            keys = set(connection.scalars(select(o.key).where(o.sent_at == NOW)))
        return [each for each in self.office.desk.inbox(self.viewer(user), 10_000) if each["key"] in keys]

    def received(self) -> Counter[Said]:
        taken = self.outside.box.newest(10_000)
        return Counter((each["channel"], each["to"], each["subject"]) for each in taken)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    office = loaded_office(Settings(data_dir=tmp_path_factory.mktemp("day")))
    with servers() as outside:
        found = Day(office, store_of(office), outside)
        found.ran(FIXED_DAY, NOW)
        yield found
    engine_of(office).dispose()


@pytest.fixture(scope="module")
def invented() -> District:
    return district()


@pytest.fixture(scope="module")
def told(invented: District) -> list[Account]:
    """The accounts that wanted to be told outside; the manager by a digest."""
    roles = ("officer", "supporter", "bank", "employer")
    return [each for each in invented.accounts if each.role in roles]


def to_account(each: Account, subject: str) -> Said:
    """Officers and groups by Zalo, the bank and the firms by mail."""
    by_zalo = each.role in ("officer", "supporter")
    to = normalised(each.phone) if by_zalo else f"{each.user}@nhuxuan.example"
    return ("zalo" if by_zalo else "email", str(to), subject)


def appointments(day: Day) -> list[Any]:
    """Visits of today and tomorrow of open cases: asked of the calendar, not of what sends."""
    found = day.office.desk.due.dates(day.viewer("lanhdao"), FIXED_DAY, TOMORROW, at=NOW, on=FIXED_DAY)
    return [each for each in found if any(why.kind == "visit" for why in each.whys)]


def test_every_account_got_outside_what_came_into_its_inbox_and_people_their_appointment(day, told) -> None:
    expected = Counter(to_account(each, row["subject"]) for each in told for row in day.inbox(each.user))
    assert {each.role for each in told if day.inbox(each.user)} == {
        "officer",
        "supporter",
        "bank",
        "employer",
    }
    people = Counter(_to_people(day))
    assert sum(people.values()) > 0
    assert day.received() == expected + people
    assert set(day.outside.box.times.values()) == {1}


def phone_of(day: Day, case_id: UUID) -> str | None:
    """The number in the person's file."""
    page = day.office.desk.case_page(day.viewer("canbo"), case_id, at=NOW, on=FIXED_DAY)
    return normalised(page.person.phone)


def _to_people(day: Day) -> Iterator[Said]:
    """Whom somebody visits and who agreed to Zalo, at the number in the file."""
    for one in appointments(day):
        choice = day.office.desk.posting.person_choice(SYSTEM, UUID(one.case_id))
        phone = phone_of(day, UUID(one.case_id))
        if "zalo" in choice.channels and phone:
            with day.store.reading() as connection:
                on = connection.scalar(select(t.case.c.next_visit_on).where(t.case.c.id == UUID(one.case_id)))
            yield "zalo", phone, rendered("message.appointment", {"on": str(on)})[0]


def test_an_officer_hears_of_the_own_commune_alone(day, told) -> None:
    with day.store.reading() as connection:
        places = {row.number: {row.unit_code, row.transfer_to} for row in connection.execute(select(t.case))}
    own = [each for each in told if each.role == "officer" and each.user != "canbo"]
    heard = 0
    for each in own:
        for number in re.findall(r"NX-\d{4}-\d{4}", " ".join(row["subject"] for row in day.inbox(each.user))):
            units = day.viewer(each.user).units
            assert units is not None and places[number] & units, (each.user, number)
            heard += 1
    assert heard > 5


def test_the_group_that_goes_there_is_reminded_and_no_other(day, invented: District) -> None:
    """With an entry for the calendar, by a number of the case and no name."""
    going = {str(one.case_id) for one in appointments(day)}
    with day.store.reading() as connection:
        query = select(t.case.c.group_id).where(t.case.c.id.in_([UUID(each) for each in going]))
        groups = set(connection.scalars(query))
        rows = connection.execute(select(t.outbox).where(t.outbox.c.template == "message.visit_soon")).all()
    leads = {each.user for each in invented.accounts if each.group and day.viewer(each.user).groups & groups}
    assert {row.to_user for row in rows} == leads != set()
    assert all(row.calendar["on"] in (str(FIXED_DAY), str(TOMORROW)) for row in rows)


def test_a_letter_waits_where_the_person_lives(day) -> None:
    """For whoever agreed to paper alone, or has no number that Zalo takes."""
    page = visitor_of(day.office, "lanhdao").get("/letters").text
    waiting = [each for each in deliveries(day.store) if each.status == "to_print"]
    assert len(waiting) > 0
    for each in waiting:
        case = day.office.desk.case(day.viewer("lanhdao"), UUID(each.recipient[5:]))
        choice = day.office.desk.posting.person_choice(SYSTEM, case.id)
        assert "paper" in choice.channels and case.number in page
        assert choice.channels == ("paper",) or phone_of(day, case.id) is None
        officers = [
            each["user"] for each in day.office.desk.users(FIXED_DAY) if each["user"].startswith("canbo.")
        ]
        seeing = [
            user for user in officers if case.number in visitor_of(day.office, user).get("/letters").text
        ]
        assert seeing and all(case.unit_code in (day.viewer(user).units or ()) for user in seeing)


def test_nothing_that_left_says_what_it_should_not(day, invented: District) -> None:
    """Neither a forbidden word nor the name of anybody with a case, in any field that a receiver could see."""
    whole = repr(day.outside.box.newest(10_000))
    assert not NEVER.search(whole), NEVER.search(whole)
    assert [each.name for each in invented.residents.values() if each.name in whole] == []


def test_a_second_run_sends_nothing_and_the_manager_gets_one_digest_the_next_morning(day) -> None:
    before = day.received()
    assert not any(day.ran(FIXED_DAY, NOW).values())
    assert day.received() == before
    many = len(day.inbox("lanhdao"))
    assert many > 0
    day.sends(TOMORROW, NOW + timedelta(days=1))
    assert day.received() - before == Counter(
        {("email", "lanhdao@nhuxuan.example", f"Thông báo mới trong ngày: {many}"): 1}
    )
    page = visitor_of(day.office, "lanhdao", outside=day.outside.box.newest).get("/messages/outside").text
    assert f"Thông báo mới trong ngày: {many}" in page
