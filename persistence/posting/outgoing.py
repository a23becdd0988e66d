"""Claims what is due under a lease, and writes what became of it: no transaction is open while somebody sends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, Row, bindparam, select, update

from domain.messaging.parcels import Outcome, Parcel
from domain.messaging.timing import LEASE, VIETNAM, Rhythm, next_at, quiet, rhythm, try_again_at
from domain.tasks import keyed
from persistence import tables as t
from persistence.inserting import upsert
from persistence.posting.contacts import Contacts
from persistence.posting.gathering import gather
from persistence.posting.truth import holds
from persistence.posting.wanted import Wanted
from persistence.unit_of_work import Store

_D, _O = t.delivery.c, t.outbox.c
_SAID = (_O.template, _O.args, _O.expires_on, _O.still, _O.urgent, _O.calendar, _O.mark)
_TAKE = update(t.delivery).where(_D.id == bindparam("b_id"))
_TAKE = _TAKE.values(
    status=bindparam("v_status"),
    channel=bindparam("v_channel"),
    attempts=bindparam("v_attempts"),
    why=bindparam("v_why"),
    lease=bindparam("v_lease"),
    leased_until=bindparam("v_until"),
)
_WRITE = update(t.delivery).where(_D.id == bindparam("b_id"), _D.lease == bindparam("b_lease"))
_WRITE = _WRITE.values(
    status=bindparam("v_status"),
    channel=bindparam("v_channel"),
    attempts=bindparam("v_attempts"),
    next_at=bindparam("v_next_at"),
    why=bindparam("v_why"),
    reference=bindparam("v_reference"),
    sent_at=bindparam("v_sent_at"),
    lease=None,
    leased_until=None,
)


class SqlOutgoing:
    """The Outgoing port. `hour`: the hour in Vietnam that quiet hours are held against."""

    def __init__(self, store: Store, hour: Callable[[datetime], int] | None = None) -> None:
        self._store = store
        self._hour = hour or (lambda at: (at + VIETNAM).hour)

    def claim(self, on: date, at: datetime, most: int) -> Sequence[Parcel]:
        """Due parcels, each this process's alone until its lease runs out.

        What is true no more lapses, as does what nobody wants any more; by another channel it waits for the next look.
        """
        found: list[Parcel] = []
        with self._store.writing() as connection:
            beat = rhythm(self._store.law.on(on))
            gather(connection, on, at)
            while not found:
                rows = _due(connection, at, most, quiet(self._hour(at), beat))
                if not rows:
                    break
                found = self._taken(connection, rows, on, at)
        return found

    def _taken(
        self, connection: Connection, rows: Sequence[Row[Any]], on: date, at: datetime
    ) -> list[Parcel]:
        lease, wanted = uuid4(), Wanted(connection, [row.recipient for row in rows])
        marks = [_taking(row, lease, at, holds(connection, row, on), wanted) for row in rows]
        connection.execute(_TAKE, marks)
        going = [row for row, mark in zip(rows, marks, strict=True) if mark["v_status"] == "sending"]
        contacts = Contacts(connection, self._store.keyring, [row.recipient for row in going])
        return [_parcel(row, lease, contacts) for row in going]

    def record(self, outcomes: Sequence[Outcome], on: date, at: datetime) -> Mapping[str, int]:
        """Counts by what became of them. A lease that was taken over meanwhile writes nothing."""
        beat, counted = rhythm(self._store.law.on(on)), Counter[str]()
        by_id = {each.parcel.id: each for each in outcomes}
        with self._store.writing() as connection:
            rows = connection.execute(
                select(_D.id, _D.key, _D.channels, _D.channel, _D.attempts, _D.lease).where(_D.id.in_(by_id))
            ).all()
            marks = [_mark(row, by_id[row.id], beat, at) for row in rows]
            for channel in {each.parcel.channel for each in outcomes if each.answer == "quota"}:
                _pause(connection, channel, next_at(0, at))
            if marks:
                connection.execute(_WRITE, marks)
            counted.update(_COUNTS.get(mark["v_status"], "retried") for mark in marks)
        return dict(counted)


_COUNTS = {"sent": "sent_out", "dead": "dead", "to_print": "to_print"}


def _due(connection: Connection, at: datetime, most: int, is_quiet: bool) -> Sequence[Row[Any]]:
    s = t.channel_state.c
    paused = select(s.name).where(s.paused_until > at)
    waiting = (_D.status == "waiting") & (_D.next_at <= at)
    abandoned = (_D.status == "sending") & (_D.leased_until <= at)
    where: ColumnElement[bool] = (waiting | abandoned) & _D.channel.not_in(paused)
    if is_quiet:
        where &= _O.urgent
    query = select(t.delivery, *_SAID).join(t.outbox, _O.id == _D.outbox_id).where(where)
    query = query.order_by(_D.next_at, _D.id).limit(most)
    return connection.execute(query.with_for_update(skip_locked=True, of=t.delivery)).all()


def _taking(row: Row[Any], lease: UUID, at: datetime, true: bool, wanted: Wanted) -> dict[str, Any]:
    """Taken under the lease, handed to the next wanted channel, or lapsed with its reason."""
    left = wanted.left(row.recipient, row.channels, row.channel)
    mark: dict[str, Any] = {"b_id": row.id, "v_lease": None, "v_until": None, "v_channel": row.channel}
    mark |= {"v_attempts": row.attempts, "v_why": row.why}
    if not true or not left:
        return mark | {"v_status": "lapsed", "v_why": "opted_out" if true else "untrue"}
    if left[0] != row.channel:
        return mark | {"v_status": "waiting", "v_channel": left[0], "v_attempts": 0, "v_why": "opted_out"}
    return mark | {"v_status": "sending", "v_lease": lease, "v_until": at + LEASE}


def _parcel(row: Row[Any], lease: UUID, contacts: Contacts) -> Parcel:
    contact, lang = contacts.of(row.recipient)
    key = keyed(f"parcel|{row.key}").hex
    said = (row.template, row.args, lang, row.calendar)
    return Parcel(row.id, key, row.channel, contact, *said, lease=lease, mark=row.mark)


def _mark(row: Any, outcome: Outcome, beat: Rhythm, at: datetime) -> dict[str, Any]:
    """By the answer: done, again later, by the next channel, or given up."""
    attempts, rest = row.attempts + 1, row.channels[row.channels.index(row.channel) + 1 :]
    mark: dict[str, Any] = {
        "b_id": row.id,
        "b_lease": outcome.parcel.lease,
        "v_status": "waiting",
        "v_channel": row.channel,
        "v_attempts": attempts,
        "v_next_at": at,
        "v_why": outcome.why,
        "v_reference": outcome.reference,
        "v_sent_at": None,
    }
    if outcome.answer in ("sent", "print"):
        status = "sent" if outcome.answer == "sent" else "to_print"
        return mark | {"v_status": status, "v_sent_at": at if status == "sent" else None}
    if outcome.answer == "later" and attempts < beat.attempts:
        return mark | {"v_next_at": try_again_at(attempts, row.key, at)}
    if rest and outcome.answer != "never":
        return mark | {"v_channel": rest[0], "v_attempts": 0}
    if outcome.answer == "quota":
        return mark | {"v_attempts": row.attempts, "v_next_at": next_at(0, at)}
    return mark | {"v_status": "dead"}


def _pause(connection: Connection, name: str, until: datetime) -> None:
    """Nothing more goes by the channel before its quota begins anew."""
    s = t.channel_state.c
    changed = connection.execute(update(t.channel_state).where(s.name == name).values(paused_until=until))
    if changed.rowcount == 0:
        upsert(connection, t.channel_state, [{"name": name, "version": 0, "paused_until": until}])
