"""Referrals by state, and one referral: the fewest fields that its body needs, with the answer beneath."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, UnknownRecord
from domain.referrals import STATUSES
from domain.viewer import Role
from domain.wording import TEXTS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import read
from web.forms.referrals import answer_command, answer_fields, answer_gaps
from web.paging import Pages
from web.rendering import render
from web.sending import command_id, form_kept

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_PAGE = 50
_PARTIES = (*OFFICE, Role.BANK, Role.EMPLOYER)


@router.get("/referrals")
@allowed(*_PARTIES)
def referrals(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    asked = request.query_params.get("status")
    status = asked if asked in STATUSES else None
    pages = Pages.asked(request.query_params.get("page"), _PAGE)
    counts = office.desk.referrals.counts(viewer)
    found = office.desk.referrals.listed(
        viewer, at=office.now(), on=office.today(), status=status, limit=_PAGE, offset=pages.offset
    )
    return render(
        request,
        "referrals.html",
        found=found,
        counts=[(each, counts[each]) for each in STATUSES if counts.get(each)],
        chosen=status,
        pages=pages.of(counts.get(status, 0) if status else sum(counts.values()), request),
        of_the_office=viewer.role in OFFICE,
    )


@router.get("/cases/{number}/referrals")
@allowed(*OFFICE)
def of_case(request: Request, number: str) -> Response:
    """Where lists of what waits lead to."""
    return RedirectResponse(f"/cases/{number}#referrals", 303)


@router.get("/referrals/{referral}")
@allowed(*_PARTIES)
def pack(request: Request, referral: str) -> Response:
    return _show(request, _id(referral), {}, {})


@router.post("/referrals/{referral}")
@allowed(*_PARTIES)
def answer(request: Request, referral: str, form: Form) -> Response:
    office, viewer, referral_id = office_of(request), acting(request), _id(referral)
    line = office.desk.referrals.line(viewer, referral_id, on=office.today())
    fields = answer_fields("sent", office=viewer.role in OFFICE)
    values, wrong = read(fields, form)
    wrong = wrong or answer_gaps(values)
    if wrong:
        return _show(request, referral_id, form, wrong, 422)
    try:
        office.perform(
            answer_command(line.case_id, referral_id, values), by=viewer, command_id=command_id(form)
        )
    except BadValue as refusal:
        if refusal.data["field"] not in values:
            raise
        return _show(request, referral_id, form, {refusal.data["field"]: refusal}, 422)
    return RedirectResponse(f"/referrals/{referral_id}?done=referral-answer", 303)


def _show(
    request: Request, referral_id: UUID, said: Mapping[str, str], errors: Mapping[str, Any], status: int = 200
) -> Response:
    office, viewer = office_of(request), acting(request)
    found = office.desk.referrals.pack(viewer, referral_id, at=office.now(), on=office.today())
    done = f"done.{request.query_params.get('done')}"
    return render(
        request,
        "referral.html",
        status=status,
        pack=found,
        line=found.line,
        fields=answer_fields(found.line.status, office=viewer.role in OFFICE),
        said=said,
        errors=errors,
        done=done if done in TEXTS else None,
        command_id=said.get("command_id") or str(office.new_id()),
        of_the_office=viewer.role in OFFICE,
    )


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UnknownRecord(what="referral", id=text) from None
