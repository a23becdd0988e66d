"""The open reviews by planned day, with the window of each and who has to act."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.schedules import LEVELS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.rendering import render

router = APIRouter()
_MOST = 200


@router.get("/reviews")
@allowed(*OFFICE)
def reviews(request: Request) -> Response:
    office, asked = office_of(request), request.query_params.get("level")
    level = asked if asked in LEVELS else None
    found, total = office.desk.reviews.open(
        acting(request), at=office.now(), on=office.today(), level=level, most=_MOST
    )
    return render(request, "reviews.html", found=found, total=total, level=level, levels=LEVELS)
