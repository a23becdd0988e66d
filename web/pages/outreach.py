"""Outreach sessions by year and quarter, the title "An toàn về ANTT" of each year, and the forms that enter them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from domain.community_models.figures import quarter_of
from domain.community_models.records import UNIT_KINDS
from domain.errors import UnknownRecord
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms import models as forms
from web.forms.fields import Field
from web.pages.models import keeps, offered_places, shared
from web.panels import send_panel
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services import model_commands as c

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]


@router.get("/outreach")
@allowed(*OFFICE)
def outreach(request: Request) -> Response:
    return _outreach(request)


@router.post("/outreach")
@allowed(*OFFICE)
def add_session(request: Request, form: Form) -> Response:
    return send_panel(
        request,
        form,
        _session_fields(request),
        lambda values: forms.outreach_command(values, command_id(form)),
        show=lambda status, **more: _outreach(request, status, **more),
        where="new",
        then="/outreach?done=outreach",
    )


@router.post("/outreach/{outreach_session}/strike")
@allowed(*OFFICE)
def strike(request: Request, outreach_session: str, form: Form) -> Response:
    """Raises UnknownRecord for one that is not shown in its year."""
    office, year = office_of(request), _year(request, of_day=True)
    shown = office.desk.models.outreach(acting(request), year, on=office.today())
    found = next((row.session.id for row in shown if str(row.session.id) == outreach_session), None)
    if found is None:
        raise UnknownRecord(what="outreach session", id=outreach_session)
    return send_panel(
        request,
        form,
        (),
        lambda values: c.StrikeOutreach(found),
        show=lambda status, **more: _outreach(request, status, **more),
        where="strike",
        then=f"/outreach?year={year}&done=register_strike",
    )


@router.get("/safety")
@allowed(*OFFICE)
def safety(request: Request) -> Response:
    return _safety(request)


@router.post("/safety")
@allowed(*OFFICE)
def record(request: Request, form: Form) -> Response:
    """The result of a unit in the year that the page shows."""
    year = _year(request)
    return send_panel(
        request,
        form,
        _result_fields(request, year),
        lambda values: forms.safety_command(values, year),
        show=lambda status, **more: _safety(request, status, **more),
        where="result",
        then=f"/safety?year={year}&done=safety_result",
    )


@router.post("/safety/units")
@allowed(*OFFICE)
def add_unit(request: Request, form: Form) -> Response:
    office = office_of(request)
    return send_panel(
        request,
        form,
        forms.safety_unit_fields(offered_places(request), office.today()),
        lambda values: forms.safety_unit_command(values, command_id(form)),
        show=lambda status, **more: _safety(request, status, **more),
        where="unit",
        then=f"/safety?year={office.today().year}&done=safety_unit",
    )


def _outreach(request: Request, status: int = 200, **more: Any) -> Response:
    office, viewer = office_of(request), acting(request)
    on, reads, year = office.today(), office.desk.models, _year(request, of_day=True)
    found = reads.outreach(viewer, year, on=on)
    context = {
        "found": found,
        "by_quarter": [
            (quarter, [row for row in found if quarter_of(row.session.held_on) == quarter])
            for quarter in (4, 3, 2, 1)
        ],
        "figures": reads.figures(viewer, year, on=on),
        "years": reads.years(viewer, on=on),
        "year": year,
        "adding": _session_fields(request),
        "keeps": lambda code: keeps(viewer, code),
        **shared(request),
    }
    return render(request, "outreach.html", status=status, **(context | more))


def _safety(request: Request, status: int = 200, **more: Any) -> Response:
    office, viewer = office_of(request), acting(request)
    on, reads, year = office.today(), office.desk.models, _year(request)
    found = reads.safety(viewer, year, on=on)
    context = {
        "by_kind": [(kind, [row for row in found if row.unit.kind == kind]) for kind in UNIT_KINDS],
        "figures": reads.figures(viewer, year, on=on),
        "years": reads.years(viewer, on=on),
        "year": year,
        "recording": _result_fields(request, year),
        "adding": forms.safety_unit_fields(offered_places(request), on),
        **shared(request),
    }
    return render(request, "safety.html", status=status, **(context | more))


def _year(request: Request, *, of_day: bool = False) -> int:
    """The one asked for; else that of the day, or the last one that was judged. Raises BadValue."""
    office, viewer = office_of(request), acting(request)
    on, reads = office.today(), office.desk.models
    default = on.year if of_day else reads.judged_year(viewer, on=on)
    return forms.asked_year(request.query_params.get("year"), default, reads.years(viewer, on=on))


def _session_fields(request: Request) -> tuple[Field, ...]:
    office = office_of(request)
    models = office.desk.models.models(acting(request), on=office.today())
    return forms.outreach_fields(offered_places(request), models, office.today())


def _result_fields(request: Request, year: int) -> tuple[Field, ...]:
    office = office_of(request)
    rows = office.desk.models.safety(acting(request), year, on=office.today())
    return forms.safety_fields(rows, office.today())
