"""The officer's first page: who needs what and why, with one button to the form that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.today import GROUPS, Why
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.rendering import render

router = APIRouter()
_FIRST, _ALL = 25, 300

# Where each kind is answered: a page of the case; `{about}` is the record it is about.
_ANSWERED: Mapping[str, str] = {
    **dict.fromkeys(("concern", "flag", "recheck", "review_step"), "/settle?item={about}"),
    "loan_overdue": "/loan-report",
    "transfer": "/transfer-answer",
    "referral": "/referrals",
    "introduction": "/introductions",
    "unit": "/unit",
    "expungement": "/clock",
    "review": "/review",
    "step": "/step?action={about}",
    "visit": "/visit",
    "window": "#loan",
    "paper": "/facts#fact-{about}",
    "loan": "#loan",
    "loan_step": "/loan",
    "loan_use_check": "/loan",
    "loan_instalment": "/loan",
    "match": "#work",
    "livelihood": "/settle?item={about}",
    "work_check": "/work-check",
}
# Facts with a form of their own: evidence belongs to the livelihood.
_PAPERS: Mapping[str, str] = {"livelihood_evidenced": "/livelihood", "livelihood_since": "/livelihood"}


@router.get("/today")
@allowed(*OFFICE)
def today(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    asked = request.query_params
    show = asked.get("show") if asked.get("show") in GROUPS else None
    found = office.desk.due.today(
        viewer,
        at=office.now(),
        on=office.today(),
        kind=asked.get("kind") or None,
        unit=asked.get("commune") or None,
        most=_ALL if show else _FIRST,
    )
    groups = (show,) if show else GROUPS
    return render(
        request,
        "today.html",
        found=found,
        groups=[group for group in groups if found.groups[group]],
        kind=asked.get("kind"),
        commune=asked.get("commune"),
        show=show,
        units=[each for each in office.units.on(office.today()) if _mine(viewer.units, each.code)],
        link=_linker({name: asked.get(name) for name in ("kind", "commune", "show")}),
        answer=answer_to,
        total=sum(found.counts.values()),
        done="done.expunged" if asked.get("done") == "expunged" else None,
    )


def answer_to(why: Why) -> str:
    """The address of the form that answers the reason; the case where there is none."""
    rest = _ANSWERED.get(why.kind, "")
    if why.kind == "paper":
        rest = _PAPERS.get(why.about or "", rest)
    return f"/cases/{why.number}{rest.format(about=why.about)}"


def _mine(units: frozenset[str] | None, code: str) -> bool:
    return units is None or code in units


def _linker(now: Mapping[str, str | None]) -> Any:
    """Makes the address of this page with some filters changed."""

    def link(**changes: str | None) -> str:
        kept = {name: value for name, value in {**now, **changes}.items() if value}
        return f"/today?{urlencode(kept)}" if kept else "/today"

    return link
