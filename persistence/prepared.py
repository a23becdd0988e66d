"""Core statements compiled once for the hot path: the same SQL, types and connection, without compiling per call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

Process = Callable[[Any], Any]


class Prepared:
    """An INSERT or UPDATE whose parameters are all given by name.

    A SELECT stays with Core, which remembers how to read the rows of a statement that it compiled.
    """

    def __init__(self, statement: ClauseElement, columns: tuple[str, ...] | None = None) -> None:
        self._statement, self._columns = statement, columns
        self._compiled = cache(self._for)

    def run(self, connection: Connection, values: Mapping[str, Any]) -> CursorResult[Any]:
        """The result knows its row count."""
        return self._compiled(connection.dialect).run(connection, values)

    def _for(self, dialect: Dialect) -> _Compiled:
        return _Compiled(self._statement, self._columns, dialect)


class _Compiled:
    def __init__(self, statement: ClauseElement, columns: tuple[str, ...] | None, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=None if columns is None else list(columns))
        assert isinstance(compiled, SQLCompiler)
        self._text = str(compiled)
        self._positional = compiled.positiontup
        names = self._positional or list(compiled.binds)
        self._binds = [(name, _bind(compiled, name, dialect)) for name in names]

    def run(self, connection: Connection, values: Mapping[str, Any]) -> CursorResult[Any]:
        if self._positional:
            given = tuple(process(values[name]) if process else values[name] for name, process in self._binds)
            return connection.exec_driver_sql(self._text, given)
        named = {name: process(values[name]) if process else values[name] for name, process in self._binds}
        return connection.exec_driver_sql(self._text, named)


def _bind(compiled: SQLCompiler, name: str, dialect: Dialect) -> Process | None:
    found: Process | None = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
    return found
