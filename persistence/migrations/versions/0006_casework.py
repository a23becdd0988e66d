"""Messages to one bank office or one firm among those of the role."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("outbox", "inbox"):
        op.add_column(table, sa.Column("to_body", sa.String(length=40), nullable=True))


def downgrade() -> None:
    for table in ("outbox", "inbox"):
        op.drop_column(table, "to_body")
