"""Forms that stand on a page among others: sent, and drawn again in their place with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, DomainError
from web.acting import acting, office_of
from web.errors import status_of
from web.forms.fields import Field, read
from web.sending import command_id
from workflows.services.commands import Command

# What a page needs to draw one of its forms again; without them every form stands as it opens.
UNSENT: Mapping[str, Any] = {"where": None, "said": {}, "errors": {}, "refusal": None}


def send_panel(
    request: Request,
    form: Mapping[str, str],
    fields: tuple[Field, ...],
    command: Callable[[Mapping[str, Any]], Command],
    *,
    show: Callable[..., Response],
    where: str,
    then: str,
) -> Response:
    """On to `then` with what was done; or `show(status, where=…)` with what is wrong in the form `where`.

    Refusals that are no conflict and no bad value leave the page. `command` is handed the values by field.
    """
    values, wrong = read(fields, form)
    if wrong:
        return show(422, where=where, said=form, errors=wrong)
    try:
        office_of(request).perform(command(values), by=acting(request), command_id=command_id(form))
    except DomainError as refusal:
        status = status_of(refusal)
        if status not in (409, 422):
            raise
        shown = {field.name for field in fields}
        name = refusal.data.get("field")
        errors = {name: refusal} if isinstance(refusal, BadValue) and name in shown else {}
        return show(status, where=where, said=form, errors=errors, refusal=refusal)
    return RedirectResponse(then, 303)
