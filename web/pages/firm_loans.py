"""Loans of establishments: the board, one file with its way, its printed plan, and a calculator that needs no file."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.amounts_in_words import vnd_in_words
from domain.eligibility import CODES, evaluate
from domain.errors import UnknownRecord
from domain.firm_lending.file import TYPES
from domain.firm_lending.machine import ENDED, GROUPS, FirmMove
from domain.firm_lending.reads import FirmView
from domain.firm_lending.who import OF_OFFICE
from domain.parameters import LawOn
from domain.viewer import Role
from web.access import OFFICE, allowed
from web.acting import acting, is_demo, office_of
from web.firm_documents import plan_view
from web.firm_way import frozen, missing_of, steps_of
from web.forms.fields import YES_NO, Field, Section, choices, read
from web.forms.firm_loan import FirmForm
from web.forms.firm_steps import open_forms
from web.loan_documents import Ending, printed
from web.rendering import render

router = APIRouter()
READERS = (*OFFICE, Role.BANK, Role.EMPLOYER)
_DONE = ("opened", "stepped", "noted")


@router.get("/firm-loans")
@allowed(*READERS)
def board(request: Request) -> Response:
    """Those that stand still for longest come first."""
    office, viewer, asked = office_of(request), acting(request), request.query_params
    group = asked.get("group") if asked.get("group") in GROUPS else None
    counts = office.desk.firm_loans.counts(viewer)
    return render(
        request,
        "firm_loans.html",
        lines=office.desk.firm_loans.files(viewer, on=office.today(), group=group),
        total=sum(counts.values()),
        groups={name: sum(counts.get(each, 0) for each in stages) for name, stages in GROUPS.items()},
        group=group,
        may_open=viewer.role in OFFICE,
    )


@router.get("/firm-loans/calculator")
@allowed(*READERS)
def calculator(request: Request) -> Response:
    """Before any file exists: the share, the cap, and what of the conditions is known to be met."""
    office, said = office_of(request), request.query_params
    on = office.today()
    fields = {field.name: field for section in _asked() for field in section.fields}
    values, wrong = read(fields.values(), said)
    law = office.law.on(on)
    shown = values.get("workers") is not None and not wrong
    answer = evaluate({**values, "purpose": "production"}, "establishment", office.law, on) if shown else None
    return render(
        request,
        "firm_calculator.html",
        status=422 if wrong else 200,
        sections=_asked(),
        said=said,
        errors=wrong,
        answer=answer,
        outcome=CODES[answer.outcome] if answer else None,
        share=share_of(values.get("workers"), values.get("released_workers"), law) if shown else None,
        words=vnd_in_words(answer.cap_vnd) if answer and answer.cap_vnd else None,
        law=law,
    )


def _asked() -> tuple[Section, ...]:
    return (
        Section(
            (
                Field("workers", "firm_field.workers", "count"),
                Field("released_workers", "firm_field.released_workers", "count"),
                Field("requested_vnd", "firm_field.amount_vnd", "money"),
                Field("months", "field.loan_months", "count"),
                Field("establishment_type", "firm_field.establishment_type", "select", choices("firm_type", TYPES)),
                Field("lawful", "firm_field.lawful", "radios", YES_NO),
                Field("plan_certified", "firm_calculator.plan_certified", "radios", YES_NO),
                Field("same_purpose_debt", "firm_field.same_purpose_debt", "radios", YES_NO),
            )
        ),
    )  # fmt: skip


def share_of(workers: int | None, released: int | None, law: LawOn) -> dict[str, Any] | None:
    """`need`: whole people. None while the number of workers is not known."""
    if not workers:
        return None
    least = cast(int, law.value("qd22.establishment_share_percent"))
    percent = None if released is None else f"{released * 100 / workers:.2f}".replace(".", ",")
    return {
        "least": least, "need": -(-workers * least // 100), "percent": percent, "workers": workers,
        "released": released,
    }  # fmt: skip


@router.get("/firm-loans/{firm_file}")
@allowed(*READERS)
def file(request: Request, firm_file: str) -> Response:
    office, viewer = office_of(request), acting(request)
    view = view_of(request, firm_file)
    found, law = view.line.file, office.law.on(office.today())
    forms = open_forms(view, viewer.role)
    done = request.query_params.get("done")
    costs = [vnd for _, vnd in found.plan.costs]
    return render(
        request,
        "firm_loan.html",
        view=view,
        file=found,
        way=steps_of(view),
        missing=missing_of(view),
        outcome=CODES[view.answer.outcome],
        share=share_of(found.workers, found.released_workers, law),
        needed=sum(costs) if costs else None,
        ours=[each for each in forms if _ours(each, viewer.role)],
        bank=[each for each in forms if not _ours(each, viewer.role) and each.key != "withdraw"],
        may=frozenset(each.key for each in forms),
        frozen=frozen(view.entries),
        law=law,
        ended=found.stage in ENDED,
        reads_only=viewer.role is Role.EMPLOYER,
        interest_known=any(each.interest_vnd is not None for each in view.plan),
        command_id=lambda: str(office.new_id()),
        done=f"firm_done.{done}" if done in _DONE else None,
    )


def _ours(form: FirmForm, role: Role) -> bool:
    """What the bank does the office may type in for it, behind a fold; noting papers stands by the papers."""
    if role is Role.BANK:
        return True
    if form.moving:
        return FirmMove(form.key) in OF_OFFICE and form.key != "withdraw"
    return form.key in ("plan", "facts")


@router.get("/firm-loans/{firm_file}/print/plan.{ending}")
@allowed(*READERS)
def plan_paper(request: Request, firm_file: str, ending: Ending) -> Response:
    """Mẫu số 02, to be signed by the firm and certified by the commune."""
    view = view_of(request, firm_file)
    made = plan_view(view, office_of(request).units, is_demo(request))
    return printed(made, ending, f"mau-02-{view.line.file.number}")


def view_of(request: Request, firm_file: str) -> FirmView:
    """Raises UnknownRecord, also outside the scope."""
    office = office_of(request)
    try:
        file_id = UUID(firm_file)
    except ValueError:
        raise UnknownRecord(what="firm loan file", id=firm_file[:40]) from None
    return office.desk.firm_loans.file(acting(request), file_id, on=office.today())
