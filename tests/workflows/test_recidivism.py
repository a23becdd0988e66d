"""The report from a store: what counts, what is hidden, and what was known on an earlier day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from domain.errors import BadValue
from domain.lifecycle import Move
from domain.recidivism.releases import FIELDS
from tests.support.offices import DAY, MANAGER, Person, an_id, an_office
from workflows.services import commands as c
from workflows.services.notice_commands import DecideNotice, EnterNotice, NoteRecordCheck
from workflows.services.office import Office
from workflows.services.recidivism import recidivism_report
from workflows.shipped import shipped_definitions

RELEASED = date(2024, 6, 1)
WINDOW = 12
EARLIER = DAY - timedelta(days=10)


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with an_office(f"sqlite:///{tmp_path_factory.mktemp('recidivism') / 'duongve.db'}") as office:
        fill(office)
        yield office


def fill(office: Office) -> None:
    """Twenty releases: seven with a conviction within the year, one of them entered late; one death; six charges."""
    people = [Person(office, f"Người {at}", EARLIER, completed_on=RELEASED) for at in range(20)]
    for at, person in enumerate(people):
        if at != 19:
            person.does(NoteRecordCheck, checked_on=EARLIER, source="commune_police")
        if at < 7:
            notice(person, "conviction", EARLIER if at else DAY)
        elif at < 13:
            notice(person, "charge", EARLIER)
    people[18].does(c.Advance, move=Move.CLOSE, outcome="deceased", note="Giấy báo tử", on=EARLIER)


def notice(person: Person, event: str, on: date) -> None:
    said: dict[str, Any] = {"event": event, "issued_by": "court", "notice_no": "1/TB"}
    named = an_id(f"{event} {person.id}")
    when = RELEASED + timedelta(days=100)
    person.does(EnterNotice, on=on, notice_id=named, issued_on=on, occurred_on=when, **said)
    person.does(DecideNotice, MANAGER, on=on, notice_id=named, confirmed=True)


def asked(office: Office, event: str = "conviction", **more: Any) -> dict[str, Any]:
    return recidivism_report(office, shipped_definitions(), event=event, as_of=DAY, windows=[WINDOW], **more)


def total(found: dict[str, Any]) -> dict[str, Any]:
    window: dict[str, Any] = found["rows"][0]["windows"][0]
    return window


def test_each_event_is_counted_by_its_own_definition(office: Office) -> None:
    convicted, charged = total(asked(office)), total(asked(office, "charge"))
    assert (convicted["people"], convicted["events"], convicted["left_early"]) == (20, 7, 1)
    assert (charged["people"], charged["events"]) == (20, 6)
    assert 7 / 20 < convicted["rate"] < 7 / 18
    assert convicted["interval"] == "log-log"


def test_a_notice_that_nobody_confirmed_does_not_count(office: Office) -> None:
    person = Person(office, "Người chờ", completed_on=RELEASED)
    person.does(
        EnterNotice, notice_id=an_id("open"), event="charge", issued_by="police", notice_no="9", issued_on=DAY,
        occurred_on=RELEASED + timedelta(days=9),
    )  # fmt: skip
    assert total(asked(office, "charge"))["events"] == 6


def test_as_known_earlier_what_came_later_is_not_there(database_url: str) -> None:
    """And the same day's knowledge, folded from the chains, is what counting finds."""
    with an_office(database_url) as office:
        fill(office)
        assert (total(asked(office))["events"], total(asked(office, known_on=EARLIER))["events"]) == (7, 6)
        for by in (None, *FIELDS):
            folded, counted = asked(office, by=by, known_on=DAY), asked(office, by=by)
            assert folded["rows"] == counted["rows"], by


def test_nobody_was_there_before_anything_was_recorded(office: Office) -> None:
    found = total(asked(office, known_on=EARLIER - timedelta(days=1)))
    assert (found["people"], found["rate"]) == (None, None)


def test_the_definition_stands_beside_the_figures(office: Office) -> None:
    found = asked(office, by="support")
    assert (found["card"]["version"], found["card"]["event"], found["landmark_days"]) == (
        1,
        "conviction",
        180,
    )
    assert found["as_of"] == DAY.isoformat()
    assert found["excluded"] == {"no_release_day": 0, "duplicate": 0}


@pytest.mark.parametrize("wrong", [{"by": "name"}, {"event": "arrest"}])
def test_what_cannot_be_counted_by_is_refused(office: Office, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        asked(office, **wrong)
