"""Vietnamese names as search and lists see them: syllables with their tones, and folded without."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = re.compile(r"[^\W\d_]+")
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MARKS = dict.fromkeys(code for code in range(0x0300, 0x0370))
_NO_TONE = {ord(mark): None for mark in _TONES if mark}


def fold(text: str) -> str:
    """Lower case without tones and marks; đ becomes d (no decomposition folds it).

    Nothing is remembered: what passes here is mostly people's names.
    """
    plain = unicodedata.normalize("NFD", text.casefold()).translate(_MARKS)
    return plain.replace("đ", "d")


def syllables(text: str) -> list[str]:
    """The lower-case syllables in order, composed (NFC)."""
    return _LETTERS.findall(unicodedata.normalize("NFC", text).casefold())


def toned(syllable: str) -> str:
    """The syllable with its tone as a figure at the end, so that hóa and hoá are one: "hoa4"."""
    parts = unicodedata.normalize("NFD", syllable.casefold())
    tone = max((_TONES.get(each, 0) for each in parts), default=0)
    return f"{unicodedata.normalize('NFC', parts.translate(_NO_TONE))}{tone}"


# The Vietnamese alphabet; Python sorts Đ and Ă after Z.
_ORDER = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}


def sort_key(name: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Sorts as Vietnamese lists do: by the given name (the last syllable) first, then from the left."""
    parts = syllables(name)
    return tuple(_syllable_key(part) for part in parts[-1:] + parts[:-1])


def _syllable_key(syllable: str) -> tuple[tuple[int, int], ...]:
    letters: list[tuple[int, int]] = []
    for letter in syllable:
        tone = 0
        base = ""
        for part in unicodedata.normalize("NFD", letter):
            if part in _TONES:
                tone = _TONES[part]
            else:
                base += part
        letters.append((_ORDER.get(unicodedata.normalize("NFC", base), 99), tone))
    return tuple(letters)
