"""The bank liaison's desk: the files of the own office by whose turn it is, one page a file, and its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.banking.columns import COLUMNS, counted
from domain.errors import BadValue, UnknownRecord
from domain.lending.machine import FileMove, FileStage
from domain.lending.reads import FileFilter, FileView
from domain.viewer import Role
from domain.wording import TEXTS
from web.access import allowed
from web.acting import acting, office_of
from web.forms.fields import read
from web.forms.loan_scene import FileStep, Given, Scene
from web.forms.loans import STEPS, fields_of, open_steps
from web.loan_log import log_of, per_cent
from web.pages.role_forms import Asked, perform, show
from web.paging import Pages
from web.rendering import render
from web.sending import command_id, form_kept

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_PAGE = 50
# The step that is usually next stands first, and in green.
_USUAL: Mapping[FileStage, FileMove] = {
    FileStage.SENT: FileMove.RECEIVE,
    FileStage.RECEIVED: FileMove.APPRAISE,
    FileStage.WAITING: FileMove.APPRAISE,
    FileStage.APPRAISED: FileMove.APPROVE,
    FileStage.APPROVED: FileMove.DRAW_DOWN,
    FileStage.DISBURSING: FileMove.DRAW_DOWN,
    FileStage.DISBURSED: FileMove.CHECK_USE,
    FileStage.CHECKED: FileMove.REPAY,
    FileStage.REPAYING: FileMove.REPAY,
    FileStage.EXTENDED: FileMove.REPAY,
    FileStage.OVERDUE: FileMove.BRING_CURRENT,
    FileStage.AT_RISK: FileMove.SETTLE_RISK,
}


@router.get("/bank")
@allowed(Role.BANK)
def desk(request: Request) -> Response:
    office, viewer, asked = office_of(request), acting(request), request.query_params
    by_unit = office.desk.loan_files.by_unit(viewer)
    unit = asked.get("commune") if asked.get("commune") in by_unit else None
    columns = counted(_sums(by_unit.values() if unit is None else [by_unit[unit]]))
    chosen = asked.get("column") or ""
    if chosen not in COLUMNS:
        chosen = next((name for name, count in columns.items() if count), "new")
    pages = Pages.asked(asked.get("page"), _PAGE)
    wanted = FileFilter(stages=COLUMNS[chosen], unit=unit, limit=_PAGE, offset=pages.offset)
    found = office.desk.loan_files.files(viewer, wanted, at=office.now(), on=office.today())
    return render(
        request,
        "bank.html",
        columns=columns,
        chosen=chosen,
        found=found.lines,
        pages=pages.of(found.total, request),
        unit=unit,
        firm_lines=office.desk.firm_loans.files(viewer, on=office.today()),
        units=sorted((code, counted(stages)[chosen]) for code, stages in by_unit.items()),
    )


@router.get("/bank/{file}")
@allowed(Role.BANK)
def one(request: Request, file: str) -> Response:
    done = f"done.{request.query_params.get('done')}"
    try:
        view = _view(request, file)
    except UnknownRecord:
        # The last instalment of somebody whose record is expunged: what ran has ended, and is out of sight.
        if done == "done.file-step":
            return RedirectResponse("/bank", 303)
        raise
    usual = _USUAL.get(view.line.file.stage)
    return render(
        request,
        "bank_file.html",
        view=view,
        file=view.line.file,
        pack=_pack(request, view),
        steps=sorted(open_steps(view, Role.BANK), key=lambda step: step.key != usual),
        log=log_of(view, signed=False),
        per_cent=per_cent,
        done=done if done in TEXTS else None,
    )


@router.get("/bank/{file}/{step}")
@allowed(Role.BANK)
def form(request: Request, file: str, step: str) -> Response:
    view = _view(request, file)
    return show(request, _asked(request, view, _step(step)))


@router.post("/bank/{file}/{step}")
@allowed(Role.BANK)
def take(request: Request, file: str, step: str, form: Form) -> Response:
    view, wanted = _view(request, file), _step(step)
    asked = _asked(request, view, wanted)
    fields = fields_of(asked.sections)
    given, wrong = read(fields.values(), form)
    wrong = wrong or wanted.gaps(given)
    if wrong:
        return show(request, asked, form, wrong)
    to = f"/bank/{view.line.file.id}?done=file-step"
    try:
        command = wanted.command(Given(view, command_id(form), given))
    except BadValue as refusal:  # a term of repayment that cannot be meant
        name = refusal.data["field"]
        return show(request, asked, form, {wanted.wrong.get(name, name): refusal})
    return perform(request, asked, command, form, list(fields), to, wanted.wrong)


def _asked(request: Request, view: FileView, step: FileStep) -> Asked:
    scene = Scene(view, office_of(request), acting(request))
    who = f"{view.line.name or view.line.case_number} · {view.line.file.number}"
    back = f"/bank/{view.line.file.id}"
    return Asked(step.key, who, back, step.sections(scene), (step.title, step.why))


def _step(key: str) -> FileStep:
    """Raises UnknownRecord."""
    if key not in STEPS:
        raise UnknownRecord(what="step", id=key)
    return STEPS[key]


def _pack(request: Request, view: FileView) -> Mapping[str, Any]:
    """The fewest fields, as the referral discloses them: nothing once the person agrees no more, or after a refusal."""
    office, referral = office_of(request), view.line.file.referral_id
    if referral is None:
        return {}
    found = office.desk.referrals.pack(acting(request), referral, at=office.now(), on=office.today())
    return found.fields


def _view(request: Request, file: str) -> FileView:
    """Raises UnknownRecord, also for a file of another office."""
    office = office_of(request)
    try:
        wanted = UUID(file)
    except ValueError:
        raise UnknownRecord(what="loan file", id=file) from None
    return office.desk.loan_files.file(acting(request), wanted, at=office.now(), on=office.today())


def _sums(counts: Any) -> dict[FileStage, int]:
    found: dict[FileStage, int] = {}
    for stages in counts:
        for stage, count in stages.items():
            found[stage] = found.get(stage, 0) + count
    return found
