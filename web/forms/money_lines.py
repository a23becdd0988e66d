"""Lines of what and how much in a form, alike in the plan of a person's loan and of an establishment's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.lending.file import Lines
from web.forms.fields import Field

_ROOM = 5


def line_fields(name: str, known: Lines) -> tuple[Field, ...]:
    """Those that are known, and room for others."""
    rows = [*known, *((("", None),) * max(1, _ROOM - len(known)))]
    return tuple(
        each
        for place, (what, vnd) in enumerate(rows)
        for each in (
            Field(f"{name}.{place}.what", "firm_field.what", "text", value=what),
            Field(f"{name}.{place}.vnd", "firm_field.vnd", "money", value="" if vnd is None else str(vnd)),
        )
    )


def line_gaps(name: str, values: Mapping[str, Any]) -> dict[str, str]:
    """A line is what and how much."""
    wrong = {}
    for place in _places(name, values):
        what, vnd = (f"{name}.{place}.{part}" for part in ("what", "vnd"))
        if (values[what] is None) != (values[vnd] is None):
            wrong[vnd if values[vnd] is None else what] = "firm_error.line"
    return wrong


def lines_said(name: str, values: Mapping[str, Any]) -> Lines:
    return tuple(
        (values[f"{name}.{place}.what"], values[f"{name}.{place}.vnd"])
        for place in _places(name, values)
        if values[f"{name}.{place}.vnd"] is not None
    )


def _places(name: str, values: Mapping[str, Any]) -> list[int]:
    found = (key.split(".") for key in values if key.startswith(f"{name}."))
    return sorted({int(parts[1]) for parts in found})
