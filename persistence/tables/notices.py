"""What courts and police say after release, and up to when somebody looked."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, LargeBinary, String, Table

from persistence.tables.base import case_column, id_column, metadata
from persistence.types import Instant

notice = Table(
    "notice",
    metadata,
    id_column(),
    case_column(),
    Column("event", String(12), nullable=False),
    Column("issued_by", String(12), nullable=False),
    Column("sealed_notice_no", LargeBinary),
    Column("issued_on", Date, nullable=False),
    Column("occurred_on", Date, nullable=False),
    Column("entered_on", Date, nullable=False),
    Column("entered_by", String(40), nullable=False),
    Column("status", String(12), nullable=False),
    Column("sealed_words", LargeBinary),
    Column("decided_on", Date),
    Column("decided_by", String(40)),
    Column("decided_at", Instant),
    Index("ix_notice_case_id", "case_id"),
)

record_check = Table(
    "record_check",
    metadata,
    id_column(),
    case_column(),
    Column("checked_on", Date, nullable=False),
    Column("source", String(16), nullable=False),
    Column("noted_by", String(40), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Index("ix_record_check_case_id_checked_on", "case_id", "checked_on"),
)
