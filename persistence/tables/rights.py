"""What people ask about their data, and what was erased: the second names nobody."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, LargeBinary, String, Table, Uuid

from persistence.tables.base import case_column, id_column, metadata, person_column
from persistence.types import Instant

data_request = Table(
    "data_request",
    metadata,
    id_column(),
    case_column(),
    Column("kind", String(12), nullable=False),
    Column("how", String(12), nullable=False),
    Column("sealed_text", LargeBinary),
    Column("received_on", Date, nullable=False),
    Column("received_by", String(40), nullable=False),
    Column("acknowledge_by", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("acknowledged_on", Date),
    Column("status", String(12), nullable=False),
    Column("sealed_answer", LargeBinary),
    Column("answered_on", Date),
    Column("answered_by", String(40)),
    Index("ix_data_request_case_id", "case_id"),
    Index("ix_data_request_status_due_on", "status", "due_on"),
)

erasure = Table(
    "erasure",
    metadata,
    id_column(),
    Column("number", String(24), nullable=False, unique=True),
    person_column(),
    Column("unit_code", String(5), nullable=False),
    Column("reason", String(12), nullable=False),
    Column("proposed_on", Date, nullable=False),
    Column("proposed_by", String(40), nullable=False),
    Column("request_id", Uuid),
    Column("status", String(12), nullable=False),
    Column("decided_on", Date),
    Column("decided_by", String(40)),
    Column("decided_at", Instant),
    Column("refusal", String(16)),
    # [[case number, events in its chain, head in hex], …]
    Column("chains", JSON, nullable=False),
    Column("destroyed", JSON),
    Column("digest", String(64)),
    Column("scrubbed_at", Instant),
    Index("ix_erasure_person_id", "person_id"),
    Index("ix_erasure_status", "status"),
)
