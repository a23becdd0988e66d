"""Lists as spreadsheets, each for the roles that see it as a page."""

from __future__ import annotations

import re
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.errors import NotAllowed, UnknownRecord
from web.access import EVERYBODY, OFFICE, allowed
from web.acting import acting, office_of
from web.exporting import EXPORTS, file_of
from web.exporting_asked import Asked
from web.language import language
from web.pages.home import wanted_cases
from web.pages.radar import asked_days

router = APIRouter()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/export/reads/{number}.xlsx")
@allowed(*OFFICE)
def reads(request: Request, number: str) -> Response:
    return _file(request, "reads", number)


@router.get("/export/{name}.xlsx")
@allowed(*EVERYBODY)
def export(request: Request, name: str) -> Response:
    """The filters of the list are those of its page."""
    if name not in EXPORTS or name == "reads":
        raise UnknownRecord(what="export", id=name)
    return _file(request, name)


def _file(request: Request, name: str, number: str = "") -> Response:
    office, viewer, said = office_of(request), acting(request), request.query_params
    if viewer.role not in EXPORTS[name].roles:
        raise NotAllowed(role=viewer.role.value, act=f"export {name}")
    kind = said.get("kind")
    asked = Asked(
        office,
        viewer,
        language(request),
        wanted_cases(said, office.today(), 0),
        number,
        kind if kind and kind.isidentifier() and len(kind) < 25 else None,
        said.get("status") or None,
        asked_days(said.get("days")),
        _year(said.get("year")),
    )
    return attachment(file_of(name, asked), f"{name}-{number or office.today().isoformat()}.xlsx")


def _year(text: str | None) -> int | None:
    """What is no year is no filter."""
    return int(text) if text and re.fullmatch(r"2[0-9]{3}", text, re.ASCII) else None


def attachment(content: bytes, name: str) -> Response:
    saved = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=XLSX, headers={"Content-Disposition": saved})
