"""Whether work lasts: the contract of a placement, and what the employer and the group say some months on."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import of_case

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("placement", sa.Column("contract", sa.String(length=16), nullable=True))
    op.create_table(
        "work_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("months", sa.SmallInteger(), nullable=False),
        sa.Column("party", sa.String(length=8), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("said_by", sa.String(length=12), nullable=True),
        sa.Column("still", sa.Boolean(), nullable=True),
        sa.Column("paid", sa.Boolean(), nullable=True),
        sa.Column("trouble", sa.Boolean(), nullable=True),
        sa.Column("sealed_note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_work_check_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_check")),
    )
    op.create_index("ix_work_check_case_id", "work_check", ["case_id"], unique=False)
    op.create_index("ix_work_check_placement_id", "work_check", ["placement_id"], unique=False)
    of_case("work_check")


def downgrade() -> None:
    op.drop_table("work_check")
    op.drop_column("placement", "contract")
