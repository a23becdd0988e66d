"""The report on recidivism: the card in force, what is recorded, and the figures with what is hidden of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from domain.errors import BadValue
from domain.expungement import expunged_on
from domain.parameters import Law
from domain.people import one_of
from domain.recidivism.definitions import EVENTS, Definitions, in_force
from domain.recidivism.following import followed
from domain.recidivism.releases import FIELDS, LANDMARK
from domain.recidivism.report import report
from domain.viewer import Viewer
from workflows.services.office import Office

_LONGEST = 600


def recidivism_report(
    office: Office,
    cards: Definitions,
    *,
    event: str,
    as_of: date,
    windows: Sequence[int] = (),
    by: str | None = None,
    known_on: date | None = None,
    viewer: Viewer | None = None,
) -> dict[str, Any]:
    """In JSON's types; without windows those of the card. Raises BadValue for what cannot be asked.

    With `known_on`, what was recorded, the law and the card that held, by the end of that day.
    """
    one_of("event", event, EVENTS)
    if by is not None:
        one_of("by", by, FIELDS)
    if wrong := [each for each in windows if not 1 <= each <= _LONGEST]:
        raise BadValue(field="window", value=wrong[0], expected=f"1–{_LONGEST}")
    card = in_force(cards[event], known_on or as_of)
    months = tuple(sorted(set(windows))) or card.windows_months
    law = office.law if known_on is None else office.desk.months.law(known_on)
    releases = office.desk.recidivism.releases(event, by, as_of=as_of, known_on=known_on, viewer=viewer)
    found = report(
        followed(releases, card, by, as_of=as_of, lapsed_on=lapsing(law, as_of)),
        card,
        months,
        as_of=as_of,
        by=by,
    )
    more = {"as_known_on": None if known_on is None else known_on.isoformat(), "card": card.as_json()}
    return more | {"landmark_days": LANDMARK if by == "support" else None} | found


def lapsing(law: Law, as_of: date) -> Callable[[Mapping[str, Any]], date | None]:
    """The day on which a record lapses by itself, worked out once for facts that are alike."""

    @cache
    def clock(facts: tuple[tuple[str, Any], ...]) -> date | None:
        return expunged_on(dict(facts), law, as_of)

    return lambda facts: clock(tuple(facts.items()))
