"""Who works with the software: accounts, dated grants of a role with its scope, sessions, and what was done to them."""

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
    LargeBinary,
    String,
    Table,
    Text,
    Uuid,
)

from persistence.tables.base import Serial, id_column, metadata
from persistence.types import Instant

_USER = String(40)


def _user_column() -> Column[str]:
    return Column("user", _USER, ForeignKey("account.user"), nullable=False)


# `sealed_*` under the staff key. Without a password nobody signs in as the account.
account = Table(
    "account",
    metadata,
    Column("user", _USER, primary_key=True),
    Column("sealed_name", LargeBinary),
    Column("password_hash", Text),
    Column("must_change", Boolean, nullable=False),
    Column("sealed_totp", LargeBinary),
    Column("totp_step", BigInteger),
    Column("recovery", JSON),
    Column("created_at", Instant, nullable=False),
    Column("disabled_at", Instant),
)

# A role with its scope on [valid_from, valid_to). `units` None is the whole district; `delegated_by`: on leave.
role_grant = Table(
    "role_grant",
    metadata,
    id_column(),
    _user_column(),
    Column("role", String(16), nullable=False),
    Column("units", JSON),
    Column("group_id", Uuid),
    Column("employer_id", Uuid),
    Column("office", String(40)),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("delegated_by", _USER),
    Column("granted_by", _USER, nullable=False),
    Column("granted_at", Instant, nullable=False),
    Index("ix_role_grant_user", "user"),
)

# The token itself is with the browser alone: here is its digest. `role` where the account has several.
session = Table(
    "session",
    metadata,
    id_column(),
    Column("digest", LargeBinary, nullable=False, unique=True),
    _user_column(),
    Column("role", String(16)),
    Column("second_factor", Boolean, nullable=False),
    Column("agent", String(160), nullable=False),
    Column("address", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("ended_by", _USER),
    Index("ix_session_user", "user"),
)

# Lets its account in once, within minutes, without a password: shown as a picture, kept as a digest.
access_pass = Table(
    "access_pass",
    metadata,
    id_column(),
    Column("digest", LargeBinary, nullable=False, unique=True),
    _user_column(),
    Column("made_by", _USER, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("used_at", Instant),
    Index("ix_access_pass_user", "user"),
)

# Every attempt to sign in, also of names that nobody bears: what the limits count.
sign_in = Table(
    "sign_in",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("user", _USER, nullable=False),
    Column("address", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Index("ix_sign_in_user_at", "user", "at"),
    Index("ix_sign_in_address_at", "address", "at"),
)

api_token = Table(
    "api_token",
    metadata,
    id_column(),
    Column("digest", LargeBinary, nullable=False, unique=True),
    _user_column(),
    Column("label", String(80), nullable=False),
    Column("created_by", _USER, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
    Index("ix_api_token_user", "user"),
)

# What administrators did, append-only: accounts, grants, delegations, units. No personal field, no secret.
admin_event = Table(
    "admin_event",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("recorded_at", Instant, nullable=False),
    Column("actor", _USER, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("data", JSON, nullable=False),
    Index("ix_admin_event_subject", "subject"),
)

# What somebody began to write in a form and did not send yet; sealed under the staff key.
draft = Table(
    "draft",
    metadata,
    Column("user", _USER, primary_key=True),
    Column("form", String(160), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("saved_at", Instant, nullable=False),
)

# Long work that a page asked for: how far it is and what came of it.
job = Table(
    "job",
    metadata,
    id_column(),
    Column("kind", String(24), nullable=False),
    Column("user", _USER, nullable=False),
    Column("state", String(12), nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("result", JSON),
    Column("started_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Index("ix_job_user", "user"),
)
