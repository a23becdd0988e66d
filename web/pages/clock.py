"""The expungement clock of a case, and closing it once the day has come and somebody has looked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.case import EXPUNGED, Stage
from domain.errors import DomainError, MoveRefused, StaleCase
from domain.expungement import clock, time_is_up
from domain.guard_facts import loan_facts
from domain.lending.machine import AT_BANK, IN_HAND
from domain.lifecycle import Move
from domain.read_models import CasePage
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import Field, read
from web.pages.cases import page_of
from web.rendering import render
from web.sending import command_id, expected_version, form_kept
from workflows.services.commands import Advance

router = APIRouter()
_EVIDENCE = Field("evidence", "clock.evidence", "long", required=True, hint="clock.evidence.hint")


@router.get("/cases/{number}/clock")
@allowed(*OFFICE)
def show(request: Request, number: str) -> Response:
    return _page(request, page_of(request, number), {}, {})


@router.post("/cases/{number}/clock")
@allowed(*OFFICE)
def close(request: Request, number: str, form: Annotated[Mapping[str, str], Depends(form_kept)]) -> Response:
    page = page_of(request, number)
    values, wrong = read((_EVIDENCE,), form)
    if wrong:
        return _page(request, page, form, wrong, status=422)
    command = Advance(
        page.case.id,
        Move.CLOSE.value,
        outcome=EXPUNGED,
        note=values["evidence"],
        expected_version=expected_version(form),
    )
    try:
        office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    except (MoveRefused, StaleCase) as refusal:
        fresh = page_of(request, number)
        again = {**form, "command_id": "", "expected_version": ""}
        return _page(request, fresh, again, {}, status=409, refusal=refusal)
    return RedirectResponse("/today?done=expunged", 303)


def _page(
    request: Request,
    page: CasePage,
    said: Mapping[str, str],
    errors: Mapping[str, Any],
    *,
    status: int = 200,
    refusal: DomainError | None = None,
) -> Response:
    office = office_of(request)
    on, facts = office.today(), loan_facts(page.case)
    found = clock(facts, office.law, on)
    under_way = page.case.stage is not Stage.CLOSED
    files = office.desk.loan_files.of_case(acting(request), page.case.id, on=on) if under_way else ()
    return render(
        request,
        "clock.html",
        status=status,
        page=page,
        number=page.case.number,
        clock=found,
        lapsed=found.lapsed(on),
        closes=under_way and found.lapsed(on),
        asks=under_way and not found.lapsed(on) and time_is_up(facts, office.law, on) is not None,
        waiting=[each.file.number for each in files if each.file.stage in (*IN_HAND, *AT_BANK)],
        law=office.law.on(on),
        field=_EVIDENCE,
        said=said,
        errors=errors,
        refusal=refusal,
        findings=refusal.findings if isinstance(refusal, MoveRefused) else (),
        version=said.get("expected_version") or page.case.version,
        command_id=said.get("command_id") or str(office.new_id()),
    )
