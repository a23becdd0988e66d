"""The window of a review and what came of it; who took on what waits."""

import sqlalchemy as sa
from alembic import op

from persistence.types import Instant

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_NEW = {
    "review": (
        ("ends_on", sa.Date()), ("planned_on", sa.Date()), ("postponed_to", sa.Date()),
        ("result", sa.String(length=8)), ("next_step", sa.String(length=16)),
    ),
    "work_item": (("taken_by", sa.String(length=40)), ("taken_at", Instant())),
}  # fmt: skip


def upgrade() -> None:
    for table, columns in _NEW.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    op.execute("UPDATE review SET status = 'lapsed' WHERE status NOT IN ('open', 'held')")
    for table, columns in _NEW.items():
        for name, _ in columns:
            op.drop_column(table, name)
