"""Loan files for programs: a bank reads those sent to its office and takes their steps; the office may do so for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request

from domain.banking.columns import COLUMNS
from domain.errors import BadValue
from domain.lending.machine import FileMove
from domain.lending.reads import FileFilter, FileLine, FileView
from domain.lending.schedule import TERMS, RepaymentTerms
from domain.viewer import Role
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.api.loan_models import Column, LoanDetail, LoanList, LoanOf, LoanPaper, StepBody
from web.api.models import Acted
from workflows.services import loan_file_commands as f

router = APIRouter(tags=["loans"])
PARTIES = (*OFFICE, Role.BANK)
_MOST = 200
_REPORTS = dict.fromkeys(
    (FileMove.REPAY, FileMove.REPORT_OVERDUE, FileMove.BRING_CURRENT, FileMove.CLOSE_REPAID), "report"
)
_LINE = (
    "id",
    "number",
    "stepped_on",
    "purpose",
    "amount_vnd",
    "approved_vnd",
    "months",
    "drawn_vnd",
    "outstanding_vnd",
)


@router.get("/loans", operation_id="listLoans")
@allowed(*PARTIES)
def listed(
    request: Request,
    column: Column | None = None,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> LoanList:
    """What has stood still for longest first."""
    office = office_of(request)
    wanted = FileFilter(stages=COLUMNS[column] if column else (), limit=limit, offset=offset)
    found = office.desk.loan_files.files(acting(request), wanted, at=office.now(), on=office.today())
    return LoanList(loans=[_loan(each) for each in found.lines], total=found.total)


@router.get("/loans/{file}", operation_id="getLoan")
@allowed(*PARTIES)
def one(request: Request, file: UUID) -> LoanDetail:
    view = _view(request, file)
    return LoanDetail(
        loan=_loan(view.line),
        steps=_open(view),
        outcome=view.outcome,
        eligible_until=view.eligible_until,
        cap_vnd=view.cap_vnd,
        papers=[LoanPaper(code=each.code, state=each.state, on=each.on) for each in view.papers],
        ends_on=view.ends_on,
        fields=_fields(request, view),
    )


@router.post("/loans/{file}/step", operation_id="takeLoanStep")
@allowed(*PARTIES)
def take(request: Request, file: UUID, body: StepBody) -> Acted:
    view = _view(request, file)
    command = _STEPS[body.step](_Said(body, view))
    done = office_of(request).perform(command, by=acting(request), command_id=body.command_id)
    replayed = done.replayed or "told.already_recorded" in done.told
    return Acted(case=command.case_id, number=done.number or "", version=done.version, replayed=replayed)


class _Said:
    """What one step was told. Raises BadValue for what it needs and does not have."""

    def __init__(self, body: StepBody, view: FileView) -> None:
        self.body, self.file = body, view.line.file

    def make(self, kind: type[f.FileCommand], **said: Any) -> f.FileCommand:
        body = self.body
        ids = {"case_id": self.file.case_id, "file_id": self.file.id}
        return kind(**ids, **said, note=body.note or None, expected_version=body.expected_version)

    def needed(self, name: str) -> Any:
        value = getattr(self.body, name)
        if value is None:
            raise BadValue(field=name, value=None, expected=name)
        return value

    @property
    def terms(self) -> RepaymentTerms:
        return RepaymentTerms(**{name: getattr(self.body, name) for name in TERMS})


def _day(kind: type[f.FileCommand], name: str) -> Callable[[_Said], f.FileCommand]:
    return lambda said: said.make(kind, **{name: said.needed("on")})


def _bare(kind: type[f.FileCommand]) -> Callable[[_Said], f.FileCommand]:
    return lambda said: said.make(kind)


def _approve(said: _Said) -> f.FileCommand:
    return said.make(
        f.Approve,
        decision_no=said.needed("decision_no"),
        decided_on=said.needed("on"),
        amount_vnd=said.needed("amount_vnd"),
        months=said.body.months,
        terms=said.terms,
    )


def _draw_down(said: _Said) -> f.FileCommand:
    amount, on = said.needed("amount_vnd"), said.needed("on")
    return said.make(
        f.DrawDown, drawdown_id=said.body.command_id, amount_vnd=amount, paid_on=on, terms=said.terms
    )


def _report(said: _Said) -> f.FileCommand:
    status = said.needed("status")
    left = 0 if status == "repaid" else said.needed("amount_vnd")
    return said.make(f.ReportFile, status=status, outstanding_vnd=left)


_STEPS: Mapping[str, Callable[[_Said], f.FileCommand]] = {
    "receive": _day(f.AcceptFile, "received_on"),
    "wait": _bare(f.WaitForCapital),
    "return_papers": lambda said: said.make(f.ReturnPapers, papers=tuple(said.body.papers)),
    "appraise": _day(f.Appraise, "appraised_on"),
    "approve": _approve,
    "refuse": lambda said: said.make(f.Refuse, refusal=said.needed("code"), decided_on=said.needed("on")),
    "draw_down": _draw_down,
    "complete_drawdown": _bare(f.CompleteDrawdown),
    "check_use": _day(f.CheckUse, "use_checked_on"),
    "report": _report,
    "extend": _day(f.ExtendFile, "extended_to"),
    "flag_risk": _bare(f.FlagRisk),
    "settle_risk": _bare(f.SettleRisk),
    "write_off": lambda said: said.make(f.WriteOff, decision_no=said.needed("decision_no")),
    "terms": lambda said: said.make(f.EnterTerms, terms=said.terms),
}


def _open(view: FileView) -> list[str]:
    """By the names of `_STEPS`, in the order of the way; the office's own steps are on its pages."""
    named = dict.fromkeys(_REPORTS.get(each, each.value) for each in view.moves)
    return [name for name in named if name in _STEPS]


def _view(request: Request, file: UUID) -> FileView:
    office = office_of(request)
    return office.desk.loan_files.file(acting(request), file, at=office.now(), on=office.today())


def _fields(request: Request, view: FileView) -> dict[str, Any]:
    """As the referral discloses them; the office reads the person on the case."""
    office, viewer, referral = office_of(request), acting(request), view.line.file.referral_id
    if viewer.role is not Role.BANK or referral is None:
        return {}
    pack = office.desk.referrals.pack(viewer, referral, at=office.now(), on=office.today())
    return dict(pack.fields)


def _loan(line: FileLine) -> LoanOf:
    shown = {name: getattr(line.file, name) for name in _LINE}
    return LoanOf(
        case=line.file.case_id,
        name=line.name,
        unit_code=line.unit_code,
        stage=line.file.stage.value,
        case_version=line.version,
        **shown,
    )
