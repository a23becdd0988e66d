"""Actions assigned to agencies, step by step."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import secret
from persistence.types import Instant

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agency_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.SmallInteger(), nullable=False),
        sa.Column("agency", sa.String(length=24), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", Instant(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_step")),
        sa.UniqueConstraint("action_id", "seq", name=op.f("uq_agency_step_action_id_seq")),
    )
    secret("agency_step")


def downgrade() -> None:
    op.drop_table("agency_step")
