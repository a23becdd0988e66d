"""A visit on the page of the case: who was there, in what help is wanted, and how late it was written down."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.support.asking import on_both
from tests.support.offices import DAY, Person, an_id
from tests.support.visiting import visitor_of
from workflows.services import commands as c
from workflows.services.office import Office


@pytest.fixture
def visited(store_office: Office) -> Person:
    person = Person(store_office, "Bùi Văn Đạt").supported()
    person.does(
        c.LogVisit,
        visit_id=uuid4(),
        held_on=DAY - timedelta(days=3),
        met=True,
        domains={"work": "worse", "health": "better"},
        needs=("work", "health"),
        visited_by=an_id("lead"),
    )
    return person


def _of_visits(office: Office, person: Person, user: str, lang: str = "vi") -> str:
    page = visitor_of(office, user).get(f"/cases/{person.last.number}?lang={lang}").text
    return page.partition('id="visits"')[2].partition("</section>")[0]


@on_both
def test_the_officer_reads_who_was_there_what_is_wanted_and_how_late(store_office, visited) -> None:
    shown = _of_visits(store_office, visited, "canbo")
    for said in (
        "Cần giúp về:",
        "việc làm",
        "sức khỏe",
        "người đi thăm: Hội Cựu chiến binh",
        "ghi muộn 3 ngày",
    ):
        assert said in shown, shown
    english = _of_visits(store_office, visited, "canbo", "en")
    assert "Needs help with:" in english
    assert "recorded 3 days late" in english


@pytest.mark.parametrize(
    ("domains", "said", "unsaid"),
    [
        (dict.fromkeys(("work", "family", "money"), "same"), "Mọi mặt như trước", "Gia đình"),
        (
            {"work": "worse"} | dict.fromkeys(("family", "money", "mind"), "same"),
            "các mặt khác như trước",
            "Gia đình",
        ),
        ({"family": "same", "work": "better"}, "Gia đình: ", "các mặt khác"),
    ],
)
def test_what_stayed_as_it_was_is_one_phrase(store_office, domains, said, unsaid) -> None:
    person = Person(store_office, "Vi Thị Hoa").supported()
    person.does(c.LogVisit, visit_id=uuid4(), held_on=DAY, met=True, domains=domains)
    shown = _of_visits(store_office, person, "canbo")
    assert said in shown
    assert unsaid not in shown
