"""The plan for the use of a person's loan: own money and income in clear, what it is spent on sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("loan_file", sa.Column("own_vnd", sa.BigInteger(), nullable=True))
    op.add_column("loan_file", sa.Column("income_vnd", sa.BigInteger(), nullable=True))
    op.add_column("loan_file", sa.Column("sealed_costs", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    for name in ("sealed_costs", "income_vnd", "own_vnd"):
        op.drop_column("loan_file", name)
