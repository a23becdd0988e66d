"""What an assessment does to a case: answered domains, and which of them are needs or pressing ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.case import Case
from domain.errors import BadValue
from domain.history import Event, Kind
from domain.needs import NeedDomain, NeedLevel, mask


def assessed(case: Case, levels: Mapping[str, str], version: str, note: str | None, on: date) -> Event:
    """Answers to another questionnaire version count no more: the domains left out are open again.

    Raises BadValue for an unknown domain or level, or for no answer at all.
    """
    found = {NeedDomain.of(code): _level(code, level) for code, level in levels.items()}
    if not found:
        raise BadValue(field="levels", value="0", expected="≥ 1")
    asked = mask(found)
    kept = case.needs_answered & ~asked if case.questionnaire == version else 0
    sets = {
        "questionnaire": version,
        "needs_answered": kept | asked,
        "needs_some": case.needs_some & ~asked | _bits(found, NeedLevel.SOME),
        "needs_pressing": case.needs_pressing & ~asked | _bits(found, NeedLevel.PRESSING),
    }
    data = {"levels": {domain.code: level.value for domain, level in sorted(found.items())}}
    return Event(Kind.NEEDS_ASSESSED, on, sets, data, {"note": note} if note else {})


def _bits(found: Mapping[NeedDomain, NeedLevel], level: NeedLevel) -> int:
    return mask(domain for domain, each in found.items() if each is level)


def _level(code: str, level: str) -> NeedLevel:
    try:
        return NeedLevel(level)
    except ValueError:
        raise BadValue(field=f"levels.{code}", value=level, expected=", ".join(NeedLevel)) from None
