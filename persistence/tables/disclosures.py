"""What leaves the office and what comes to it about a case: referrals, papers, objections."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Uuid,
)

from persistence.tables.base import case_column, id_column, metadata
from persistence.types import Instant

# To any body: `office` for the bank's transaction office, `employer_id` for a partner employer, else the body's name.
referral = Table(
    "referral",
    metadata,
    id_column(),
    case_column(),
    Column("body", String(24), nullable=False),
    Column("body_name", String(160), nullable=False),
    Column("office", String(40)),
    Column("employer_id", Uuid),
    Column("sealed_reason", LargeBinary),
    Column("status", String(12), nullable=False),
    Column("sent_on", Date, nullable=False),
    Column("sent_by", String(40), nullable=False),
    Column("due_on", Date),
    Column("answered_on", Date),
    Column("answered_by", String(40)),
    Column("answer_code", String(24)),
    Column("sealed_answer", LargeBinary),
    Column("done_on", Date),
    Index("ix_referral_case_id", "case_id"),
    Index("ix_referral_body_office_status", "body", "office", "status"),
    Index("ix_referral_employer_id", "employer_id"),
)

paper = Table(
    "paper",
    metadata,
    id_column(),
    case_column(),
    Column("kind", String(24), nullable=False),
    Column("media_type", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sealed_title", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("dated_on", Date),
    Column("added_on", Date, nullable=False),
    Column("added_by", String(40), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Index("ix_paper_case_id", "case_id"),
)

# Beside the paper, so that a list of papers never loads them.
paper_content = Table(
    "paper_content",
    metadata,
    Column("paper_id", Uuid, ForeignKey("paper.id"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

# Against the decision in event `event_seq` of the case, or against how the case is handled as a whole.
objection = Table(
    "objection",
    metadata,
    id_column(),
    case_column(),
    Column("event_seq", Integer),
    Column("sealed_text", LargeBinary),
    Column("made_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("status", String(12), nullable=False),
    Column("sealed_answer", LargeBinary),
    Column("answered_on", Date),
    Column("answered_by", String(40)),
    Index("ix_objection_case_id", "case_id"),
)
