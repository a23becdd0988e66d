"""The bank's loans: what is to be paid out, what was paid out, and a report on how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from domain.errors import BadValue, UnknownCase, UnknownRecord
from domain.loans import PURPOSES, REPORTED
from domain.role_desks import LoanLine
from domain.viewer import Role
from domain.wording import TEXTS
from web.access import allowed
from web.acting import acting, office_of
from web.forms.fields import Field, Section, choices, read
from web.pages.role_forms import Asked, perform, show
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.commands import RecordDisbursement, ReportLoan

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]
_USES = tuple(key[9:] for key in TEXTS if key.startswith("loan_use."))


@router.get("/loans")
@allowed(Role.BANK)
def loans(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    at, on = office.now(), office.today()
    done = f"done.{request.query_params.get('done')}"
    return render(
        request,
        "loans.html",
        to_pay=office.desk.lending.to_pay_out(viewer, at=at, on=on),
        found=office.desk.lending.loans(viewer, at=at, on=on),
        done=done if done in TEXTS else None,
    )


@router.get("/loans/{number}/disbursement")
@allowed(Role.BANK)
def disbursement(request: Request, number: str) -> Response:
    return show(request, _disbursement(request, _to_pay(request, number)))


@router.post("/loans/{number}/disbursement")
@allowed(Role.BANK)
def disburse(request: Request, number: str, form: Form) -> Response:
    line = _known(request, number, command_id(form))
    asked = _disbursement(request, line)
    fields = asked.sections[0].fields
    given, wrong = read(fields, form)
    if wrong:
        return show(request, asked, form, wrong)
    command = RecordDisbursement(
        line.case_id,
        command_id(form),
        given["amount_vnd"],
        given["purpose"],
        given["use"],
        given["months"],
        given["disbursed_on"],
    )
    return perform(request, asked, command, form, [each.name for each in fields], "/loans?done=disbursed")


@router.get("/loans/{number}/{loan}/report")
@allowed(Role.BANK)
def reporting(request: Request, number: str, loan: str) -> Response:
    return show(request, _reporting(_loan(request, number, loan)))


@router.post("/loans/{number}/{loan}/report")
@allowed(Role.BANK)
def report(request: Request, number: str, loan: str, form: Form) -> Response:
    line = _loan(request, number, loan)
    asked = _reporting(line)
    fields = asked.sections[0].fields
    given, wrong = read(fields, form)
    if wrong:
        return show(request, asked, form, wrong)
    assert line.loan_id is not None
    command = ReportLoan(line.case_id, line.loan_id, given["status"], given["outstanding_vnd"])
    return perform(request, asked, command, form, [each.name for each in fields], "/loans?done=reported")


def _disbursement(request: Request, line: LoanLine) -> Asked:
    wished = str(line.amount_vnd) if line.amount_vnd else ""
    fields = (
        Field("amount_vnd", "field.amount_paid", "money", required=True, value=wished),
        Field("purpose", "field.loan_purpose", "select", choices("purpose", PURPOSES), True, "production"),
        Field("use", "field.loan_use", "select", choices("loan_use", _USES), required=True),
        Field("months", "field.loan_months", "count", required=True),
        Field(
            "disbursed_on",
            "field.disbursed_on",
            "day",
            required=True,
            value=office_of(request).today().isoformat(),
        ),
    )
    return Asked("disburse", _who(line), "/loans", (Section(fields),))


def _reporting(line: LoanLine) -> Asked:
    fields = (
        Field("status", "field.loan_status", "radios", choices("loan_status", REPORTED), True, line.status),
        Field(
            "outstanding_vnd", "field.outstanding", "money", required=True, value=str(line.outstanding_vnd)
        ),
    )
    return Asked("report-loan", _who(line), "/loans", (Section(fields),))


def _who(line: LoanLine) -> str:
    return f"{line.name or line.number} · {line.number}"


def _to_pay(request: Request, number: str) -> LoanLine:
    """Raises UnknownCase unless the office accepted a referral of the person and has not paid out since."""
    office = office_of(request)
    found = office.desk.lending.to_pay_out(acting(request), at=office.now(), on=office.today(), number=number)
    if not found:
        raise UnknownCase(case=number)
    return found[0]


def _known(request: Request, number: str, loan_id: UUID) -> LoanLine:
    """The same form sent twice finds its first answer: the loan has the id of the form that recorded it."""
    try:
        return _to_pay(request, number)
    except UnknownCase:
        office = office_of(request)
        found = office.desk.lending.loans(acting(request), at=office.now(), on=office.today(), number=number)
        first = next((each for each in found if each.loan_id == loan_id), None)
        if first is None:
            raise
        return first


def _loan(request: Request, number: str, loan: str) -> LoanLine:
    """Raises UnknownRecord."""
    office = office_of(request)
    found = office.desk.lending.loans(acting(request), at=office.now(), on=office.today(), number=number)
    try:
        wanted = UUID(loan)
    except ValueError:
        raise BadValue(field="loan", value=loan, expected="UUID") from None
    line = next((each for each in found if each.loan_id == wanted), None)
    if line is None:
        raise UnknownRecord(what="loan", id=loan)
    return line
