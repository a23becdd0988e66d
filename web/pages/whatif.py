"""A draft of the law on the live caseload, before anybody proposes it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.eligibility.whatif import Moved, Tried
from domain.law_changes import LawChangeRefused
from domain.viewer import Role
from web.access import allowed
from web.acting import acting, office_of
from web.forms.law import name_of, written
from web.forms.whatif import asked, faults_of, fields_of
from web.language import language
from web.rendering import render
from workflows.services.trying import try_law, year_after

router = APIRouter()
_SHOWN = 25


@router.get("/law/try")
@allowed(Role.MANAGER, Role.ADMIN)
def try_draft(request: Request) -> Response:
    """Everything stands in the address: nothing is kept, and the answer can be sent to a colleague."""
    office, today = office_of(request), office_of(request).today()
    fields = fields_of(today, year_after(today))
    form = asked(fields, request.query_params)
    found, errors = None, form.errors
    if form.values is not None:
        key, value, starts, until = (form.values[field.name] for field in fields)
        try:
            found = try_law(office, acting(request), key, value, starts=starts, until=until)
        except LawChangeRefused as refusal:
            errors = faults_of(refusal)
    context = {} if found is None else _answer(request, found)
    status = 422 if errors else 200
    return render(
        request,
        "whatif.html",
        status=status,
        fields=fields,
        said=form.said,
        errors=errors,
        found=found,
        **context,
    )


def _answer(request: Request, found: Tried) -> dict[str, Any]:
    office, lang = office_of(request), language(request)
    series = office.law.series(found.key)
    held = series.at(found.starts)
    shown = [each.number for each in (*found.gains[:_SHOWN], *found.loses[:_SHOWN])]
    people = (
        office.desk.due.named(acting(request), shown, at=office.now(), on=office.today()) if shown else ()
    )
    names = {each.number: each for each in people}

    def lines(moved: tuple[Moved, ...]) -> list[tuple[Moved, Any]]:
        return [(each, names.get(each.number)) for each in moved[:_SHOWN]]

    draft = {"value": _typed(found.value), "valid_from": found.starts.isoformat()}
    return {
        "name": name_of(found.key),
        "value": written(found.value, series.unit, lang),
        "before": written(held.value if held else None, series.unit, lang),
        "gains": lines(found.gains),
        "loses": lines(found.loses),
        "counted": acting(request).role is Role.ADMIN,
        "propose": f"/law/{found.key}/propose?{urlencode(draft)}",
    }


def _typed(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
