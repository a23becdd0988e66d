"""What was asked of agencies: one row a step, none changed; the words are sealed with the key of the staff."""

from __future__ import annotations

from sqlalchemy import Column, Date, LargeBinary, SmallInteger, String, Table, UniqueConstraint, Uuid

from persistence.tables.base import id_column, metadata
from persistence.types import Instant

agency_step = Table(
    "agency_step",
    metadata,
    id_column(),
    Column("action_id", Uuid, nullable=False),
    Column("seq", SmallInteger, nullable=False),
    Column("agency", String(24), nullable=False),
    Column("unit_code", String(5)),
    Column("due_on", Date, nullable=False),
    Column("status", String(8), nullable=False),
    Column("sealed_words", LargeBinary),
    Column("recorded_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by", String(40), nullable=False),
    UniqueConstraint("action_id", "seq"),
)
