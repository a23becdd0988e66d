"""How well a name answers a query: the smaller, the better."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product
from typing import NamedTuple

from persistence.search.spelling import Typed
from persistence.search.tokens import spelling

_TRIED = 500


class Rank(NamedTuple):
    """Compared from the left: right letters, whole syllables, the whole name, its order, its tones."""

    edits: int
    begun: int
    part: bool
    disorder: bool
    tones: int
    given: bool  # the last typed syllable is not the given name


def rank_of(spelt: bytes, query: Sequence[Typed]) -> Rank | None:
    """The best way to lay every typed syllable on one of the name's own; None if there is none."""
    flat, marked = spelling(spelt)
    if len(query) > len(flat):
        return None
    places = [[at for at, token in enumerate(flat) if token in typed.tokens] for typed in query]
    ways = (way for way in islice(product(*places), _TRIED) if len(set(way)) == len(way))
    return min((_rank(way, flat, marked, query) for way in ways), default=None)


def _rank(way: tuple[int, ...], flat: list[bytes], marked: list[bytes], query: Sequence[Typed]) -> Rank:
    far = [typed.tokens[flat[at]] for at, typed in zip(way, query, strict=True)]
    return Rank(
        edits=sum(each.edits for each in far),
        begun=sum(each.begun for each in far),
        part=len(flat) > len(way),
        disorder=list(way) != sorted(way),
        tones=sum(marked[at] != typed.tone for at, typed in zip(way, query, strict=True)),
        given=way[-1] != len(flat) - 1,
    )
