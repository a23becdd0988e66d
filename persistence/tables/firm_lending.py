"""Loan files of establishments, each with a hash chain of its own; words are sealed with the key of the staff."""

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
    Text,
    UniqueConstraint,
    Uuid,
)

from domain.firm_lending.machine import FirmStage
from persistence.tables.base import Serial, id_column, metadata
from persistence.types import Code, Instant


def _of_file() -> Column[Any]:
    return Column("firm_loan_id", Uuid, ForeignKey("firm_loan.id"), nullable=False)


firm_loan = Table(
    "firm_loan",
    metadata,
    id_column(),
    Column("employer_id", Uuid, ForeignKey("employer.id"), nullable=False),
    Column("unit_code", String(5), nullable=False),
    Column("number", String(32), nullable=False, unique=True),
    Column("stage", Code(FirmStage), nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("stepped_on", Date, nullable=False),
    Column("amount_vnd", BigInteger, nullable=False),
    Column("months", SmallInteger, nullable=False),
    Column("establishment_type", String(20)),
    Column("lawful", Boolean),
    Column("workers", Integer),
    Column("released_workers", Integer),
    Column("facts_on", Date),
    Column("same_purpose_debt", Boolean),
    Column("certified_no", String(80)),
    Column("certified_on", Date),
    Column("sealed_certified_by", LargeBinary),
    Column("sealed_plan", LargeBinary, nullable=False),
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
    Column("drawn_vnd", BigInteger, nullable=False),
    Column("outstanding_vnd", BigInteger, nullable=False),
    Column("disbursed_on", Date),
    Column("completed_on", Date),
    Column("use_checked_on", Date),
    Column("share_checked_on", Date),
    Column("share_workers", Integer),
    Column("share_released", Integer),
    Column("share_met", Boolean),
    Column("extended_to", Date),
    Column("ended_on", Date),
    Column("rules_version", String(16)),
    Column("law_version", String(16)),
    Column("not_met", SmallInteger, nullable=False),
    Column("unknown", SmallInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Index("ix_firm_loan_employer_id", "employer_id"),
    Index("ix_firm_loan_unit_code_stage", "unit_code", "stage"),
    Index("ix_firm_loan_office_stage", "office", "stage"),
)

firm_drawdown = Table(
    "firm_drawdown",
    metadata,
    id_column(),
    _of_file(),
    Column("place", SmallInteger, nullable=False),
    Column("amount_vnd", BigInteger, nullable=False),
    Column("planned_on", Date, nullable=False),
    Column("paid_on", Date),
    Column("status", String(12), nullable=False),
    Index("ix_firm_drawdown_firm_loan_id", "firm_loan_id"),
)

firm_paper = Table(
    "firm_paper",
    metadata,
    id_column(),
    _of_file(),
    Column("code", String(24), nullable=False),
    Column("state", String(8), nullable=False),
    Column("on", Date, nullable=False),
    UniqueConstraint("firm_loan_id", "code"),
)

# Like `case_event`, and like it without a foreign key, so that a chain outlives a lost row.
firm_event = Table(
    "firm_event",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("firm_loan_id", Uuid, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("firm_loan_id", "seq"),
)
