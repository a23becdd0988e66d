"""Process and outcomes as a page: of any period, as known on any day, on either set of boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import cast
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.outcomes.report import Period
from domain.units import Boundaries
from domain.viewer import Role
from reports.outcomes import period as said_period
from reports.outcomes import sections
from web.access import allowed
from web.acting import acting, office_of
from web.language import language
from web.rendering import render
from workflows.services.outcomes import EARLIEST, outcomes_report

router = APIRouter()
# By commune almost every number would be hidden; those who ask for it have the command.
_BY = ("sex", "ethnicity")
# What asks for something to be done stands open; the rest is read one by one, or all at once for paper.
_OPEN = ("unserved", "actions")


@router.get("/outcomes")
@allowed(Role.MANAGER)
def outcomes(request: Request) -> Response:
    """`?from=`, `?to=`, `?known=`, `?boundaries=`; without them this month, as known today."""
    office, viewer = office_of(request), acting(request)
    today = office.today()
    period = asked_period(request.query_params, today)
    found = outcomes_report(office, period, by=_BY, viewer=viewer)
    return render(
        request,
        "outcomes.html",
        period=period,
        said=said_period(found, language(request)),
        found=found,
        sections=sections(found, language(request)),
        live=period.last == period.known_on == today,
        open=_OPEN,
        open_all=request.query_params.get("open") == "all",
        query=lambda **more: urlencode({**request.query_params, **more}),
    )


def asked_period(said: Mapping[str, str], today: date) -> Period:
    """What is no day, or lies ahead, is as if nobody had asked; a period ends no later than it is known."""
    known = min(_day(said.get("known")) or today, today)
    last = min(_day(said.get("to")) or known, known)
    first = _day(said.get("from")) or last.replace(day=1)
    which = "old" if said.get("boundaries") == "old" else "new"
    return Period(min(first, last), last, known, cast(Boundaries, which))


def _day(text: str | None) -> date | None:
    with suppress(ValueError):
        day = date.fromisoformat(text or "")
        return day if day >= EARLIEST else None
    return None
