"""The loan of an establishment: its file with a hash chain of its own, its drawdowns and papers."""

import sqlalchemy as sa
from alembic import op

import persistence.types
from persistence.migrations.row_security import guard

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SIGHT = "current_setting('duongve.sight', true)"
_UNITS = "string_to_array(current_setting('duongve.units', true), ',')"
_OFFICES = "string_to_array(current_setting('duongve.office', true), chr(31))"
# A commune's office reads the files of its firms, a bank's office what was sent to it, a firm its own.
_FILES = (
    f"CASE {_SIGHT} WHEN 'all' THEN true WHEN 'units' THEN unit_code = ANY({_UNITS}) "
    f"WHEN 'bank' THEN office = ANY({_OFFICES}) AND stage <> 'withdrawn' "
    "WHEN 'employer' THEN employer_id::text = current_setting('duongve.employer', true) ELSE false END"
)


def upgrade() -> None:
    _file()
    _of_file()
    _append_only()
    guard("firm_loan", _FILES)
    for table in ("firm_drawdown", "firm_paper", "firm_event"):
        guard(table, f"EXISTS (SELECT 1 FROM firm_loan f WHERE f.id = {table}.firm_loan_id)")


def _file() -> None:
    op.create_table(
        "firm_loan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("stepped_on", sa.Date(), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("months", sa.SmallInteger(), nullable=False),
        sa.Column("establishment_type", sa.String(length=20), nullable=True),
        sa.Column("lawful", sa.Boolean(), nullable=True),
        sa.Column("workers", sa.Integer(), nullable=True),
        sa.Column("released_workers", sa.Integer(), nullable=True),
        sa.Column("facts_on", sa.Date(), nullable=True),
        sa.Column("same_purpose_debt", sa.Boolean(), nullable=True),
        sa.Column("certified_no", sa.String(length=80), nullable=True),
        sa.Column("certified_on", sa.Date(), nullable=True),
        sa.Column("sealed_certified_by", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_plan", sa.LargeBinary(), nullable=False),
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
        sa.Column("drawn_vnd", sa.BigInteger(), nullable=False),
        sa.Column("outstanding_vnd", sa.BigInteger(), nullable=False),
        sa.Column("disbursed_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("use_checked_on", sa.Date(), nullable=True),
        sa.Column("share_checked_on", sa.Date(), nullable=True),
        sa.Column("share_workers", sa.Integer(), nullable=True),
        sa.Column("share_released", sa.Integer(), nullable=True),
        sa.Column("share_met", sa.Boolean(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("rules_version", sa.String(length=16), nullable=True),
        sa.Column("law_version", sa.String(length=16), nullable=True),
        sa.Column("not_met", sa.SmallInteger(), nullable=False),
        sa.Column("unknown", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_firm_loan_employer_id_employer")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_firm_loan_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm_loan")),
    )
    op.create_index("ix_firm_loan_employer_id", "firm_loan", ["employer_id"])
    op.create_index("ix_firm_loan_unit_code_stage", "firm_loan", ["unit_code", "stage"])
    op.create_index("ix_firm_loan_office_stage", "firm_loan", ["office", "stage"])


def _of_file() -> None:
    op.create_table(
        "firm_drawdown",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("firm_loan_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["firm_loan_id"], ["firm_loan.id"], name=op.f("fk_firm_drawdown_firm_loan_id_firm_loan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm_drawdown")),
    )
    op.create_index("ix_firm_drawdown_firm_loan_id", "firm_drawdown", ["firm_loan_id"])
    op.create_table(
        "firm_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("firm_loan_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["firm_loan_id"], ["firm_loan.id"], name=op.f("fk_firm_paper_firm_loan_id_firm_loan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm_paper")),
        sa.UniqueConstraint("firm_loan_id", "code", name=op.f("uq_firm_paper_firm_loan_id_code")),
    )
    op.create_table(
        "firm_event",
        sa.Column("id", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("firm_loan_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm_event")),
        sa.UniqueConstraint("firm_loan_id", "seq", name=op.f("uq_firm_event_firm_loan_id_seq")),
    )


def _append_only() -> None:
    """For every client of the database; on PostgreSQL by the function of 0002."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER firm_event_refuses_{act.lower()} BEFORE {act} ON firm_event "
                "BEGIN SELECT RAISE(ABORT, 'firm_event is append-only'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER firm_event_append_only BEFORE UPDATE OR DELETE ON firm_event "
        "FOR EACH ROW EXECUTE FUNCTION keeps_everything()"
    )
    op.execute(
        "CREATE TRIGGER firm_event_no_truncate BEFORE TRUNCATE ON firm_event "
        "FOR EACH STATEMENT EXECUTE FUNCTION keeps_everything()"
    )


def downgrade() -> None:
    for table in ("firm_event", "firm_paper", "firm_drawdown", "firm_loan"):
        op.drop_table(table)
