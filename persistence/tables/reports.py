"""Reports that were signed off: their figures, and the files as they were on that day."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from persistence.tables.base import id_column, metadata
from persistence.types import Instant

frozen_report = Table(
    "frozen_report",
    metadata,
    id_column(),
    Column("month", String(7), nullable=False),
    Column("version", Integer, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("known_on", Date, nullable=False),
    Column("definitions", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("history_head", String(64), nullable=False),
    Column("signed_by", String(40), nullable=False),
    Column("signed_on", Date, nullable=False),
    Column("signed_at", Instant, nullable=False),
    UniqueConstraint("month", "version"),
)

frozen_file = Table(
    "frozen_file",
    metadata,
    id_column(),
    Column("report_id", Uuid, ForeignKey("frozen_report.id"), nullable=False),
    Column("ending", String(8), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    UniqueConstraint("report_id", "ending"),
)
