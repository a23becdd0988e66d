"""Forms of the bank's steps: what it says of a file, pays out, checks and reports; the office may type them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.lending.papers_needed import PAPERS
from domain.referrals import REFUSALS
from web.forms.bank_words import approval, approval_gaps, papers, papers_asked, papers_gaps, planned_of
from web.forms.fields import Field, Section, choices
from web.forms.loan_scene import (
    NOTE,
    FileStep,
    Given,
    Scene,
    day_of,
    note_alone,
    terms_from,
    terms_gaps,
    terms_section,
    text_of,
)
from workflows.services import loan_file_commands as c


def _day_form(name: str) -> Any:
    return lambda scene: (Section((day_of(name, scene), NOTE)),)


def _approve(given: Given) -> c.FileCommand:
    values = given.values
    return given.make(
        c.Approve,
        decision_no=values["decision_no"],
        decided_on=values["decided_on"],
        amount_vnd=values["amount_vnd"],
        months=values["months"],
        terms=terms_from(values),
        drawdowns=planned_of(values),
    )


def _refusal(scene: Scene) -> tuple[Section, ...]:
    fields = (
        Field("refusal", "loan_field.refusal", "select", choices("referral_why", REFUSALS), required=True),
        day_of("decided_on", scene),
        NOTE,
    )
    return (Section(fields),)


def _refusal_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    other = values["refusal"] == "other" and values["note"] is None
    return {"note": "field_error.required"} if other else {}


def _drawdown(scene: Scene) -> tuple[Section, ...]:
    planned = [each for each in scene.view.drawdowns if each.status == "planned"]
    next_one = min(planned, key=lambda each: each.place).amount_vnd if planned else scene.file.left_vnd
    fields = (
        Field("amount_vnd", "field.amount_paid", "money", required=True, value=str(next_one)),
        day_of("paid_on", scene),
    )
    return (Section(fields), terms_section(scene), Section((NOTE,)))


def _draw_down(given: Given) -> c.FileCommand:
    return given.make(
        c.DrawDown,
        drawdown_id=given.id,
        amount_vnd=given.values["amount_vnd"],
        paid_on=given.values["paid_on"],
        terms=terms_from(given.values),
    )


def _balance(scene: Scene) -> tuple[Section, ...]:
    left = Field(
        "outstanding_vnd",
        "field.outstanding",
        "money",
        required=True,
        value=str(scene.file.outstanding_vnd),
    )
    return (Section((left, NOTE)),)


def _report(status: str) -> Any:
    def command(given: Given) -> c.FileCommand:
        left = 0 if status == "repaid" else given.values["outstanding_vnd"]
        return given.make(c.ReportFile, status=status, outstanding_vnd=left)

    return command


def _extension(scene: Scene) -> tuple[Section, ...]:
    return (Section((Field("extended_to", "loan_field.extended_to", "day", required=True), NOTE)),)


BANK_STEPS = (
    FileStep("receive", _day_form("received_on"), lambda given: given.same(c.AcceptFile, "received_on")),
    FileStep("wait", note_alone, lambda given: given.make(c.WaitForCapital)),
    FileStep(
        "return_papers",
        lambda scene: papers(scene.view.papers, PAPERS, "loan_paper"),
        lambda given: given.make(c.ReturnPapers, papers=papers_asked(given.values)),
        papers_gaps,
    ),
    FileStep("appraise", _day_form("appraised_on"), lambda given: given.same(c.Appraise, "appraised_on")),
    FileStep("approve", approval, _approve, approval_gaps, {"drawdowns": "amount.0", "rate_bp": "rate"}),
    FileStep("refuse", _refusal, lambda given: given.same(c.Refuse, "refusal", "decided_on"), _refusal_gaps),
    FileStep(
        "draw_down",
        _drawdown,
        _draw_down,
        terms_gaps,
        {"nothing_left_to_draw": "amount_vnd", "rate_bp": "rate"},
    ),
    FileStep("complete_drawdown", note_alone, lambda given: given.make(c.CompleteDrawdown)),
    FileStep(
        "check_use", _day_form("use_checked_on"), lambda given: given.same(c.CheckUse, "use_checked_on")
    ),
    FileStep("repay", _balance, _report("running")),
    FileStep("report_overdue", _balance, _report("overdue")),
    FileStep("bring_current", _balance, _report("running")),
    FileStep("close_repaid", note_alone, _report("repaid")),
    FileStep("extend", _extension, lambda given: given.same(c.ExtendFile, "extended_to")),
    FileStep("flag_risk", note_alone, lambda given: given.make(c.FlagRisk)),
    FileStep("settle_risk", note_alone, lambda given: given.make(c.SettleRisk)),
    FileStep(
        "write_off",
        lambda scene: (Section((text_of("decision_no"), NOTE)),),
        lambda given: given.same(c.WriteOff, "decision_no"),
    ),
    FileStep(
        "terms",
        lambda scene: (terms_section(scene), Section((NOTE,))),
        lambda given: given.make(c.EnterTerms, terms=terms_from(given.values)),
        terms_gaps,
        {"rate_bp": "rate"},
    ),
)
