"""People: sealed under keys, found through blind indexes and keyed tokens."""

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
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from persistence.tables.base import Serial, id_column, metadata, person_column
from persistence.types import Instant

# Facts about the store itself: demo or real, the data set's legal day, who may read what the key opens.
store_fact = Table(
    "store_fact", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False)
)

person = Table(
    "person",
    metadata,
    id_column(),
    Column("birth_year", SmallInteger, nullable=False),
    Column("sex", String(8), nullable=False),
    Column("ethnicity", String(16), nullable=False),
    Column("sealed", LargeBinary),
    Column("citizen_id_index", LargeBinary, index=True),
    Column("phone_index", LargeBinary, index=True),
    Column("created_at", Instant, nullable=False),
    Column("erased_at", Instant),
    # Found to be the same person as another, whose record goes on.
    Column("merged_into", Uuid),
)

# What a person decided about two records that looked alike; `low` < `high` as text.
likeness = Table(
    "likeness",
    metadata,
    Column("low", Uuid, primary_key=True),
    Column("high", Uuid, primary_key=True),
    Column("same", Boolean, nullable=False),
    Column("decided_by", String(40), nullable=False),
    Column("decided_at", Instant, nullable=False),
)

# A key per person, wrapped by the master key; erasure deletes this row.
person_key = Table(
    "person_key",
    metadata,
    Column("person_id", Uuid, ForeignKey("person.id"), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

residence = Table(
    "residence",
    metadata,
    id_column(),
    person_column(),
    Column("unit_code", String(5), nullable=False),
    Column("old_unit_code", String(5)),
    Column("village", String(80)),
    Column("sealed_address", LargeBinary),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index("ix_residence_person_id_valid_from", "person_id", "valid_from"),
)

consent = Table(
    "consent",
    metadata,
    id_column(),
    person_column(),
    Column("body", String(16), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("withdrawn_on", Date),
    Index("ix_consent_person_id", "person_id"),
)

# Who read which personal records: one row a page, naming its ids.
read_log = Table(
    "read_log",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("read_at", Instant, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("what", String(24), nullable=False),
    # jsonb on PostgreSQL, where an index finds the reads of one case.
    Column("ids", JSON().with_variant(JSONB(), "postgresql"), nullable=False),
    Index("ix_read_log_actor_read_at", "actor", "read_at"),
)
