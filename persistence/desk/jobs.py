"""The Jobs port on SQL: short writes, so that progress never holds up an act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_, select, update

from domain.errors import UnknownRecord
from domain.jobs import Job
from persistence import tables as t
from persistence.unit_of_work import Store

_J = t.job.c
_COLUMNS = (
    _J.id, _J.kind, _J.user, _J.state, _J.total, _J.done, _J.result, _J.started_at, _J.seen_at, _J.finished_at
)  # fmt: skip


class SqlJobs:
    """Jobs in the table `job`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self, job_id: UUID, kind: str, user: str, total: int, at: datetime) -> bool:
        row = {"id": job_id, "kind": kind, "user": user, "total": total, "started_at": at, "seen_at": at}
        with self._store.writing() as connection:
            if connection.scalar(select(_J.id).where(_J.id == job_id)) is not None:
                return False
            connection.execute(insert(t.job), row | {"state": "running", "done": 0, "result": None})
        return True

    def again(self, job_id: UUID, at: datetime, silent_since: datetime) -> bool:
        lost = (_J.state == "running") & (_J.seen_at < silent_since)
        free = (_J.id == job_id) & or_(_J.state == "failed", lost)
        values = {"state": "running", "done": 0, "result": None, "seen_at": at, "finished_at": None}
        with self._store.writing() as connection:
            return bool(connection.execute(update(t.job).where(free).values(values)).rowcount)

    def beat(self, job_id: UUID, at: datetime, done: int | None = None) -> None:
        values = {"seen_at": at} | ({} if done is None else {"done": done})
        with self._store.writing() as connection:
            connection.execute(update(t.job).where(_J.id == job_id).values(values))

    def finish(self, job_id: UUID, at: datetime, state: str, result: Mapping[str, Any]) -> None:
        values = {"state": state, "result": dict(result), "seen_at": at, "finished_at": at}
        if state == "done":
            values["done"] = t.job.c.total
        with self._store.writing() as connection:
            connection.execute(update(t.job).where(_J.id == job_id).values(values))

    def find(self, user: str, job_id: UUID) -> Job:
        with self._store.reading() as connection:
            row = connection.execute(select(*_COLUMNS).where(_J.id == job_id, _J.user == user)).first()
        if row is None:
            raise UnknownRecord(what="job", id=str(job_id))
        return Job(**row._mapping)

    def mine(self, user: str, limit: int = 20) -> Sequence[Job]:
        query = select(*_COLUMNS).where(_J.user == user).order_by(_J.started_at.desc(), _J.id).limit(limit)
        with self._store.reading() as connection:
            return [Job(**row._mapping) for row in connection.execute(query)]
