"""The log: one line an event, with the mark of what was being done, and nothing that could be somebody's.

Only the fields below get into a line. Of an error the line has its class and where it rose, never its words, for these
repeat what was typed; of other libraries' lines the place and, where their words are known to be harmless, the words.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import Processor

from domain.errors import DomainError
from domain.tracing import current_mark

Form = Literal["text", "json"]
Event = MutableMapping[str, Any]

FIELDS = (
    "at", "level", "logger", "event", "mark", "method", "route", "status", "ms", "statement", "act", "command",
    "flow", "day", "run", "piece", "pieces", "counts", "delivery", "channel", "outcome", "why", "job", "number",
    "error", "rose", "where",
)  # fmt: skip
_OURS = "duongve"
# Their words are about themselves: addresses they listen on, states of runs.
_HARMLESS = ("uvicorn", "prefect", "alembic")
_LONGEST = 1_000
_FRAMES = 20


def begin(level: str, form: Form, to: TextIO | None = None) -> None:
    """Every logger of this process says its lines here, from `level` on. `to`: standard error unless given."""
    shape = structlog.processors.JSONRenderer(ensure_ascii=False) if form == "json" else _as_text
    handler = logging.StreamHandler(to or sys.stderr)
    handler.setFormatter(ProcessorFormatter(foreign_pre_chain=[], processors=[*_CHAIN, shape]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(
        max(logging.WARNING, logging.getLevelName(level.upper()))
    )  # other libraries: what is wrong alone
    logging.getLogger(_OURS).setLevel(level.upper())


def count_slow(act: Callable[[], None]) -> None:
    """Does the act for every slow statement that is logged."""
    logging.getLogger("duongve.sql").addHandler(_Counting(act))


class _Counting(logging.Handler):
    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act = act

    def emit(self, record: logging.LogRecord) -> None:
        self._act()


def _told(_: Any, __: str, event: Event) -> Event:
    """The closed list, from a record of the standard library."""
    record: logging.LogRecord = event["_record"]
    said: dict[str, Any] = {
        "at": event["at"],
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _words(record, str(event["event"])),
        "mark": current_mark(),
    }
    said |= {name: plain(record.__dict__[name]) for name in FIELDS if name in record.__dict__}
    if not _is(record.name, _OURS):
        said["where"] = f"{Path(record.pathname).name}:{record.lineno}"
    _, error, trace = event.get("exc_info") or (None, None, None)
    if error is not None:
        said |= _of_error(error, trace)
    return {name: value for name, value in said.items() if value is not None}


def _words(record: logging.LogRecord, said: str) -> str:
    """Ours are written without values; of a stranger's line neither its values nor words that may hold some."""
    if _is(record.name, _OURS):
        return str(record.msg)
    return said[:_LONGEST] if any(_is(record.name, each) for each in _HARMLESS) else "said"


def _is(name: str, top: str) -> bool:
    return name == top or name.startswith(f"{top}.")


def plain(value: Any) -> Any:
    """Numbers and short texts as they are, maps of numbers too; anything else only as what it is."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return value[:_LONGEST]
    if isinstance(value, dict):
        return {str(name): each for name, each in value.items() if isinstance(each, (int, float))}
    return type(value).__name__


def _of_error(error: BaseException, trace: TracebackType | None) -> dict[str, Any]:
    """The chain of classes, a refusal by its key, and the last places on the way to it."""
    chain: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(chain) < 5:
        chain.append(cause.key if isinstance(cause, DomainError) else type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return {"error": " < ".join(chain), "rose": places(trace)}


def places(trace: TracebackType | None) -> Sequence[str]:
    """`file.py:12 function`, from the outside in."""
    frames = [(frame.f_code, line) for frame, line in walk_tb(trace)][-_FRAMES:]
    return [f"{Path(code.co_filename).name}:{line} {code.co_name}" for code, line in frames]


def _as_text(_: Any, __: str, event: Event) -> str:
    head = f"{event.pop('at')} {event.pop('level'):<7} {event.pop('event')}"
    return " ".join([head, *(f"{name}={value}" for name, value in event.items())])


_CHAIN: list[Processor] = [structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"), _told]
