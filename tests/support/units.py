"""Changes of units that tests record, and what they leave behind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from domain.unit_changes import ChangeKind, Draft, Target
from domain.viewer import Role, Viewer
from persistence import tables as t
from tests.support.offices import DAY, OFFICER, Person, engine_of, instant
from workflows.services.office import Office
from workflows.services.unit_commands import RecordUnitChange

ADMIN = Viewer("quantri", Role.ADMIN)
ON = date(2026, 7, 1)
BEFORE, AFTER = ON - timedelta(days=1), ON + timedelta(days=1)
MERGER = Draft(ChangeKind.MERGE, ON, "NQ 9", ("16174", "16186"), (Target("16299", "Xã Yên Cát"),))
SPLIT = Draft(
    ChangeKind.SPLIT,
    ON,
    "NQ 10",
    ("16174",),
    (Target("16174", "Xã Như Xuân", ("Khu phố 1",)), Target("16201", "Xã Tân Bình", ("Thôn Mài",))),
)


def record(office: Office, draft: Draft, on: date = DAY, by: Viewer = ADMIN) -> None:
    office.perform(RecordUnitChange(draft), by=by, on=on, at=instant(on))


def case_of(office: Office, person: Person) -> Any:
    return office.desk.case(OFFICER, person.id)


def homes(office: Office, person: Person) -> list[tuple[str, date, date | None, str | None]]:
    r = t.residence.c
    person_id = case_of(office, person).person_id
    with engine_of(office).connect() as connection:
        rows = connection.execute(
            select(r.unit_code, r.valid_from, r.valid_to, r.village)
            .where(r.person_id == person_id)
            .order_by(r.valid_from)
        )
        return [tuple(row) for row in rows]


def rows(office: Office, table: Any) -> int:
    with engine_of(office).connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)
