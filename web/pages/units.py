"""Changes of administrative units: what stands today, what changed it, and recording one after a look at what moves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.unit_changes import ChangeKind, Draft, Touched, part_of, with_change
from domain.viewer import Role
from web.access import allowed
from web.acting import acting, office_of
from web.forms.units import Asked, asked, blank, kind_of
from web.jobs import MAKERS, begin
from web.rendering import render
from web.sending import command_id, form_data, form_values
from workflows.services.jobs import LongWork
from workflows.services.unit_commands import RecordUnitChange, WithdrawUnitChange
from workflows.services.unit_following import AT_A_TIME, follow_units

router = APIRouter()
MAY = (Role.ADMIN, Role.MANAGER)
_DONE = ("recorded", "withdrawn")

Sent = Annotated[FormData, Depends(form_data)]
Form = Annotated[Mapping[str, str], Depends(form_values)]


@router.get("/admin/units")
@allowed(*MAY)
def units(request: Request) -> Response:
    office = office_of(request)
    on, done = office.today(), request.query_params.get("done")
    changes = office.desk.units.changes()
    return render(
        request,
        "units.html",
        units=[(each, office.units.made_of(each.code, on)) for each in office.units.on(on)],
        changes=changes,
        shipped=_shipped(request),
        log=office.desk.units.log(),
        kinds=list(ChangeKind),
        done=done if done in _DONE else None,
        command_id=lambda: str(office.new_id()),
        instant=datetime.fromisoformat,
        sources=lambda change: _sources(request, change.draft),
    )


def _shipped(request: Request) -> list[tuple[Any, list[tuple[Any, tuple[Any, ...]]]]]:
    """(day, [(new unit, what it was made of)]) of the changes that nobody recorded here."""
    office = office_of(request)
    recorded = {each.effective_on for each in office.desk.units.changes() if each.withdrawn is None}
    register = office.units
    return [
        (
            day,
            [(each, register.made_of(each.code, day)) for each in register.on(day) if each.valid_from == day],
        )
        for day in reversed(register.changes)
        if day not in recorded
    ]


@router.get("/admin/units/new")
@allowed(*MAY)
def new(request: Request) -> Response:
    return _show(request, blank(kind_of(request.query_params.get("kind", "merge"))))


@router.post("/admin/units/new")
@allowed(*MAY)
def preview(request: Request, form: Sent) -> Response:
    """A look at what would move; nothing is kept yet."""
    office = office_of(request)
    found = asked(form, office.units, office.today())
    if form.get("more") or form.get("back") or found.draft is None or found.errors:
        return _show(request, found, quiet=bool(form.get("more") or form.get("back")))
    return _preview(request, found, found.draft)


@router.post("/admin/units")
@allowed(*MAY)
def record(request: Request, form: Sent) -> Response:
    """Cases follow at once where the day has come."""
    office = office_of(request)
    found = asked(form, office.units, office.today())
    sent = command_id({"command_id": str(form.get("command_id") or "")})
    if found.draft is None:
        return _show(request, found)
    office.perform(RecordUnitChange(found.draft), by=acting(request), command_id=sent)
    if found.draft.effective_on > office.today():
        return RedirectResponse("/admin/units?done=recorded", 303)
    return _follow(request, sent)


@router.post("/admin/units/follow")
@allowed(*MAY)
def follow(request: Request, form: Form) -> Response:
    return _follow(request, command_id(form))


@router.post("/admin/units/{change}/withdraw")
@allowed(*MAY)
def withdraw(request: Request, change: str, form: Form) -> Response:
    try:
        wanted = UUID(change)
    except ValueError:
        raise UnknownRecord(what="unit change", id=change) from None
    office_of(request).perform(WithdrawUnitChange(wanted), by=acting(request), command_id=command_id(form))
    return RedirectResponse("/admin/units?done=withdrawn", 303)


def _follow(request: Request, sent: UUID) -> Response:
    """Few cases at once, many with a page that shows how far it is."""
    total, _ = _work(request, {})
    return RedirectResponse(begin(request, "units", {}, sent, at_once=total <= AT_A_TIME), 303)


def _work(request: Request, said: Mapping[str, Any]) -> tuple[int, LongWork]:
    office = office_of(request)
    office.desk.units.changes()
    on = office.today()
    total = office.desk.units.left_behind(on)
    return total, lambda progress: follow_units(office, on, progress)


MAKERS["units"] = _work


def _preview(request: Request, found: Asked, draft: Draft) -> Response:
    office = office_of(request)
    touched = office.desk.units.touched(draft.sources, office.today())
    villages = [(name, count, part_of(draft, name)) for name, count in touched.villages.items()]
    return render(
        request,
        "units_preview.html",
        asked=found,
        draft=draft,
        touched=touched,
        villages=villages if draft.kind is ChangeKind.SPLIT else [],
        undecided=sum(count for _, count, part in villages if part is None),
        sources=_sources(request, draft),
        after=with_change(office.units, draft).on(draft.effective_on),
        waits=draft.effective_on > office.today(),
        command_id=found.said.get("command_id") or str(office.new_id()),
    )


def _sources(request: Request, draft: Draft) -> list[str]:
    register = office_of(request).units
    return [f"{register.name(code, draft.eve)} ({code})" for code in draft.sources]


def _show(request: Request, found: Asked, *, quiet: bool = False) -> Response:
    """`quiet`: another row was asked for, which is no fault."""
    office = office_of(request)
    errors = {} if quiet else dict(found.errors or {})
    return render(
        request,
        "units_form.html",
        status=422 if errors else 200,
        asked=found,
        errors=errors,
        units=_choosable(request, found),
        command_id=found.said.get("command_id") or str(office.new_id()),
        villages=_villages(request, found),
    )


def _choosable(request: Request, found: Asked) -> list[Any]:
    """The communes that have no end yet, as they stand on the later of today and the last change."""
    register = office_of(request).units
    day = max((office_of(request).today(), *register.changes))
    return list(register.on(day))


def _villages(request: Request, found: Asked) -> Touched:
    """What is known of the villages of the commune to be split, so that nobody has to spell them."""
    office = office_of(request)
    sources = found.sources if found.kind is ChangeKind.SPLIT else ()
    return office.desk.units.touched(sources[:1], office.today()) if sources else Touched()
