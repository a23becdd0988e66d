"""What follows from events: needs, plans, visits, reviews, work, loans; and the bodies around a case."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    false,
    text,
)

from persistence.tables.base import case_column, id_column, metadata
from persistence.types import Instant

need = Table(
    "need",
    metadata,
    Column("case_id", Uuid, ForeignKey("case.id"), primary_key=True),
    Column("domain", String(16), primary_key=True),
    Column("level", String(8), nullable=False),
    Column("questionnaire", String(16), nullable=False),
    Column("answered_on", Date, nullable=False),
    sqlite_with_rowid=False,
)

plan_action = Table(
    "plan_action",
    metadata,
    id_column(),
    case_column(),
    Column("plan_version", SmallInteger, nullable=False),
    Column("domain", String(16), nullable=False),
    Column("responsible", String(24), nullable=False),
    Column("sealed_what", LargeBinary),
    Column("due_on", Date, nullable=False),
    Column("done_on", Date),
    Index("ix_plan_action_case_id", "case_id"),
)

visit = Table(
    "visit",
    metadata,
    id_column(),
    case_column(),
    Column("group_id", Uuid),
    Column("held_on", Date, nullable=False),
    Column("met", Boolean, nullable=False),
    Column("not_met_reason", String(24)),
    Column("mode", String(16), nullable=False),
    Column("domains", JSON, nullable=False),
    Column("concern", String(24)),
    Column("sealed_note", LargeBinary),
    Column("next_on", Date),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", String(40), nullable=False),
    # The member who was there, where another enters the sheet; and the domains in which help is wanted.
    Column("visited_by", Uuid),
    Column("needs", JSON, nullable=False, server_default=text("'[]'")),
    Index("ix_visit_case_id_held_on", "case_id", "held_on"),
)

# One row for each due review: opened by the sweep, escalated by it, closed by a person.
review = Table(
    "review",
    metadata,
    id_column(),
    case_column(),
    Column("due_on", Date, nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("status", String(8), nullable=False),
    Column("level", String(8), nullable=False),
    Column("held_on", Date),
    Column("clean", Boolean),
    Column("ends_on", Date),
    Column("planned_on", Date),
    Column("postponed_to", Date),
    Column("result", String(8)),
    Column("next_step", String(16)),
    UniqueConstraint("case_id", "due_on"),
    Index("ix_review_status_due_on", "status", "due_on"),
)

placement = Table(
    "placement",
    metadata,
    id_column(),
    case_column(),
    Column("livelihood", String(24), nullable=False),
    Column("employer_id", Uuid),
    Column("wage_vnd", BigInteger),
    Column("evidence", String(80)),
    Column("started_on", Date, nullable=False),
    Column("ended_on", Date),
    Column("end_reason", String(24)),
    Column("contract", String(16)),
    Index("ix_placement_case_id", "case_id"),
)

# One row for each question: opened by the sweep or by the answer, one a placement, time and party.
work_check = Table(
    "work_check",
    metadata,
    id_column(),
    case_column(),
    Column("placement_id", Uuid, nullable=False),
    Column("months", SmallInteger, nullable=False),
    Column("party", String(8), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("status", String(8), nullable=False),
    Column("level", String(8), nullable=False),
    Column("answered_on", Date),
    Column("said_by", String(12)),
    Column("still", Boolean),
    Column("paid", Boolean),
    Column("trouble", Boolean),
    Column("sealed_note", LargeBinary),
    Index("ix_work_check_case_id", "case_id"),
    Index("ix_work_check_placement_id", "placement_id"),
)

loan = Table(
    "loan",
    metadata,
    id_column(),
    case_column(),
    Column("programme", String(8), nullable=False),
    Column("amount_vnd", BigInteger, nullable=False),
    Column("outstanding_vnd", BigInteger, nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("use", String(24), nullable=False),
    Column("months", SmallInteger, nullable=False),
    Column("disbursed_on", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("reported_on", Date, nullable=False),
    Index("ix_loan_case_id", "case_id"),
)

support_group = Table(
    "support_group",
    metadata,
    id_column(),
    Column("code", String(16), nullable=False, unique=True),
    Column("unit_code", String(5), nullable=False),
    Column("village", String(80)),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
)

group_member = Table(
    "group_member",
    metadata,
    id_column(),
    Column("group_id", Uuid, ForeignKey("support_group.id"), nullable=False),
    Column("role", String(24), nullable=False),
    Column("lead", Boolean, nullable=False),
    Column("sealed_name", LargeBinary),
    Column("sealed_phone", LargeBinary),
    # The account with which the member signs in; most have none.
    Column("user", String(40)),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("birth_year", SmallInteger),
    Column("sex", String(8)),
    # Codes with commas between them.
    Column("languages", String(48)),
    Column("left_why", String(16)),
    Column("sealed_handover", LargeBinary),
    Index("ix_group_member_group_id", "group_id"),
)

# A person's time with a group.
group_stay = Table(
    "group_stay",
    metadata,
    id_column(),
    case_column(),
    Column("group_id", Uuid, nullable=False),
    Column("admitted_on", Date, nullable=False),
    Column("left_on", Date),
    Column("left_why", String(16)),
    Index("ix_group_stay_case_id", "case_id"),
    Index("ix_group_stay_group_id", "group_id"),
)

# Who visits whom in a month.
group_turn = Table(
    "group_turn",
    metadata,
    id_column(),
    case_column(),
    Column("group_id", Uuid, nullable=False),
    Column("member_id", Uuid, nullable=False),
    Column("month", String(7), nullable=False),
    UniqueConstraint("case_id", "month"),
    Index("ix_group_turn_group_id_month", "group_id", "month"),
)

# The registers of the article (steering committees, village teams, social security groups): no case data.
body = Table(
    "body",
    metadata,
    id_column(),
    Column("kind", String(32), nullable=False),
    Column("code", String(24), nullable=False, unique=True),
    Column("name", String(160), nullable=False),
    Column("unit_code", String(5), nullable=False),
    Column("village", String(80)),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index("ix_body_kind_unit_code", "kind", "unit_code"),
)

employer = Table(
    "employer",
    metadata,
    id_column(),
    Column("code", String(16), nullable=False, unique=True),
    Column("name", String(160), nullable=False),
    Column("sector", String(24), nullable=False),
    Column("unit_code", String(5), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
)

vacancy = Table(
    "vacancy",
    metadata,
    id_column(),
    Column("code", String(24), nullable=False, unique=True),
    Column("employer_id", Uuid, ForeignKey("employer.id"), nullable=False),
    Column("unit_code", String(5), nullable=False),
    Column("skills", String(200), nullable=False),
    Column("wage_vnd", BigInteger, nullable=False),
    Column("openings", SmallInteger, nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("closes_on", Date),
    Column("shift", String(12), nullable=False, server_default=text("'day'")),
    Column("hours_week", SmallInteger),
    Column("heavy", Boolean, nullable=False, server_default=false()),
    Column("lodging", Boolean, nullable=False, server_default=false()),
    Column("transport", Boolean, nullable=False, server_default=false()),
)
