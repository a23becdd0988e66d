"""Monthly reports: what was signed off, a draft of a month, and a manager's signature under it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, UnknownRecord
from domain.monthly.frozen import ENDINGS, FrozenReport
from domain.monthly.month import Month, MonthNotOver
from domain.recidivism.finding import finding
from domain.viewer import Role
from domain.wording import say
from reports.monthly_filling import PARTS, first_up, in_order, month_words
from web.access import allowed
from web.acting import acting, office_of
from web.forms.reports import asked, month_fields
from web.language import language
from web.pages.reports import named, telling, words_of
from web.rendering import render
from web.sending import command_id, form_values
from workflows import monthly_papers as papers
from workflows.services.monthly import reproduces
from workflows.shipped import shipped_definitions

router = APIRouter()
_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/reports/monthly")
@allowed(Role.MANAGER)
def months(request: Request) -> Response:
    """With a month in the address: its draft; what is wrong with the question stands beside its field."""
    office, today = office_of(request), office_of(request).today()
    fields = month_fields(Month.before(today).key, today - timedelta(days=1))
    form = asked(fields, request.query_params, today)
    errors: dict[str, Any] = dict(form.errors)
    drawn = None
    if form.values is not None and "month" in request.query_params:
        try:
            drawn = _draft(request, form.values)
        except MonthNotOver as refusal:
            errors["month"] = refusal
        except BadValue as refusal:
            errors[refusal.data["field"]] = refusal
    return render(
        request,
        "monthly.html",
        status=422 if errors and request.query_params else 200,
        fields=fields,
        said=form.said,
        errors=errors if request.query_params else {},
        signed=office.desk.months.frozen(),
        endings=ENDINGS,
        month_words=partial(month_words, lang=language(request)),
        waiting=papers.waiting(office),
        **_shown(request, drawn, form.said),
    )


@router.get("/reports/monthly/draft.{ending}")
@allowed(Role.MANAGER)
def draft(request: Request, ending: str) -> Response:
    """The file of a draft: it says that nobody signed it."""
    _require(ending)
    drawn = _draft(request, _values(request, request.query_params))
    made = papers.draft_files(office_of(request), drawn, request.app.state.templates)
    return _file(made[ending], f"bao-cao-{drawn.month.key}-nhap.{ending}")


@router.post("/reports/monthly/sign")
@allowed(Role.MANAGER)
def sign(request: Request, form: Annotated[Mapping[str, str], Depends(form_values)]) -> Response:
    """Signs exactly what was shown: the form carries its digest."""
    office = office_of(request)
    made = command_id(form)
    values = _values(request, form)
    seen, own = form.get("digest", ""), request.app.state.templates
    if any(each.content_hash == seen for each in office.desk.months.frozen(values["month"])[:1]):
        return RedirectResponse("/reports/monthly", 303)  # the same form came twice
    drawn = _draft(request, values)
    papers.sign(office, drawn, by=acting(request), seen=seen, own=own, command_id=made)
    return RedirectResponse("/reports/monthly", 303)


@router.get("/reports/monthly/{month}/{version}")
@allowed(Role.MANAGER)
def signed(request: Request, month: str, version: str) -> Response:
    """The figures as they were signed off, and whether today's store still gives them."""
    office, found = office_of(request), _signed(request, month, version)
    return render(
        request,
        "monthly_signed.html",
        report=found,
        endings=ENDINGS,
        month_words=partial(month_words, lang=language(request)),
        sound=found.sound and all(office.desk.months.file(found, each).sound for each in ENDINGS),
        reproduced=reproduces(office, shipped_definitions(), found),
        **_telling(request, found.told),
    )


@router.get("/reports/monthly/{month}/{version}/file.{ending}")
@allowed(Role.MANAGER)
def signed_file(request: Request, month: str, version: str, ending: str) -> Response:
    """Byte for byte as it was signed off."""
    _require(ending)
    found = _signed(request, month, version)
    content = office_of(request).desk.months.file(found, ending).content
    return _file(content, f"bao-cao-{found.month}-v{found.version}.{ending}")


def _signed(request: Request, month: str, version: str) -> FrozenReport:
    """What an address may hold besides never reaches the database. Raises UnknownRecord."""
    with suppress(BadValue):
        for each in office_of(request).desk.months.frozen(Month.of(month).key):
            if str(each.version) == version:
                return each
    raise UnknownRecord(what="report", id=f"{month} v{version}")


def _values(request: Request, said: Mapping[str, str]) -> Mapping[str, Any]:
    """Raises BadValue for what the form would have refused."""
    today = office_of(request).today()
    fields = month_fields(Month.before(today).key, today - timedelta(days=1))
    form = asked(fields, said, today)
    if form.values is None:
        field = next(iter(form.errors))
        raise BadValue(field=field, value=form.said[field][:20], expected=field)
    return form.values


def _draft(request: Request, values: Mapping[str, Any]) -> papers.Draft:
    by = () if values["by"] is None else (values["by"],)
    known: date | None = values["known"]
    return papers.draft(office_of(request), Month.of(values["month"]), known_on=known, by=by)


def _shown(request: Request, drawn: papers.Draft | None, said: Mapping[str, str]) -> dict[str, Any]:
    if drawn is None:
        return {"draft": None}
    query = urlencode({**said, "known": drawn.figures["known_on"]})
    return {
        "draft": drawn,
        "query": query,
        "made": office_of(request).new_id(),
        **_telling(request, drawn.figures),
    }


def _telling(request: Request, figures: Mapping[str, Any]) -> dict[str, Any]:
    key, said = finding(figures["recidivism"][0])
    return {
        "figures": figures,
        "rows": rows_of(request, figures),
        "finding": words_of(request, key, said),
        **telling(request),
    }


def rows_of(request: Request, figures: Mapping[str, Any]) -> dict[str, list[tuple[str, int | None]]]:
    """(what, how many or None where it is hidden) of each part."""
    lang = language(request)
    population = figures["population"]
    counts = {
        part: [(say(f"monthly.count.{name}", lang=lang), figures["counts"][name]) for name in names]
        for part, names in PARTS.items()
    }
    states = [
        (first_up(say(f"state.{code}", lang=lang)), count) for code, count in in_order(population["states"])
    ]
    places = [(named(request, code, "commune"), count) for code, count in in_order(population["units"])]
    return {"states": states, "places": places, **counts}


def _require(ending: str) -> None:
    if ending not in ENDINGS:
        raise UnknownRecord(what="report", id=ending)


def _file(content: bytes, name: str) -> Response:
    saved = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(
        content, media_type=_MEDIA[name.rpartition(".")[2]], headers={"Content-Disposition": saved}
    )
