"""One case: where it stands, what is due, what can be done now and why not, and everything that happened."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.case import Stage
from domain.eligibility import CODES
from domain.read_models import CasePage
from domain.wording import TEXTS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.casework import beside
from web.forms.moves import fields_of
from web.forms.registry import ACTS, HELPS
from web.history import lines
from web.rendering import render
from web.spans import over_time, way_to
from web.stepper import setbacks, standing_at, steps_of

router = APIRouter()
_RECENT = 8


def page_of(request: Request, number: str) -> CasePage:
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    return office.desk.case_page(viewer, case_id, at=office.now(), on=office.today())


@router.get("/cases/{number}")
@allowed(*OFFICE)
def case(request: Request, number: str) -> Response:
    return show_case(request, page_of(request, number))


def show_case(request: Request, page: CasePage, status: int = 200, **more: Any) -> Response:
    """`wrong` names a move whose form came back, with what is wrong in it and what was said."""
    office = office_of(request)
    history = lines(page.history)
    context = {
        "page": page,
        "steps": steps_of(page.case, page.history),
        "standing_at": standing_at(page.case).value,
        "setbacks": setbacks(page.history),
        "law": office.law.on(office.today()),
        "outcome": CODES[page.eligibility.outcome],
        "spans": over_time(page.case, page.eligibility, office.law),
        "way": way_to(page.case, page.eligibility, office.law, office.today()),
        "move_fields": {each.move: fields_of(each.move, each.wants) for each in page.moves},
        "command_id": lambda: str(office.new_id()),
        "acts": () if page.case.stage is Stage.CLOSED else [act for act in ACTS.values() if act.useful(page)],
        "helps": HELPS,
        "same": office.desk.likeness.same(acting(request), page.case.id),
        "recent": history[:_RECENT],
        "older": history[_RECENT:],
        "wrong_move": None,
        "unmet": (),
        "errors": {},
        "said": {},
        "changes": (),
        **beside(request, page),
        **_done(request),
    }
    return render(request, "case.html", status=status, **(context | more))


def _done(request: Request) -> dict[str, Any]:
    """What the act before this page did, by keys that we have texts for."""
    done, told = request.query_params.get("done"), request.query_params.get("told")
    return {
        "done": f"done.{done}" if f"done.{done}" in TEXTS else None,
        "told": f"told.{told}" if f"told.{told}" in TEXTS else None,
    }
