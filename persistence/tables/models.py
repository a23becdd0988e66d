"""The register of community models, outreach and the title of the year: no column of it leads to a case or a person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)

from persistence.tables.base import id_column, metadata
from persistence.types import Instant


def _model(nullable: bool = False) -> Column[Any]:
    return Column("model_id", Uuid, ForeignKey("community_model.id"), nullable=nullable)


def _entered() -> tuple[Column[Any], Column[Any]]:
    return (
        Column("entered_by", String(40), nullable=False),
        Column("entered_at", Instant, nullable=False),
    )


community_model = Table(
    "community_model",
    metadata,
    id_column(),
    Column("code", String(24), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(160), nullable=False),
    Column("unit_code", String(5)),
    Column("village", String(80)),
    Column("members", Integer),
    Column("started_on", Date, nullable=False),
    Column("registered_on", Date, nullable=False),
    Column("ended_on", Date),
    Index("ix_community_model_kind_unit_code", "kind", "unit_code"),
)

model_activity = Table(
    "model_activity",
    metadata,
    id_column(),
    _model(),
    Column("kind", String(16), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("people", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("cleared", Integer, nullable=False),
    Column("suspects", Integer, nullable=False),
    *_entered(),
    Column("struck_on", Date),
    Index("ix_model_activity_model_id_held_on", "model_id", "held_on"),
)

model_assessment = Table(
    "model_assessment",
    metadata,
    id_column(),
    _model(),
    Column("year", SmallInteger, nullable=False),
    Column("grade", String(16), nullable=False),
    Column("assessed_on", Date, nullable=False),
    Column("document", String(80), nullable=False),
    *_entered(),
    UniqueConstraint("model_id", "year"),
)

outreach_session = Table(
    "outreach_session",
    metadata,
    id_column(),
    Column("unit_code", String(5)),
    Column("village", String(80)),
    _model(nullable=True),
    Column("topic", String(16), nullable=False),
    Column("audience", String(16), nullable=False),
    Column("people", Integer, nullable=False),
    Column("held_on", Date, nullable=False),
    *_entered(),
    Column("struck_on", Date),
    Index("ix_outreach_session_held_on", "held_on"),
    Index("ix_outreach_session_model_id", "model_id"),
)

safety_unit = Table(
    "safety_unit",
    metadata,
    id_column(),
    Column("kind", String(16), nullable=False),
    Column("unit_code", String(5), nullable=False),
    Column("name", String(160), nullable=False),
    Column("registered_on", Date, nullable=False),
    Column("since", SmallInteger, nullable=False),
    Column("until", SmallInteger),
    UniqueConstraint("kind", "unit_code", "name", "since"),
)

safety_result = Table(
    "safety_result",
    metadata,
    id_column(),
    Column("safety_unit_id", Uuid, ForeignKey("safety_unit.id"), nullable=False),
    Column("year", SmallInteger, nullable=False),
    Column("reached", Boolean, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("document", String(80), nullable=False),
    *_entered(),
    UniqueConstraint("safety_unit_id", "year"),
)
