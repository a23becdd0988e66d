"""What the index keeps of a name, computed with the key: the same for one new person and for a million copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from domain.names import fold, syllables, toned
from persistence.sealing import Keyring

SIZE = 6  # bytes of a syllable's token
_WIDTH = 2 * SIZE
# Nobody's name is longer; what follows is left out of the index.
_MOST = 8
# Syllables in a piece. Two of five common ones say little among a million people, three say nearly who it is.
SIZES = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Entry:
    """A distinct name. `spelt` holds a folded and a toned token for each syllable, in order."""

    token: int
    bag: int
    spelt: bytes
    pieces: tuple[int, ...]

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """(table, row) of the name itself."""
        yield "name_entry", {"token": self.token, "bag": self.bag, "spelt": self.spelt}
        for piece in self.pieces:
            yield "name_piece", {"token": piece, "entry": self.token}

    def bearer(self, person_id: UUID, birth_year: int) -> dict[str, Any]:
        return {"person_id": person_id, "entry": self.token, "birth_year": birth_year}


def tokens_for(keyring: Keyring, name: str) -> Entry | None:
    """None for a name without a letter."""
    words = syllables(name)[:_MOST]
    if not words:
        return None
    flat = [keyring.syllable_token(fold(word)) for word in words]
    marked = [keyring.syllable_token(toned(word)) for word in words]
    return Entry(
        keyring.name_token(b"e", *marked),
        bag_of(keyring, flat),
        b"".join(each for both in zip(flat, marked, strict=True) for each in both),
        tuple(pieces_of(keyring, flat)),
    )


def bag_of(keyring: Keyring, flat: list[bytes]) -> int:
    """The folded syllables in any order."""
    return keyring.name_token(b"b", *sorted(flat))


def piece_of(keyring: Keyring, *flat: bytes) -> int:
    """One folded syllable, or two or three in any order."""
    return keyring.name_token(b"p", *sorted(flat))


def pieces_of(keyring: Keyring, flat: list[bytes]) -> set[int]:
    return {piece_of(keyring, *some) for size in SIZES for some in combinations(flat, size)}


def spelling(spelt: bytes) -> tuple[list[bytes], list[bytes]]:
    """(folded, toned) tokens of an entry, in the name's order."""
    starts = range(0, len(spelt), _WIDTH)
    return (
        [spelt[start : start + SIZE] for start in starts],
        [spelt[start + SIZE : start + _WIDTH] for start in starts],
    )
