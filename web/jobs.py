"""How long work of each kind is begun again: the pages that start it say so here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from starlette.requests import Request

from domain.jobs import Job
from web.acting import acting, office_of
from workflows.services.jobs import LongWork, do_now, start, start_again

# From what was asked: how many pieces there are, and the work.
Maker = Callable[[Request, Mapping[str, Any]], tuple[int, LongWork]]

MAKERS: dict[str, Maker] = {}


def begin(
    request: Request, kind: str, asked: Mapping[str, str], job_id: UUID, *, at_once: bool = False
) -> str:
    """Starts work of a kind in MAKERS and answers the address of its page; what was asked is kept, sealed.

    `at_once`: it is short, and done before this answers.
    """
    office, viewer = office_of(request), acting(request)
    office.desk.drafts.save(viewer.user, _kept_as(job_id), asked, office.now())
    total, work = MAKERS[kind](request, asked)
    (do_now if at_once else start)(office, kind, viewer, total, work, job_id=job_id)
    return f"/jobs/{job_id}"


def may_again(request: Request, job: Job) -> bool:
    return job.standing(office_of(request).now()) in ("lost", "failed") and _asked(request, job) is not None


def begin_again(request: Request, job: Job) -> bool:
    """False when it lives still, or when nobody knows any more what was asked."""
    asked = _asked(request, job)
    if asked is None:
        return False
    total, work = MAKERS[job.kind](request, asked)
    return start_again(office_of(request), job.id, work, total)


def _asked(request: Request, job: Job) -> Mapping[str, str] | None:
    office = office_of(request)
    found = office.desk.drafts.find(job.user, _kept_as(job.id), office.now())
    return found.fields if found is not None and job.kind in MAKERS else None


def _kept_as(job_id: UUID) -> str:
    return f"/jobs/{job_id}"
