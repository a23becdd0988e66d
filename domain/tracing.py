"""The mark of what is being done now: from a click to the flow that follows it and the statements of both.

A mark is 32 hexadecimal digits (the trace id of W3C Trace Context), or nothing where nobody gave one. It says nothing
about anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_mark: ContextVar[str | None] = ContextVar("duongve_mark", default=None)


def current_mark() -> str | None:
    return _mark.get()


def set_mark(mark: str | None) -> None:
    """For whoever has a context of its own, as every request has."""
    _mark.set(mark)


@contextmanager
def marked(mark: str | None) -> Iterator[None]:
    """For the block; what was the mark before is it again."""
    before = _mark.set(mark)
    try:
        yield
    finally:
        _mark.reset(before)


def mark_of(traceparent: str) -> str | None:
    """The trace id of a `traceparent` header, or None: nothing else of a stranger's gets into a log."""
    version, _, rest = traceparent.partition("-")
    mark, _, rest = rest.partition("-")
    parent, _, flags = rest.partition("-")
    sizes = (len(version), len(mark), len(parent), len(flags))
    if sizes != (2, 32, 16, 2) or set(version + mark + parent + flags) - set("0123456789abcdef"):
        return None
    return mark if mark.strip("0") and version != "ff" else None
