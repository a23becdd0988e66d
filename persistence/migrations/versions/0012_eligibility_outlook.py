"""Since when an answer stands, what comes after it, and under which law it was given.

What is stored already was given under no named law, so that the next run of the sweep answers anew.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_OLD = "case_id, purpose, outcome, not_met, unknown, change_on, evaluated_on, case_version, rules_version"
_NEW = {"outcome_since": "evaluated_on", "next_outcome": "outcome", "missing_facts": "0", "law_version": "''"}


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for column in _new_columns():
            op.add_column("eligibility", sa.Column(column.name, column.type, nullable=True))
        op.execute(f"UPDATE eligibility SET {', '.join(f'{name} = {text}' for name, text in _NEW.items())}")
        for column in _new_columns():
            op.alter_column("eligibility", column.name, nullable=False)
        return
    _made_anew(_new_columns(), f"SELECT {', '.join((_OLD, *_NEW.values()))}", ", ".join((_OLD, *_NEW)))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for column in _new_columns():
            op.drop_column("eligibility", column.name)
        return
    _made_anew([], f"SELECT {_OLD}", _OLD)


def _new_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("outcome_since", sa.Date(), nullable=False),
        sa.Column("next_outcome", sa.String(length=8), nullable=False),
        sa.Column("missing_facts", sa.SmallInteger(), nullable=False),
        sa.Column("law_version", sa.String(length=16), nullable=False),
    ]


def _made_anew(more: list[sa.Column[Any]], chosen: str, into: str) -> None:
    """SQLite adds no column without a value, and a copy made by reflection would lose WITHOUT ROWID."""
    op.drop_index("ix_eligibility_change_on", table_name="eligibility")
    op.rename_table("eligibility", "eligibility_before")
    op.create_table(
        "eligibility",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("not_met", sa.BigInteger(), nullable=False),
        sa.Column("unknown", sa.BigInteger(), nullable=False),
        sa.Column("change_on", sa.Date(), nullable=True),
        sa.Column("evaluated_on", sa.Date(), nullable=False),
        sa.Column("case_version", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.String(length=16), nullable=False),
        *more,
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_eligibility_case_id_case")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_eligibility")),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO eligibility ({into}) {chosen} FROM eligibility_before")
    op.drop_table("eligibility_before")
    op.create_index("ix_eligibility_change_on", "eligibility", ["change_on"], unique=False)
