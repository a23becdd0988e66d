"""A form on a page of its own for the roles outside the office: drawn from fields, read, sent once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from domain.errors import DomainError
from web.acting import acting, office_of
from web.drafts import opened, sent
from web.forms.fields import Section
from web.rendering import render
from web.sending import command_id
from workflows.services.commands import Command

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """`key`: texts `act.<key>` and `act.<key>.why`; `who` stands above the title; `back` is where the link leads.

    `words`: the keys of the title and of what it is for, where they are other texts.
    """

    key: str
    who: str
    back: str
    sections: tuple[Section, ...]
    words: tuple[str, str] | None = None

    @property
    def title(self) -> str:
        return self.words[0] if self.words else f"act.{self.key}"

    @property
    def why(self) -> str:
        return self.words[1] if self.words else f"act.{self.key}.why"


def show(
    request: Request,
    asked: Asked,
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
) -> Response:
    """The empty form, or with `said` the one that came back with what is wrong in it."""
    fields = [field for section in asked.sections for field in section.fields]
    draft = None if said is not None else opened(request, {field.name: field.value for field in fields})
    shown = draft.said if draft is not None else said or {}
    return render(
        request,
        "role_form.html",
        status=422 if errors else 200,
        asked=asked,
        said=shown,
        errors=errors or {},
        draft=draft,
        command_id=shown.get("command_id") or str(office_of(request).new_id()),
    )


def perform(
    request: Request,
    asked: Asked,
    command: Command,
    said: Mapping[str, str],
    fields: Sequence[str],
    to: str,
    beside: Mapping[str, str] = _NOTHING,
) -> Response:
    """Does the act and goes on to `to`; what a single field got wrong is shown beside it.

    `beside`: names of fields for refusals, or for what they call a field, where the form calls it otherwise.
    """
    try:
        office_of(request).perform(command, by=acting(request), command_id=command_id(said))
    except DomainError as refusal:
        field = refusal.data.get("field")
        name = beside.get(refusal.key) or beside.get(str(field), field)
        if name not in fields:
            raise
        return show(request, asked, said, {str(name): refusal})
    sent(request)
    return RedirectResponse(to, 303)
