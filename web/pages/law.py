"""The law's numbers: what holds on a day, each one over time, and changing one by two people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.eligibility.whatif import TRIED
from domain.errors import UnknownRecord
from domain.law_changes import LawChange, change_id, faults, series_version
from domain.parameter_keys import DECLARED, Unit
from domain.parameters import DatedValue, Law, Series
from domain.viewer import Role
from domain.wording import Lang
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.law import Asked, asked, asked_day, fields_of, name_of, plain, said_of, written
from web.language import language
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.law_commands import DecideLawChange, WithdrawLawChange

router = APIRouter()
READ = (*OFFICE, Role.ADMIN)
PROPOSE = (Role.ADMIN, Role.MANAGER)
_DONE = ("proposed", "approved", "refused", "withdrawn")

Form = Annotated[Mapping[str, str], Depends(form_values)]


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter on a day. `held` None: no value is known for it; `next` is the first one to come."""

    key: str
    name: str
    value: str
    held: DatedValue | None
    last: date | None
    next: DatedValue | None
    next_value: str
    proposals: int


@router.get("/law")
@allowed(*READ)
def law(request: Request) -> Response:
    office, lang = office_of(request), language(request)
    on = asked_day(request.query_params.get("on"), office.today())
    waiting = office.desk.law.changes(acting(request), "proposed")
    lines = [_line(office.law, key, on, waiting, lang) for key in DECLARED]
    return render(
        request,
        "law.html",
        on=on,
        groups=[
            (name, list(found)) for name, found in groupby(lines, lambda line: line.key.partition(".")[0])
        ],
        waiting=[(each, name_of(each.key), _written(each, office.law, lang)) for each in waiting],
        version=office.store.law_version,
    )


def _line(law: Law, key: str, on: date, waiting: Sequence[LawChange], lang: Lang) -> Line:
    series = law.series(key)
    held = series.at(on)
    coming = next((each for each in series.values if each.valid_from > on), None)
    return Line(
        key,
        name_of(key),
        written(held.value if held else None, series.unit, lang),
        held,
        None if held or coming else series.values[-1].valid_to,
        coming,
        written(coming.value if coming else None, series.unit, lang),
        sum(each.key == key for each in waiting),
    )


def _written(change: LawChange, law: Law, lang: Lang) -> str:
    """A proposal of a parameter that this program has not, is of an older one."""
    unit: Unit = law.series(change.key).unit if change.key in DECLARED else "count"
    return written(change.value, unit, lang)


@router.get("/law/proposals/{law_change}")
@allowed(*READ)
def proposal(request: Request, law_change: str) -> Response:
    return _proposal(request, _change(request, law_change))


@router.post("/law/proposals/{law_change}/decide")
@allowed(Role.MANAGER)
def decide(request: Request, law_change: str, form: Form) -> Response:
    """A refusal without its reason comes back beside the field."""
    change, note, approve = (
        _change(request, law_change),
        form.get("note", ""),
        form.get("decision") == "approve",
    )
    if not approve and not note.strip():
        return _proposal(request, change, {"note": "law_fault.why_not"}, note)
    command = DecideLawChange(change.id, approve, note, form.get("seen") or None)
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    return RedirectResponse(f"/law/proposals/{change.id}?done={'approved' if approve else 'refused'}", 303)


@router.post("/law/proposals/{law_change}/withdraw")
@allowed(*PROPOSE)
def withdraw(request: Request, law_change: str, form: Form) -> Response:
    change = _change(request, law_change)
    office_of(request).perform(WithdrawLawChange(change.id), by=acting(request), command_id=command_id(form))
    return RedirectResponse(f"/law/proposals/{change.id}?done=withdrawn", 303)


def _change(request: Request, wanted: str) -> LawChange:
    try:
        return office_of(request).desk.law.change(acting(request), UUID(wanted))
    except ValueError:
        raise UnknownRecord(what="law change", id=wanted[:40]) from None


