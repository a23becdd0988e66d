"""What the database is seen doing: statements that took long go to the log, and transactions can bear their mark."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection

from domain.tracing import current_mark

_log = logging.getLogger("duongve.sql")
# Whatever stands between quotes or as a number may be somebody's: the log has the statement without its values.
_VALUES = re.compile(r"'(?:[^']|'')*'|(?<![\w$])\d[\d.]*")
_LONGEST = 1_000


def watch(engine: Engine, slow: float | None, bears_mark: bool) -> None:
    """`slow`: seconds from which a statement is logged, None for never. `bears_mark`: PostgreSQL's view of its
    activity and its own log name the mark of each transaction, for a round trip more.
    """
    if slow is not None:
        for name in ("do_execute", "do_executemany", "do_execute_no_params"):
            setattr(engine.dialect, name, _timed(getattr(engine.dialect, name), slow))
    if bears_mark and engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _say_mark)


def _timed(act: Callable[..., None], slow: float) -> Callable[..., None]:
    def timed(cursor: Any, statement: str, *rest: Any, **named: Any) -> None:
        start = perf_counter()
        try:
            act(cursor, statement, *rest, **named)
        finally:
            took = perf_counter() - start
            if took >= slow:
                _log.warning(
                    "slow_statement", extra={"statement": without_values(statement), "ms": round(took * 1e3)}
                )

    return timed


def without_values(statement: str) -> str:
    """One line, no literal, at most a thousand characters."""
    return _VALUES.sub("?", " ".join(statement.split()))[:_LONGEST]


def _say_mark(connection: Connection) -> None:
    mark = current_mark()
    if mark is not None:
        connection.exec_driver_sql("SELECT set_config('application_name', %s, true)", (f"duongve {mark}",))
