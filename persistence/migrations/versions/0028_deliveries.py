"""Messages that leave the house: deliveries by channel, how accounts and people want to be told, tokens of channels."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import of_person, secret
from persistence.types import Instant

revision = "0028"
down_revision = "0026"
branch_labels = None
depends_on = None


def _outbox() -> list[sa.Column[Any]]:
    return [
        sa.Column("to_user", sa.String(length=40), nullable=True),
        sa.Column("to_case", sa.Uuid(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("still", sa.String(length=120), nullable=True),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("calendar", sa.JSON(), nullable=True),
    ]


def upgrade() -> None:
    for column in _outbox():
        op.add_column("outbox", column)
    op.add_column("inbox", sa.Column("to_user", sa.String(length=40), nullable=True))
    _deliveries()
    _choices()
    secret("message_choice", "channel_state")
    of_person("person_message_choice")


def _deliveries() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("outbox_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(length=48), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("next_at", Instant(), nullable=False),
        sa.Column("lease", sa.Uuid(), nullable=True),
        sa.Column("leased_until", Instant(), nullable=True),
        sa.Column("why", sa.String(length=32), nullable=True),
        sa.Column("reference", sa.String(length=64), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_delivery_outbox_id_outbox")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("key", name=op.f("uq_delivery_key")),
    )
    op.create_index("ix_delivery_status_next_at", "delivery", ["status", "next_at"])
    op.create_index("ix_delivery_outbox_id", "delivery", ["outbox_id"])


def _choices() -> None:
    op.create_table(
        "message_choice",
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["account.user"], name=op.f("fk_message_choice_user_account")),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_message_choice")),
    )
    op.create_table(
        "person_message_choice",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_message_choice_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_message_choice")),
    )
    op.create_table(
        "channel_state",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("renewer", sa.Uuid(), nullable=True),
        sa.Column("renewing_until", Instant(), nullable=True),
        sa.Column("seed", sa.String(length=64), nullable=True),
        sa.Column("paused_until", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_channel_state")),
    )


def downgrade() -> None:
    for table in ("channel_state", "person_message_choice", "message_choice", "delivery"):
        op.drop_table(table)
    op.drop_column("inbox", "to_user")
    for column in reversed(_outbox()):
        op.drop_column("outbox", column.name)
