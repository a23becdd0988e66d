"""What all tables share: one metadata, names of constraints, the usual columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Uuid

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(Integer, "sqlite")


def id_column() -> Column[Any]:
    return Column("id", Uuid, primary_key=True)


def case_column() -> Column[Any]:
    return Column("case_id", Uuid, ForeignKey("case.id"), nullable=False)


def person_column() -> Column[Any]:
    return Column("person_id", Uuid, ForeignKey("person.id"), nullable=False)
