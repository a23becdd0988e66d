"""The form of a new loan file: what the case wishes already stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.lending.file import LoanFile
from domain.lending.plan import UsePlan
from domain.loans import PURPOSES
from domain.wording import TEXTS
from web.forms.fields import Field, Section, choices
from web.forms.money_lines import line_fields, line_gaps, lines_said
from workflows.services.loan_file_commands import OpenFile

USES = tuple(key[9:] for key in TEXTS if key.startswith("loan_use."))
_TRAINING = ("course_months", "drawdown_months", "repayment_months")


def wish_sections(case: Case) -> tuple[Section, ...]:
    def known(value: Any) -> str:
        return "" if value is None else str(value)

    first = (
        Field(
            "purpose", "field.loan_purpose", "radios", choices("purpose", PURPOSES), True, known(case.purpose)
        ),
        Field("amount_vnd", "loan_field.asked_vnd", "money", required=True, value=known(case.requested_vnd)),
        Field("months", "field.loan_months", "count", required=True, value=known(case.months)),
        Field("use", "field.loan_use", "select", choices("loan_use", USES), required=True),
    )
    training = tuple(
        Field(name, f"loan_field.{name}", "count", value=known(getattr(case, name))) for name in _TRAINING
    )
    return (Section(first), Section(training, "loan_field.training"), *use_plan_sections())


def use_plan_sections(file: LoanFile | None = None) -> tuple[Section, ...]:
    def known(name: str) -> str:
        value = None if file is None else getattr(file, name)
        return "" if value is None else str(value)

    money = (
        Field(
            "own_vnd", "loan_field.own_vnd", "money", value=known("own_vnd"), hint="loan_field.own_vnd.hint"
        ),
        Field("income_vnd", "loan_field.income_vnd", "money", value=known("income_vnd")),
    )
    lines = line_fields("costs", () if file is None else file.cost_lines)
    return (Section(money, "loan_field.use_plan"), Section(lines, "firm_field.costs"))


def use_plan_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    return line_gaps("costs", values)


def use_plan_from(values: Mapping[str, Any]) -> UsePlan:
    return UsePlan(lines_said("costs", values), values["own_vnd"], values["income_vnd"])


def open_command(case: Case, id: UUID, version: int, values: Mapping[str, Any]) -> OpenFile:
    """What is for training alone is left out of another purpose."""
    months = {name: values[name] if values["purpose"] == "training" else None for name in _TRAINING}
    return OpenFile(
        case.id,
        id,
        purpose=values["purpose"],
        amount_vnd=values["amount_vnd"],
        months=values["months"],
        use=values["use"],
        expected_version=version,
        plan=use_plan_from(values),
        **months,
    )
