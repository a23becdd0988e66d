"""Undoing the last act: what exactly it would restore, then the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue
from domain.history import Kind
from domain.needs import unmask
from domain.read_models import CasePage
from domain.undoing import Undo
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.pages.cases import page_of
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.undo_commands import UndoLast

router = APIRouter()
_MASKS = ("needs_pressing", "needs_some")


@router.get("/cases/{number}/undo")
@allowed(*OFFICE)
def ask(request: Request, number: str) -> Response:
    """Refuses with the reason where undoing would be refused."""
    office, page = office_of(request), page_of(request, number)
    undo = office.desk.undoing.planned(acting(request), page.case.id, page.case.version, at=office.now())
    return render(
        request,
        "undo.html",
        page=page,
        undo=undo,
        rows=_rows(request, page, undo),
        command_id=str(office.new_id()),
    )


@router.post("/cases/{number}/undo")
@allowed(*OFFICE)
def undo(request: Request, number: str, form: Annotated[Mapping[str, str], Depends(form_values)]) -> Response:
    office, viewer = office_of(request), acting(request)
    seq = form.get("seq", "")
    if not (seq.isascii() and seq.isdigit() and len(seq) < 10):
        raise BadValue(field="seq", value=seq, expected="1, 2, 3 …")
    command = UndoLast(office.desk.case_id(viewer, number), int(seq))
    office.perform(command, by=viewer, command_id=command_id(form))
    return RedirectResponse(f"/cases/{number}?done=undo", 303)


def _rows(request: Request, page: CasePage, undo: Undo) -> list[tuple[str, Any, Any]]:
    """(field, now, before) in words; what follows from the same act is one line of its own."""
    rows: list[tuple[str, Any, Any]] = []
    if undo.kind == Kind.ACTION_DONE:
        rows.append(("step", "undo.step.now", "undo.step.before"))
    for name, now, before in undo.restores:
        if now == before:
            continue
        if name in _MASKS:
            rows.append((name, len(unmask(now)), len(unmask(before))))
        elif name == "group_id":
            rows.append((name, page.group_name, None if before is None else _group(request, before)))
        else:
            rows.append((name, now, before))
    return rows


def _group(request: Request, group_id: Any) -> str:
    office = office_of(request)
    found = office.desk.groups(acting(request), office.today())
    return next((str(each["code"]) for each in found if each["id"] == group_id), str(group_id))
