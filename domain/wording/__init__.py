"""Turns message keys with arguments into Vietnamese or English, so that no rule or refusal carries a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib import import_module
from string import Formatter
from typing import Any, Literal

Lang = Literal["vi", "en"]

# Each module holds TEXTS: key -> (Vietnamese, English). A key stands in one module only.
_AREAS = (
    "terms", "rules", "refusals", "work", "messages", "screens", "commands", "accounts", "desk",
    "casework", "units", "roles", "api", "data",
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


class _Words(Formatter):
    """Formats dates as dd/MM/yyyy, `{x:vnd}` as grouped đồng, `{x:term=state}` by the key `state.<x>`.

    `{x:day}` is a date that may also come as the text YYYY-MM-DD.
    """

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return "chưa rõ" if self._lang == "vi" else "unknown"
        if format_spec.startswith("term="):
            return say(f"{format_spec[5:]}.{value}", lang=self._lang)
        if format_spec == "word":  # a wording key that stands for itself
            return say(str(value), lang=self._lang)
        if format_spec == "vnd":
            return vnd(value, self._lang)
        if format_spec == "day":  # what a stored message or work item holds is text
            value = date.fromisoformat(str(value))
        if isinstance(value, date):
            return day(value, self._lang)
        return str(super().format_field(value, format_spec))


def say(key: str, args: Mapping[str, Any] | None = None, *, lang: Lang = "vi") -> str:
    """The text of `key`; a key without a text raises KeyError, so that a gap is found by a test and not by a reader."""
    return _Words(lang).vformat(TEXTS[key][0 if lang == "vi" else 1], (), args or {})


def day(value: date, lang: Lang = "vi") -> str:
    """dd/MM/yyyy; an instant is shown in Vietnam's time with hours and minutes."""
    if isinstance(value, datetime):
        value = value + _VIETNAM
        return value.strftime("%d/%m/%Y %H:%M") if lang == "vi" else value.strftime("%d %b %Y %H:%M")
    return value.strftime("%d/%m/%Y") if lang == "vi" else value.strftime("%d %b %Y")


def vnd(amount: int, lang: Lang = "vi") -> str:
    """Whole đồng with the thousands grouped as each language does."""
    return f"{amount:,} VND" if lang == "en" else f"{amount:,}".replace(",", ".") + " đồng"


TEXTS = _load()
