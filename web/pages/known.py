"""A case's history as it was known at the end of a day: what came to light later is left out."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.history import lines
from web.rendering import render

router = APIRouter()


@router.get("/cases/{number}/history")
@allowed(*OFFICE)
def history(request: Request, number: str) -> Response:
    """`?known=YYYY-MM-DD`; what is no day, or none at all, means today."""
    office, viewer = office_of(request), acting(request)
    asked = _day(request.query_params.get("known", ""), office.today())
    case_id = office.desk.case_id(viewer, number)
    found = office.desk.history(viewer, case_id, at=office.now(), as_known_on=asked)
    return render(request, "history.html", number=number, day=asked, found=lines(found))


def _day(text: str, today: date) -> date:
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today
