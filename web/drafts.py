"""Drafts of forms: offered when the form is opened again, gone once it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from domain.drafts import Draft
from web.acting import acting, office_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it is opened: `draft` is offered, or `taken` and then what stands in `said`."""

    form: str
    draft: Draft | None
    taken: bool
    said: Mapping[str, str]


def opened(request: Request, said: Mapping[str, str], form: str | None = None) -> Opened:
    """With `?draft=1` the draft's words over those that the form would open with."""
    form = form or request.url.path
    draft = office_of(request).desk.drafts.find(acting(request).user, form, office_of(request).now())
    taken = draft is not None and request.query_params.get("draft") == "1"
    return Opened(form, draft, taken, {**said, **draft.fields} if draft is not None and taken else said)


def sent(request: Request, form: str | None = None) -> None:
    """The form was done: its draft goes."""
    office_of(request).desk.drafts.drop(acting(request).user, form or request.url.path)
