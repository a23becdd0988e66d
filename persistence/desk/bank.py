"""The bank's own loans, and the referrals that it accepted and still has to pay out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select, true

from domain.role_desks import LoanLine
from domain.viewer import Viewer
from persistence import tables as t
from persistence.desk.listing import unit_name
from persistence.desk.people import opened
from persistence.read_log import ReadLog
from persistence.scope import visible
from persistence.unit_of_work import Store

_C, _L, _R = t.case.c, t.loan.c, t.referral.c
_FIRST = case({"overdue": 0, "running": 1}, value=_L.status, else_=2)
_WHO = (_C.id, _C.number, _C.person_id, _C.unit_code, t.person.c.sealed, t.person_key.c.wrapped)
_WHAT = ("amount_vnd", "outstanding_vnd", "purpose", "use", "months", "disbursed_on", "status", "reported_on")


class SqlLoans:
    """Reads of the role `bank`."""

    def __init__(self, store: Store, reads: ReadLog) -> None:
        self._store, self._reads = store, reads

    def loans(
        self, viewer: Viewer, *, at: datetime, on: date, number: str | None = None
    ) -> tuple[LoanLine, ...]:
        """Overdue first, then those that nobody reported on for longest; what is repaid comes last.

        `number` asks for one case alone.
        """
        columns = (_L.id.label("loan_id"), *(_L[name] for name in _WHAT))
        query = _of_people(*_WHO, *columns).join(t.loan, _L.case_id == _C.id)
        wanted = query.where(visible(viewer), _only(number)).order_by(_FIRST, _L.reported_on, _C.number)
        return self._lines(viewer, wanted, at, on)

    def to_pay_out(
        self, viewer: Viewer, *, at: datetime, on: date, number: str | None = None
    ) -> tuple[LoanLine, ...]:
        """People with an accepted referral and no loan since it was sent. The amount is what they wish for."""
        query = _of_people(*_WHO, func.coalesce(_C.requested_vnd, 0).label("amount_vnd"))
        wanted = query.where(visible(viewer), _C.closed_on.is_(None), _accepted(viewer), _only(number))
        return self._lines(viewer, wanted.order_by(_C.number), at, on)

    def _lines(self, viewer: Viewer, query: Select[Any], at: datetime, on: date) -> tuple[LoanLine, ...]:
        with self._store.reading(viewer) as connection:
            found = tuple(self._line(row, on) for row in connection.execute(query).mappings())
        self._reads.log(viewer.user, at, "loans", _once(each.case_id for each in found))
        return found

    def _line(self, row: Any, on: date) -> LoanLine:
        told = opened(self._store.keyring, row["person_id"], row["sealed"], row["wrapped"])
        return LoanLine(
            case_id=row["id"],
            number=row["number"],
            name=told.get("name"),
            unit_name=unit_name(self._store.units, row["unit_code"], on),
            loan_id=row.get("loan_id"),
            **{name: row[name] for name in _WHAT if name in row},
        )


def _of_people(*columns: Any) -> Select[Any]:
    p, k = t.person.c, t.person_key.c
    people = select(*columns).select_from(t.case).join(t.person, p.id == _C.person_id)
    return people.outerjoin(t.person_key, k.person_id == p.id)


def _only(number: str | None) -> ColumnElement[bool]:
    return true() if number is None else _C.number == number.strip().upper()


def _accepted(viewer: Viewer) -> ColumnElement[bool]:
    """Each part names what it hangs on: left to itself, the inner one would ask about everybody's loans."""
    paid_since = exists().where(_L.case_id == _R.case_id, _L.disbursed_on >= _R.sent_on)
    return (
        exists()
        .where(
            _R.case_id == _C.id,
            _R.body == "bank",
            _R.office.in_(sorted(viewer.offices)),
            _R.status == "accepted",
            ~paid_since.correlate(t.referral),
        )
        .correlate(t.case)
    )


def _once(ids: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(ids))
