"""Chances of a loan: who may borrow now, soon, not for much longer, or but for one fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.eligibility.radar import KINDS, RADAR_DAYS, Wanted
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.paging import Pages
from web.rendering import render

router = APIRouter()
DAYS = (30, 60, 90, 180, 365)
_FIRST, _PAGE = 10, 50


@router.get("/radar")
@allowed(*OFFICE)
def radar(request: Request) -> Response:
    """All four lists with their first people; `?kind=` one of them, page by page."""
    office, viewer, said = office_of(request), acting(request), request.query_params
    at, on = office.now(), office.today()
    kind, days, unit = asked_kind(said.get("kind")), asked_days(said.get("days")), said.get("commune") or None
    pages = Pages.asked(said.get("page"), _PAGE)
    counts = office.desk.radar.counts(viewer, days, unit, on=on)
    size, offset = (_PAGE, pages.offset) if kind else (_FIRST, 0)
    shown = [each for each in KINDS if counts[each] and kind in (None, each)]
    lists = {
        each: office.desk.radar.blips(viewer, Wanted(each, days, unit, size, offset), at=at, on=on)
        for each in shown
    }
    return render(
        request,
        "radar.html",
        kind=kind,
        days=days,
        all_days=DAYS,
        commune=unit,
        counts=counts,
        lists=lists,
        pages=pages.of(counts[kind], request) if kind else None,
        units=[each for each in office.units.on(on) if viewer.units is None or each.code in viewer.units],
        link=_linker({"kind": kind, "days": str(days), "commune": unit}),
    )


def asked_kind(text: str | None) -> Any:
    """None for all of them, also for what is no kind."""
    return text if text in KINDS else None


def asked_days(text: str | None) -> int:
    return next((each for each in DAYS if text == str(each)), RADAR_DAYS)


def _linker(now: Mapping[str, str | None]) -> Any:
    """Makes the address of this page, or of its export, with some filters changed."""

    def link(to: str = "/radar", **changes: str | None) -> str:
        kept = {name: value for name, value in {**now, **changes}.items() if value}
        return f"{to}?{urlencode(kept)}"

    return link
