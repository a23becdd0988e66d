"""Proposed and approved values of the law's numbers, over those that the program ships."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Date, Dialect, String, Table, Text
from sqlalchemy.types import TypeDecorator

from domain.parameter_keys import Value
from persistence.tables.base import id_column, metadata
from persistence.types import Instant


class LawValue(TypeDecorator[Value]):
    """In JSON's types: a day as {"day": "YYYY-MM-DD"}, several numbers as a list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Value | None, dialect: Dialect) -> Any:
        if isinstance(value, date):
            return {"day": value.isoformat()}
        return list(value) if isinstance(value, tuple) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Value | None:
        if isinstance(value, dict):
            return date.fromisoformat(value["day"])
        found: Value | None = tuple(value) if isinstance(value, list) else value
        return found


law_change = Table(
    "law_change",
    metadata,
    id_column(),
    Column("key", String(48), nullable=False),
    Column("value", LawValue, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("citation", String(240), nullable=False),
    Column("standing", String(12), nullable=False),
    Column("reference", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("proposed_by", String(40), nullable=False),
    Column("proposed_at", Instant, nullable=False),
    Column("status", String(12), nullable=False, index=True),
    Column("decided_by", String(40)),
    Column("decided_at", Instant),
    Column("decided_on", Date),
    Column("decision_note", Text, nullable=False),
)
