"""Forms of referrals: to which body, and what the body answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.case import Stage
from domain.referrals import BODIES, REFUSALS, REPLY_WITHIN, answers_after
from domain.wording import say
from web.forms.act import Act, Said, Setting
from web.forms.fields import Choice, Field, Section, choices
from workflows.services.commands import CaseCommand
from workflows.services.referral_commands import AnswerReferral, SendReferral, WithdrawReferral

WITHDRAW = "withdrawn"


def _sections(setting: Setting) -> tuple[Section, ...]:
    desk, on = setting.office.desk, setting.today
    firms = tuple(Choice(f"{row['id']}", row["name"]) for row in desk.employers(on))
    offices = tuple(Choice(office, office) for office in desk.referrals.offices(on))
    where = (
        Field("body", "refer.body", "select", choices("referral_body", BODIES), required=True),
        Field("office", "refer.office", "select", offices, hint="refer.office.hint"),
        Field("employer", "refer.employer", "select", firms, hint="refer.employer.hint"),
        Field("body_name", "refer.body_name", "text", hint="refer.body_name.hint", most=160),
    )
    what = (
        Field("reason", "refer.reason", "long", hint="refer.reason.hint"),
        Field(
            "due_on", "refer.due_on", "day", value=(on + REPLY_WITHIN).isoformat(), hint="refer.due_on.hint"
        ),
    )
    return (Section(where), Section(what))


def _gaps(values: Mapping[str, Any]) -> dict[str, str]:
    asked = {"bank": "office", "employer": "employer", "other": "body_name"}.get(values["body"])
    return {asked: "field_error.required"} if asked and values[asked] is None else {}


def _send(said: Said) -> SendReferral:
    """A body without a name of its own is called what it is: there is one in a commune."""
    given = said.values
    body = given["body"]
    office = given["office"] if body == "bank" else None
    employer = UUID(given["employer"]) if body == "employer" else None
    name = given["body_name"] or (f"{say('referral_body.bank')} – {office}" if office else None)
    return SendReferral(
        said.case_id,
        said.id,
        body,
        name or say(f"referral_body.{body}"),
        given["reason"],
        office,
        employer,
        given["due_on"],
    )


REFERRAL_ACTS = (
    Act(
        "refer",
        "arrow-right",
        _sections,
        _send,
        versioned=False,
        useful=lambda page: page.case.stage is not Stage.CLOSED,
        gaps=_gaps,
    ),
)


def answer_fields(status: str, office: bool) -> tuple[Field, ...]:
    """What can be answered now; the office also takes a referral back."""
    offered = choices("referral_is", answers_after(status))
    if office and offered:
        offered = (*offered, Choice(WITHDRAW, "refer.withdraw"))
    if not offered:
        return ()
    return (
        Field("answer", "refer.answer", "radios", offered, required=True),
        Field("code", "refer.code", "select", choices("referral_why", REFUSALS), hint="refer.code.hint"),
        Field("words", "refer.words", "long", hint="refer.words.hint"),
    )


def answer_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    if values["answer"] == "refused" and values["code"] is None:
        return {"code": "field_error.required"}
    if values["code"] == "other" and values["words"] is None and values["answer"] == "refused":
        return {"words": "field_error.required"}
    return {}


def answer_command(case_id: UUID, referral_id: UUID, values: Mapping[str, Any]) -> CaseCommand:
    if values["answer"] == WITHDRAW:
        return WithdrawReferral(case_id, referral_id, values["words"])
    code = values["code"] if values["answer"] == "refused" else None
    return AnswerReferral(case_id, referral_id, values["answer"], code, values["words"])
