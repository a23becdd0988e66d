"""What the engine works out: sweeps, work items, eligibility, proposals, messages, monthly figures."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
)

from domain.tracing import current_mark
from persistence.tables.base import case_column, id_column, metadata
from persistence.types import Instant

# One unit of flow work: written in the transaction that does it, so a rerun does only the rest.
sweep = Table(
    "sweep",
    metadata,
    Column("name", String(24), primary_key=True),
    Column("period", String(24), primary_key=True),
    Column("partition", String(64), primary_key=True),
    Column("counts", JSON, nullable=False),
    Column("done_at", Instant, nullable=False),
)

work_item = Table(
    "work_item",
    metadata,
    id_column(),
    Column("key", String(80), nullable=False, unique=True),
    case_column(),
    Column("kind", String(24), nullable=False),
    Column("reason", String(48), nullable=False),
    Column("args", JSON, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("level", String(8), nullable=False),
    Column("status", String(8), nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
    # Who said that they deal with it, and when.
    Column("taken_by", String(40)),
    Column("taken_at", Instant),
    Index("ix_work_item_case_id_status", "case_id", "status"),
    Index("ix_work_item_status_due_on", "status", "due_on"),
)

# The outcome of the loan rules for a case: masks, not sentences. `change_on` is the first day on which any rule can
# turn, hence when to look again; `turns_on` the first day of another outcome, and `turns_to` that outcome.
eligibility = Table(
    "eligibility",
    metadata,
    Column("case_id", Uuid, ForeignKey("case.id"), primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("outcome", String(8), nullable=False),
    Column("not_met", BigInteger, nullable=False),
    Column("unknown", BigInteger, nullable=False),
    Column("change_on", Date),
    Column("evaluated_on", Date, nullable=False),
    Column("case_version", Integer, nullable=False),
    Column("rules_version", String(16), nullable=False),
    Column("outcome_since", Date, nullable=False),
    Column("turns_to", String(8), nullable=False),
    Column("missing_facts", SmallInteger, nullable=False),
    Column("law_version", String(16), nullable=False),
    Column("turns_on", Date),
    Index("ix_eligibility_turns_on", "turns_on"),
    sqlite_with_rowid=False,
)

match_proposal = Table(
    "match_proposal",
    metadata,
    id_column(),
    Column("period", String(10), nullable=False),
    case_column(),
    Column("vacancy_id", Uuid, ForeignKey("vacancy.id"), nullable=False),
    Column("score", Integer, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("status", String(12), nullable=False),
    UniqueConstraint("period", "case_id"),
    Index("ix_match_proposal_case_id", "case_id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("key", String(96), nullable=False, unique=True),
    Column("channel", String(16), nullable=False),
    Column("to_role", String(16), nullable=False),
    Column("to_unit", String(5)),
    Column("to_body", String(40)),
    Column("template", String(48), nullable=False),
    Column("args", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("status", String(12), nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("sent_at", Instant),
    Column("to_user", String(40)),
    Column("to_case", Uuid),
    Column("expires_on", Date),
    Column("still", String(120)),
    Column("urgent", Boolean, nullable=False, server_default=false()),
    Column("calendar", JSON),
    # The mark of the act or the flow that told it (`domain.tracing`).
    Column("mark", String(32), default=current_mark),
    Index("ix_outbox_status", "status"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("key", String(96), nullable=False, unique=True),
    Column("to_role", String(16), nullable=False),
    Column("to_unit", String(5)),
    Column("to_body", String(40)),
    Column("subject", String(160), nullable=False),
    Column("text", Text, nullable=False),
    Column("delivered_at", Instant, nullable=False),
    Column("read_at", Instant),
    Column("to_user", String(40)),
    Index("ix_inbox_to_role_to_unit", "to_role", "to_unit"),
)

monthly_figure = Table(
    "monthly_figure",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("unit_code", String(5), primary_key=True),
    Column("figure", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
