"""Forms of the officer's desk: a step done, a concern answered, what the bank or the police say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.loans import PURPOSES, REPORTED
from domain.settling import BY_HAND
from domain.wording import TEXTS
from web.forms.act import Act, Said, Setting
from web.forms.fields import Choice, Field, Section, choices
from workflows.services.commands import (
    FinishAction,
    RecordDisbursement,
    ReportLoan,
)
from workflows.services.concerns_commands import SettleItem

_USES = choices("loan_use", (key[9:] for key in TEXTS if key.startswith("loan_use.")))


def _chosen(name: str, offered: tuple[Choice, ...]) -> Field:
    """One of a few; where there is one alone, it is chosen."""
    only = offered[0].code if len(offered) == 1 else ""
    return Field(name, f"desk.{name}", "radios", offered, required=True, value=only)


def _waiting(setting: Setting) -> tuple[Section, ...]:
    offered = tuple(
        Choice(item.id, f"{setting.words('item_kind.' + item.kind)} – {setting.day(item.due_on)}")
        for item in setting.page.work_items
        if item.kind in BY_HAND
    )
    if not offered:
        return ()
    what = Field("what", "desk.settled", "long", required=True, hint="field.note.hint")
    return (Section((_chosen("item", offered), what)),)


def _settle(said: Said) -> SettleItem:
    return SettleItem(said.case_id, UUID(said.values["item"]), said.values["what"])


def _steps(setting: Setting) -> tuple[Section, ...]:
    offered = tuple(
        Choice(step.id, f"{step.what or '…'} – {setting.day(step.due_on)}")
        for step in setting.page.plan
        if not step.done_on
    )
    if not offered:
        return ()
    resolved = Field(
        "resolved", "case.step_resolved", "radios", (Choice("yes", "shown.yes"), Choice("no", "shown.no"))
    )
    return (Section((_chosen("action", offered), resolved)),)


def _finish(said: Said) -> FinishAction:
    given = said.values
    return FinishAction(
        said.case_id, UUID(given["action"]), bool(given["resolved"]), expected_version=said.version
    )


def _disbursement(setting: Setting) -> tuple[Section, ...]:
    case = setting.page.case
    wish, months = (str(each) if each else "" for each in (case.requested_vnd, case.months))
    fields = (
        Field("amount", "desk.amount", "money", required=True, value=wish),
        Field("purpose", "desk.purpose", "radios", choices("purpose", PURPOSES), True, case.purpose or ""),
        Field("use", "desk.use", "select", _USES, required=True),
        Field("months", "desk.months", "count", required=True, value=months),
        Field("disbursed_on", "desk.disbursed_on", "day", required=True, value=setting.today.isoformat()),
    )
    return (Section(fields),)


def _disburse(said: Said) -> RecordDisbursement:
    given = said.values
    return RecordDisbursement(
        said.case_id,
        said.id,
        given["amount"],
        given["purpose"],
        given["use"],
        given["months"],
        given["disbursed_on"],
        expected_version=said.version,
    )


def _reports(setting: Setting) -> tuple[Section, ...]:
    offered = tuple(
        Choice(str(loan["id"]), f"{setting.money(loan['amount_vnd'])} – {setting.day(loan['disbursed_on'])}")
        for loan in setting.page.loans
        if loan["status"] != "repaid"
    )
    if not offered:
        return ()
    fields = (
        _chosen("loan", offered),
        Field("status", "desk.loan_status", "radios", choices("loan_status", REPORTED), required=True),
        Field("outstanding", "desk.outstanding", "money", hint="desk.outstanding.hint"),
    )
    return (Section(fields),)


def _report_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    owed = values["status"] in ("running", "overdue") and values["outstanding"] is None
    return {"outstanding": "field_error.required"} if owed else {}


def _report(said: Said) -> ReportLoan:
    given = said.values
    return ReportLoan(
        said.case_id,
        UUID(given["loan"]),
        given["status"],
        given["outstanding"] or 0,
        expected_version=said.version,
    )


DESK_ACTS = (
    Act(
        "settle", "message", _waiting, _settle, versioned=False,
        useful=lambda page: any(item.kind in BY_HAND for item in page.work_items),
    ),
    Act("step", "check", _steps, _finish, useful=lambda page: any(not step.done_on for step in page.plan)),
    Act("disbursement", "cash", _disbursement, _disburse),
    Act(
        "loan-report", "coin", _reports, _report, gaps=_report_gaps,
        useful=lambda page: any(loan["status"] != "repaid" for loan in page.loans),
    ),
)  # fmt: skip
