"""Loan files with what belongs to them, and the police's lists that several files share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)

from domain.lending.machine import FileStage
from persistence.tables.base import case_column, id_column, metadata
from persistence.types import Code


def _file_column() -> Column[Any]:
    return Column("file_id", Uuid, ForeignKey("loan_file.id"), nullable=False)


loan_file = Table(
    "loan_file",
    metadata,
    id_column(),
    case_column(),
    Column("number", String(32), nullable=False, unique=True),
    Column("stage", Code(FileStage), nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("stepped_on", Date, nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("amount_vnd", BigInteger, nullable=False),
    Column("months", SmallInteger, nullable=False),
    Column("use", String(24)),
    Column("course_months", SmallInteger),
    Column("drawdown_months", SmallInteger),
    Column("repayment_months", SmallInteger),
    Column("taken_over", Boolean, nullable=False),
    Column("list_no", String(80)),
    Column("list_on", Date),
    Column("sealed_list_by", LargeBinary),
    Column("certified_no", String(80)),
    Column("certified_on", Date),
    Column("sealed_certified_by", LargeBinary),
    Column("savings_group", Uuid),
    Column("organisation", String(24)),
    Column("reviewed_on", Date),
    Column("referral_id", Uuid),
    Column("office", String(40)),
    Column("sent_on", Date),
    Column("received_on", Date),
    Column("appraised_on", Date),
    Column("decided_on", Date),
    Column("decision_no", String(80)),
    Column("approved_vnd", BigInteger),
    Column("refusal", String(24)),
    Column("rate_bp", Integer),
    Column("principal_every_months", SmallInteger),
    Column("grace_months", SmallInteger),
    Column("interest_every_months", SmallInteger),
    Column("day_basis", SmallInteger),
    Column("loan_id", Uuid),
    Column("drawn_vnd", BigInteger, nullable=False),
    Column("outstanding_vnd", BigInteger, nullable=False),
    Column("disbursed_on", Date),
    Column("completed_on", Date),
    Column("use_checked_on", Date),
    Column("extended_to", Date),
    Column("ended_on", Date),
    Column("rules_version", String(16)),
    Column("law_version", String(16)),
    Column("not_met", SmallInteger, nullable=False),
    Column("unknown", SmallInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("own_vnd", BigInteger),
    Column("income_vnd", BigInteger),
    Column("sealed_costs", LargeBinary),
    Index("ix_loan_file_case_id", "case_id"),
    Index("ix_loan_file_office_stage", "office", "stage"),
    Index("ix_loan_file_stage_stepped_on", "stage", "stepped_on"),
)

loan_drawdown = Table(
    "loan_drawdown",
    metadata,
    id_column(),
    case_column(),
    _file_column(),
    Column("place", SmallInteger, nullable=False),
    Column("amount_vnd", BigInteger, nullable=False),
    Column("planned_on", Date, nullable=False),
    Column("paid_on", Date),
    Column("status", String(12), nullable=False),
    Index("ix_loan_drawdown_file_id", "file_id"),
)

loan_party = Table(
    "loan_party",
    metadata,
    id_column(),
    case_column(),
    _file_column(),
    Column("role", String(16), nullable=False),
    Column("sealed_name", LargeBinary),
    Column("sealed_citizen_id", LargeBinary),
    Column("relation", String(40)),
    Column("consent_on", Date),
    UniqueConstraint("file_id", "role"),
)

loan_paper = Table(
    "loan_paper",
    metadata,
    id_column(),
    case_column(),
    _file_column(),
    Column("code", String(24), nullable=False),
    Column("state", String(8), nullable=False),
    Column("on", Date, nullable=False),
    UniqueConstraint("file_id", "code"),
)

# Mẫu số 01: one list covers several people of a commune. Who signed is sealed with the key of the staff.
police_list = Table(
    "police_list",
    metadata,
    id_column(),
    Column("unit_code", String(5), nullable=False),
    Column("number", String(80), nullable=False),
    Column("drawn_on", Date, nullable=False),
    Column("sealed_drawn_by", LargeBinary, nullable=False),
    Column("certified_no", String(80)),
    Column("certified_on", Date),
    Column("sealed_certified_by", LargeBinary),
    Column("status", String(12), nullable=False),
    Index("ix_police_list_unit_code", "unit_code"),
)

police_list_line = Table(
    "police_list_line",
    metadata,
    Column("list_id", Uuid, ForeignKey("police_list.id"), primary_key=True),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("file_id", Uuid, ForeignKey("loan_file.id"), nullable=False),
    Index("ix_police_list_line_file_id", "file_id"),
)
