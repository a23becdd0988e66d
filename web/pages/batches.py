"""Batches of loan files to the bank: made by the office, downloaded as a sheet or a document, read by both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.banking.batch import WANTED, BatchView, document
from domain.errors import UnknownRecord
from domain.viewer import Role
from web.access import OFFICE, allowed
from web.acting import acting, is_demo, office_of
from web.batch_sheet import sheet_of
from web.forms.fields import Choice, Field, choices, read
from web.pages.exports import attachment
from web.paging import Pages
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.batch_commands import MakeBatch

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]
PARTIES = (*OFFICE, Role.BANK)
_PAGE = 50


@router.get("/batches")
@allowed(*PARTIES)
def batches(request: Request) -> Response:
    return show(request)


def show(
    request: Request,
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
    refusal: Any = None,
) -> Response:
    """The list with both forms; also where one of them, or a file, comes back with what is wrong."""
    office, viewer = office_of(request), acting(request)
    pages = Pages.asked(request.query_params.get("page"), _PAGE)
    found, total = office.desk.batches.listed(viewer, limit=_PAGE, offset=pages.offset)
    fields = _fields(request) if viewer.role in OFFICE else ()
    return render(
        request,
        "batches.html",
        status=422 if errors or refusal else 200,
        found=found,
        pages=pages.of(total, request),
        fields=fields,
        said=said or {field.name: field.value for field in fields},
        errors=errors or {},
        refusal=refusal,
        command_id=(said or {}).get("command_id") or str(office.new_id()),
    )


@router.post("/batches")
@allowed(*OFFICE)
def make(request: Request, form: Form) -> Response:
    office, viewer, batch_id = office_of(request), acting(request), command_id(form)
    given, wrong = read(_fields(request), form)
    if wrong:
        return show(request, form, wrong)
    if not _made(request, batch_id):
        files = office.desk.batches.offered(
            viewer, given["office"], given["wanted"], at=office.now(), on=office.today()
        )
        if not files:
            return show(request, form, {"office": "batch.nothing"})
        office.perform(MakeBatch(batch_id, given["office"], files), by=viewer, command_id=batch_id)
    return RedirectResponse(f"/batches/{batch_id}?done=batch-made", 303)


@router.get("/batches/{batch}.xlsx")
@allowed(*PARTIES)
def sheet(request: Request, batch: str) -> Response:
    view = _view(request, batch)
    return attachment(sheet_of(view, demo=is_demo(request)), f"{_name(view)}.xlsx")


@router.get("/batches/{batch}.json")
@allowed(*PARTIES)
def for_programs(request: Request, batch: str) -> Response:
    view = _view(request, batch)
    text = json.dumps(document(view), ensure_ascii=False, indent=1)
    saved = f"attachment; filename*=UTF-8''{quote(f'{_name(view)}.json')}"
    return Response(text, media_type="application/json", headers={"Content-Disposition": saved})


@router.get("/batches/{batch}")
@allowed(*PARTIES)
def one(request: Request, batch: str) -> Response:
    view = _view(request, batch)
    return render(
        request,
        "batch.html",
        batch=view.batch,
        lines=view.lines,
        done=request.query_params.get("done") == "batch-made",
        of_the_bank=acting(request).role is Role.BANK,
    )


def _fields(request: Request) -> tuple[Field, ...]:
    offices = tuple(
        Choice(each, each) for each in office_of(request).desk.referrals.offices(office_of(request).today())
    )
    only = offices[0].code if len(offices) == 1 else ""
    return (
        Field("office", "batch.office", "select", offices, True, only),
        Field("wanted", "batch.wanted", "radios", choices("batch_wanted", WANTED), True, "new"),
    )


def _made(request: Request, batch_id: UUID) -> bool:
    """The same form sent twice finds its batch, though nothing is left to put into another."""
    office = office_of(request)
    try:
        office.desk.batches.batch(acting(request), str(batch_id), at=office.now())
    except UnknownRecord:
        return False
    return True


def _view(request: Request, batch: str) -> BatchView:
    office = office_of(request)
    return office.desk.batches.batch(acting(request), batch, at=office.now())


def _name(view: BatchView) -> str:
    return view.batch.number.replace("/", "-")
