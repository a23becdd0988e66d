"""The manager's page of recidivism: the definition first, the finding in words, the picture, and the table behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from domain.recidivism.finding import finding
from domain.units import UnknownUnit
from domain.viewer import Role
from domain.wording import TEXTS, say
from reports.chart_process import svg
from web.access import allowed
from web.acting import acting, office_of
from web.forms.reports import Asked, asked, recidivism_fields
from web.language import language
from web.rendering import render
from workflows.services.recidivism import recidivism_report
from workflows.shipped import shipped_definitions

router = APIRouter()
_MOST_SERIES = 8


@router.get("/reports")
@allowed(Role.MANAGER)
def reports(request: Request) -> Response:
    return RedirectResponse("/reports/recidivism", 303)


@router.get("/reports/recidivism")
@allowed(Role.MANAGER)
def recidivism(request: Request) -> Response:
    """Everything stands in the address: it can be kept, and sent to a colleague."""
    fields, form = _form(request)
    if form.values is None:
        return render(request, "recidivism.html", status=422, fields=fields, form=form, found=None)
    found = _found(request, form.values)
    key, said = finding(found)
    return render(
        request,
        "recidivism.html",
        fields=fields,
        form=form,
        found=found,
        finding=words_of(request, key, said),
        shown=any(window["rate"] is not None for row in found["rows"] for window in row["windows"]),
        picture=f"/reports/recidivism/chart.svg?{urlencode(form.said)}",
        **telling(request),
    )


@router.get("/reports/recidivism/chart.svg")
@allowed(Role.MANAGER)
def chart(request: Request) -> Response:
    """Of the numbers that the table shows, and of no others."""
    _, form = _form(request)
    if form.values is None:
        return Response(status_code=422)
    found, lang = _found(request, form.values), language(request)
    told = [row for row in found["rows"] if any(window["rate"] is not None for window in row["windows"])]
    spec = {
        "x": [str(window["months"]) for window in found["rows"][0]["windows"]],
        "x_label": say("reports.chart.x", lang=lang),
        "y_label": say("reports.chart.y", lang=lang),
        "series": [
            {
                "name": named(request, row["group"], found["by"]),
                "points": [_point(each) for each in row["windows"]],
            }
            for row in told[:_MOST_SERIES]
        ],
    }
    headers = {"Cache-Control": "private, max-age=300"}
    return Response(svg(spec), media_type="image/svg+xml", headers=headers)


def telling(request: Request) -> dict[str, Any]:
    """What the parts of every report call."""
    return {
        "named": lambda group, by: named(request, group, by),
        "share": lambda value: share(request, value),
        "day_of": date.fromisoformat,
    }


def _form(request: Request) -> tuple[Any, Asked]:
    today = office_of(request).today()
    fields = recidivism_fields(today)
    return fields, asked(fields, request.query_params, today)


def _found(request: Request, values: Mapping[str, Any]) -> dict[str, Any]:
    windows = () if values["window"] is None else (int(values["window"]),)
    return recidivism_report(
        office_of(request),
        shipped_definitions(),
        event=values["event"],
        as_of=values["as_of"],
        windows=windows,
        by=values["by"],
        known_on=values["known"],
        viewer=acting(request),
    )


def _point(window: Mapping[str, Any]) -> list[float] | None:
    if window["rate"] is None or window["lower"] is None:
        return None
    return [window["rate"], window["lower"], window["upper"]]


def words_of(request: Request, key: str, said: Mapping[str, Any]) -> str:
    shares = {name: share(request, said[name]) for name in ("rate", "lower", "upper") if name in said}
    return say(key, {**said, **shares}, lang=language(request))


def share(request: Request, value: float | None) -> str:
    if value is None:
        return "—"
    written = f"{100 * value:.1f}"
    return f"{written} %" if language(request) == "en" else f"{written} %".replace(".", ",")


def named(request: Request, group: str, by: str | None) -> str:
    """A group as people call it; a commune by its name of today."""
    office, lang = office_of(request), language(request)
    if group in ("total", "all", "unknown"):
        return say("recidivism.unknown" if group == "unknown" else "recidivism.total", lang=lang)
    if by == "commune":
        try:
            return office.units.name(group, office.today())
        except UnknownUnit:
            return group
    key = f"{by}.{group}" if by in ("sex", "ethnicity") else f"recidivism.{by}.{group}"
    return say(key, lang=lang) if key in TEXTS else group
