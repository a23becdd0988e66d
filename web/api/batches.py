"""Batches and replies for programs: the same comparison as on the pages, the same rows recorded once."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from domain.banking.batch import document
from domain.banking.mismatch import Judged
from web.access import allowed
from web.acting import acting, office_of
from web.api.loan_models import (
    BatchDocument,
    BatchList,
    BatchOf,
    MismatchOf,
    ReplyBody,
    ReplyReport,
    ReplyRowOf,
)
from web.api.loans import PARTIES
from workflows.services.replies import Outcome, apply_reply, look_at_document

router = APIRouter(tags=["batches"])


@router.get("/batches", operation_id="listBatches")
@allowed(*PARTIES)
def listed(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> BatchList:
    """The newest first."""
    found, total = office_of(request).desk.batches.listed(acting(request), limit=limit, offset=offset)
    shown = [
        BatchOf(
            id=each.id, number=each.number, office=each.office, made_on=each.made_on, sha256=each.sha256,
            lines=len(each.each_digest),
        )
        for each in found
    ]  # fmt: skip
    return BatchList(batches=shown, total=total)


@router.get("/batches/{batch}", operation_id="getBatch")
@allowed(*PARTIES)
def one(request: Request, batch: UUID) -> BatchDocument:
    office = office_of(request)
    view = office.desk.batches.batch(acting(request), str(batch), at=office.now())
    return BatchDocument.model_validate(document(view))


@router.post(
    "/replies",
    operation_id="sendReply",
    responses={409: {"model": ReplyReport, "description": "Compared, and no row of it could be recorded"}},
)
@allowed(*PARTIES)
def reply(request: Request, response: Response, body: ReplyBody) -> ReplyReport:
    """Rows that say what is recorded already are no conflict."""
    office, viewer = office_of(request), acting(request)
    found = look_at_document(office, viewer, body.model_dump(mode="json", exclude={"dry_run"}))
    if body.dry_run:
        return ReplyReport(batch=found.view.batch.number, rows=[_row(each) for each in found.rows])
    outcomes = apply_reply(office, viewer, found.view.batch.number, found.rows)
    told = {each.place: each for each in outcomes}
    rows = [_row(each, told.get(each.row.place)) for each in found.rows]
    agreed = any(each.recorded or each.verdict in ("same", "older") for each in rows)
    if rows and not agreed:
        response.status_code = 409
    return ReplyReport(batch=found.view.batch.number, rows=rows)


def _row(one: Judged, outcome: Outcome | None = None) -> ReplyRowOf:
    differs = [MismatchOf(field=each.field, ours=each.ours, theirs=each.theirs) for each in one.found]
    shown: dict[str, Any] = {}
    if outcome is not None:
        refusal = outcome.refusal and outcome.refusal.key
        shown = {"recorded": outcome.refusal is None, "steps": outcome.steps, "refusal": refusal}
    return ReplyRowOf(
        place=one.row.place, number=one.row.number, verdict=one.verdict, differs=differs, **shown
    )
