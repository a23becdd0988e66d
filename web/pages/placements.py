"""Who works where, what is asked about it and what was answered, trouble told in time, and how long work lasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.retention import BY, MONTHS, retention
from domain.viewer import Role
from domain.wording import TEXTS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.work import code_of
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.role_commands import WarnOfWork

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_MOST = 200
_WARNING = "item.work_warned"


@router.get("/placements")
@allowed(*OFFICE)
def placements(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    at, on = office.now(), office.today()
    found, total = office.desk.placements.running(viewer, at=at, on=on, most=_MOST)
    concerns = office.desk.work_items(viewer, at=at, on=on, kind="concern", limit=_MOST)
    warnings = [each for each in concerns if each.reason == _WARNING]
    lines = retention(office.desk.placements.stays(viewer, on), on) if viewer.role is Role.MANAGER else None
    key = f"done.{request.query_params.get('done')}"
    return render(
        request,
        "placements.html",
        found=found,
        total=total,
        warnings=sorted(warnings, key=lambda item: (item.opened_on or item.due_on, item.number)),
        lines=lines,
        tables=BY,
        months=MONTHS,
        code_of=code_of,
        command_id=lambda: str(office.new_id()),
        done=key if key in TEXTS else None,
    )


@router.post("/placements/{number}/warn")
@allowed(*OFFICE)
def warn(request: Request, number: str, form: Form) -> Response:
    """One tap for the person who tells the officer; the words can follow on the case."""
    office, viewer = office_of(request), acting(request)
    office.perform(WarnOfWork(office.desk.case_id(viewer, number)), by=viewer, command_id=command_id(form))
    return RedirectResponse("/placements?done=work-warning", 303)
