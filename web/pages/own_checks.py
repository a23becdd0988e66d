"""Whether work lasts, asked of those outside the office: the firm in its portal, the group on its phone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.viewer import Role
from domain.wording import say
from domain.work_checks import WorkCheck
from web.access import allowed
from web.acting import acting, office_of
from web.forms.fields import Section, read
from web.forms.support import NOTE
from web.forms.work import answer_fields, answer_of, code_of
from web.language import language
from web.pages.role_forms import Asked, perform, show
from web.sending import command_id, form_kept
from workflows.services.role_commands import WarnOfWork

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_NOTE = replace(NOTE, hint="field.note.work")


@router.get("/workers/{number}/check")
@allowed(Role.EMPLOYER)
def firm_asked(request: Request, number: str) -> Response:
    return _ask(request, _of_firm(request, number)[0])


@router.post("/workers/{number}/check")
@allowed(Role.EMPLOYER)
def firm_answers(request: Request, number: str, form: Form) -> Response:
    asked, case_id = _of_firm(request, number)
    return _answer(request, asked, case_id, form, "/workers?done=work-check")


@router.get("/people/{number}/work-check")
@allowed(Role.SUPPORTER)
def group_asked(request: Request, number: str) -> Response:
    return _ask(request, _of_group(request, number)[0])


@router.post("/people/{number}/work-check")
@allowed(Role.SUPPORTER)
def group_answers(request: Request, number: str, form: Form) -> Response:
    asked, case_id = _of_group(request, number)
    return _answer(request, asked, case_id, form, f"{asked.back}?done=work-check")


@router.post("/people/{number}/work-warning")
@allowed(Role.SUPPORTER)
def group_warns(request: Request, number: str, form: Form) -> Response:
    """One tap on the person's page; words are welcome and not needed."""
    office, viewer = office_of(request), acting(request)
    words = form.get("words", "").strip()[:500] or None
    command = WarnOfWork(office.desk.case_id(viewer, number), words)
    office.perform(command, by=viewer, command_id=command_id(form))
    return RedirectResponse(f"/people/{quote(number, safe='')}?done=work-warning", 303)


def _of_firm(request: Request, number: str) -> tuple[Asked, UUID]:
    """Raises UnknownRecord for somebody who does not work there."""
    office, wanted = office_of(request), number.strip().upper()
    found = office.desk.employer.workers(acting(request), at=office.now(), on=office.today())
    one = next((each for each in found if each.number == wanted), None)
    if one is None:
        raise UnknownRecord(what="placement", id=number)
    return _asked(request, one.name or one.number, "/workers", one.checks), one.case_id


def _of_group(request: Request, number: str) -> tuple[Asked, UUID]:
    office = office_of(request)
    one = office.desk.supporter.person(acting(request), number, at=office.now(), on=office.today())
    checks = [check for work in one.works for check in work.checks]
    back = f"/people/{quote(one.number, safe='')}"
    return _asked(request, one.name or one.number, back, checks), one.case_id


def _asked(request: Request, who: str, back: str, checks: Iterable[WorkCheck]) -> Asked:
    lang = language(request)
    waiting = [
        (code_of(each), say("work_check.after", {"months": each.months}, lang=lang)) for each in checks
    ]
    return Asked("work-check", who, back, (Section(answer_fields(waiting, _NOTE)),))


def _ask(request: Request, asked: Asked) -> Response:
    """Where nothing waits any more there is nothing to fill in."""
    if asked.sections[0].fields[0].choices:
        return show(request, asked)
    return RedirectResponse(asked.back, 303)


def _answer(request: Request, asked: Asked, case_id: UUID, form: Mapping[str, str], to: str) -> Response:
    fields = asked.sections[0].fields
    values, wrong = read(fields, form)
    if wrong:
        return show(request, asked, form, wrong)
    return perform(request, asked, answer_of(case_id, values), form, [each.name for each in fields], to)
