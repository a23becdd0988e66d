"""The register of community models: the figures, the list, one model with what it did and how its years were judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from domain.community_models.reads import ModelPage
from domain.community_models.records import KINDS
from domain.errors import UnknownRecord
from domain.viewer import Viewer
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms import models as forms
from web.forms.fields import Field
from web.panels import UNSENT, send_panel
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services import model_commands as c

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]


@router.get("/models")
@allowed(*OFFICE)
def models(request: Request) -> Response:
    return _list(request)


@router.post("/models")
@allowed(*OFFICE)
def register(request: Request, form: Form) -> Response:
    def command(values: Mapping[str, Any]) -> c.RegisterModel:
        return forms.model_command(values, command_id(form))

    return send_panel(
        request,
        form,
        _new_fields(request),
        command,
        show=lambda status, **more: _list(request, status, **more),
        where="new",
        then="/models?done=model",
    )


@router.get("/models/{model}")
@allowed(*OFFICE)
def model(request: Request, model: str) -> Response:
    return _page(request, model)


@router.post("/models/{model}/activities")
@allowed(*OFFICE)
def add_activity(request: Request, model: str, form: Form) -> Response:
    def command(values: Mapping[str, Any]) -> c.NoteActivity:
        return forms.activity_command(values, command_id(form), _id(model))

    return _do(request, model, form, forms.activity_fields(office_of(request).today()), command, "activity")


@router.post("/models/{model}/assessments")
@allowed(*OFFICE)
def assess(request: Request, model: str, form: Form) -> Response:
    def command(values: Mapping[str, Any]) -> c.AssessModel:
        return forms.assessment_command(values, _id(model))

    return _do(
        request, model, form, forms.assessment_fields(office_of(request).today()), command, "assessment"
    )


@router.post("/models/{model}/amend")
@allowed(*OFFICE)
def amend(request: Request, model: str, form: Form) -> Response:
    fields = forms.amend_fields(_found(request, model).row.model)

    def command(values: Mapping[str, Any]) -> c.AmendModel:
        return c.AmendModel(_id(model), values["members"], values["ended_on"])

    return _do(request, model, form, fields, command, "amend")


@router.post("/models/{model}/activities/{activity}/strike")
@allowed(*OFFICE)
def strike(request: Request, model: str, activity: str, form: Form) -> Response:
    """Raises UnknownRecord for an activity of another model."""
    shown = _found(request, model).activities
    found = next((each.id for each in shown if str(each.id) == activity), None)
    if found is None:
        raise UnknownRecord(what="activity", id=activity)
    return _do(request, model, form, (), lambda values: c.StrikeActivity(found), "strike")


def _do(
    request: Request, model: str, form: Mapping[str, str], fields: tuple[Field, ...], command: Any, where: str
) -> Response:
    _found(request, model)
    done = "register_strike" if where == "strike" else f"model_{where}"
    return send_panel(
        request,
        form,
        fields,
        command,
        show=lambda status, **more: _page(request, model, status, **more),
        where=where,
        then=f"/models/{model}?done={done}",
    )


def _list(request: Request, status: int = 200, **more: Any) -> Response:
    office, viewer, said = office_of(request), acting(request), request.query_params
    on, reads = office.today(), office.desk.models
    kind = said.get("kind") if said.get("kind") in KINDS else None
    commune = said.get("commune") or None
    context = {
        "found": reads.models(viewer, on=on, kind=kind, commune=commune),
        "figures": reads.figures(viewer, reads.judged_year(viewer, on=on), on=on),
        "this_year": reads.figures(viewer, on.year, on=on),
        "kind": kind,
        "commune": commune,
        "kinds": KINDS,
        "communes": forms.places(office.units.on(on), viewer.units),
        "adding": _new_fields(request),
        **shared(request),
    }
    return render(request, "models.html", status=status, **(context | more))


def _page(request: Request, model: str, status: int = 200, **more: Any) -> Response:
    found, on = _found(request, model), office_of(request).today()
    context = {
        "found": found,
        "may": keeps(acting(request), found.row.model.unit_code),
        "activity": forms.activity_fields(on),
        "assessment": forms.assessment_fields(on),
        "amend": forms.amend_fields(found.row.model),
        **shared(request),
    }
    return render(request, "model.html", status=status, **(context | more))


def shared(request: Request) -> dict[str, Any]:
    """What every page of the register needs: what was done, forms as they open."""
    office, done = office_of(request), request.query_params.get("done")
    return {
        "done": f"done.{done}" if done in _DONE else None,
        "command_id": lambda: str(office.new_id()),
        **UNSENT,
    }


_DONE = (
    "model", "model_activity", "model_assessment", "model_amend", "register_strike", "outreach", "safety_unit",
    "safety_result",
)  # fmt: skip


def keeps(viewer: Viewer, unit_code: str | None) -> bool:
    """Whether the viewer may enter something there: the act itself asks again."""
    return viewer.units is None or unit_code in viewer.units


def offered_places(request: Request) -> tuple[Any, ...]:
    office = office_of(request)
    return forms.places(office.units.on(office.today()), acting(request).units)


def _new_fields(request: Request) -> tuple[Field, ...]:
    return forms.model_fields(offered_places(request))


def _found(request: Request, model: str) -> ModelPage:
    office = office_of(request)
    return office.desk.models.model(acting(request), _id(model), on=office.today())


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UnknownRecord(what="community model", id=text) from None
