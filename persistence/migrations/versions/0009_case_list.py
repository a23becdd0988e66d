"""What the list of cases reads: an index in its order, and how many cases each commune has in each state.

`case_tally` is only ever added to, +1 and -1, so that no command waits for another's count; `persistence.tally` adds
its rows up again.
"""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import guard

revision = "0009"
down_revision = "0006"
branch_labels = None
depends_on = None

_KEY = "unit_code, transfer_to, stage"
_UNITS = "string_to_array(current_setting('duongve.units', true), ',')"


def upgrade() -> None:
    due = "coalesce(next_review_on, next_visit_on)"
    op.create_index(
        "ix_case_due",
        "case",
        ["unit_code", sa.text(f"({due} IS NULL)"), sa.text(due), "number", "stage"],
    )
    offered = sa.text("transfer_to IS NOT NULL")
    op.create_index(
        "ix_case_transfer_to", "case", ["transfer_to"], sqlite_where=offered, postgresql_where=offered
    )
    op.create_table(
        "case_tally",
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("transfer_to", sa.String(length=5), nullable=True),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
    )
    op.execute(f'INSERT INTO case_tally SELECT {_KEY}, count(*) FROM "case" GROUP BY {_KEY}')
    if op.get_bind().dialect.name == "postgresql":
        _count_on_postgresql()
    else:
        _count_on_sqlite()
    # The policy of the cases themselves, asked once a statement.
    guard(
        "case_tally",
        "CASE (SELECT current_setting('duongve.sight', true)) WHEN 'all' THEN true "
        f"WHEN 'units' THEN unit_code = ANY((SELECT {_UNITS})::text[]) "
        f"OR transfer_to = ANY((SELECT {_UNITS})::text[]) ELSE false END",
    )


def _count_on_sqlite() -> None:
    def adds(row: str, persons: int) -> str:
        values = ", ".join(f"{row}.{name}" for name in _KEY.split(", "))
        return f"INSERT INTO case_tally ({_KEY}, persons) VALUES ({values}, {persons});"

    moved = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _KEY.split(", "))
    for when, does in (
        ("insert AFTER INSERT", adds("NEW", 1)),
        ("delete AFTER DELETE", adds("OLD", -1)),
        (f"update AFTER UPDATE OF {_KEY}", adds("OLD", -1) + adds("NEW", 1)),
    ):
        name, _, on = when.partition(" ")
        only = f"WHEN {moved} " if name == "update" else ""
        op.execute(f'CREATE TRIGGER case_tally_{name} {on} ON "case" FOR EACH ROW {only}BEGIN {does} END')


def _count_on_postgresql() -> None:
    """A load brings thousands of rows in one statement, so those that come are counted by the statement."""
    op.execute(
        "CREATE FUNCTION duongve_tally_come() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"INSERT INTO case_tally ({_KEY}, persons) SELECT {_KEY}, count(*) FROM come GROUP BY {_KEY}; "
        "RETURN NULL; END $$"
    )
    op.execute(
        'CREATE TRIGGER case_tally_insert AFTER INSERT ON "case" REFERENCING NEW TABLE AS come '
        "FOR EACH STATEMENT EXECUTE FUNCTION duongve_tally_come()"
    )
    op.execute(
        "CREATE FUNCTION duongve_tally_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"INSERT INTO case_tally ({_KEY}, persons) VALUES (OLD.unit_code, OLD.transfer_to, OLD.stage, -1); "
        "IF TG_OP = 'UPDATE' THEN "
        f"INSERT INTO case_tally ({_KEY}, persons) VALUES (NEW.unit_code, NEW.transfer_to, NEW.stage, 1); "
        "END IF; RETURN NULL; END $$"
    )
    moved = ", ".join(f"{{0}}.{name}" for name in _KEY.split(", "))
    op.execute(
        f'CREATE TRIGGER case_tally_update AFTER UPDATE OF {_KEY} ON "case" FOR EACH ROW '
        f"WHEN (({moved.format('OLD')}) IS DISTINCT FROM ({moved.format('NEW')})) "
        "EXECUTE FUNCTION duongve_tally_moved()"
    )
    op.execute(
        'CREATE TRIGGER case_tally_delete AFTER DELETE ON "case" FOR EACH ROW '
        "EXECUTE FUNCTION duongve_tally_moved()"
    )


def downgrade() -> None:
    for name in ("insert", "update", "delete"):
        on = ' ON "case"' if op.get_bind().dialect.name == "postgresql" else ""
        op.execute(f"DROP TRIGGER case_tally_{name}{on}")
    if on:
        op.execute("DROP FUNCTION duongve_tally_come()")
        op.execute("DROP FUNCTION duongve_tally_moved()")
    op.drop_table("case_tally")
    op.drop_index("ix_case_transfer_to", "case")
    op.drop_index("ix_case_due", "case")