def _proposal(
    request: Request, change: LawChange, errors: Mapping[str, str] | None = None, note: str = ""
) -> Response:
    office, viewer, law = office_of(request), acting(request), office_of(request).law
    series = law.series(change.key)
    wrong = faults(law, change, office.today()) if change.status == "proposed" else {}
    mine = change.proposed_by == viewer.user
    done = request.query_params.get("done")
    return render(
        request,
        "law_proposal.html",
        status=422 if errors else 200,
        change=change,
        name=name_of(change.key),
        value=written(change.value, series.unit, language(request)),
        faults={f"law_fault.{fault}" for fault in wrong.values()},
        before=_over_time(series, request),
        after=_over_time(series.amended(change.dated), request) if not wrong else [],
        seen=series_version(series),
        may_decide=change.status == "proposed" and viewer.role is Role.MANAGER and not mine,
        may_withdraw=change.status == "proposed" and mine,
        left_out=change.id in office.desk.law.left_out(),
        errors=errors or {},
        note=note,
        try_it=_try(change) if viewer.role in PROPOSE else None,
        done=done if done in _DONE else None,
        command_id=str(office.new_id()),
    )


def _try(change: LawChange) -> str | None:
    """The page that tries the value on the open cases, where it can: it takes no end."""
    if change.key not in TRIED or change.valid_to is not None:
        return None
    said = {"key": change.key, "value": plain(change.value), "starts": change.valid_from.isoformat()}
    return f"/law/try?{urlencode(said)}"


def _over_time(series: Series, request: Request) -> list[tuple[str, DatedValue]]:
    """The latest first."""
    lang = language(request)
    return [(written(each.value, series.unit, lang), each) for each in reversed(series.values)]


@router.get("/law/{key}")
@allowed(*READ)
def parameter(request: Request, key: str) -> Response:
    office, viewer = office_of(request), acting(request)
    series = office.law.series(key)
    return render(
        request,
        "law_parameter.html",
        key=key,
        name=name_of(key),
        values=_over_time(series, request),
        held=series.at(office.today()),
        changes=[
            (each, _written(each, office.law, language(request)))
            for each in office.desk.law.changes(viewer, key=key)
        ],
        left_out=office.desk.law.left_out(),
        may_propose=viewer.role in PROPOSE,
        may_try=viewer.role in PROPOSE and key in TRIED,
    )


@router.get("/law/{key}/propose")
@allowed(*PROPOSE)
def ask(request: Request, key: str) -> Response:
    """`?confirm=1`: the value of today with its words; `?value=…&valid_from=…`: what was tried on another page."""
    office = office_of(request)
    held = office.law.series(key).at(office.today())
    given = {name: request.query_params.get(name, "")[:120] for name in ("value", "valid_from", "valid_to")}
    said = said_of(held) | {"standing": "confirmed"} if request.query_params.get("confirm") else given
    return _form(request, key, Asked(said, None, {}))


@router.post("/law/{key}/propose")
@allowed(*PROPOSE)
def propose(request: Request, key: str, form: Form) -> Response:
    office = office_of(request)
    sent, found = command_id(form), asked(key, form, office.law, office.today(), office.now())
    if found.command is None:
        return _form(request, key, found)
    office.perform(found.command, by=acting(request), command_id=sent)
    return RedirectResponse(f"/law/proposals/{change_id(sent)}?done=proposed", 303)


def _form(request: Request, key: str, found: Asked) -> Response:
    office = office_of(request)
    series = office.law.series(key)
    held: Any = series.at(office.today())
    return render(
        request,
        "law_propose.html",
        status=422 if found.errors else 200,
        key=key,
        name=name_of(key),
        held=held,
        value=written(held.value if held else None, series.unit, language(request)),
        last=series.values[-1],
        fields=fields_of(key),
        said=found.said,
        errors=found.errors,
        command_id=found.said.get("command_id") or str(office.new_id()),
    )
