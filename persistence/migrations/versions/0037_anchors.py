"""Anchors of the history: where every chain stood on a day."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import secret
from persistence.types import Instant

revision = "0037"
down_revision = "0035"
branch_labels = None
depends_on = None

_TABLE = "history_anchor"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("chains", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("grown", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_anchor")),
        sa.UniqueConstraint("root", name=op.f("uq_history_anchor_root")),
        sa.UniqueConstraint("previous", name=op.f("uq_history_anchor_previous")),
    )
    secret(_TABLE)
    _keep_everything()


def _keep_everything() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {_TABLE}_refuses_{act.lower()} BEFORE {act} ON {_TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{_TABLE} is append-only'); END"
            )
        return
    for name, when, each in (
        ("append_only", "UPDATE OR DELETE", "ROW"),
        ("no_truncate", "TRUNCATE", "STATEMENT"),
    ):
        op.execute(
            f"CREATE TRIGGER {_TABLE}_{name} BEFORE {when} ON {_TABLE} "
            f"FOR EACH {each} EXECUTE FUNCTION keeps_everything()"
        )


def downgrade() -> None:
    op.drop_table(_TABLE)
