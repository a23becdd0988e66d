"""The district at a glance."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.units import Boundaries
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.rendering import render

router = APIRouter()


@router.get("/summary")
@allowed(*OFFICE)
def summary(request: Request) -> Response:
    office = office_of(request)
    acting(request)
    asked = request.query_params.get("boundaries")
    which: Boundaries | None = "old" if asked == "old" else "new" if asked == "new" else None
    found = office.desk.summary(office.today(), which)
    most = max((count for _, _, count in found.by_unit), default=0)
    return render(request, "summary.html", found=found, most=most, published=office.units.published)
