"""Who said on Zalo that it is enough is obeyed: when a writer last said so, and that a person's Zalo was stopped."""

import sqlalchemy as sa
from alembic import op

from persistence.types import Instant

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

# Whoever only wrote had `opted_in` false as well: a stop left a message that was done without anybody sorting it.
_STOPPED = """
    UPDATE zalo_contact SET stopped_at = changed_at
    WHERE NOT opted_in AND EXISTS (
        SELECT 1 FROM inbound_message m WHERE m.contact_id = zalo_contact.id
        AND m.status = 'done' AND m.kind IS NULL AND m.triaged_at IS NULL
    )
"""
_OPTED = "UPDATE zalo_contact SET opted_in = true WHERE said_at IS NOT NULL AND stopped_at IS NULL"


def upgrade() -> None:
    op.add_column("zalo_contact", sa.Column("stopped_at", Instant(), nullable=True))
    op.add_column("zalo_contact", sa.Column("said_at", Instant(), nullable=True))
    op.execute(_STOPPED)
    op.execute("UPDATE zalo_contact SET said_at = changed_at WHERE opted_in OR stopped_at IS NOT NULL")
    op.drop_column("zalo_contact", "opted_in")
    op.drop_column("zalo_contact", "changed_at")
    op.add_column("person_message_choice", sa.Column("stopped_at", Instant(), nullable=True))


def downgrade() -> None:
    op.drop_column("person_message_choice", "stopped_at")
    op.add_column(
        "zalo_contact", sa.Column("opted_in", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "zalo_contact",
        sa.Column(
            "changed_at", Instant(), server_default=sa.text("'2015-01-01T00:00:00.000000Z'"), nullable=False
        ),
    )
    op.execute(_OPTED)
    op.execute("UPDATE zalo_contact SET changed_at = COALESCE(said_at, last_wrote_at, changed_at)")
    op.drop_column("zalo_contact", "stopped_at")
    op.drop_column("zalo_contact", "said_at")
