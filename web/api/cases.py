"""Cases: the list with its filters, and one case as its page shows it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request

from domain.eligibility.document import as_json, finding_json
from domain.read_models import CaseFilter, CasePage, CaseRow
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.api.models import CaseLine, Cases, CaseWhole, Day, MoveOf, PersonOf, State, Step, Unit
from web.api.problems import language

router = APIRouter(tags=["cases"])
Number = Annotated[str, Path(max_length=64, description="The case's number or id")]
_MOST = 200


@router.get("/cases", operation_id="listCases")
@allowed(*OFFICE)
def listed(
    request: Request,
    state: State | None = None,
    commune: Annotated[
        str | None, Query(max_length=5, description="Code of today or of the old boundaries")
    ] = None,
    q: Annotated[
        str | None, Query(max_length=100, description="A name with or without tones, a number")
    ] = None,
    due_by: Day | None = None,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Cases:
    office = office_of(request)
    wanted = CaseFilter(state, commune, q, due_by, limit=limit, offset=offset)
    found = office.desk.cases(acting(request), wanted, at=office.now(), on=office.today())
    return Cases(
        cases=[_line(row) for row in found.rows],
        total=found.total,
        by_state=dict(found.by_stage),
        more=found.more,
        next=_next(request, offset + limit) if offset + limit < found.total else None,
    )


def _line(row: CaseRow) -> CaseLine:
    shown = asdict(row)
    unit = Unit(code=shown.pop("unit_code"), name=shown.pop("unit_name"))
    return CaseLine(state=shown.pop("stage"), state_since=shown.pop("stage_since"), unit=unit, **shown)


def _next(request: Request, offset: int) -> str:
    asked = dict(request.query_params) | {"offset": str(offset)}
    return f"{request.url.path}?{urlencode(asked)}"


@router.get("/cases/{number}", operation_id="getCase")
@allowed(*OFFICE)
def one(request: Request, number: Number) -> CaseWhole:
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    page = office.desk.case_page(viewer, case_id, at=office.now(), on=office.today())
    return _whole(page, request)


def _whole(page: CasePage, request: Request) -> CaseWhole:
    case, lang = page.case, language(request)
    person = {name: getattr(page.person, name) for name in PersonOf.model_fields}
    return CaseWhole(
        id=case.id,
        number=case.number,
        version=case.version,
        state=case.stage.value,
        state_since=case.stage_since,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        unit=Unit(code=case.unit_code, name=page.unit_name),
        group=page.group_name,
        person=PersonOf(**person),
        needs=dict(page.needs),
        plan=[Step(**asdict(step)) for step in page.plan],
        next_review_on=case.next_review_on,
        next_visit_on=case.next_visit_on,
        moves=[
            MoveOf(
                move=each.move,
                target=each.target,
                open=each.open,
                findings=[finding_json(finding, lang) for finding in each.findings],
            )
            for each in page.moves
        ],
        eligibility=_answer(page.eligibility, lang),
    )


def _answer(found: Any, lang: Any) -> dict[str, Any] | None:
    return None if found is None else as_json(found, lang)
