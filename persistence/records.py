"""Domain records and their rows: one description for each table that follows from events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Select, Table, bindparam, insert, select, update

from domain.admin_events import AdminEvent
from domain.banking.batch import Batch, BatchLine
from domain.community_models.records import (
    Activity,
    Assessment,
    CommunityModel,
    OutreachSession,
    SafetyResult,
    SafetyUnit,
)
from domain.consent import Consent
from domain.data_requests import DataRequest
from domain.erasing import Erasure
from domain.group_life import Stay
from domain.introductions import Introduction
from domain.law_changes import LawChange
from domain.lending.file import Drawdown, FilePaper, LoanFile, Party
from domain.loans import Loan
from domain.monthly.frozen import FrozenFile, FrozenReport
from domain.notices import Notice, RecordCheck
from domain.objections import Objection
from domain.pair_rules import PairRule
from domain.papers import Paper
from domain.partners import Pledge
from domain.people import Residence
from domain.placements import Placement
from domain.plan import PlanAction
from domain.referrals import Referral
from domain.reviews import Review
from domain.settling import Waiting
from domain.unit_changes import UnitChange
from domain.vacancies import Exclusion, Vacancy
from domain.visits import Visit
from domain.work_checks import WorkCheck
from persistence import tables


class Shape:
    """Which table holds a record, which fields are sealed in `sealed_<field>`, and the statements, built once."""

    def __init__(self, kind: type[Any], table: Table, sealed: tuple[str, ...] = ()) -> None:
        self.table, self.sealed = table, {name: f"sealed_{name}" for name in sealed}
        self.names = tuple(each.name for each in fields(kind) if each.name not in self.sealed)
        columns = [*self.names, *self.sealed.values()]
        self.insert = insert(table)
        new: dict[str, Any] = {name: bindparam(name) for name in columns if name != "id"}
        self.update = update(table).where(table.c.id == bindparam("b_id")).values(new)
        self._select = select(*(table.c[name] for name in columns))
        self._order = (table.c.due_on, table.c.id) if "due_on" in table.c else (table.c.id,)

    def select(self, by: str) -> Select[Any]:
        """The records whose column `by` equals the parameter `b_value`."""
        return self._select.where(self.table.c[by] == bindparam("b_value")).order_by(*self._order)


SHAPES: Mapping[type[Any], Shape] = {
    kind: Shape(kind, table, sealed)
    for kind, table, sealed in (
        (Residence, tables.residence, ("address",)),
        (PlanAction, tables.plan_action, ("what",)),
        (Visit, tables.visit, ("note",)),
        (Referral, tables.referral, ("reason", "answer")),
        (Paper, tables.paper, ("title",)),
        (Objection, tables.objection, ("text", "answer")),
        (Notice, tables.notice, ("notice_no", "words")),
        (DataRequest, tables.data_request, ("text", "answer")),
        (Erasure, tables.erasure, ()),
        (RecordCheck, tables.record_check, ()),
        (Review, tables.review, ()),
        (Stay, tables.group_stay, ()),
        (Placement, tables.placement, ()),
        (WorkCheck, tables.work_check, ("note",)),
        (Loan, tables.loan, ()),
        (LoanFile, tables.loan_file, ("list_by", "certified_by", "costs")),
        (Drawdown, tables.loan_drawdown, ()),
        (Party, tables.loan_party, ("name", "citizen_id")),
        (FilePaper, tables.loan_paper, ()),
        (Batch, tables.bank_batch, ()),
        (BatchLine, tables.bank_batch_line, ("content",)),
        (Consent, tables.consent, ()),
        (Waiting, tables.work_item, ()),
        (Vacancy, tables.vacancy, ()),
        (Pledge, tables.partner_pledge, ()),
        (Exclusion, tables.vacancy_exclusion, ()),
        (Introduction, tables.introduction, ("words",)),
        (PairRule, tables.match_rule, ("reason",)),
        (UnitChange, tables.unit_change, ()),
        (LawChange, tables.law_change, ()),
        (AdminEvent, tables.admin_event, ()),
        (CommunityModel, tables.community_model, ()),
        (Activity, tables.model_activity, ()),
        (Assessment, tables.model_assessment, ()),
        (OutreachSession, tables.outreach_session, ()),
        (SafetyUnit, tables.safety_unit, ()),
        (SafetyResult, tables.safety_result, ()),
        (FrozenReport, tables.frozen_report, ()),
        (FrozenFile, tables.frozen_file, ()),
    )
}
