"""The register of community models takes its rows over from `body`; outreach and the title of the year beside it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import guard
from persistence.types import Instant

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

# What the old rows carried for the whole district, and the kinds that their codes end with.
_DISTRICT = "402"
_KINDS = ("g5_plus", "employers", "camera", "zalo", "clan", "school_gate", "drivers")

_SIGHT = "current_setting('duongve.sight', true)"
_UNITS = "string_to_array(current_setting('duongve.units', true), ',')"
# The office alone; of its communes and of the whole district.
_HERE = (
    f"CASE WHEN {_SIGHT} = 'all' THEN true "
    f"WHEN {_SIGHT} = 'units' THEN unit_code IS NULL OR unit_code = ANY({_UNITS}) ELSE false END"
)

_body = sa.table(
    "body",
    sa.column("id", sa.Uuid()),
    sa.column("kind", sa.String()),
    sa.column("code", sa.String()),
    sa.column("name", sa.String()),
    sa.column("unit_code", sa.String()),
    sa.column("village", sa.String()),
    sa.column("valid_from", sa.Date()),
    sa.column("valid_to", sa.Date()),
)
_model = sa.table(
    "community_model",
    sa.column("id", sa.Uuid()),
    sa.column("code", sa.String()),
    sa.column("kind", sa.String()),
    sa.column("name", sa.String()),
    sa.column("unit_code", sa.String()),
    sa.column("village", sa.String()),
    sa.column("started_on", sa.Date()),
    sa.column("registered_on", sa.Date()),
    sa.column("ended_on", sa.Date()),
)


def upgrade() -> None:
    _models()
    _outreach()
    _safety()
    _take_over()
    guard("community_model", _HERE)
    for table in ("model_activity", "model_assessment"):
        guard(table, f"EXISTS (SELECT 1 FROM community_model m WHERE m.id = {table}.model_id)")
    guard("outreach_session", _HERE)
    guard("safety_unit", _HERE)
    guard("safety_result", "EXISTS (SELECT 1 FROM safety_unit u WHERE u.id = safety_result.safety_unit_id)")


def _entered() -> list[sa.Column[Any]]:
    return [
        sa.Column("entered_by", sa.String(length=40), nullable=False),
        sa.Column("entered_at", Instant(), nullable=False),
    ]


def _models() -> None:
    op.create_table(
        "community_model",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=True),
        sa.Column("village", sa.String(length=80), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community_model")),
        sa.UniqueConstraint("code", name=op.f("uq_community_model_code")),
    )
    op.create_index("ix_community_model_kind_unit_code", "community_model", ["kind", "unit_code"])
    op.create_table(
        "model_activity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("model_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("cleared", sa.Integer(), nullable=False),
        sa.Column("suspects", sa.Integer(), nullable=False),
        *_entered(),
        sa.Column("struck_on", sa.Date(), nullable=True),
        _of_model("model_activity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_activity")),
    )
    op.create_index("ix_model_activity_model_id_held_on", "model_activity", ["model_id", "held_on"])
    op.create_table(
        "model_assessment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("model_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("grade", sa.String(length=16), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=80), nullable=False),
        *_entered(),
        _of_model("model_assessment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_assessment")),
        sa.UniqueConstraint("model_id", "year", name=op.f("uq_model_assessment_model_id_year")),
    )


def _of_model(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_model_id_community_model")
    return sa.ForeignKeyConstraint(["model_id"], ["community_model.id"], name=name)


def _outreach() -> None:
    op.create_table(
        "outreach_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=True),
        sa.Column("village", sa.String(length=80), nullable=True),
        sa.Column("model_id", sa.Uuid(), nullable=True),
        sa.Column("topic", sa.String(length=16), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        *_entered(),
        sa.Column("struck_on", sa.Date(), nullable=True),
        _of_model("outreach_session"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_session")),
    )
    op.create_index("ix_outreach_session_held_on", "outreach_session", ["held_on"])
    op.create_index("ix_outreach_session_model_id", "outreach_session", ["model_id"])


def _safety() -> None:
    op.create_table(
        "safety_unit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("since", sa.SmallInteger(), nullable=False),
        sa.Column("until", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_unit")),
        sa.UniqueConstraint(
            "kind", "unit_code", "name", "since", name=op.f("uq_safety_unit_kind_unit_code_name_since")
        ),
    )
    op.create_table(
        "safety_result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("safety_unit_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=80), nullable=False),
        *_entered(),
        sa.ForeignKeyConstraint(
            ["safety_unit_id"], ["safety_unit.id"], name=op.f("fk_safety_result_safety_unit_id_safety_unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_result")),
        sa.UniqueConstraint("safety_unit_id", "year", name=op.f("uq_safety_result_safety_unit_id_year")),
    )


def _take_over() -> None:
    connection = op.get_bind()
    old = _body.c.kind == "community_model"
    rows = [_row(row) for row in connection.execute(sa.select(_body).where(old)).mappings()]
    if rows:
        connection.execute(sa.insert(_model), rows)
        connection.execute(sa.delete(_body).where(old))


def _row(row: Any) -> dict[str, UUID | str | None]:
    code, _, kind = row["code"].partition("-")
    return {
        "id": row["id"],
        "code": code if kind in _KINDS else row["code"],
        "kind": kind if kind in _KINDS else "other",
        "name": row["name"],
        "unit_code": None if row["unit_code"] == _DISTRICT else row["unit_code"],
        "village": row["village"],
        "started_on": row["valid_from"],
        "registered_on": row["valid_from"],
        "ended_on": row["valid_to"],
    }


def downgrade() -> None:
    connection = op.get_bind()
    rows = [
        {
            "id": row["id"],
            "kind": "community_model",
            "code": f"{row['code']}-{row['kind']}",
            "name": row["name"],
            "unit_code": row["unit_code"] or _DISTRICT,
            "village": row["village"],
            "valid_from": row["started_on"],
            "valid_to": row["ended_on"],
        }
        for row in connection.execute(sa.select(_model)).mappings()
    ]
    if rows:
        connection.execute(sa.insert(_body), rows)
    for table in ("safety_result", "safety_unit", "outreach_session", "model_assessment", "model_activity"):
        op.drop_table(table)
    op.drop_table("community_model")
