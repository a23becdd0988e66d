"""A reception belongs to the actor's own communes, whatever sends it."""

import pytest

from domain.errors import NotAllowed
from domain.viewer import Role, Viewer
from tests.support.offices import DAY, an_office, instant, reception

ELSEWHERE = Viewer("canbo", Role.OFFICER, frozenset({"16225"}))
HERE = Viewer("canbo", Role.OFFICER, frozenset({"16174", "16225"}))


def test_a_person_is_received_in_the_own_commune_alone(database_url):
    with an_office(database_url) as office:
        with pytest.raises(NotAllowed):
            office.perform(reception(), by=ELSEWHERE, at=instant(DAY), on=DAY)
        assert office.perform(reception(), by=HERE, at=instant(DAY), on=DAY).number == "NX-2026-0001"
