"""Where each role begins, and everybody's case with filters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from domain.case import Stage
from domain.outcomes.loads import LACKS, UNVISITED_DAYS
from domain.read_models import CaseFilter
from domain.today import KINDS
from domain.viewer import Role
from web.access import EVERYBODY, OFFICE, allowed
from web.acting import acting, office_of
from web.forms.bulk import BULK_ACTS
from web.paging import Pages
from web.rendering import render

router = APIRouter()
PAGE = 50
# Days from today; a day that has passed is overdue.
DUE: Mapping[str, int] = {"overdue": -1, "week": 7, "month": 30}
FILTERS = ("q", "state", "commune", "due", "lacks")
WITHOUT = (*LACKS, "any")


# What each role finds first.
HOMES: Mapping[Role, str] = {
    Role.OFFICER: "/today",
    Role.MANAGER: "/district",
    Role.SUPPORTER: "/people",
    Role.BANK: "/bank",
    Role.EMPLOYER: "/referrals",
    Role.ADMIN: "/admin",
}


@router.get("/")
@allowed(*EVERYBODY)
def home(request: Request) -> Response:
    return RedirectResponse(HOMES.get(acting(request).role, "/account"), 303)


@router.get("/cases")
@allowed(*OFFICE)
def cases(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    on, at = office.today(), office.now()
    asked = request.query_params
    pages = Pages.asked(asked.get("page"), PAGE)
    wanted = wanted_cases(asked, on, pages.offset)
    found = office.desk.cases(viewer, wanted, at=at, on=on)
    return render(
        request,
        "home.html",
        found=found,
        wanted=wanted,
        due=asked.get("due", ""),
        without=WITHOUT,
        unvisited_days=UNVISITED_DAYS,
        stages=[stage.value for stage in Stage],
        units=office.units.on(on),
        pages=pages.of(found.total, request),
        link=_linker(asked),
        bulk_acts=(*BULK_ACTS, "lists", "sheets"),
    )


@router.get("/work")
@allowed(*OFFICE)
def work(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    on = office.today()
    counts = office.desk.work_counts(viewer, on=on)
    asked = request.query_params.get("kind")
    kind = asked if asked in counts else None
    items = office.desk.work_items(viewer, at=office.now(), on=on, kind=kind, limit=200)
    total = counts[kind] if kind else sum(counts.values())
    return render(request, "work.html", items=items, counts=in_order(counts), kind=kind, total=total)


def in_order(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The most pressing kind first, as the list itself."""
    known = [(kind, counts[kind]) for kind in KINDS if kind in counts]
    return known + sorted((kind, count) for kind, count in counts.items() if kind not in KINDS)


def wanted_cases(asked: QueryParams, on: date, offset: int, limit: int = PAGE) -> CaseFilter:
    """A filter that no list knows is no filter: an old bookmark still opens."""
    state, days = asked.get("state"), DUE.get(asked.get("due", ""))
    return CaseFilter(
        stage=state if state in set(Stage) else None,
        unit=asked.get("commune") or None,
        query=(asked.get("q") or "").strip()[:100] or None,
        lacks=asked.get("lacks") if asked.get("lacks") in WITHOUT else None,
        due_by=None if days is None else on + timedelta(days=days),
        limit=limit,
        offset=offset,
    )


def _linker(asked: QueryParams) -> Any:
    """Makes the address of this list with some filters changed; the page number starts again."""

    def link(**changes: str | None) -> str:
        kept = {name: asked.get(name) for name in FILTERS} | changes
        filters = {name: value for name, value in kept.items() if value}
        return f"/cases?{urlencode(filters)}#cases" if filters else "/cases#cases"

    return link
