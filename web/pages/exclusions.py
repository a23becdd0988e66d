"""Exclusions that firms ask for: each with its reason of the work, allowed or refused by the office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.wording import TEXTS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import YES_NO, Field, read
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.vacancy_commands import DecideExclusion

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_ALLOW = Field("allow", "exclusions.allow", "radios", YES_NO, required=True)
_DECISION = Field("decision", "exclusions.words", "text", most=400)
FIELDS = (_ALLOW, _DECISION)


@router.get("/exclusions")
@allowed(*OFFICE)
def exclusions(request: Request) -> Response:
    return _show(request, {}, {})


@router.post("/exclusions/{exclusion}")
@allowed(*OFFICE)
def decide(request: Request, exclusion: str, form: Form) -> Response:
    given, wrong = read(FIELDS, form)
    if not wrong and not given["allow"] and given["decision"] is None:
        wrong = {"decision": "field_error.required"}
    if wrong:
        return _show(request, form, wrong)
    try:
        command = DecideExclusion(UUID(exclusion), given["allow"], given["decision"])
    except ValueError:
        raise UnknownRecord(what="exclusion", id=exclusion) from None
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))
    return RedirectResponse("/exclusions?done=exclusion-decided", 303)


def _show(request: Request, said: Mapping[str, str], errors: Mapping[str, Any]) -> Response:
    office = office_of(request)
    done = f"done.{request.query_params.get('done')}"
    return render(
        request,
        "exclusions.html",
        status=422 if errors else 200,
        found=office.desk.introductions.exclusions(acting(request), "waiting"),
        fields=FIELDS,
        said=said,
        errors=errors,
        done=done if done in TEXTS else None,
        command_id=lambda: str(office.new_id()),
    )
