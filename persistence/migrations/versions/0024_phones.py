"""What a phone of the field brings: who was there, where help is wanted, and a pass to come in again."""

import sqlalchemy as sa
from alembic import op

import persistence.types
from persistence.migrations.row_security import secret

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visit", sa.Column("visited_by", sa.Uuid(), nullable=True))
    op.add_column("visit", sa.Column("needs", sa.JSON(), server_default=sa.text("'[]'"), nullable=False))
    op.add_column("group_member", sa.Column("user", sa.String(length=40), nullable=True))
    op.create_table(
        "access_pass",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.String(length=40), nullable=False),
        sa.Column("made_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("used_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["account.user"], name=op.f("fk_access_pass_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_pass")),
        sa.UniqueConstraint("digest", name=op.f("uq_access_pass_digest")),
    )
    op.create_index("ix_access_pass_user", "access_pass", ["user"])
    secret("access_pass")


def downgrade() -> None:
    op.drop_table("access_pass")
    op.drop_column("group_member", "user")
    op.drop_column("visit", "needs")
    op.drop_column("visit", "visited_by")
