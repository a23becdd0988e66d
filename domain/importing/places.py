"""A commune by its name or code, old or new, on the legal day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from domain.importing.cells import Unread
from domain.names import fold, syllables, toned
from domain.units import Unit, Units

_KIND = re.compile(r"^(xã|thị trấn|phường|x\.|tt\.|p\.)\s*", re.IGNORECASE)


def unit_named(units: Units, text: str, on: date) -> tuple[str, str | None]:
    """(code of the legal day, code of the old boundaries where the text names one). Raises Unread.

    What the name or code means today goes first: codes and names were given to other communes.
    """
    today = units.on(on)
    if (unit := _found(today, text)) is not None:
        return unit.code, unit.code if on < units.changed_on else None
    eve = units.changed_on - timedelta(days=1)
    if on >= units.changed_on and (old := _found(units.on(eve), text)) is not None:
        return units.successor(old.code, eve, on).code, old.code
    raise Unread("not_a_unit", "; ".join(unit.name for unit in today))


def _found(among: Iterable[Unit], text: str) -> Unit | None:
    """By code, by the name with its tones, or without them where that leaves one."""
    units = tuple(among)
    for alike in (_by_code, _by_tones, _by_letters):
        found = [unit for unit in units if alike(unit, text)]
        if len(found) == 1:
            return found[0]
    return None


def _by_code(unit: Unit, text: str) -> bool:
    return unit.code == text


def _by_tones(unit: Unit, text: str) -> bool:
    return _toned(unit.name) == _toned(text)


def _by_letters(unit: Unit, text: str) -> bool:
    return fold(_bare(unit.name)) == fold(_bare(text))


def _bare(name: str) -> str:
    return _KIND.sub("", name).strip()


def _toned(name: str) -> list[str]:
    return [toned(each) for each in syllables(_bare(name))]
