"""What pages are put together from, drawn with real values: for developers, in stores of invented people only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.case import Case, Stage
from domain.drafts import Draft
from domain.errors import BadValue, UnknownRecord
from domain.findings import Finding
from domain.guard_facts import facts_of
from domain.history import Kind
from domain.read_models import HistoryEntry, WorkItemRow
from domain.rules import RULES
from domain.today import KINDS
from domain.viewer import Role
from web.access import allowed
from web.acting import is_demo, office_of
from web.drafts import Opened
from web.forms.fields import YES_NO, Choice, Field, choices
from web.history import lines
from web.paging import Pages
from web.rendering import render
from web.stepper import Step, steps_of
from workflows.services.office import Office

router = APIRouter()
_NOBODY = UUID(int=0)
_NUMBER = "NX-2026-0001"
_MONTH = timedelta(days=30)
_ITEMS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("concern", "item.concern", {"held_on": "2026-02-27", "concern": "high"}),
    ("loan_overdue", "item.loan_overdue", {"outstanding_vnd": 12_500_000}),
    ("transfer", "item.transfer_offered", {"from": "16186"}),
    ("unit", "item.unit_split", {"unit": "Xã Như Xuân", "on": "2026-07-01"}),
)
# (the state after, the move that leads there)
_WAY = (
    (Stage.RETURNED, ""),
    (Stage.ASSESSED, "assess"),
    (Stage.SUPPORTED, "support"),
    (Stage.EMPLOYED, "start_work"),
    (Stage.LOANED, "receive_loan"),
    (Stage.STABLE, "stabilise"),
)
_FIELDS = (
    Field("held_on", "field.held_on", "day", required=True),
    Field("met", "field.met", "radios", YES_NO, required=True),
    Field("mode", "field.mode", "select", choices("mode", ("home", "phone"))),
    Field("wage", "field.wage", "money", hint="field.evidence.hint"),
    Field("village", "field.village", "text"),
    Field("employer", "field.employer", "select", (Choice("x", "Xưởng gỗ Thanh Bình"),)),
    Field("note", "field.note", "long", hint="field.note.hint"),
)


# Whole sections of one page, which need its case: to be seen there.
PAGE_PARTS = (
    "case_parts.move_card", "case_parts.needs", "case_parts.plan", "case_parts.eligibility",
    "case_parts.work_and_loans", "case_parts.changes", "case_parts.visits", "case_parts.reviews", "case_parts.personal",
    "case_parts.history", "casework_parts.papers_of",
    "casework_parts.objections_of", "casework_parts.referrals_of",
    "casework_parts.referral_tag", "casework_parts.pager",
    "casework_parts.pack_value", "door_parts.refusal", "door_parts.success", "door_parts.span", "door_parts.scope",
    "door_parts.attempts_table", "door_parts.events_table", "role_parts.help_form", "span_parts.way_of",
    "span_parts.over_time", "law_parts.standing_tag", "law_parts.status_tag", "law_parts.over_time",
    "bank_parts.file_tag", "list_parts.wrong", "list_parts.people", "loan_file_parts.way_of",
    "loan_file_parts.next_steps", "loan_file_parts.what_is_missing", "loan_file_parts.row",
    "loan_file_parts.conditions", "loan_file_parts.facts_of", "loan_file_parts.parties",
    "loan_file_parts.use_plan_rows", "loan_file_parts.use_plan",
    "loan_file_parts.papers", "loan_file_parts.money_out", "loan_file_parts.plan_of",
    "loan_file_parts.frozen_findings", "loan_file_parts.steps_taken", "concern_parts.concern_line",
    "firm_parts.firm_table", "firm_parts.share_line", "firm_parts.acts_of", "firm_parts.missing_list",
    "firm_parts.duties_of", "firm_parts.answer_of", "firm_parts.firm_facts", "firm_parts.firm_papers",
    "firm_parts.firm_frozen", "firm_parts.firm_history", "notice_parts.notices_of", "role_parts.waits_here",
    "report_parts.card_of", "report_parts.told", "report_parts.windows_of", "report_parts.counts_of",
    "report_parts.month_of",
    "model_parts.panel", "model_parts.refused_whole", "model_parts.year_chips", "model_parts.percent_of",
    "model_parts.share_text", "model_parts.strike_button", "model_parts.session_words",
    "phone_parts.segment", "phone_parts.visit_form", "phone_parts.code_field", "work_parts.check_line",
    "work_parts.asked_about", "work_parts.kept_cell", "work_parts.retention_table", "work_parts.warning_form",
    "work_parts.skills_of", "work_parts.vacancy_facts", "work_parts.limits_of", "work_parts.introduction_tag",
    "work_parts.told", "work_parts.reasons_of", "partner_parts.pledge_words", "partner_parts.kinds_of",
    "partner_parts.standing_words", "partner_parts.ends_words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """As much of the case page as its stepper reads."""

    case: Case
    steps: tuple[Step, ...]


@router.get("/components")
@allowed(Role.ADMIN)
def components(request: Request) -> Response:
    """Raises UnknownRecord where the people are real: nobody needs it there."""
    if not is_demo(request):
        raise UnknownRecord(what="page", id="components")
    office = office_of(request)
    on = office.today()
    wrong = {"held_on": "field_error.day", "note": BadValue(field="note", value="", expected="…")}
    return render(
        request,
        "components.html",
        stages=list(Stage),
        ways=[_way(stage, office) for stage in Stage],
        items=[_item(*each, on) for each in _ITEMS],
        kinds=KINDS,
        dues=(on - timedelta(days=9), on, on + timedelta(days=9), None),
        findings=list(_findings(office)),
        law=office.law.on(on),
        fields=_FIELDS,
        said={"held_on": on.isoformat(), "met": "yes", "mode": "phone", "note": "Đang làm vườn"},
        wrong=wrong,
        pages=replace(
            Pages(2, 50).of(124, request), previous="/components?page=1", next="/components?page=3"
        ),
        opened=Opened("/components", Draft("/components", {}, office.now()), False, {}),
        changes=lines(_history(Stage.SUPPORTED, office)),
        page_parts=PAGE_PARTS,
        counts=[("concern", 2), ("review", 14)],
    )


def _way(stage: Stage, office: Office) -> Shown:
    """Paused and closed cases stopped while they were supported."""
    on, at = office.today(), Stage.SUPPORTED if stage in (Stage.PAUSED, Stage.CLOSED) else stage
    case = Case(_NOBODY, _NOBODY, _NUMBER, stage=stage, stage_since=on, opened_on=on - 8 * _MONTH)
    if stage is not at:
        case = replace(case, resume_to=at) if stage is Stage.PAUSED else replace(case, reopen_to=at)
    return Shown(case, steps_of(case, _history(at, office)))


def _history(stage: Stage, office: Office) -> tuple[HistoryEntry, ...]:
    """A month from each state to the next, up to this one."""
    last = [each for each, _ in _WAY].index(stage)
    pairs = pairwise(_WAY[: last + 1])
    return tuple(_moved(seq, before[0], *after, office) for seq, (before, after) in enumerate(pairs, start=2))


def _moved(seq: int, before: Stage, after: Stage, move: str, office: Office) -> HistoryEntry:
    ago = (8 - seq) * _MONTH
    data = {"move": move, "from": before.value, "to": after.value}
    day, at = office.today() - ago, office.now() - ago
    return HistoryEntry(seq, Kind.MOVED.value, day, at, "canbo", data, {}, (), {}, "")


def _item(kind: str, reason: str, args: dict[str, Any], on: date) -> WorkItemRow:
    return WorkItemRow(
        kind, "", _NUMBER, kind, reason, args, on, "officer", "open", "Lò Văn Inh", "Xã Như Xuân", on
    )


def _findings(office: Office) -> Iterator[Finding]:
    """One of each outcome, by rules of today."""
    on = office.today()
    facts = facts_of(Case(_NOBODY, _NOBODY, certificate="completion", certificate_no_recorded=True), "")
    for rule, more in (
        ("case.certificate", {"completed_on": on - _MONTH}),
        ("qd22.window", {"completed_on": on - 80 * _MONTH}),
        ("qd22.list", {}),
    ):
        yield RULES[rule].find(facts | more, office.law.on(on), on)
