"""Who asks, and the district at a glance."""

from __future__ import annotations

from fastapi import APIRouter, Request

from domain.units import Boundaries
from web.access import EVERYBODY, OFFICE, allowed
from web.acting import acting, office_of
from web.api.models import Me, SummaryOf

router = APIRouter(tags=["district"])


@router.get("/me", operation_id="getMe")
@allowed(*EVERYBODY)
def me(request: Request) -> Me:
    viewer = acting(request)
    return Me(
        user=viewer.user,
        role=viewer.role.value,
        units=None if viewer.units is None else sorted(viewer.units),
        groups=sorted(viewer.groups),
        office=viewer.office,
        covers=sorted(viewer.covers),
        employer=viewer.employer,
        on=office_of(request).today(),
    )


@router.get("/summary", operation_id="getSummary")
@allowed(*OFFICE)
def summary(request: Request, boundaries: Boundaries | None = None) -> SummaryOf:
    office = office_of(request)
    return SummaryOf.model_validate(office.desk.summary(office.today(), boundaries).as_json())
