"""The mark of the act that told a message, so that a click can be followed through the flow that carries it."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("mark", sa.String(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "mark")
