"""Keeping what is being written in a form, for the day the page is closed too early."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from domain.drafts import LONGEST_FORM
from domain.errors import BadValue
from domain.wording import say
from web.access import EVERYBODY, allowed
from web.acting import acting, office_of
from web.language import language
from web.sending import form_values

router = APIRouter()
_MOST_CHARACTERS = 60_000
# Marks of the page, not words of the person: a draft gets new ones.
_NOT_KEPT = frozenset({"command_id", "expected_version"})

Form = Annotated[Mapping[str, str], Depends(form_values)]


@router.post("/drafts")
@allowed(*EVERYBODY)
def save(request: Request, form: Form) -> Response:
    """`form` is the form's address, `f.<name>` its fields. Answers the line to show beside the form."""
    office, address = office_of(request), _address(form)
    fields = {
        name[2:]: text for name, text in form.items() if name.startswith("f.") and name[2:] not in _NOT_KEPT
    }
    if sum(len(name) + len(text) for name, text in fields.items()) > _MOST_CHARACTERS:
        raise BadValue(field="draft", value="…", expected=f"≤ {_MOST_CHARACTERS}")
    now = office.now()
    if any(text.strip() for text in fields.values()):
        office.desk.drafts.save(acting(request).user, address, fields, now)
    return JSONResponse({"said": say("draft.saved", {"at": now}, lang=language(request))})


@router.post("/drafts/drop")
@allowed(*EVERYBODY)
def drop(request: Request, form: Form) -> Response:
    """Back to the form, without it."""
    address = _address(form)
    office_of(request).desk.drafts.drop(acting(request).user, address)
    back = form.get("back", "")
    return RedirectResponse(back if _is_ours(back) else address, 303)


def _address(form: Mapping[str, str]) -> str:
    address = form.get("form", "")
    if not _is_ours(address) or len(address) > LONGEST_FORM:
        raise BadValue(field="form", value=address[:40], expected="/cases/…")
    return address


def _is_ours(address: str) -> bool:
    """A path of this host: two slashes or a backslash would lead elsewhere."""
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()
