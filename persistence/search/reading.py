"""What a query may mean: a number, a name with or without a birth year, a commune, or a name in a commune."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from domain.names import fold, syllables, toned
from domain.people import phone_number
from domain.units import Units

_LONGEST = 200
_MOST_WORDS = 6
_OLDEST, _YOUNGEST = 110, 14
_FIRST_NUMBERS = 2015  # no case is older than the register of units
_BORN = re.compile(
    r"(?:\b(?:sinh(?:\s+n[aă]m)?|sn)\s*)?(?:\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-]|\b)((?:19|20)[0-9]{2})\b", re.I
)
_DIGITS = re.compile(r"[+0-9 .()\-]+", re.ASCII)
_CITIZEN_ID = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])", re.ASCII)
_PHONE = re.compile(r"(?<![0-9])(?:\+?84|0)[0-9]{9}(?![0-9])", re.ASCII)
_CASE = re.compile(r"(?:NX[-/ ]?)?(20[0-9]{2})[-/ ]([0-9]{1,7})", re.ASCII | re.IGNORECASE)
_TRAILING = re.compile(r"(?:NX[-/ ]?)?([0-9]{1,7})", re.ASCII | re.IGNORECASE)
_KINDS = (("thi", "tran"), ("tt",), ("xa",), ("x",), ("phuong",))


@dataclass(frozen=True, slots=True)
class Reading:
    """Syllables of a name, as typed, of people of `units` (None: of any)."""

    words: tuple[str, ...]
    units: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """`numbers`: case numbers that it may be; the readings are tried in order."""

    numbers: tuple[str, ...] = ()
    citizen_id: str | None = None
    phone: str | None = None
    born: int | None = None
    readings: tuple[Reading, ...] = ()


def read(text: str, units: Units, on: date) -> Asked:
    """Text that is none of these, such as signs alone, means nobody."""
    clean = _clean(text)
    if (found := _digits(clean, on)) is not None:
        return found
    born = next((year for year in map(int, _BORN.findall(clean)) if _plausible(year, on)), None)
    words = tuple(syllables(clean if born is None else _BORN.sub(" ", clean)))[:_MOST_WORDS]
    return Asked(numbers=_numbers(clean, on), born=born, readings=_readings(words, units, on))


def _clean(text: str) -> str:
    """Without what cannot be seen; a pasted book is cut before anything is done with it."""
    cut = unicodedata.normalize("NFC", text[:_LONGEST])
    kept = (each for each in cut if unicodedata.category(each) not in ("Cf", "Cs", "Co", "Cn"))
    return " ".join("".join(" " if unicodedata.category(each) == "Cc" else each for each in kept).split())


def _plausible(year: int, on: date) -> bool:
    return on.year - _OLDEST <= year <= on.year - _YOUNGEST


def _digits(clean: str, on: date) -> Asked | None:
    """A citizen ID or a phone number says who it is, whatever stands beside it."""
    whole = re.sub(r"[ .()\-]", "", clean) if _DIGITS.fullmatch(clean) else clean
    if number := _CITIZEN_ID.search(whole):
        return Asked(citizen_id=number[0])
    if number := _PHONE.search(whole):
        return Asked(phone=phone_number(number[0]))
    return Asked(numbers=_numbers(clean, on)) if whole != clean or _DIGITS.fullmatch(clean) else None


def _numbers(clean: str, on: date) -> tuple[str, ...]:
    """The number as typed, "2026-1" and "NX 2026 1" as NX-2026-0001, and 0001 of any year, the newest first."""
    if not any(each in "0123456789" for each in clean):
        return ()
    found = [clean.upper()]
    if parts := _CASE.fullmatch(clean):
        found.append(f"NX-{parts[1]}-{int(parts[2]):04d}")
    elif parts := _TRAILING.fullmatch(clean):
        found += [f"NX-{year}-{int(parts[1]):04d}" for year in range(on.year, _FIRST_NUMBERS - 1, -1)]
    return tuple(dict.fromkeys(found))


def _readings(words: tuple[str, ...], units: Units, on: date) -> tuple[Reading, ...]:
    """The whole as a name, unless it says "xã"; then every commune that it names, with the rest as a name."""
    flat = tuple(map(fold, words))
    found: list[Reading] = []
    said = False
    for place, codes in _places(units, on):
        for start in range(len(words) - len(place) + 1):
            end = start + len(place)
            if not _names(words[start:end], flat[start:end], place):
                continue
            kind = next((kind for kind in _KINDS if flat[max(start - len(kind), 0) : start] == kind), ())
            said = said or bool(kind)
            found.append(Reading(words[: start - len(kind)] + words[end:], codes))
    whole = [Reading(words)] if words and not said else []
    return tuple(dict.fromkeys(whole + found))


def _names(words: tuple[str, ...], flat: tuple[str, ...], place: tuple[str, ...]) -> bool:
    """Every syllable as the place has it; without tones where none is typed."""
    return all(
        fold(own) == bare and (word == bare or toned(word) == toned(own))
        for word, bare, own in zip(words, flat, place, strict=True)
    )


@lru_cache(maxsize=64)
def _places(units: Units, on: date) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The names of communes old and new, and the codes that cases of each bear on that day."""
    eve = units.changed_on - timedelta(days=1)
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for since in (units.changed_on, eve):
        for unit in units.on(since):
            name = tuple(syllables(unit.name))
            flat = tuple(map(fold, name))
            kind = next((kind for kind in _KINDS if flat[: len(kind)] == kind), ())
            codes = _codes(units, unit.code, since, on)
            found[name[len(kind) :]] = found.get(name[len(kind) :], frozenset()) | codes
    return tuple(found.items())


def _codes(units: Units, code: str, since: date, on: date) -> frozenset[str]:
    """What the unit has become, and what that was made of; before the change, itself."""
    now = units.successor(code, since, max(on, since))
    parts = units.made_of(now.code) if now.valid_from == units.changed_on else ()
    return frozenset({now.code, *(part.code for part in parts)})
