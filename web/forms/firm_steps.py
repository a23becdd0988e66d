"""Every step of an establishment's loan file by the name in its address, with what it has to be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from domain.firm_lending.file import PAPERS, FirmFile
from domain.firm_lending.machine import ENDED, PAID_OUT, FirmMove, FirmStage
from domain.firm_lending.reads import FirmView
from domain.lending.file import PAPER_STATES
from domain.referrals import REFUSALS
from domain.viewer import Role
from web.forms.bank_words import approval, approval_gaps, papers, papers_asked, papers_gaps, planned_of
from web.forms.fields import Choice, Field, Section, choices
from web.forms.firm_loan import (
    FirmForm,
    FirmScene,
    facts_fields,
    facts_from,
    facts_gaps,
    plan_from,
    plan_gaps,
    plan_sections,
    wish_fields,
)
from web.forms.loan_scene import NOTE, day_of, terms_from, terms_gaps, terms_section, text_of
from workflows.services import firm_loan_commands as c

M = FirmMove


def _move(
    key: str,
    *fields: Callable[[FirmScene], Field],
    terms: bool = False,
    gaps: Callable[[Mapping[str, Any]], dict[str, str]] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> FirmForm:
    """A step whose fields are called as what it is told."""

    def sections(scene: FirmScene) -> tuple[Section, ...]:
        own = tuple(make(scene) for make in fields)
        if terms:
            return (Section(own), terms_section(scene), Section((NOTE,)))
        return (Section((*own, NOTE)),)

    def command(file: FirmFile, values: Mapping[str, Any], common: dict[str, Any]) -> c.FirmCommand:
        return c.TakeFirmStep(file.id, M(key), _told(values, terms), **common)

    asked = gaps or (terms_gaps if terms else lambda values: {})
    return FirmForm(key, sections, command, asked, wrong or (_TERMS_AT if terms else {}))


_TERMS_AT = {"rate_bp": "rate", "nothing_left_to_draw": "amount_vnd"}


def _told(values: Mapping[str, Any], terms: bool) -> dict[str, Any]:
    names = ("rate", "principal_every_months", "grace_months", "interest_every_months", "day_basis", "note")
    said = {name: value for name, value in values.items() if name not in names and "." not in name}
    if terms:
        entered = terms_from(values)
        said |= {name: getattr(entered, name) for name in entered.__dataclass_fields__}
    return said


def _day(name: str) -> Callable[[FirmScene], Field]:
    return lambda scene: day_of(name, scene)


def _text(name: str, hint: str | None = None) -> Callable[[FirmScene], Field]:
    return lambda scene: text_of(name, hint=hint)


def _balance(scene: FirmScene) -> Field:
    left = str(scene.file.outstanding_vnd)
    return Field("outstanding_vnd", "field.outstanding", "money", required=True, value=left)


def _where(scene: FirmScene) -> Field:
    offices = tuple(Choice(each, each) for each in scene.office.desk.referrals.offices(scene.office.today()))
    only = offices[0].code if len(offices) == 1 else scene.file.office or ""
    return Field("office", "loan_field.office", "select", offices, True, only, most=40)


def _refusal(scene: FirmScene) -> Field:
    return Field("refusal", "loan_field.refusal", "select", choices("referral_why", REFUSALS), required=True)


def _refusal_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    other = values["refusal"] == "other" and values["note"] is None
    return {"note": "field_error.required"} if other else {}


def _count(name: str) -> Callable[[FirmScene], Field]:
    def made(scene: FirmScene) -> Field:
        known = getattr(scene.file, name)
        return Field(
            name, f"firm_field.{name}", "count", required=True, value="" if known is None else str(known)
        )

    return made


def _share_day(scene: FirmScene) -> Field:
    return Field("share_checked_on", "firm_field.share_checked_on", "day", required=True, value=scene.today)


def _amount(scene: FirmScene) -> Field:
    planned = next(
        (each.amount_vnd for each in scene.view.drawdowns if each.status == "planned"), scene.file.left_vnd
    )
    return Field("amount_vnd", "field.amount_paid", "money", required=True, value=str(planned))


def _approve(file: FirmFile, values: Mapping[str, Any], common: dict[str, Any]) -> c.FirmCommand:
    return c.TakeFirmStep(file.id, M.APPROVE, _told(values, True), planned_of(values), **common)


def _return(file: FirmFile, values: Mapping[str, Any], common: dict[str, Any]) -> c.FirmCommand:
    return c.TakeFirmStep(file.id, M.RETURN_PAPERS, {}, (), papers_asked(values), **common)


def _paper(scene: FirmScene) -> tuple[Section, ...]:
    states = choices("paper_state", PAPER_STATES)
    return (
        Section(
            (
                Field("code", "loan_field.paper", "select", choices("firm_paper", PAPERS), required=True),
                Field("state", "loan_field.paper_state", "radios", states, True, "given"),
            )
        ),
    )


def _plan(file: FirmFile, values: Mapping[str, Any], common: dict[str, Any]) -> c.FirmCommand:
    return c.AmendFirmPlan(file.id, values["amount_vnd"], values["months"], plan_from(values), **common)


_FORMS = (
    FirmForm(
        "plan",
        lambda scene: (Section(wish_fields(scene.file)), *plan_sections(scene.file.plan)),
        _plan,
        plan_gaps,
    ),
    FirmForm(
        "facts",
        lambda scene: (Section((*facts_fields(scene.today, scene.file), NOTE)),),
        lambda file, values, common: c.StateFirmFacts(file.id, facts_from(values), **common),
        facts_gaps,
    ),
    FirmForm(
        "paper",
        _paper,
        lambda file, values, common: c.NoteFirmPaper(file.id, values["code"], values["state"], **common),
    ),
    FirmForm(
        "terms",
        lambda scene: (terms_section(scene), Section((NOTE,))),
        lambda file, values, common: c.EnterFirmTerms(file.id, terms_from(values), **common),
        terms_gaps,
        _TERMS_AT,
    ),
    _move(
        "certify",
        _text("certified_no"),
        _day("certified_on"),
        _text("certified_by", "loan_field.certified_by.hint"),
        wrong={"plan_signatory": "certified_by"},
    ),
    _move("revise"),
    _move("submit", _where),
    _move("resend"),
    _move("withdraw"),
    _move("reopen"),
    _move("receive", _day("received_on")),
    _move("wait"),
    FirmForm(
        "return_papers", lambda scene: papers(scene.view.papers, PAPERS, "firm_paper"), _return, papers_gaps
    ),
    _move("appraise", _day("appraised_on")),
    FirmForm("approve", approval, _approve, approval_gaps, _TERMS_AT | {"drawdowns": "amount.0"}),
    _move("refuse", _refusal, _day("decided_on"), gaps=_refusal_gaps),
    _move("draw_down", _amount, _day("paid_on"), terms=True),
    _move("complete_drawdown"),
    _move("check_use", _day("use_checked_on")),
    _move("check_share", _share_day, _count("workers"), _count("released_workers"), gaps=facts_gaps),
    _move("repay", _balance),
    _move("report_overdue", _balance),
    _move("bring_current", _balance),
    _move("extend", lambda scene: Field("extended_to", "loan_field.extended_to", "day", required=True)),
    _move("flag_risk"),
    _move("settle_risk"),
    _move("write_off", _text("decision_no")),
    FirmForm(
        "close_repaid",
        lambda scene: (Section((NOTE,)),),
        lambda file, values, common: c.TakeFirmStep(
            file.id, M.CLOSE_REPAID, {"outstanding_vnd": 0}, **common
        ),
    ),
)
FIRM_STEPS: Mapping[str, FirmForm] = {each.key: each for each in _FORMS}


def open_forms(view: FirmView, role: Role) -> tuple[FirmForm, ...]:
    """What stands open for the role: the steps in the order of the way, then the acts that move nothing."""
    return tuple(FIRM_STEPS[key] for key in (*view.moves, *_beside(view.line.file, role)))


def _beside(file: FirmFile, role: Role) -> tuple[str, ...]:
    if role not in (Role.OFFICER, Role.MANAGER, Role.BANK) or file.stage in ENDED:
        return ()
    if role is Role.BANK:
        return ("terms",)
    plan = ("plan",) if file.stage is FirmStage.DRAFT else ()
    facts = () if file.stage in PAID_OUT else ("facts",)
    return (*plan, *facts, "paper", "terms")
