"""What stands beside the case on its page: referrals, papers, objections, whether the last act can be undone."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from domain.errors import DomainError
from domain.papers import STATES
from domain.read_models import CasePage
from domain.rights import CITATION
from web.acting import acting, office_of


def beside(request: Request, page: CasePage) -> dict[str, Any]:
    office, viewer, case_id = office_of(request), acting(request), page.case.id
    objections = office.desk.objections.of_case(viewer, case_id)
    return {
        "referrals": office.desk.referrals.of_case(viewer, case_id, office.today()),
        "papers": office.desk.papers.of_case(viewer, case_id),
        "objections": objections,
        "entered": office.desk.notices.of_case(viewer, case_id),
        "objected": {each.event_seq: each for each in reversed(objections) if each.event_seq is not None},
        "rights_law": CITATION,
        "undoable": undoable(request, page),
        # What usually comes with the paper that was just added: an offer, nothing is recorded by itself.
        "paper_next": STATES.get(request.query_params.get("added", "")),
    }


def undoable(request: Request, page: CasePage) -> bool:
    """A button stands only where the act would not be refused."""
    office = office_of(request)
    try:
        office.desk.undoing.planned(acting(request), page.case.id, page.case.version, at=office.now())
    except DomainError:
        return False
    return True
