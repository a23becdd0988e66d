"""Long work beside the pages: a thread of this process that says how far it is, and what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextvars import copy_context
from functools import partial
from threading import Event, Semaphore, Thread
from typing import Any
from uuid import UUID

from domain.errors import DomainError
from domain.jobs import SILENCE
from domain.viewer import Viewer
from workflows.services.office import Office

Progress = Callable[[int], None]
# Is handed `progress(done)` and answers what came of it in JSON's types. Done twice it must do nothing twice.
LongWork = Callable[[Progress], Mapping[str, Any]]

_BEAT_SECONDS = 10
# Two at once: more would only wait for each other's write lock.
_turn = Semaphore(2)
_log = logging.getLogger("duongve.jobs")


def start(
    office: Office, kind: str, by: Viewer, total: int, work: LongWork, *, job_id: UUID | None = None
) -> UUID:
    """Begins the work and answers its id (`/jobs/{id}` shows it). The same `job_id` again begins nothing."""
    job_id = job_id or office.new_id()
    if office.desk.jobs.open(job_id, kind, by.user, total, office.now()):
        _begin(office, job_id, work, total)
    return job_id


def do_now(office: Office, kind: str, by: Viewer, total: int, work: LongWork, *, job_id: UUID) -> UUID:
    """Short work of the same kind: done in this thread, kept in the same way."""
    if office.desk.jobs.open(job_id, kind, by.user, total, office.now()):
        run(office, job_id, work, total)
    return job_id


def start_again(office: Office, job_id: UUID, work: LongWork, total: int) -> bool:
    """Does the work of a job that failed or whose process ended; False while it is still alive."""
    now = office.now()
    if not office.desk.jobs.again(job_id, now, now - SILENCE):
        return False
    _begin(office, job_id, work, total)
    return True


def _begin(office: Office, job_id: UUID, work: LongWork, total: int) -> None:
    # A daemon: the end of the process does not wait for it, and what it did until then stays done.
    # In a copy of this context: its lines in the log bear the mark of the click that began it.
    act = partial(copy_context().run, run, office, job_id, work, total)
    Thread(target=act, name=f"job-{job_id}", daemon=True).start()


def run(office: Office, job_id: UUID, work: LongWork, total: int) -> None:
    """In this thread; whatever happens, the job's row says so."""
    over = Event()
    Thread(target=_live, args=(office, job_id, over), daemon=True).start()
    try:
        with _turn:
            result = work(_progress(office, job_id, total))
        office.desk.jobs.finish(job_id, office.now(), "done", result)
    except DomainError as refusal:
        said = {"vi": refusal.text("vi"), "en": refusal.text("en")}
        office.desk.jobs.finish(job_id, office.now(), "failed", {"refusal": said})
    except Exception:
        mark = job_id.hex[-8:]
        _log.exception("job_failed", extra={"number": mark, "job": str(job_id)})
        office.desk.jobs.finish(job_id, office.now(), "failed", {"mark": mark})
    finally:
        over.set()


def _progress(office: Office, job_id: UUID, total: int) -> Progress:
    """Keeps about a hundred steps of the way: each costs a write."""
    step = max(1, total // 100)

    def progress(done: int) -> None:
        if done % step == 0:
            office.desk.jobs.beat(job_id, office.now(), done)

    return progress


def _live(office: Office, job_id: UUID, over: Event) -> None:
    while not over.wait(_BEAT_SECONDS):
        try:
            office.desk.jobs.beat(job_id, office.now())
        except DomainError:  # the database is away for a moment: the next beat tells
            _log.warning("job_silent", extra={"job": str(job_id)})
