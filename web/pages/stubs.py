"""What managers find of cases after expungement: that they were there, and how one is opened again for a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.lifecycle import Move
from domain.viewer import Role
from web.access import allowed
from web.acting import acting, office_of
from web.forms.fields import Field, read
from web.paging import Pages
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.commands import Advance

router = APIRouter()
_PAGE = 50
_REASON = Field("reason", "stub.reason", "long", required=True, hint="stub.reason.hint")


@router.get("/expunged")
@allowed(Role.MANAGER)
def stubs(request: Request) -> Response:
    office = office_of(request)
    pages = Pages.asked(request.query_params.get("page"), _PAGE)
    found, total = office.desk.stubs.stubs(acting(request), at=office.now(), limit=_PAGE, offset=pages.offset)
    return render(request, "stubs.html", found=found, total=total, pages=pages.of(total, request))


@router.get("/expunged/{number}")
@allowed(Role.MANAGER)
def stub(request: Request, number: str) -> Response:
    return _show(request, number, {}, {})


@router.post("/expunged/{number}")
@allowed(Role.MANAGER)
def reopen(request: Request, number: str, form: Annotated[Mapping[str, str], Depends(form_kept)]) -> Response:
    """Recorded with its reason in the case's own history, which the officer reads from then on."""
    office, viewer = office_of(request), acting(request)
    values, wrong = read((_REASON,), form)
    if wrong:
        return _show(request, number, form, wrong)
    found = office.desk.stubs.stub(viewer, number, at=office.now())
    command = Advance(found.id, Move.REOPEN.value, reason=values["reason"])
    office.perform(command, by=viewer, command_id=command_id(form))
    return RedirectResponse(f"/cases/{found.number}?done=moved", 303)


def _show(request: Request, number: str, said: Mapping[str, str], errors: Mapping[str, Any]) -> Response:
    office = office_of(request)
    return render(
        request,
        "stub.html",
        status=422 if errors else 200,
        stub=office.desk.stubs.stub(acting(request), number, at=office.now()),
        field=_REASON,
        said=said,
        errors=errors,
        command_id=said.get("command_id") or str(office.new_id()),
    )
