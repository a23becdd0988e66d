"""The sheet that a person takes home, to be printed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain import rights
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.rendering import render

router = APIRouter()


@router.get("/cases/{number}/sheet")
@allowed(*OFFICE)
def sheet(request: Request, number: str) -> Response:
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    found = office.desk.sheets.sheet(viewer, case_id, at=office.now(), on=office.today())
    return render(request, "sheet.html", sheet=found, rights=rights)
