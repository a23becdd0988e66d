"""Opens the checks of work whose day has come, one for each party, and tells the firms that are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, false, or_, select

from domain.case import OPEN_STAGES
from domain.dates import months_after
from domain.parameters import LawOn
from domain.placements import Placement
from domain.sweeps import Partition
from domain.tasks import Message, WorkItem
from domain.work_checks import WorkCheck, check_months, item_key, new_check, parties_of, to_open, window
from persistence import tables as t
from persistence.inserting import insert_new
from persistence.sweeps.keeping import ask_all, within

_C, _P, _K, _I = t.case.c, t.placement.c, t.work_check.c, t.work_item.c
# Months differ by so many days at most: the database narrows, the calendar decides.
_SLACK = timedelta(days=4)


def check_waits(law: LawOn, on: date) -> ColumnElement[bool]:
    """Of a case: whether one of its checks may have to be opened, or waits for an answer."""
    placed = exists().where(_P.case_id == _C.id, _P.ended_on.is_(None), _coming(law, on))
    asked = exists().where(_I.case_id == _C.id, _I.kind == "work_check", _I.status == "open")
    return placed | asked


def _coming(law: LawOn, on: date) -> ColumnElement[bool]:
    """Of a placement: whether a check of it is near its day and none is there."""
    first, last = window(law, on)
    each = []
    for months in check_months(law):
        here = exists().where(_K.placement_id == _P.id, _K.months == months).correlate(t.placement)
        began = _P.started_on.between(
            months_after(first, -months) - _SLACK, months_after(last, -months) + _SLACK
        )
        each.append(began & ~here)
    return or_(false(), *each)


def open_checks(
    connection: Connection, partition: Partition, law: LawOn, on: date
) -> tuple[int, list[Message]]:
    """How many were opened, and what the firms that may know the person are told."""
    query = (
        select(t.placement, _C.consent_employer)
        .join(t.case, _C.id == _P.case_id)
        .where(_P.ended_on.is_(None), _C.stage.in_(OPEN_STAGES), within(partition), _coming(law, on))
        .order_by(_P.id)
    )
    found = [(row, check) for row in connection.execute(query).all() for check in _of(row, law, on)]
    known = _known(connection, [check for _, check in found])
    new = [(row, check) for row, check in found if check.id not in known]
    insert_new(connection, t.work_check, [_row(check) for _, check in new])
    ask_all(connection, (_item(check, on) for _, check in new))
    firms = Counter(
        row.employer_id for row, check in new if check.party == "employer" and row.consent_employer
    )
    return len(new), [_told(firm.hex, count, on) for firm, count in sorted(firms.items())]


def _of(row: Row[Any], law: LawOn, on: date) -> Iterator[WorkCheck]:
    placement = Placement(
        row.id, row.case_id, row.livelihood, row.employer_id, row.wage_vnd, row.evidence, row.started_on
    )
    for months, _ in to_open(row.started_on, on, law):
        for party in parties_of(row.employer_id):
            yield new_check(placement, months, party, law)


def _known(connection: Connection, checks: Iterable[WorkCheck]) -> set[Any]:
    wanted = sorted({check.placement_id for check in checks})
    found: set[Any] = set()
    for start in range(0, len(wanted), 500):
        these = _K.placement_id.in_(wanted[start : start + 500])
        found.update(connection.scalars(select(_K.id).where(these)))
    return found


def _row(check: WorkCheck) -> dict[str, Any]:
    values = asdict(check)
    return {**{name: value for name, value in values.items() if name != "note"}, "sealed_note": None}


def _item(check: WorkCheck, on: date) -> WorkItem:
    args = {"months": check.months, "party": check.party}
    key = item_key(check.placement_id, check.months, check.party)
    return WorkItem(
        key, check.case_id, "work_check", "item.work_check", check.due_on, on, args, level=check.level
    )


def _told(firm: str, count: int, on: date) -> Message:
    """Once a firm and day, without a name."""
    key, args = f"work-checks|{firm}|{on}", {"count": count}
    return Message(key, "employer", None, "message.work_checks", args, to_body=firm)
