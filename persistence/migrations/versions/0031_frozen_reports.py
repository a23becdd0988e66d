"""Monthly reports that were signed off, with the very files: nothing in them changes any more."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import secret
from persistence.types import Instant

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_TABLES = ("frozen_report", "frozen_file")


def upgrade() -> None:
    op.create_table(
        "frozen_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("definitions", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("history_head", sa.String(length=64), nullable=False),
        sa.Column("signed_by", sa.String(length=40), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_report")),
        sa.UniqueConstraint("month", "version", name=op.f("uq_frozen_report_month_version")),
    )
    op.create_table(
        "frozen_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("ending", sa.String(length=8), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["frozen_report.id"], name=op.f("fk_frozen_file_report_id_frozen_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_file")),
        sa.UniqueConstraint("report_id", "ending", name=op.f("uq_frozen_file_report_id_ending")),
    )
    secret(*_TABLES)
    _keep_everything()


def _keep_everything() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in _TABLES:
        for act in ("UPDATE", "DELETE") if sqlite else ():
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        for name, when, each in (
            ("append_only", "UPDATE OR DELETE", "ROW"),
            ("no_truncate", "TRUNCATE", "STATEMENT"),
        ):
            if not sqlite:
                op.execute(
                    f"CREATE TRIGGER {table}_{name} BEFORE {when} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION keeps_everything()"
                )


def downgrade() -> None:
    op.drop_table("frozen_file")
    op.drop_table("frozen_report")
