"""Scanned papers: one is added by a form that sends a file, or shown as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, DomainError, UnknownRecord
from domain.papers import ENDINGS, KINDS, LARGEST, NotAPaper, PaperTooLarge
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import Field, choices, read
from web.pages.cases import page_of
from web.rendering import render
from web.sending import command_id, require_text
from workflows.services.paper_commands import AddPaper

router = APIRouter()
FILE = "file"
_FIELDS = (
    Field("kind", "papers.kind", "select", choices("paper_kind", KINDS), required=True),
    Field("title", "papers.name", "text", required=True, hint="papers.name.hint", most=200),
    Field("dated_on", "papers.dated_on", "day"),
)
# Whatever the browser makes of what somebody uploaded, it is nobody here.
_SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


class NoFile(DomainError):
    """The form came without one."""

    key: ClassVar[str] = "no_file"


@dataclass(frozen=True, slots=True)
class Sent:
    fields: Mapping[str, str]
    content: bytes | None


async def _sent(request: Request) -> Sent:
    """One byte more than allowed is enough to know; the rest of the file is never read into memory."""
    async with request.form(max_files=1, max_fields=20) as form:
        file = require_text(form).get(FILE)
        content = None if file is None or isinstance(file, str) else await file.read(LARGEST + 1)
        return Sent({name: text for name, text in form.items() if isinstance(text, str)}, content or None)


@router.get("/cases/{number}/papers/new")
@allowed(*OFFICE)
def ask(request: Request, number: str) -> Response:
    return _form(request, number, {}, {})


@router.post("/cases/{number}/papers/new")
@allowed(*OFFICE)
def add(request: Request, number: str, sent: Annotated[Sent, Depends(_sent)]) -> Response:
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    values, found = read(_FIELDS, sent.fields)
    wrong: dict[str, Any] = dict(found)
    if sent.content is None:
        wrong[FILE] = NoFile()
    if wrong or sent.content is None:
        return _form(request, number, sent.fields, wrong)
    made = command_id(sent.fields)
    command = AddPaper(case_id, made, values["kind"], values["title"], values["dated_on"], sent.content)
    try:
        office.perform(command, by=viewer, command_id=made)
    except (PaperTooLarge, NotAPaper) as refusal:
        return _form(request, number, sent.fields, {FILE: refusal})
    except BadValue as refusal:
        if refusal.data["field"] not in values:
            raise
        return _form(request, number, sent.fields, {refusal.data["field"]: refusal})
    return RedirectResponse(f"/cases/{number}?done=paper&added={values['kind']}#papers", 303)


@router.get("/cases/{number}/papers/{paper}")
@allowed(*OFFICE)
def show(request: Request, number: str, paper: str) -> Response:
    """Images are shown, a PDF is saved: browsers draw none in a sandbox. Logged before the first byte leaves."""
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    try:
        paper_id = UUID(paper)
    except ValueError:
        raise UnknownRecord(what="paper", id=paper) from None
    line, content = office.desk.papers.content(viewer, case_id, paper_id, at=office.now())
    shown = line.media_type.startswith("image/") and "download" not in request.query_params
    way = "inline" if shown else "attachment"
    name = quote(f"{number}-{line.kind}-{line.added_on}.{ENDINGS[line.media_type]}")
    headers = {
        "Content-Disposition": f"{way}; filename*=UTF-8''{name}",
        "Content-Security-Policy": _SANDBOX,
    }
    return Response(content, media_type=line.media_type, headers=headers)


def _form(request: Request, number: str, said: Mapping[str, str], errors: Mapping[str, Any]) -> Response:
    return render(
        request,
        "paper.html",
        status=422 if errors else 200,
        page=page_of(request, number),
        fields=_FIELDS,
        said=said,
        errors=errors,
        command_id=said.get("command_id") or str(office_of(request).new_id()),
    )
