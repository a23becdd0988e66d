"""Long work: how far it is, what came of it, and beginning it again when its process ended."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.jobs import Job
from web.access import EVERYBODY, allowed
from web.acting import acting, office_of
from web.jobs import begin_again, may_again
from web.rendering import render

router = APIRouter()


@router.get("/jobs")
@allowed(*EVERYBODY)
def jobs(request: Request) -> Response:
    office = office_of(request)
    found = office.desk.jobs.mine(acting(request).user)
    return render(request, "jobs.html", jobs=found, now=office.now())


@router.get("/jobs/{job}")
@allowed(*EVERYBODY)
def job(request: Request, job: str) -> Response:
    found = _job(request, job)
    standing = found.standing(office_of(request).now())
    again = may_again(request, found)
    return render(
        request, "job.html", job=found, standing=standing, again=again, names=_names(request, found)
    )


def _names(request: Request, job: Job) -> dict[str, str | None]:
    """Of the cases in a result of ours; a stored result holds numbers alone."""
    told = job.result if job.kind == "bulk" and job.state == "done" and job.result else {}
    numbers = [
        *told.get("done", ()),
        *told.get("already", ()),
        *(each["number"] for each in told.get("refused", ())),
    ]
    office = office_of(request)
    people = office.desk.due.named(acting(request), numbers, at=office.now(), on=office.today())
    return {each.number: each.name for each in people}


@router.post("/jobs/{job}/again")
@allowed(*EVERYBODY)
def again(request: Request, job: str) -> Response:
    """Also where it turns out to be alive: its page says so."""
    begin_again(request, _job(request, job))
    return RedirectResponse(f"/jobs/{job}", 303)


def _job(request: Request, text: str) -> Job:
    try:
        job_id = UUID(text)
    except ValueError:
        raise UnknownRecord(what="job", id=text) from None
    return office_of(request).desk.jobs.find(acting(request).user, job_id)
