"""The one answer to a step of a loan file, a person's or an establishment's: done and back, or what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, CommandIdReused, DomainError
from domain.lending.refusals import DatesOutOfOrder, LoanNotEligible
from domain.wording import day
from web import drafts
from web.acting import acting, office_of
from web.errors import status_of
from web.forms.fields import Section
from web.forms.loans import fields_of
from web.language import language
from web.rendering import render
from web.sending import command_id
from workflows.services.commands import Command

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of a step. `about`: number, who, title, why, back; `places`: the field that a refusal belongs to."""

    request: Request
    about: Mapping[str, str]
    sections: tuple[Section, ...]
    places: Mapping[str, str]


def show(
    asked: Asked,
    said: Mapping[str, Any] | None = None,
    errors: Mapping[str, Any] | None = None,
    *,
    version: int | None = None,
    status: int | None = None,
    **more: Any,
) -> Response:
    """The empty form on a `version` of what it changes, or with `said` the one that came back."""
    request = asked.request
    opened = {name: field.value for name, field in fields_of(asked.sections).items()}
    draft = drafts.opened(request, opened) if said is None else None
    shown = draft.said if draft is not None else said or {}
    office = office_of(request)
    return render(
        request,
        "loan_file_step.html",
        status=status or (422 if errors else 200),
        about=asked.about,
        sections=asked.sections,
        said=shown,
        errors=errors or {},
        draft=draft,
        version=shown.get("expected_version") or version,
        command_id=shown.get("command_id") or str(office.new_id()),
        law=office.law.on(office.today()),
        **({"changes": (), "refusal": None, "unmet": ()} | more),
    )


def perform(
    asked: Asked,
    command: Command,
    form: Mapping[str, str],
    back: str,
    stale: type[DomainError],
    renewed: Callable[[Any], tuple[int, Mapping[str, Any]]],
) -> Response:
    """`renewed` of a `stale` refusal: the version that stands now, and what to say of it; what was written is kept."""
    office = office_of(asked.request)
    try:
        office.perform(command, by=acting(asked.request), command_id=command_id(form))
    except stale as refusal:
        version, more = renewed(refusal)
        fresh = {"command_id": str(office.new_id()), "expected_version": str(version)}
        return show(asked, {**form, **fresh}, status=409, **more)
    except DomainError as refusal:
        return beside(asked, form, refusal)
    drafts.sent(asked.request)
    return RedirectResponse(back, 303)


def beside(asked: Asked, form: Mapping[str, str], refusal: DomainError) -> Response:
    """Beside the field where there is one, over the form otherwise; what no form is for has the page of refusals."""
    status = status_of(refusal)
    if status not in (409, 422) or isinstance(refusal, CommandIdReused):
        raise refusal
    named = asked.places.get(refusal.key) or refusal.data.get("field")
    field = asked.places.get(str(named), str(named))
    if field not in fields_of(asked.sections):
        unmet = refusal.findings if isinstance(refusal, LoanNotEligible) else ()
        return show(asked, form, status=status, refusal=refusal, unmet=unmet)
    dated = isinstance(refusal, (BadValue, DatesOutOfOrder))
    return show(asked, form, {field: in_words(asked.request, refusal) if dated else refusal}, status=status)


def in_words(request: Request, refusal: DomainError) -> BadValue:
    """Days as people write them."""
    expected = _ISO.sub(
        lambda found: day(date.fromisoformat(found[0]), language(request)), refusal.data["expected"]
    )
    return BadValue(**{**refusal.data, "expected": expected})


def version_of(form: Mapping[str, str]) -> int:
    text = form.get("expected_version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadValue(field="expected_version", value=text, expected="0, 1, 2 …")
    return int(text)
