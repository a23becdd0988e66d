"""History as it was known on a day leaves out what was recorded later."""

from datetime import timedelta

import pytest

from tests.support.offices import DAY, OFFICER, Person


def test_what_was_recorded_later_is_left_out(office, visitor):
    person = Person(office, "Lê Thị Sau", on=DAY - timedelta(days=2))
    person.on = DAY
    person.assessed()
    address = f"/cases/{person.last.number}/history"
    before = visitor.get(f"{address}?known={DAY - timedelta(days=1)}").text
    now = visitor.get(address).text
    assert before.count('class="dv-event"') == 1
    assert now.count('class="dv-event"') == len(office.desk.history(OFFICER, person.id, at=office.now())) == 3


@pytest.mark.parametrize("known", ["nonsense", "9999-12-31", ""])
def test_what_is_no_past_day_means_today(visitor, people, known):
    number = people["supported"].number
    shown = visitor.get(f"/cases/{number}/history", params={"known": known})
    assert f'value="{DAY.isoformat()}"' in shown.text


def test_a_history_beyond_the_scope_is_not_found(visitor):
    assert visitor.get("/cases/NX-1999-0001/history").status_code == 404
