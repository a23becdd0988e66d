"""Changes of administrative units that were recorded here, over those that the program ships."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, String, Table

from persistence.tables.base import id_column, metadata
from persistence.types import Instant

# `data`: {"from": [code …], "to": [{"code", "name", "kind"} …]}; a split also says by village where each goes.
unit_change = Table(
    "unit_change",
    metadata,
    id_column(),
    Column("kind", String(8), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("document", String(160), nullable=False),
    Column("data", JSON, nullable=False),
    Column("recorded_by", String(40), nullable=False),
    Column("recorded_at", Instant, nullable=False),
)
