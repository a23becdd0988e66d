"""Definition cards: what a rate counts, stated as data, so that no figure stands without its definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Any

from domain.marked import DataFileError, Marked

EVENTS = ("conviction", "charge", "violation")
COHORTS = ("release",)
EXCLUSIONS = ("no_release_day", "duplicate")
COMPETING = ("deceased", "moved_away")
CENSORING = ("last_checked", "expunged", "as_of")
STANDINGS = ("confirmed", "reported", "default")


class DefinitionFileError(DataFileError):
    """A file of definitions is wrong. data: file, line, what (it says), expected."""

    key = "definition_file"


@dataclass(frozen=True, slots=True)
class Definition:
    """`maturity_months`: how long records take to arrive; follow-up ends that long before the as-of day.

    `windows_months`, `exclusions`, `competing`, `censoring`: codes with a text each; `version` counts from 1.
    """

    key: str
    version: int
    valid_from: date
    event: str
    cohort: str
    windows_months: tuple[int, ...]
    maturity_months: int
    exclusions: tuple[str, ...]
    competing: tuple[str, ...]
    censoring: tuple[str, ...]
    citation: str
    standing: str
    note: str

    @property
    def fingerprint(self) -> str:
        """Another content under the same version shows."""
        text = dumps(asdict(self), default=str, ensure_ascii=False, sort_keys=True)
        return sha256(text.encode()).hexdigest()[:12]

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"fingerprint": self.fingerprint}


_FIELDS = frozenset(Definition.__dataclass_fields__) - {"key"}
Definitions = Mapping[str, tuple[Definition, ...]]


def definitions_of(file: Marked) -> Definitions:
    """The versions of every event's card, oldest first; raises DefinitionFileError."""
    try:
        file.only(EVENTS)
        return {key: _versions(key, file) for key in EVENTS}
    except DataFileError as wrong:
        raise DefinitionFileError(**wrong.data) from None


def in_force(versions: Iterable[Definition], on: date) -> Definition:
    """The newest version that had begun by a day; before all of them, the first."""
    first, *later = versions
    return max(
        (each for each in later if each.valid_from <= on), key=lambda each: each.version, default=first
    )


def _versions(key: str, file: Marked) -> tuple[Definition, ...]:
    found: list[Definition] = []
    for entry in file.each(key):
        card = _card(key, entry)
        if card.version != len(found) + 1:
            raise entry.refuse("version", f"version {card.version}", f"version {len(found) + 1}")
        if found and card.valid_from <= found[-1].valid_from:
            raise entry.refuse("valid_from", f"valid from {card.valid_from}", f"after {found[-1].valid_from}")
        found.append(card)
    return tuple(found)


def _card(key: str, entry: Marked) -> Definition:
    entry.only(_FIELDS)
    return Definition(
        key=key,
        version=entry.whole("version"),
        valid_from=entry.day("valid_from"),
        event=entry.choice("event", (key,)),
        cohort=entry.choice("cohort", COHORTS),
        windows_months=_windows(entry),
        maturity_months=entry.whole("maturity_months"),
        exclusions=_codes(entry, "exclusions", EXCLUSIONS),
        competing=_codes(entry, "competing", COMPETING),
        censoring=_codes(entry, "censoring", CENSORING),
        citation=entry.text("citation"),
        standing=entry.choice("standing", STANDINGS),
        note=entry.text("note"),
    )


def _windows(entry: Marked) -> tuple[int, ...]:
    raw = entry.need("windows_months", "a list of months")
    rising = isinstance(raw, list) and raw and all(type(each) is int and each > 0 for each in raw)
    if not rising or sorted(set(raw)) != raw:
        raise entry.refuse("windows_months", f"'windows_months' is {raw!r}", "months, ascending, each once")
    return tuple(raw)


def _codes(entry: Marked, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = entry.texts(name)
    if wrong := [each for each in found if each not in known]:
        raise entry.refuse(name, f"{wrong[0]!r}", f"one of {', '.join(known)}")
    return found
