"""What is known of a group's members, who is with a group since when, and who visits whom in a month."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import of_case

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_OF_MEMBER = (
    ("birth_year", sa.SmallInteger()), ("sex", sa.String(length=8)), ("languages", sa.String(length=48)),
    ("left_why", sa.String(length=16)), ("sealed_handover", sa.LargeBinary()),
)  # fmt: skip


def upgrade() -> None:
    for name, kind in _OF_MEMBER:
        op.add_column("group_member", sa.Column(name, kind, nullable=True))
    op.create_table(
        "group_stay",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("admitted_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_why", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_group_stay_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_stay")),
    )
    op.create_table(
        "group_turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_group_turn_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_turn")),
        sa.UniqueConstraint("case_id", "month", name=op.f("uq_group_turn_case_id_month")),
    )
    op.create_index("ix_group_stay_case_id", "group_stay", ["case_id"])
    op.create_index("ix_group_stay_group_id", "group_stay", ["group_id"])
    op.create_index("ix_group_turn_group_id_month", "group_turn", ["group_id", "month"])
    of_case("group_stay", "group_turn")


def downgrade() -> None:
    op.drop_table("group_turn")
    op.drop_table("group_stay")
    for name, _ in _OF_MEMBER:
        op.drop_column("group_member", name)
