"""Where the chains of the history stood, day by day."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, LargeBinary, String, Table

from persistence.tables.base import Serial, metadata
from persistence.types import Instant

# `grown`: the heads of chains that are new or longer since the anchor before, as `domain.anchors.pack` writes them,
# compressed. All anchors together give every head.
history_anchor = Table(
    "history_anchor",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("day", Date, nullable=False),
    Column("at", Instant, nullable=False),
    Column("chains", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("root", String(64), nullable=False, unique=True),
    Column("previous", String(64), nullable=False, unique=True),
    Column("grown", LargeBinary, nullable=False),
)
