"""One question of a form, and how its answer becomes a value or a message beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Kind = Literal["text", "long", "day", "money", "count", "year", "radios", "check", "select"]
LONGEST_NOTE = 2000
_LARGEST = {"money": 10**12, "count": 1200, "year": 9999}
# Python reads no number of more than 4,300 digits, and zeros in front would hide the others.
_MOST_DIGITS = 16


class Unreadable(Exception):
    """`key` is the wording of what is wrong with one answer."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Choice:
    """`text` is a wording key, or words as they stand (a group's code, a firm's name)."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """`label` is a wording key; `value` what stands in the field when the form is opened."""

    name: str
    label: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    required: bool = False
    value: str = ""
    hint: str | None = None
    most: int = 80

    @property
    def html_id(self) -> str:
        return self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading: a wording key, or nothing."""

    fields: tuple[Field, ...]
    heading: str | None = None
    args: Mapping[str, Any] | None = None


def choices(group: str, codes: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, f"{group}.{code}") for code in codes)


YES_NO = (Choice("yes", "shown.yes"), Choice("no", "shown.no"))


def read(fields: Iterable[Field], said: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """(values by name, None where nothing was said; wording keys of what is wrong by name)."""
    unreadable: frozenset[str] = getattr(said, "unreadable", frozenset())
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for field in fields:
        try:
            if field.name in unreadable:
                raise Unreadable("field_error.unreadable")
            values[field.name] = _value(field, said.get(field.name, "").strip())
        except Unreadable as trouble:
            wrong[field.name] = trouble.key
    return values, wrong


def _value(field: Field, text: str) -> Any:
    if not text:
        if field.required:
            raise Unreadable("field_error.required")
        return None
    if field.choices:
        return _chosen(field, text)
    if field.kind == "day":
        return _day(text)
    if field.kind in _LARGEST:
        return _whole(text, _LARGEST[field.kind])
    if len(text) > (LONGEST_NOTE if field.kind == "long" else field.most):
        raise Unreadable("field_error.long")
    return text


def _chosen(field: Field, text: str) -> str | bool:
    if all(text != each.code for each in field.choices):
        raise Unreadable("field_error.choice")
    return text == "yes" if field.choices == YES_NO else text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable("field_error.day") from None


def _whole(text: str, most: int) -> int:
    """Thousands may be grouped by dots, commas or spaces, as people write money."""
    digits = text.translate(str.maketrans("", "", "., \u00a0"))
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS) or int(digits) > most:
        raise Unreadable("field_error.number")
    return int(digits)
