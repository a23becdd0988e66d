"""Notices of courts and police, confirmed by a second person, and the days on which records were looked at."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import of_case
from persistence.types import Instant

revision = "0026"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.String(length=12), nullable=False),
        sa.Column("issued_by", sa.String(length=12), nullable=False),
        sa.Column("sealed_notice_no", sa.LargeBinary(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=40), nullable=True),
        sa.Column("decided_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_notice_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_case_id", "notice", ["case_id"], unique=False)
    op.create_table(
        "record_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("noted_by", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_record_check_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_check")),
    )
    op.create_index(
        "ix_record_check_case_id_checked_on", "record_check", ["case_id", "checked_on"], unique=False
    )
    of_case("notice", "record_check")


def downgrade() -> None:
    op.drop_table("record_check")
    op.drop_table("notice")
