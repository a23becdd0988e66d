"""Values of the law as people type them."""

from __future__ import annotations

import re

from domain.law_changes import LawChangeRefused
from domain.parameter_keys import DECLARED, Value, value_of
from domain.parameters import UnknownParameter

_FLAGS = {"true": True, "false": False}
# Grouped whole or not at all: 6.6 is no number of hundredths.
_NUMBER = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:[., \u00a0][0-9]{3}){1,4}", re.ASCII)
_GROUPS = str.maketrans("", "", "., \u00a0")
_BETWEEN = re.compile(r"[\s,;]+")


def value_said(key: str, text: str) -> Value:
    """Thousands may be grouped by dots, commas or spaces; several numbers are separated by commas.

    Raises UnknownParameter, LawChangeRefused.
    """
    if key not in DECLARED:
        raise UnknownParameter(parameter=key)
    kind, said = DECLARED[key].kind, text.strip()
    raw: object = said
    if kind == "whole":
        raw = _number(said)
    elif kind == "whole_list":
        raw = [_number(each) for each in _BETWEEN.split(said) if each]
    elif kind == "flag":
        raw = _FLAGS.get(said)
    try:
        return value_of(kind, raw)
    except ValueError:
        raise LawChangeRefused(parameter=key, field="value", fault="value") from None


def _number(text: str) -> int | None:
    return int(text.translate(_GROUPS)) if _NUMBER.fullmatch(text) else None
