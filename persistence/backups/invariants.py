"""What is counted when a database is saved and again when it came back: rows, the history, the outbox."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, String, column, func, inspect, select, table

from domain.keeping import Invariants
from persistence import tables as t

_CHAINS = ((t.case_event, "case_id"), (t.firm_event, "firm_loan_id"))


def table_names(connection: Connection) -> list[str]:
    """Whoever is pointed at comes before who points; of whatever schema the database has."""
    found = inspect(connection).get_sorted_table_and_fkc_names()
    return [name for name, _ in found if name is not None]


def invariants(connection: Connection) -> Invariants:
    """Within the transaction of the connection."""
    names = table_names(connection)
    rows = {
        name: int(connection.scalar(select(func.count()).select_from(table(name))) or 0) for name in names
    }
    history, events = sha256(), 0
    for chain, of in _CHAINS:
        if chain.name not in rows:  # an older schema
            continue
        query = select(chain.c[of], chain.c.seq, chain.c.hash).order_by(chain.c[of], chain.c.seq)
        for each in connection.execution_options(yield_per=5_000).execute(query):
            history.update(each[0].bytes + each[1].to_bytes(4, "big") + each[2])
            events += 1
    status = column("status", String)
    counted = select(status, func.count()).select_from(table("outbox", status)).group_by(status)
    outbox = {str(code): int(count) for code, count in connection.execute(counted)}
    return Invariants(rows, events, history.hexdigest(), outbox)
