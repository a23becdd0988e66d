"""Batches of loan files to a bank's office, each with what its lines said."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from persistence.tables.base import case_column, id_column, metadata

bank_batch = Table(
    "bank_batch",
    metadata,
    id_column(),
    Column("number", String(80), nullable=False, unique=True),
    Column("office", String(40), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("made_by", String(40), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("digests", Text, nullable=False),
    Index("ix_bank_batch_office", "office"),
)

bank_batch_line = Table(
    "bank_batch_line",
    metadata,
    id_column(),
    case_column(),
    Column("file_id", Uuid, ForeignKey("loan_file.id"), nullable=False),
    Column("batch_id", Uuid, ForeignKey("bank_batch.id"), nullable=False),
    Column("place", SmallInteger, nullable=False),
    Column("number", String(32), nullable=False),
    Column("sealed_content", LargeBinary, nullable=False),
    UniqueConstraint("batch_id", "place"),
    Index("ix_bank_batch_line_file_id", "file_id"),
)
