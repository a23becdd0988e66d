"""Two records that may be one person: compared side by side, and decided by somebody who looked at the papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.viewer import Role
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.commands import Command
from workflows.services.data_commands import MergePersons, SplitPersons, TellApart

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]
_DECIDED = ("same", "apart", "split")


@router.get("/duplicates")
@allowed(*OFFICE)
def duplicates(request: Request) -> Response:
    office = office_of(request)
    pairs, total = office.desk.likeness.pairs(acting(request), at=office.now())
    told = request.query_params.get("done")
    return render(
        request, "duplicates.html", pairs=pairs, total=total, decided=told if told in _DECIDED else None
    )


@router.get("/duplicates/{one}/{other}")
@allowed(*OFFICE)
def pair(request: Request, one: str, other: str) -> Response:
    return _show(request, _person(one), _person(other))


def _show(request: Request, one: UUID, other: UUID, missing: bool = False) -> Response:
    office = office_of(request)
    found = office.desk.likeness.pair(acting(request), one, other, at=office.now())
    return render(
        request,
        "duplicate.html",
        status=422 if missing else 200,
        pair=found,
        missing=missing,
        command_id=str(office.new_id()),
        command_id_apart=str(office.new_id()),
    )


@router.post("/duplicates/{one}/{other}/same")
@allowed(*OFFICE)
def same(request: Request, one: str, other: str, form: Form) -> Response:
    """`one` goes on, `other` is brought in."""
    keep, drop, note = _person(one), _person(other), form.get("note", "").strip()[:2000]
    if not note:
        return _show(request, keep, drop, missing=True)
    return _do(request, MergePersons(keep, drop, note), form, "same")


@router.post("/duplicates/{one}/{other}/apart")
@allowed(*OFFICE)
def apart(request: Request, one: str, other: str, form: Form) -> Response:
    return _do(request, TellApart(_person(one), _person(other)), form, "apart")


@router.post("/duplicates/{one}/{other}/split")
@allowed(Role.MANAGER)
def split(request: Request, one: str, other: str, form: Form) -> Response:
    """`other` was brought into `one`. Raises BadValue without a reason."""
    reason = form.get("reason", "").strip()[:2000]
    return _do(request, SplitPersons(_person(one), _person(other), reason), form, "split")


def _do(request: Request, command: Command, form: Mapping[str, str], done: str) -> Response:
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    return RedirectResponse(f"/duplicates?done={done}", 303)


def _person(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UnknownRecord(what="person", id=text) from None
