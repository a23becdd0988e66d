"""The manager's first page: how far people are, what waits and for how long, commune by commune."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.case import OPEN_STAGES, Stage
from domain.role_desks import CommuneLine
from domain.viewer import Role
from web.access import allowed
from web.acting import acting, office_of
from web.pages.home import in_order
from web.rendering import render

router = APIRouter()
_OLDEST = 8
_STAGES = (*OPEN_STAGES, Stage.PAUSED)


@router.get("/district")
@allowed(Role.MANAGER)
def district(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    on, at = office.today(), office.now()
    found = office.desk.manager.district(viewer, on)
    return render(
        request,
        "district.html",
        found=found,
        stages=[stage.value for stage in _STAGES],
        totals={stage.value: sum(each.by_state[stage] for each in found.communes) for stage in _STAGES},
        persons=sum(each.persons for each in found.communes),
        widest=max((each.persons for each in found.communes), default=0),
        heaviest=max((each.waiting for each in found.communes), default=0),
        bars=_bars,
        kinds=in_order(found.by_kind),
        oldest=office.desk.manager.oldest(viewer, at=at, on=on, limit=_OLDEST),
    )


def _bars(line: CommuneLine, widest: int) -> list[tuple[str, float, float]]:
    """(state, start, width) of each part of a commune's bar, in hundredths of the widest commune's."""
    parts: list[tuple[str, float, float]] = []
    start = 0.0
    for stage in _STAGES:
        width = 100 * line.by_state[stage] / widest if widest else 0.0
        if width:
            parts.append((stage.value, round(start, 2), round(width, 2)))
        start += width
    return parts
