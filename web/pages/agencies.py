"""Actions assigned to agencies: a manager gives one, and writes down how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, UnknownRecord
from domain.outcomes.agencies import AGENCIES, STATUSES, AgencyAction
from domain.viewer import Role
from web.access import allowed
from web.acting import acting, office_of
from web.forms.fields import Choice, Field, choices, read
from web.rendering import render
from web.sending import command_id, form_data
from web.step_answers import in_words
from workflows.services.agency_commands import AssignToAgency, FollowAgency
from workflows.services.commands import Command

router = APIRouter()
Form = Annotated[FormData, Depends(form_data)]
_HERE = "/agency-actions"


@router.get(_HERE)
@allowed(Role.MANAGER)
def agencies(request: Request) -> Response:
    return _list(request)


@router.post(_HERE)
@allowed(Role.MANAGER)
def assign(request: Request, form: Form) -> Response:
    said = _texts(form)
    values, wrong = read(_assigning(request), said)
    if wrong:
        return _list(request, said, wrong)
    made = command_id(said)
    command = AssignToAgency(made, values["agency"], values["what"], values["due_on"], values["commune"])
    wrong = _done(request, command, said)
    return _list(request, said, wrong) if wrong else RedirectResponse(f"{_HERE}/{made}", 303)


@router.get(_HERE + "/{agency_action}")
@allowed(Role.MANAGER)
def show(request: Request, agency_action: str) -> Response:
    return _one(request, _found(request, agency_action))


@router.post(_HERE + "/{agency_action}")
@allowed(Role.MANAGER)
def follow(request: Request, agency_action: str, form: Form) -> Response:
    action, said = _found(request, agency_action), _texts(form)
    values, wrong = read(_following(action), said)
    if not wrong:
        told = (values["status"], values["note"], values["due_on"])
        wrong = _done(request, FollowAgency(action.first.action_id, *told), said)
    if wrong:
        return _one(request, action, said, wrong)
    return RedirectResponse(f"{_HERE}/{action.first.action_id}", 303)


def _done(request: Request, command: Command, said: Mapping[str, str]) -> dict[str, Any]:
    """Nothing once it is done, or what is wrong, beside the field that it names."""
    try:
        office_of(request).perform(command, by=acting(request), command_id=command_id(said))
    except BadValue as refusal:
        return {str(refusal.data["field"]): in_words(request, refusal)}
    return {}


def _assigning(request: Request) -> tuple[Field, ...]:
    office, viewer = office_of(request), acting(request)
    units = [
        unit for unit in office.units.on(office.today()) if viewer.units is None or unit.code in viewer.units
    ]
    return (
        Field("agency", "agency.field.agency", "select", choices("agency", AGENCIES), required=True),
        Field("what", "agency.field.what", "long", required=True),
        Field(
            "commune", "agency.field.commune", "select", tuple(Choice(unit.code, unit.name) for unit in units),
            required=viewer.units is not None,
        ),
        Field("due_on", "agency.field.due_on", "day", required=True),
    )  # fmt: skip


def _following(action: AgencyAction) -> tuple[Field, ...]:
    last = action.last
    statuses = choices("agency_status", STATUSES)
    return (
        Field("status", "agency.field.status", "radios", statuses, required=True, value=last.status),
        Field("due_on", "agency.field.due_on", "day", value=last.due_on.isoformat()),
        Field("note", "agency.field.note", "long"),
    )


def _found(request: Request, text: str) -> AgencyAction:
    """Raises UnknownRecord, also outside the viewer's communes."""
    office = office_of(request)
    with suppress(ValueError):
        known = {each.first.action_id: each for each in office.desk.outcomes.actions(acting(request), None)}
        if found := known.get(UUID(text)):
            return found
    raise UnknownRecord(what="action", id=text)


def _list(
    request: Request, said: Mapping[str, str] | None = None, errors: Mapping[str, Any] | None = None
) -> Response:
    office = office_of(request)
    actions = office.desk.outcomes.actions(acting(request), None)
    return render(
        request, "agencies.html", actions=actions, **_form(request, _assigning(request), said, errors)
    )


def _one(
    request: Request,
    action: AgencyAction,
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
) -> Response:
    return render(request, "agency.html", action=action, **_form(request, _following(action), said, errors))


def _form(
    request: Request,
    fields: Sequence[Field],
    said: Mapping[str, str] | None,
    errors: Mapping[str, Any] | None,
) -> dict[str, Any]:
    return {
        "status": 422 if errors else 200,
        "fields": fields,
        "said": said or {field.name: field.value for field in fields},
        "errors": errors or {},
        "command_id": (said or {}).get("command_id") or str(office_of(request).new_id()),
    }


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}
