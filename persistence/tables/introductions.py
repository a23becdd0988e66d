"""Between a person and a vacancy: whom a firm may leave out, what officers fixed, who was introduced and how."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
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
)

from persistence.tables.base import case_column, id_column, metadata

vacancy_exclusion = Table(
    "vacancy_exclusion",
    metadata,
    id_column(),
    Column("vacancy_id", Uuid, ForeignKey("vacancy.id"), nullable=False),
    Column("code", String(24), nullable=False),
    Column("justification", String(400), nullable=False),
    Column("status", String(12), nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("decided_on", Date),
    Column("decided_by", String(40)),
    Column("decision", String(400)),
    UniqueConstraint("vacancy_id", "code"),
)

# A pair that an officer fixed (`pin`) or ruled out (`forbid`), until somebody takes it back.
match_rule = Table(
    "match_rule",
    metadata,
    id_column(),
    case_column(),
    Column("vacancy_id", Uuid, ForeignKey("vacancy.id"), nullable=False),
    Column("rule", String(8), nullable=False),
    Column("sealed_reason", LargeBinary),
    Column("set_on", Date, nullable=False),
    Column("set_by", String(40), nullable=False),
    Column("ended_on", Date),
    Column("ended_by", String(40)),
    Index("ix_match_rule_case_id", "case_id"),
)

# Why somebody who seeks work was proposed nothing in the run of the period.
match_miss = Table(
    "match_miss",
    metadata,
    id_column(),
    Column("period", String(10), nullable=False),
    case_column(),
    Column("reasons", JSON, nullable=False),
    UniqueConstraint("period", "case_id"),
    Index("ix_match_miss_case_id", "case_id"),
)

# `skills` to `driving_licence`: the anonymous profile as the firm was shown it. `passed_on`: the sweep has looked for
# the next candidate after a refusal or silence.
introduction = Table(
    "introduction",
    metadata,
    id_column(),
    case_column(),
    Column("vacancy_id", Uuid, ForeignKey("vacancy.id"), nullable=False),
    Column("employer_id", Uuid, nullable=False),
    Column("status", String(12), nullable=False),
    Column("proposed_on", Date, nullable=False),
    Column("proposed_by", String(40), nullable=False),
    Column("skills", String(200), nullable=False),
    Column("max_hours", SmallInteger),
    Column("heavy_work", Boolean),
    Column("night_work", Boolean),
    Column("driving_licence", Boolean),
    Column("agreed_on", Date),
    Column("due_on", Date),
    Column("answered_on", Date),
    Column("answered_by", String(40)),
    Column("answer_code", String(24)),
    Column("sealed_words", LargeBinary),
    Column("passed_on", Date),
    Index("ix_introduction_case_id", "case_id"),
    Index("ix_introduction_employer_id", "employer_id"),
    Index("ix_introduction_vacancy_id", "vacancy_id"),
    Index("ix_introduction_status_due_on", "status", "due_on"),
)
