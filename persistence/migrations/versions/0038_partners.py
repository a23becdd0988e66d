"""Partner employers: their standing, site and contact, and what they pledged."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import secret

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "partner",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(length=8), nullable=False),
        sa.Column("standing_since", sa.Date(), nullable=True),
        sa.Column("standing_reason", sa.String(length=400), nullable=True),
        sa.Column("site", sa.String(length=160), nullable=True),
        sa.Column("workers", sa.Integer(), nullable=True),
        sa.Column("sealed_contact", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_phone", sa.LargeBinary(), nullable=True),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["employer.id"], name=op.f("fk_partner_id_employer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    op.create_table(
        "partner_pledge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=False),
        sa.Column("jobs", sa.SmallInteger(), nullable=False),
        sa.Column("kinds", sa.String(length=200), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_partner_pledge_employer_id_employer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_pledge")),
    )
    op.create_index("ix_partner_pledge_employer_id", "partner_pledge", ["employer_id"], unique=False)
    secret("partner")


def downgrade() -> None:
    op.drop_table("partner_pledge")
    op.drop_table("partner")
