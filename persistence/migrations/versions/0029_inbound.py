"""What residents write on Zalo: who wrote, whether they want answers, and the text until it is triaged or too old."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import secret
from persistence.types import Instant

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "zalo_contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("index", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_id", sa.LargeBinary(), nullable=False),
        sa.Column("opted_in", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("last_wrote_at", Instant(), nullable=True),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_zalo_contact_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zalo_contact")),
        sa.UniqueConstraint("index", name=op.f("uq_zalo_contact_index")),
    )
    op.create_table(
        "inbound_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("triaged_by", sa.String(length=40), nullable=True),
        sa.Column("triaged_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["zalo_contact.id"], name=op.f("fk_inbound_message_contact_id_zalo_contact")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_inbound_message_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_message")),
        sa.UniqueConstraint("key", name=op.f("uq_inbound_message_key")),
    )
    op.create_index("ix_inbound_message_status_received_at", "inbound_message", ["status", "received_at"])
    op.create_index("ix_inbound_message_contact_id", "inbound_message", ["contact_id"])
    secret("zalo_contact", "inbound_message")


def downgrade() -> None:
    op.drop_table("inbound_message")
    op.drop_table("zalo_contact")
