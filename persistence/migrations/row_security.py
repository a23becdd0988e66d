"""For later migrations: puts a new table behind the second wall of 0002; on SQLite there is none to put it behind."""

from alembic import op

READER = "duongve_reader"


def of_case(*tables: str) -> None:
    """Tables with a `case_id`: their rows are seen by whoever sees the case."""
    for table in tables:
        guard(table, f'EXISTS (SELECT 1 FROM "case" c WHERE c.id = {table}.case_id)')


def of_person(*tables: str) -> None:
    """Tables with a `person_id`: their rows are seen by whoever sees a case of the person."""
    for table in tables:
        guard(table, f'EXISTS (SELECT 1 FROM "case" c WHERE c.person_id = {table}.person_id)')


def secret(*tables: str) -> None:
    """Tables that no read for a viewer may touch: credentials, uploads, what the engine keeps for itself."""
    for table in tables if _walled() else ():
        op.execute(f'REVOKE ALL ON "{table}" FROM {READER}')


def guard(table: str, holds: str) -> None:
    """`holds`: an SQL condition on a row of the table; policies of the tables it asks apply in it."""
    if _walled():
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY in_sight ON "{table}" FOR SELECT TO {READER} USING ({holds})')


def _walled() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")
