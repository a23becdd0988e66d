"""Visits: noted under an id that the sender made, so that a phone without signal can send them again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from domain.errors import UnknownCase
from domain.read_models import CasePage
from domain.viewer import Role, Viewer
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.api.models import Visit, VisitBody, VisitKept, Visits
from workflows.services.commands import Done, LogVisit
from workflows.services.office import Office

router = APIRouter(tags=["visits"])
Ref = Annotated[str, Query(min_length=1, max_length=64, description="The case's number or id")]
_OF_COMMAND = {"held_on", "met", "mode", "domains", "concern", "next_on", "visited_by"}
_SHOWN = tuple(name for name in Visit.model_fields if name != "case")


@router.put(
    "/visits/{visit_id}",
    operation_id="putVisit",
    status_code=201,
    responses={
        200: {"model": VisitKept, "description": "The same visit was already recorded"},
        201: {"description": "Recorded"},
    },
)
@allowed(*OFFICE, Role.SUPPORTER)
def put(request: Request, response: Response, visit_id: UUID, body: VisitBody) -> VisitKept:
    """201 new, 200 the same visit again, 409 another content under a known id."""
    done = record(office_of(request), acting(request), visit_id, body)
    again = done.replayed or "told.already_recorded" in done.told
    response.status_code = 200 if again else 201
    return VisitKept(
        id=visit_id,
        case=UUID(str(done.case_id)),
        number=done.number or "",
        version=done.version,
        already_recorded=again,
    )


def record(office: Office, viewer: Viewer, visit_id: UUID, body: VisitBody) -> Done:
    """A visit that a group made while the case was its own counts, also where another has the case by now.

    Raises UnknownCase where it was not the group's on the day of the visit either.
    """
    by, then = viewer, None
    try:
        case_id = office.desk.case_id(viewer, body.case)
    except UnknownCase:
        former = None
        if viewer.role is Role.SUPPORTER:
            former = office.desk.phones.former(viewer, body.case, body.held_on, visit_id)
        if former is None:
            raise
        case_id, then = former.case_id, former.group_then
        by = replace(viewer, groups=viewer.groups | {former.group_now})
    command = LogVisit(
        case_id,
        visit_id=visit_id,
        **body.model_dump(include=_OF_COMMAND),
        note=body.note or None,
        not_met_reason=body.not_met_reason or None,
        needs=tuple(body.needs),
        group_id=then,
    )
    return office.perform(command, by=by)


@router.get("/visits", operation_id="listVisits")
@allowed(*OFFICE, Role.SUPPORTER)
def listed(request: Request, case: Ref) -> Visits:
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, case)
    page = office.desk.case_page(viewer, case_id, at=office.now(), on=office.today())
    return Visits(visits=[_visit(row, case_id) for row in _own(page, viewer)])


def _own(page: CasePage, viewer: Viewer) -> list[Mapping[str, Any]]:
    """A group reads its own visits while the case goes on: what another group or the office wrote stays with them."""
    if viewer.role is not Role.SUPPORTER:
        return list(page.visits)
    if page.case.closed_on is not None:
        raise UnknownCase(case=page.case.number)
    return [row for row in page.visits if row["group_id"] in viewer.groups]


def _visit(row: Mapping[str, Any], case_id: UUID) -> Visit:
    return Visit(case=case_id, **{name: row[name] for name in _SHOWN})
