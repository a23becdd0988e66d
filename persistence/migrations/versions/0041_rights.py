"""What people ask about their data, a restriction of its use, and erasures with their certificates."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import guard, of_case
from persistence.types import Instant

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_SIGHT = "current_setting('duongve.sight', true)"
_UNITS = "string_to_array(current_setting('duongve.units', true), ',')"
# Not of whoever sees the case: most of these cases are out of everybody's sight.
_OFFICE = f"CASE {_SIGHT} WHEN 'all' THEN true WHEN 'units' THEN unit_code = ANY({_UNITS}) ELSE false END"


def upgrade() -> None:
    op.add_column("case", sa.Column("restricted", sa.Boolean(), nullable=True))
    _requests()
    _erasures()
    of_case("data_request")
    guard("erasure", _OFFICE)


def _requests() -> None:
    op.create_table(
        "data_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("how", sa.String(length=12), nullable=False),
        sa.Column("sealed_text", sa.LargeBinary(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_by", sa.String(length=40), nullable=False),
        sa.Column("acknowledge_by", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sealed_answer", sa.LargeBinary(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_data_request_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_request")),
    )
    op.create_index("ix_data_request_case_id", "data_request", ["case_id"])
    op.create_index("ix_data_request_status_due_on", "data_request", ["status", "due_on"])


def _erasures() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("proposed_by", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=40), nullable=True),
        sa.Column("decided_at", Instant(timezone=True), nullable=True),
        sa.Column("refusal", sa.String(length=16), nullable=True),
        sa.Column("chains", sa.JSON(), nullable=False),
        sa.Column("destroyed", sa.JSON(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("scrubbed_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_erasure_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sa.UniqueConstraint("number", name=op.f("uq_erasure_number")),
    )
    op.create_index("ix_erasure_person_id", "erasure", ["person_id"])
    op.create_index("ix_erasure_status", "erasure", ["status"])


def downgrade() -> None:
    op.drop_table("erasure")
    op.drop_table("data_request")
    op.drop_column("case", "restricted")
