"""A person and where the person lives: sealed where it is personal, in clear only what counting needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.errors import BadValue

ETHNICITIES = ("thai", "tho", "muong", "kinh", "other")
SEXES = ("male", "female")


@dataclass(frozen=True, slots=True)
class Person:
    """`sealed` fields live together under the person's key: name, citizen_id, phone, offence and the like."""

    id: UUID
    birth_year: int
    sex: str
    ethnicity: str
    sealed: dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Residence:
    """[valid_from, valid_to) at one address; `old_unit_code` places it on the boundaries before 2025-07-01."""

    id: UUID
    person_id: UUID
    unit_code: str
    old_unit_code: str | None
    village: str | None
    address: str | None
    valid_from: date
    valid_to: date | None = None


_CITIZEN_ID = re.compile(r"[0-9]{12}", re.ASCII)
_PHONE = re.compile(r"(?:\+?84|0)([0-9]{9})", re.ASCII)


def citizen_id(text: str | None) -> str | None:
    """Twelve ASCII digits (there is no check digit); raises BadValue."""
    if text is None or not text.strip():
        return None
    digits = re.sub(r"[ .\-]", "", text.strip())
    if not _CITIZEN_ID.fullmatch(digits):
        raise BadValue(field="citizen_id", value="…", expected="12 chữ số")
    return digits


def phone_number(text: str | None) -> str | None:
    """84 and nine digits, from 84…, 0… or +84…; normalising twice changes nothing. Raises BadValue."""
    if text is None or not text.strip():
        return None
    found = _PHONE.fullmatch(re.sub(r"[ .\-()]", "", text.strip()))
    if not found:
        raise BadValue(field="phone", value="…", expected="0xxxxxxxxx, 84… / +84…")
    return "84" + found[1]


def birth_year(year: int, on: date) -> int:
    """Somebody who served a sentence is between 14 and 110; raises BadValue."""
    if not on.year - 110 <= year <= on.year - 14:
        raise BadValue(field="birth_year", value=year, expected=f"{on.year - 110}–{on.year - 14}")
    return year


def one_of(field: str, value: str, known: tuple[str, ...]) -> str:
    """The value, if it is one of the known codes; raises BadValue naming them."""
    if value not in known:
        raise BadValue(field=field, value=value, expected=", ".join(known))
    return value
