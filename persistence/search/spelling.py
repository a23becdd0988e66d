"""What a typed syllable may stand for, and how far that is from what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.names import fold, toned
from domain.syllables import beginning_with, known, one_edit_from, without_telex
from persistence.sealing import Keyring

_LONGEST = 9  # of a syllable: nghiêng has seven letters, and typing adds some
# Shares of people's names that bear a syllable, roughly and as everybody knows them.
_COMMON = {
    "van": 0.35, "thi": 0.3, "nguyen": 0.3, "le": 0.12, "tran": 0.1, "pham": 0.06, "bui": 0.05, "ha": 0.05,
    "hoang": 0.05, "vu": 0.04, "lo": 0.04, "vi": 0.04, "duc": 0.04, "dinh": 0.04, "huu": 0.03, "xuan": 0.03,
}  # fmt: skip
_RARE = 0.005


@dataclass(frozen=True, slots=True)
class Far:
    """Wrong letters, and whether the syllable was only begun."""

    edits: int
    begun: bool


SAME = Far(0, False)
Choices = Mapping[str, Far]


@dataclass(frozen=True, slots=True)
class Typed:
    """One typed syllable: the folded token of everything that it may stand for, and the token with its tone."""

    tokens: Mapping[bytes, Far]
    tone: bytes
    share: float  # of people's names that bear one of these, roughly


def as_typed(word: str, last: bool) -> Choices:
    """The syllable itself; the last one may be only begun."""
    flat = fold(word)
    begun = {each: Far(0, True) for each in beginning_with(flat)} if last else {}
    return {**begun, flat: SAME}


def nearby(word: str, last: bool, listed: bool = True) -> Choices:
    """With what one wrong letter or a switched-off input method makes of it; `listed`: Vietnamese syllables alone."""
    flat = fold(word)
    if len(flat) > _LONGEST or not flat.isascii():
        return {flat: SAME}
    found = one_edit_from(flat)
    if listed:
        found &= known()
    found.update(each for each in without_telex(flat) if not listed or each in known())
    begun = as_typed(word, last and len(flat) <= 2)
    return {**{each: Far(1, False) for each in found}, **begun}


def typed(keyring: Keyring, word: str, choices: Choices, keep: Iterable[str]) -> Typed:
    """`keep`: the choices that somebody bears."""
    kept = list(keep)
    return Typed(
        {keyring.syllable_token(each): choices[each] for each in kept},
        keyring.syllable_token(toned(word)),
        sum(_COMMON.get(each, _RARE) for each in kept),
    )
