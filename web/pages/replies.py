"""A bank's reply to a batch: uploaded, looked at against what is recorded, then applied row by row."""

from __future__ import annotations

import json
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.banking.mismatch import VERDICTS
from domain.errors import DomainError
from reports.formulas import read_bare
from web.access import allowed
from web.acting import acting, office_of
from web.pages.batches import PARTIES, show
from web.rendering import render
from web.sending import form_values
from web.uploads import UploadGone, grid_of_text, text_of_grid, uploaded
from workflows.services.replies import Looked, apply_reply, look_at_document, look_at_sheet

router = APIRouter()
# A batch has 200 lines; with everything around them they are far smaller than this.
_MOST = 2_000_000


@router.post("/replies")
@allowed(*PARTIES)
def upload(request: Request, file: Annotated[tuple[str, bytes] | None, Depends(uploaded)]) -> Response:
    """Nothing is recorded yet; what cannot be a reply is refused as a whole, with its cells."""
    if file is None:
        return show(request, errors={"file": "import.no_file"})
    office, reply_id = office_of(request), office_of(request).new_id()
    try:
        fields = _read(*file)
        _look(request, fields)
    except DomainError as refusal:
        return show(request, refusal=refusal)
    office.desk.drafts.save(acting(request).user, _kept_as(reply_id), fields, office.now())
    return RedirectResponse(f"/replies/{reply_id}", 303)


@router.get("/replies/{reply}")
@allowed(*PARTIES)
def looked(request: Request, reply: str) -> Response:
    """The dry run, from what is recorded now."""
    fields = _find(request, reply)
    return _report(request, reply, fields["name"], _look(request, fields))


@router.post("/replies/{reply}/apply", dependencies=[Depends(form_values)])
@allowed(*PARTIES)
def apply(request: Request, reply: str) -> Response:
    """Sent twice, the second finds everything recorded."""
    fields = _find(request, reply)
    found = _look(request, fields)
    outcomes = apply_reply(office_of(request), acting(request), found.view.batch.number, found.rows)
    return _report(request, reply, fields["name"], _look(request, fields), outcomes)


def _report(request: Request, reply: str, name: str, found: Looked, outcomes: Any = None) -> Response:
    return render(
        request,
        "reply.html",
        reply=reply,
        name=name,
        batch=found.view.batch,
        names={line.place: (line.content or {}).get("name") for line in found.view.lines},
        rows=found.rows,
        counts=[(verdict, found.count(verdict)) for verdict in VERDICTS if found.count(verdict)],
        ready=found.count("apply"),
        outcomes=outcomes,
    )


def _read(name: str, content: bytes) -> dict[str, str]:
    """What is kept of the file between the dry run and the act: its values alone."""
    if name.casefold().endswith(".json") or content.lstrip()[:1] == b"{":
        try:
            return {"name": name, "document": json.dumps(json.loads(content[:_MOST]))}
        except (ValueError, RecursionError):
            return {"name": name, "document": "null"}
    return {"name": name, "grid": text_of_grid(read_bare(content))}


def _look(request: Request, fields: Any) -> Looked:
    """Raises BadReply."""
    office, viewer = office_of(request), acting(request)
    if "document" in fields:
        return look_at_document(office, viewer, json.loads(fields["document"]))
    return look_at_sheet(office, viewer, grid_of_text(fields["grid"]))


def _find(request: Request, reply: str) -> dict[str, str]:
    """Raises UploadGone."""
    office = office_of(request)
    try:
        found = office.desk.drafts.find(acting(request).user, _kept_as(UUID(reply)), office.now())
    except ValueError:
        raise UploadGone from None
    if found is None:
        raise UploadGone
    return dict(found.fields)


def _kept_as(reply_id: UUID) -> str:
    return f"/replies/{reply_id}"
