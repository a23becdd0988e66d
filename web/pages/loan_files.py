"""The office's loan files: all of them by stage and commune, those of one case, and one file with what it waits for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.case import Case, Stage
from domain.errors import UnknownRecord
from domain.lending.file import LoanFile, direct
from domain.lending.machine import AT_BANK, ENDED, GROUPS, IN_HAND, FileMove, FileStage
from domain.lending.reads import FileFilter, FileView
from domain.lending.who import OF_OFFICE
from domain.rules import RULES_VERSION
from web.access import OFFICE, allowed
from web.acting import acting, is_demo, office_of
from web.forms.loan_scene import FileStep
from web.forms.loans import open_steps
from web.loan_documents import Ending, printed, request_view
from web.loan_log import log_of
from web.loan_way import frozen, missing_of, steps_of
from web.pages.cases import page_of
from web.paging import Pages
from web.rendering import render

router = APIRouter()
STILL_DAYS = (7, 14, 30, 60)
_PAGE = 50
_DONE = ("opened", "stepped", "noted")


@router.get("/loan-files")
@allowed(*OFFICE)
def board(request: Request) -> Response:
    """By stage and commune; what waits for somebody comes first, the oldest of it before."""
    office, viewer, said = office_of(request), acting(request), request.query_params
    wanted = _wanted(said)
    pages = Pages.asked(said.get("page"), _PAGE)
    on = office.today()
    found = office.desk.loan_files.files(
        viewer,
        FileFilter(**wanted, waiting_first=True, limit=_PAGE, offset=pages.offset),
        at=office.now(),
        on=on,
    )
    by_unit = office.desk.loan_files.by_unit(viewer)
    counts = office.desk.loan_files.counts(viewer, wanted["unit"])
    return render(
        request,
        "loan_files.html",
        found=found,
        pages=pages.of(found.total, request),
        counts=counts,
        by_unit=[(code, _of_groups(by_unit[code])) for code in sorted(by_unit)],
        groups=_of_groups(counts),
        all_still=STILL_DAYS,
        link=_linker(wanted),
        **wanted,
    )


def _wanted(said: Mapping[str, str]) -> dict[str, Any]:
    """What is none of the choices filters nothing."""
    still = said.get("still_days", "")
    return {
        "group": said["group"] if said.get("group") in GROUPS else None,
        "stage": next((each for each in FileStage if each.value == said.get("stage")), None),
        "unit": said.get("unit") or None,
        "still_days": next((each for each in STILL_DAYS if str(each) == still), None),
        "query": said.get("query") or None,
    }


def _of_groups(counts: Mapping[FileStage, int]) -> dict[str, int]:
    return {name: sum(counts.get(stage, 0) for stage in stages) for name, stages in GROUPS.items()}


def _linker(now: Mapping[str, Any]) -> Any:
    """Makes the address of this page with some filters changed."""

    def link(**changes: Any) -> str:
        kept = {name: value for name, value in {**now, **changes}.items() if value}
        return f"/loan-files?{urlencode({name: getattr(each, 'value', each) for name, each in kept.items()})}"

    return link


@router.get("/cases/{number}/loan")
@allowed(*OFFICE)
def of_case(request: Request, number: str) -> Response:
    """Every file of the case, and the way to a new one."""
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    page = office.desk.case_page(viewer, case_id, at=office.now(), on=office.today())
    lines = office.desk.loan_files.of_case(viewer, case_id, on=office.today())
    running = any(line.file.stage in (*IN_HAND, *AT_BANK) for line in lines)
    return render(
        request,
        "loan_file_of_case.html",
        page=page,
        lines=lines,
        may_open=not running and page.case.stage is not Stage.CLOSED,
    )


@router.get("/cases/{number}/loan/{file}")
@allowed(*OFFICE)
def file(request: Request, number: str, file: str) -> Response:
    office, viewer = office_of(request), acting(request)
    case, view = view_of(request, number, file)
    found = view.line.file
    steps = open_steps(view, viewer.role)
    done = request.query_params.get("done")
    return render(
        request,
        "loan_file.html",
        case=case,
        view=view,
        file=found,
        way=steps_of(view),
        missing=missing_of(view, case),
        alone=direct(view.borrower),
        ours=[step for step in steps if _whose(step) == "ours"],
        bank=[step for step in steps if _whose(step) == "bank"],
        may=frozenset(step.key for step in steps),
        on_list=office.desk.police_lists.of_file(viewer, found.id) if found.list_no else None,
        frozen=frozen(view.entries),
        log=log_of(view),
        rules_now=RULES_VERSION,
        law=office.law.on(office.today()),
        ended=found.stage in ENDED,
        interest_known=any(each.interest_vnd is not None for each in view.plan),
        command_id=lambda: str(office.new_id()),
        done=f"loan_done.{done}" if done in _DONE else None,
    )


@router.get("/cases/{number}/loan/{file}/request.{ending}")
@allowed(*OFFICE)
def request_paper(request: Request, number: str, file: str, ending: Ending) -> Response:
    """The person's request for the loan, to be signed; what nobody has said is written by hand, or in Word."""
    _, view = view_of(request, number, file)
    made = request_view(page_of(request, number), view, is_demo(request))
    return printed(made, ending, f"de-nghi-vay-{view.line.file.number}", request.app.state.templates)


def _whose(step: FileStep) -> str:
    """What the bank does the office may type in for it; taking the file back stands by itself."""
    if step.key == FileMove.WITHDRAW.value:
        return "withdraw"
    if step.title.startswith("loan_act."):
        return "bank" if step.key == "terms" else "beside"
    return "ours" if FileMove(step.key) in OF_OFFICE else "bank"


def view_of(request: Request, number: str, file: str) -> tuple[Case, FileView]:
    """The case and its file. Raises UnknownCase, and UnknownRecord also for a file of another case."""
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    try:
        file_id = UUID(file)
    except ValueError:
        raise UnknownRecord(what="loan file", id=file[:40]) from None
    view = office.desk.loan_files.file(viewer, file_id, at=office.now(), on=office.today())
    if view.line.file.case_id != case_id:
        raise UnknownRecord(what="loan file", id=file)
    return office.desk.case(viewer, case_id), view


def address_of(number: str, file: LoanFile) -> str:
    return f"/cases/{number}/loan/{file.id}"
