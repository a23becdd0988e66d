"""Turns message keys with arguments into Vietnamese or English, so that no rule or refusal carries a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Any, Literal

Lang = Literal["vi", "en"]

# Each module holds TEXTS: key -> (Vietnamese, English). A key stands in one module only.
_AREAS = (
    "terms", "rules", "refusals", "work", "messages", "screens", "commands", "accounts", "desk",
    "casework", "units", "roles", "api", "data", "law", "radar", "lending", "bank", "firms", "documents",
    "loan_pages", "loan_steps", "firm_loans", "firm_loan_pages", "field", "phone", "recidivism",
    "posting", "models", "models_pages", "outcomes", "placements", "monthly", "matching", "introductions",
    "keeping", "bundles", "partners", "rights",
)  # fmt: skip
_VIETNAM = timedelta(hours=7)


def _load() -> dict[str, tuple[str, str]]:
    texts: dict[str, tuple[str, str]] = {}
    for area in _AREAS:
        found: Mapping[str, tuple[str, str]] = import_module(f"domain.wording.{area}").TEXTS
        if twice := texts.keys() & found.keys():
            raise ValueError(f"domain/wording/{area}.py repeats the keys {sorted(twice)}")
        texts.update(found)
    return texts


@cache
def _parts(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """(words, name of what follows them or None, how it is written). Raises ValueError for what `say` cannot fill."""
    parts = []
    for words, name, spec, conversion in Formatter().parse(text):
        if conversion or (name is not None and not name.isidentifier()):
            raise ValueError(f"{text!r}: {{name}} or {{name:how}}")
        parts.append((words, name, spec or ""))
    return tuple(parts)


def say(key: str, args: Mapping[str, Any] | None = None, *, lang: Lang = "vi") -> str:
    """The text of `key`; a key without a text raises KeyError, so that a gap is found by a test and not by a reader.

    Writes dates as dd/MM/yyyy, `{x:vnd}` as grouped đồng, `{x:term=state}` by the key `state.<x>`, `{x:word}` by the
    key that x itself is, and `{x:day}` as a date that may also come as the text YYYY-MM-DD. None is what is not known.
    """
    text = TEXTS[key][0 if lang == "vi" else 1]
    if "{" not in text and "}" not in text:
        return text
    said = args or {}
    return "".join(
        words if name is None else words + _written(said[name], spec, lang)
        for words, name, spec in _parts(text)
    )


def _written(value: Any, spec: str, lang: Lang) -> str:
    if value is None:
        return "chưa rõ" if lang == "vi" else "unknown"
    if not spec:
        return day(value, lang) if isinstance(value, date) else str(value)
    if spec.startswith("term="):
        return say(f"{spec[5:]}.{value}", lang=lang)
    if spec == "word":
        return say(str(value), lang=lang)
    if spec == "vnd":
        return vnd(value, lang)
    if spec == "day":  # what a stored message or work item holds is text
        value = date.fromisoformat(str(value))
    return day(value, lang) if isinstance(value, date) else format(value, spec)


def day(value: date, lang: Lang = "vi") -> str:
    """dd/MM/yyyy; an instant is shown in Vietnam's time with hours and minutes."""
    if isinstance(value, datetime):
        value = value + _VIETNAM
        return value.strftime("%d/%m/%Y %H:%M") if lang == "vi" else value.strftime("%d %b %Y %H:%M")
    # Written out: `strftime` takes ten times as long, and a list is full of days.
    return f"{value.day:02}/{value.month:02}/{value.year:04}" if lang == "vi" else value.strftime("%d %b %Y")


def vnd(amount: int, lang: Lang = "vi") -> str:
    """Whole đồng with the thousands grouped as each language does."""
    return f"{amount:,} VND" if lang == "en" else f"{amount:,}".replace(",", ".") + " đồng"


TEXTS = _load()
