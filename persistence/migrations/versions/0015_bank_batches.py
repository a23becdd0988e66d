"""What went to the bank in one piece."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import guard

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_SIGHT = "current_setting('duongve.sight', true)"
# A bank's office reads what went to it, the commune what holds a file of its people.
_BATCHES = (
    f"CASE {_SIGHT} WHEN 'all' THEN true "
    "WHEN 'bank' THEN office = ANY(string_to_array(current_setting('duongve.office', true), chr(31))) "
    "WHEN 'units' THEN EXISTS (SELECT 1 FROM bank_batch_line l WHERE l.batch_id = bank_batch.id) ELSE false END"
)


def upgrade() -> None:
    op.create_table(
        "bank_batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("office", sa.String(length=40), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("digests", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_batch")),
        sa.UniqueConstraint("number", name=op.f("uq_bank_batch_number")),
    )
    op.create_index("ix_bank_batch_office", "bank_batch", ["office"])
    op.create_table(
        "bank_batch_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_bank_batch_line_case_id_case")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["loan_file.id"], name=op.f("fk_bank_batch_line_file_id_loan_file")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["bank_batch.id"], name=op.f("fk_bank_batch_line_batch_id_bank_batch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_batch_line")),
        sa.UniqueConstraint("batch_id", "place", name=op.f("uq_bank_batch_line_batch_id_place")),
    )
    op.create_index("ix_bank_batch_line_file_id", "bank_batch_line", ["file_id"])
    guard("bank_batch_line", "EXISTS (SELECT 1 FROM loan_file f WHERE f.id = bank_batch_line.file_id)")
    guard("bank_batch", _BATCHES)


def downgrade() -> None:
    op.drop_table("bank_batch_line")
    op.drop_table("bank_batch")
