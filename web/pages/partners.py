"""Partner employers: the list, and one firm with its pledge, whom to ask for, its share of workers and its accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, cast
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from domain.errors import UnknownRecord
from domain.partner_reads import PartnerPage
from domain.partners import portal_end
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms import partners as forms
from web.pages.firm_loans import share_of
from web.panels import UNSENT, send_panel
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services import partner_commands as c
from workflows.services.commands import Command

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]
_DONE = ("partner_amend", "partner_pledge", "partner_renew")


@router.get("/partners")
@allowed(*OFFICE)
def partners(request: Request) -> Response:
    office = office_of(request)
    found = office.desk.partners.listed(acting(request), on=office.today())
    return render(request, "partners.html", found=found, soon=_soon(request))


@router.get("/partners/{partner}")
@allowed(*OFFICE)
def one(request: Request, partner: str) -> Response:
    return _page(request, partner)


@router.post("/partners/{partner}/amend")
@allowed(*OFFICE)
def amend(request: Request, partner: str, form: Form) -> Response:
    fields = forms.amend_fields(_found(request, partner).line.partner)
    return _do(request, partner, form, fields, lambda said: forms.amend_command(said, _id(partner)), "amend")


@router.post("/partners/{partner}/pledges")
@allowed(*OFFICE)
def pledge(request: Request, partner: str, form: Form) -> Response:
    def command(said: Mapping[str, Any]) -> Command:
        return forms.pledge_command(said, command_id(form), _id(partner))

    return _do(request, partner, form, forms.pledge_fields(office_of(request).today()), command, "pledge")


@router.post("/partners/{partner}/accounts/{grant}/renew")
@allowed(*OFFICE)
def renew(request: Request, partner: str, grant: str, form: Form) -> Response:
    def command(said: Mapping[str, Any]) -> Command:
        return c.RenewPortal(command_id(form), _id(partner), _id(grant, "grant"), said["valid_to"])

    return _do(request, partner, form, _renew_fields(request), command, "renew")


def _do(
    request: Request, partner: str, form: Mapping[str, str], fields: Any, command: Any, where: str
) -> Response:
    _found(request, partner)
    return send_panel(
        request,
        form,
        fields,
        command,
        show=lambda status, **more: _page(request, partner, status, **more),
        where=where,
        then=f"/partners/{partner}?done=partner_{where}",
    )


def _page(request: Request, partner: str, status: int = 200, **more: Any) -> Response:
    office, found = office_of(request), _found(request, partner)
    on, done = office.today(), request.query_params.get("done")
    line, law = found.line, office.law.on(on)
    asked = {"workers": line.partner.workers, "released_workers": line.working}
    context = {
        "found": found,
        "amend": forms.amend_fields(line.partner),
        "pledge": forms.pledge_fields(on),
        "renew": _renew_fields(request),
        "share": share_of(line.partner.workers, line.working, law),
        "calculator": f"/firm-loans/calculator?{urlencode({k: v for k, v in asked.items() if v is not None})}",
        "law": law,
        "soon": _soon(request),
        "done": f"done.{done}" if done in _DONE else None,
        "command_id": lambda: str(office.new_id()),
        **UNSENT,
    }
    return render(request, "partner.html", status=status, **(context | more))


def _soon(request: Request) -> Any:
    """The last day of an end that is warned of."""
    office = office_of(request)
    on = office.today()
    return on + timedelta(days=cast(int, office.law.on(on).value("work.portal_warn_days")))


def _renew_fields(request: Request) -> Any:
    office = office_of(request)
    on = office.today()
    return forms.renew_fields(portal_end(on, None, office.law.on(on)))


def _found(request: Request, partner: str) -> PartnerPage:
    office = office_of(request)
    return office.desk.partners.one(acting(request), _id(partner), on=office.today())


def _id(text: str, what: str = "employer") -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UnknownRecord(what=what, id=text) from None
