"""Partner employers beside their register line: standing, site, whom to ask for, and what they pledged."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Uuid,
)

from persistence.tables.base import id_column, metadata

# `sealed_*` under the staff key: people of the firm, not of a case.
partner = Table(
    "partner",
    metadata,
    Column("id", Uuid, ForeignKey("employer.id"), primary_key=True),
    Column("standing", String(8), nullable=False),
    Column("standing_since", Date),
    Column("standing_reason", String(400)),
    Column("site", String(160)),
    Column("workers", Integer),
    Column("sealed_contact", LargeBinary),
    Column("sealed_phone", LargeBinary),
    Column("changed_on", Date, nullable=False),
    Column("changed_by", String(40), nullable=False),
)

partner_pledge = Table(
    "partner_pledge",
    metadata,
    id_column(),
    Column("employer_id", Uuid, ForeignKey("employer.id"), nullable=False),
    Column("jobs", SmallInteger, nullable=False),
    Column("kinds", String(200), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("until_on", Date, nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("noted_by", String(40), nullable=False),
    Index("ix_partner_pledge_employer_id", "employer_id"),
)
