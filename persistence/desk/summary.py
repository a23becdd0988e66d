"""The district at a glance: every figure counted in the database, on either set of boundaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from domain.case import OPEN_STAGES, Stage
from domain.read_models import Summary
from domain.units import Boundaries, Units
from persistence import tables as t

_LIVE = t.case.c.closed_on.is_(None)


def summary(connection: Connection, units: Units, on: date, boundaries: Boundaries, demo: bool) -> Summary:
    stages = _by_state(connection)
    bodies = _bodies(connection, on)
    loans = connection.execute(select(func.count(), func.coalesce(func.sum(t.loan.c.amount_vnd), 0))).one()
    return Summary(
        on=on,
        persons=sum(count for stage, count in stages.items() if stage != Stage.CLOSED),
        communes=len(units.boundaries(boundaries, on)),
        villages=bodies.get("security_team", 0),
        groups=bodies.get("social_security_group", 0),
        by_state=stages,
        loans_count=loans[0],
        loans_vnd=int(loans[1]),
        placements=_placements(connection),
        overdue_reviews=_overdue(connection, t.case.c.next_review_on, on),
        overdue_visits=_overdue(connection, t.case.c.next_visit_on, on),
        demo=demo,
        boundaries=boundaries,
        by_unit=_by_unit(connection, units, boundaries, on),
        bodies=bodies,
    )


def _by_state(connection: Connection) -> dict[str, int]:
    found = dict.fromkeys((stage.value for stage in Stage), 0)
    for stage, count in connection.execute(select(t.case.c.stage, func.count()).group_by(t.case.c.stage)):
        found[stage.value] = count
    return found


def _overdue(connection: Connection, due: Any, on: date) -> int:
    c = t.case.c
    return int(connection.scalar(select(func.count()).where(c.stage.in_(OPEN_STAGES), due < on)) or 0)


def _placements(connection: Connection) -> int:
    running = (
        select(func.count())
        .select_from(t.placement.join(t.case))
        .where(t.placement.c.ended_on.is_(None), _LIVE)
    )
    return int(connection.scalar(running) or 0)


def _bodies(connection: Connection, on: date) -> Mapping[str, int]:
    """Registered bodies by kind, the groups and firms that work with cases, and community models."""
    b = t.body.c
    valid = (b.valid_from <= on) & (b.valid_to.is_(None) | (b.valid_to > on))
    found = dict(connection.execute(select(b.kind, func.count()).where(valid).group_by(b.kind)).all())
    m = t.community_model.c
    for kind, table, since, until in (
        ("support_group", t.support_group, t.support_group.c.valid_from, t.support_group.c.valid_to),
        ("enterprise", t.employer, t.employer.c.valid_from, t.employer.c.valid_to),
        ("community_model", t.community_model, m.started_on, m.ended_on),
    ):
        still = (since <= on) & (until.is_(None) | (until > on))
        found[kind] = int(connection.scalar(select(func.count()).select_from(table).where(still)) or 0)
    return found


def _by_unit(
    connection: Connection, units: Units, boundaries: Boundaries, on: date
) -> tuple[tuple[str, str, int], ...]:
    """Open and paused cases of every unit, zeros too; "?" for a home that the boundaries do not place."""
    c = t.case.c
    counted: Counter[str] = Counter()
    rows = select(c.unit_code, c.old_unit_code, func.count().label("persons")).where(_LIVE)
    for unit, old, persons in connection.execute(rows.group_by(c.unit_code, c.old_unit_code)):
        counted[_place(unit, old, boundaries)] += persons
    known = [(each.code, each.name, counted.pop(each.code, 0)) for each in units.boundaries(boundaries, on)]
    return (*known, *(("?", "?", persons) for persons in [sum(counted.values())] if persons))


def _place(unit: str, old: str | None, boundaries: Boundaries) -> str:
    """A case keeps the old unit of its home; one that came by transfer after the merger has none."""
    return unit if boundaries == "new" else old or "?"
