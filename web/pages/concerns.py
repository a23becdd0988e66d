"""Open concerns, the oldest first: how old each is, who took it on, and one button to take it."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.tasks import keyed
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.rendering import render
from workflows.services.concerns_commands import TakeConcern

router = APIRouter()
_MOST = 200


@router.get("/concerns")
@allowed(*OFFICE)
def concerns(request: Request) -> Response:
    office = office_of(request)
    found = office.desk.work_items(
        acting(request), at=office.now(), on=office.today(), kind="concern", limit=_MOST
    )
    oldest = sorted(found, key=lambda item: (item.opened_on or item.due_on, item.number))
    return render(request, "concerns.html", found=oldest)


@router.post("/cases/{number}/concerns/{item}/take")
@allowed(*OFFICE)
def take(request: Request, number: str, item: str) -> Response:
    """Taking it twice is harmless: the act itself says who has it."""
    viewer, office = acting(request), office_of(request)
    case_id = office.desk.case_id(viewer, number)
    try:
        command = TakeConcern(case_id, UUID(item))
    except ValueError:
        raise UnknownRecord(what="work item", id=item) from None
    done = office.perform(command, by=viewer, command_id=keyed(f"take|{item}"))
    return RedirectResponse(f"/cases/{done.number or number}?done=concern_taken", 303)
