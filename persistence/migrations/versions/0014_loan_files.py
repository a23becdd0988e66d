"""A loan from the police's list to its last instalment."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import guard

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None

_UNITS = "string_to_array(current_setting('duongve.units', true), ',')"
_OFFICES = "string_to_array(current_setting('duongve.office', true), chr(31))"
_SIGHT = "current_setting('duongve.sight', true)"
# Of the people in sight the office reads every file, a bank's office what was sent to it and not taken back.
_FILES = (
    'EXISTS (SELECT 1 FROM "case" c WHERE c.id = loan_file.case_id) AND CASE '
    f"WHEN {_SIGHT} IN ('all', 'units') THEN true "
    f"WHEN {_SIGHT} = 'bank' THEN office = ANY({_OFFICES}) AND stage <> 'withdrawn' "
    "ELSE false END"
)
_LISTS = f"CASE WHEN {_SIGHT} = 'all' THEN true WHEN {_SIGHT} = 'units' THEN unit_code = ANY({_UNITS}) ELSE false END"


def upgrade() -> None:
    _files()
    _of_files()
    _lists()
    _widen_status(8, 16)
    _second_wall()


def _widen_status(old: int, new: int) -> None:
    """SQLite makes the table anew from this description: reading it back would meet an index over an expression."""
    loan = sa.Table(
        "loan",
        sa.MetaData(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("programme", sa.String(length=8), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("outstanding_vnd", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("use", sa.String(length=24), nullable=False),
        sa.Column("months", sa.SmallInteger(), nullable=False),
        sa.Column("disbursed_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=old), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_loan_case_id_case"),
        sa.PrimaryKeyConstraint("id", name="pk_loan"),
        sa.Index("ix_loan_case_id", "case_id"),
    )
    with op.batch_alter_table("loan", copy_from=loan) as batch:
        batch.alter_column("status", existing_type=sa.String(length=old), type_=sa.String(length=new))


def _files() -> None:
    op.create_table(
        "loan_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("stepped_on", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("months", sa.SmallInteger(), nullable=False),
        sa.Column("use", sa.String(length=24), nullable=True),
        sa.Column("course_months", sa.SmallInteger(), nullable=True),
        sa.Column("drawdown_months", sa.SmallInteger(), nullable=True),
        sa.Column("repayment_months", sa.SmallInteger(), nullable=True),
        sa.Column("taken_over", sa.Boolean(), nullable=False),
        sa.Column("list_no", sa.String(length=80), nullable=True),
        sa.Column("list_on", sa.Date(), nullable=True),
        sa.Column("sealed_list_by", sa.LargeBinary(), nullable=True),
        sa.Column("certified_no", sa.String(length=80), nullable=True),
        sa.Column("certified_on", sa.Date(), nullable=True),
        sa.Column("sealed_certified_by", sa.LargeBinary(), nullable=True),
        sa.Column("savings_group", sa.Uuid(), nullable=True),
        sa.Column("organisation", sa.String(length=24), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("referral_id", sa.Uuid(), nullable=True),
        sa.Column("office", sa.String(length=40), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("appraised_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_no", sa.String(length=80), nullable=True),
        sa.Column("approved_vnd", sa.BigInteger(), nullable=True),
        sa.Column("refusal", sa.String(length=24), nullable=True),
        sa.Column("rate_bp", sa.Integer(), nullable=True),
        sa.Column("principal_every_months", sa.SmallInteger(), nullable=True),
        sa.Column("grace_months", sa.SmallInteger(), nullable=True),
        sa.Column("interest_every_months", sa.SmallInteger(), nullable=True),
        sa.Column("day_basis", sa.SmallInteger(), nullable=True),
        sa.Column("loan_id", sa.Uuid(), nullable=True),
        sa.Column("drawn_vnd", sa.BigInteger(), nullable=False),
        sa.Column("outstanding_vnd", sa.BigInteger(), nullable=False),
        sa.Column("disbursed_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("use_checked_on", sa.Date(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("rules_version", sa.String(length=16), nullable=True),
        sa.Column("law_version", sa.String(length=16), nullable=True),
        sa.Column("not_met", sa.SmallInteger(), nullable=False),
        sa.Column("unknown", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_loan_file_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_file")),
        sa.UniqueConstraint("number", name=op.f("uq_loan_file_number")),
    )
    op.create_index("ix_loan_file_case_id", "loan_file", ["case_id"])
    op.create_index("ix_loan_file_office_stage", "loan_file", ["office", "stage"])
    op.create_index("ix_loan_file_stage_stepped_on", "loan_file", ["stage", "stepped_on"])


def _of_files() -> None:
    op.create_table(
        "loan_drawdown",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_loan_drawdown_case_id_case")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["loan_file.id"], name=op.f("fk_loan_drawdown_file_id_loan_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_drawdown")),
    )
    op.create_index("ix_loan_drawdown_file_id", "loan_drawdown", ["file_id"])
    op.create_table(
        "loan_party",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_citizen_id", sa.LargeBinary(), nullable=True),
        sa.Column("relation", sa.String(length=40), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_loan_party_case_id_case")),
        sa.ForeignKeyConstraint(["file_id"], ["loan_file.id"], name=op.f("fk_loan_party_file_id_loan_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_party")),
        sa.UniqueConstraint("file_id", "role", name=op.f("uq_loan_party_file_id_role")),
    )
    op.create_table(
        "loan_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_loan_paper_case_id_case")),
        sa.ForeignKeyConstraint(["file_id"], ["loan_file.id"], name=op.f("fk_loan_paper_file_id_loan_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_paper")),
        sa.UniqueConstraint("file_id", "code", name=op.f("uq_loan_paper_file_id_code")),
    )


def _lists() -> None:
    op.create_table(
        "police_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("sealed_drawn_by", sa.LargeBinary(), nullable=False),
        sa.Column("certified_no", sa.String(length=80), nullable=True),
        sa.Column("certified_on", sa.Date(), nullable=True),
        sa.Column("sealed_certified_by", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_police_list")),
    )
    op.create_index("ix_police_list_unit_code", "police_list", ["unit_code"])
    op.create_table(
        "police_list_line",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["loan_file.id"], name=op.f("fk_police_list_line_file_id_loan_file")
        ),
        sa.ForeignKeyConstraint(
            ["list_id"], ["police_list.id"], name=op.f("fk_police_list_line_list_id_police_list")
        ),
        sa.PrimaryKeyConstraint("list_id", "place", name=op.f("pk_police_list_line")),
    )
    op.create_index("ix_police_list_line_file_id", "police_list_line", ["file_id"])


def _second_wall() -> None:
    guard("loan_file", _FILES)
    for table in ("loan_drawdown", "loan_party", "loan_paper"):
        guard(table, f"EXISTS (SELECT 1 FROM loan_file f WHERE f.id = {table}.file_id)")
    guard("police_list", _LISTS)
    guard("police_list_line", "EXISTS (SELECT 1 FROM police_list l WHERE l.id = police_list_line.list_id)")


def downgrade() -> None:
    _widen_status(16, 8)
    for table in (
        "police_list_line", "police_list", "loan_paper", "loan_party", "loan_drawdown", "loan_file"
    ):  # fmt: skip
        op.drop_table(table)
