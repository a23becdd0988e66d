"""Opens the reviews that are due, asks for overdue visits, and passes what stays undone to the next level."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Row, exists, func, select, update

from domain.case import OPEN_STAGES
from domain.parameters import LawOn
from domain.reviews import review_id
from domain.schedules import LEVELS, review_ends_on, review_opens_on
from domain.spreading import Window, spread
from domain.sweeps import Partition
from domain.tasks import Message, WorkItem
from persistence import tables as t
from persistence.inserting import insert_new
from persistence.sweeps.concerns import concern_waits, concerns_to_manager
from persistence.sweeps.keeping import ask_all, tell_all, within
from persistence.sweeps.work_checks import check_waits, open_checks

_C = t.case.c
Rows = Sequence[Any]
_CLIMBS = ("review", "visit", "work_check")


def due_by(on: date, law: LawOn) -> date:
    """The last due day whose window is open."""
    return on + timedelta(days=cast(int, law.value("case.review_opens_days_before")))


def sweep(connection: Connection, partition: Partition, law: LawOn, on: date, at: datetime) -> dict[str, int]:
    due = _due_reviews(connection, partition, due_by(on, law))
    planned = _planned(connection, partition, due, law, on)
    insert_new(connection, t.review, [_review(row, law, planned[row.id]) for row in due])
    reviews = ask_all(connection, (_review_item(row, on) for row in due))
    visits = ask_all(connection, (_visit_item(row, on) for row in _overdue_visits(connection, partition, on)))
    checks, asked_firms = open_checks(connection, partition, law, on)
    climbed = {level: _escalate(connection, partition, law, on, level) for level in reversed(LEVELS[1:])}
    concerns = concerns_to_manager(connection, partition, law, on)
    escalated = sum(sum(units.values()) for units in climbed.values()) + len(concerns)
    told = tell_all(
        connection, [*_digests(due, on), *asked_firms, *_late_digests(climbed, on), *concerns], at
    )
    return {
        "reviews_opened": len(due),
        "review_items": reviews,
        "visit_items": visits,
        "work_checks": checks,
        "escalated": escalated,
        "messages": told,
    }


def due_by_unit(connection: Connection, law: LawOn, on: date) -> list[tuple[str, int]]:
    """Cases with a review, a visit or a concern that this day has to look at."""
    due = (_C.next_review_on <= due_by(on, law)) | (_C.next_visit_on < on)
    here = (_C.stage.in_(OPEN_STAGES) & (due | check_waits(law, on))) | concern_waits()
    counted = select(_C.unit_code, func.count()).where(here)
    return [(row[0], row[1]) for row in connection.execute(counted.group_by(_C.unit_code))]


def _due_reviews(connection: Connection, partition: Partition, last: date) -> Rows:
    opened = exists().where(t.review.c.case_id == _C.id, t.review.c.due_on == _C.next_review_on)
    query = select(_C.id, _C.number, _C.unit_code, _C.next_review_on).where(
        _C.next_review_on <= last, _C.stage.in_(OPEN_STAGES), within(partition), ~opened
    )
    return connection.execute(query).all()


def _overdue_visits(connection: Connection, partition: Partition, on: date) -> Rows:
    query = select(_C.id, _C.next_visit_on).where(
        _C.next_visit_on < on, _C.stage.in_(OPEN_STAGES), within(partition)
    )
    return connection.execute(query).all()


def _planned(
    connection: Connection, partition: Partition, due: Rows, law: LawOn, on: date
) -> dict[UUID, date]:
    """A day for each new review, where the commune has the fewest; a partition holds whole communes."""
    r = t.review.c
    query = (
        select(_C.unit_code, r.planned_on, func.count())
        .join(t.review, r.case_id == _C.id)
        .where(within(partition), r.status == "open", r.planned_on >= on)
        .group_by(_C.unit_code, r.planned_on)
    )
    taken: dict[str, dict[date, int]] = defaultdict(dict)
    for unit, day, count in connection.execute(query):
        taken[unit][day] = count
    windows: dict[str, list[Window]] = defaultdict(list)
    for row in due:
        windows[row.unit_code].append(_window(row.id, row.next_review_on, law, on))
    found: dict[UUID, date] = {}
    for unit, each in windows.items():
        found |= spread(each, taken[unit])
    return found


def _window(case_id: UUID, due_on: date, law: LawOn, on: date) -> Window:
    """Until the due day; of one that is late already, until the end of its window."""
    first = max(review_opens_on(due_on, law), on)
    last = due_on if due_on >= first else max(review_ends_on(due_on, law), on)
    return Window(case_id, first, last)


def _review(row: Row[Any], law: LawOn, planned_on: date) -> Mapping[str, Any]:
    due = row.next_review_on
    return {
        "id": review_id(row.id, due),
        "case_id": row.id,
        "due_on": due,
        "opens_on": review_opens_on(due, law),
        "status": "open",
        "level": LEVELS[0],
        "held_on": None,
        "clean": None,
        "ends_on": review_ends_on(due, law),
        "planned_on": planned_on,
    }


def _review_item(row: Row[Any], on: date) -> WorkItem:
    return _asked("review", "item.review_due", row.id, row.next_review_on, on)


def _visit_item(row: Row[Any], on: date) -> WorkItem:
    return _asked("visit", "item.visit_overdue", row.id, row.next_visit_on, on)


def _asked(kind: str, reason: str, case_id: UUID, due: date, on: date) -> WorkItem:
    """The group's lead is asked first."""
    key = f"{kind}|{case_id.hex}|{due}"
    return WorkItem(key, case_id, kind, reason, due, on, {"due_on": str(due)}, level=LEVELS[0])


def _escalate(connection: Connection, partition: Partition, law: LawOn, on: date, level: str) -> Counter[str]:
    """Reviews, visits and checks that stayed undone for the days of the level, with their items; how many a commune."""
    late = on - timedelta(days=cast(int, law.value(f"case.review_escalate_{level}_days")))
    below = LEVELS[: LEVELS.index(level)]
    here = select(_C.id).where(within(partition))
    i = t.work_item.c
    for table in (t.review, t.work_check):
        r = table.c
        undone = (r.status == "open") & (r.due_on <= late) & r.level.in_(below) & r.case_id.in_(here)
        connection.execute(update(table).where(undone).values(level=level))
    items = (i.status == "open") & i.kind.in_(_CLIMBS) & (i.due_on <= late) & i.level.in_(below)
    counted = select(_C.unit_code, func.count()).join(t.work_item, i.case_id == _C.id)
    climbing = counted.where(items, within(partition)).group_by(_C.unit_code)
    found = Counter[str]()
    for unit, count in connection.execute(climbing):
        found[unit] = count
    connection.execute(update(t.work_item).where(items, i.case_id.in_(here)).values(level=level))
    return found


def _late_digests(climbed: Mapping[str, Counter[str]], on: date) -> list[Message]:
    """Whoever has to act now is told once a commune and day."""
    return [
        Message(
            f"late-digest|{level}|{unit}|{on}",
            level,
            unit,
            "message.climbed",
            {"count": count, "on": str(on)},
        )
        for level, units in climbed.items()
        for unit, count in sorted(units.items())
    ]


def _digests(due: Rows, on: date) -> list[Message]:
    """One message a commune and day, however many reviews were opened."""
    counted = Counter(row.unit_code for row in due)
    return [
        Message(
            f"review-digest|{unit}|{on}",
            "officer",
            unit,
            "message.reviews_due",
            {"count": count, "on": str(on)},
        )
        for unit, count in sorted(counted.items())
    ]
