"""Who saw a person's records: for the office, and on paper for the person who asks."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.paging import Pages
from web.rendering import render

router = APIRouter()
_PAGE = 50


@router.get("/cases/{number}/reads")
@allowed(*OFFICE)
def reads(request: Request, number: str) -> Response:
    """`?all` puts everything on one page, to print."""
    office, viewer = office_of(request), acting(request)
    whole = "all" in request.query_params
    pages = Pages.asked(request.query_params.get("page"), _PAGE)
    case_id = office.desk.case_id(viewer, number)
    found = office.desk.seen_by.who_read(
        viewer,
        case_id,
        at=office.now(),
        limit=None if whole else _PAGE,
        offset=0 if whole else pages.offset,
    )
    return render(
        request,
        "reads.html",
        case_number=number.upper(),
        found=found,
        whole=whole,
        pages=None if whole else pages.of(found.total, request),
    )
