"""The index of names: keyed tokens alone, one entry for each distinct name and one row for each who bears it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, SmallInteger, Table, Uuid

from persistence.tables.base import metadata

# A distinct name. `token`: the whole with its tones; `bag`: its folded syllables in any order; `spelt`: six bytes
# folded and six with the tone for every syllable, in the name's order.
name_entry = Table(
    "name_entry",
    metadata,
    Column("token", BigInteger, primary_key=True, autoincrement=False),
    Column("bag", BigInteger, nullable=False, index=True),
    Column("spelt", LargeBinary, nullable=False),
)

# Every syllable of a name, every two and every three of them in no order. They follow from the entry's `spelt`: they
# are deleted by computing them again, and a foreign key without an index of its own would scan the table.
name_piece = Table(
    "name_piece",
    metadata,
    Column("token", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

name_bearer = Table(
    "name_bearer",
    metadata,
    Column("person_id", Uuid, ForeignKey("person.id"), primary_key=True),
    Column("entry", BigInteger, ForeignKey("name_entry.token"), primary_key=True),
    Column("birth_year", SmallInteger, nullable=False),
    Index("ix_name_bearer_entry_birth_year_person_id", "entry", "birth_year", "person_id"),
    sqlite_with_rowid=False,
)
