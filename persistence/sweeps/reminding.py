"""Recalls an appointment ahead of its day: to the group that goes there, and to the person who asked to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, exists, select

from domain.case import OPEN_STAGES
from domain.messaging.timing import rhythm
from domain.messaging.truth import while_visit
from domain.parameters import LawOn
from domain.tasks import Message, keyed
from persistence import tables as t
from persistence.sweeps.keeping import tell_all

_C = t.case.c
# Nobody is written to who did not ask for it.
_ASKED = exists().where(t.person_message_choice.c.person_id == _C.person_id).label("asked")


def remind(connection: Connection, law: LawOn, on: date, at: datetime) -> dict[str, int]:
    """Of visits from today to so many days ahead; once for each appointment, and again for one that was moved."""
    last = on + timedelta(days=rhythm(law).reminder_days)
    query = select(_C.id, _C.number, _C.group_id, _C.next_visit_on, _C.version, _ASKED).where(
        _C.next_visit_on >= on, _C.next_visit_on <= last, _C.stage.in_(OPEN_STAGES), _C.group_id.is_not(None)
    )
    rows = connection.execute(query).all()
    members = _accounts(connection, on)
    told = [message for row in rows for message in _messages(row, members.get(row.group_id, ()))]
    told += _portals(connection, law, on)
    return {"messages": tell_all(connection, told, at)}


def _portals(connection: Connection, law: LawOn, on: date) -> list[Message]:
    """To a firm's account and to the office of its commune, once, before the account's last grant ends."""
    g, e, later = t.role_grant.c, t.employer.c, t.role_grant.alias("later")
    last = on + timedelta(days=cast(int, law.value("work.portal_warn_days")))
    goes_on = exists().where(
        later.c.user == g.user,
        later.c.employer_id == g.employer_id,
        later.c.valid_to.is_(None) | (later.c.valid_to > g.valid_to),
    )
    query = (
        select(g.id, g.user, g.valid_to, e.name, e.unit_code)
        .join_from(t.role_grant, t.employer, e.id == g.employer_id)
        .join(t.account, t.account.c.user == g.user)
        .where(g.role == "employer", g.delegated_by.is_(None), t.account.c.disabled_at.is_(None))
        .where(g.valid_to > on, g.valid_to <= last, ~goes_on.correlate(t.role_grant))
        .order_by(g.id)
    )
    told = []
    for row in connection.execute(query).all():
        args = {"firm": row.name, "on": row.valid_to.isoformat()}
        key, ends = f"portal-ends|{row.id.hex}", {"expires_on": row.valid_to}
        told.append(
            Message(f"{key}|firm", "employer", None, "message.portal_ends", args, to_user=row.user, **ends)
        )
        told.append(
            Message(f"{key}|office", "officer", row.unit_code, "message.portal_to_renew", args, **ends)
        )
    return told


def _accounts(connection: Connection, on: date) -> dict[Any, list[str]]:
    """The accounts of each support group on the day."""
    g = t.role_grant.c
    holds = (g.valid_from <= on) & (g.valid_to.is_(None) | (g.valid_to > on))
    found: dict[Any, list[str]] = {}
    for user, group in connection.execute(select(g.user, g.group_id).where(g.role == "supporter", holds)):
        found.setdefault(group, []).append(user)
    return found


def _messages(row: Row[Any], users: Any) -> Iterator[Message]:
    """The same uid for every appointment of a case: a calendar moves its entry and adds no second one."""
    day, still = row.next_visit_on, while_visit(row.id, row.next_visit_on)
    key = f"visit-soon|{row.id.hex}|{day}"
    args = {"number": row.number, "on": day.isoformat()}
    entry = {"uid": str(keyed(f"visit|{row.id.hex}")), "sequence": row.version, "on": day.isoformat()}
    for user in users:
        yield Message(
            f"{key}|{user}",
            "supporter",
            None,
            "message.visit_soon",
            args,
            to_user=user,
            expires_on=day,
            still=still,
            calendar=entry,
        )
    if not row.asked:
        return
    yield Message(
        f"{key}|person",
        "person",
        None,
        "message.appointment",
        {"on": day.isoformat()},
        to_case=row.id,
        expires_on=day,
        still=still,
    )
