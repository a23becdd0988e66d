"""Amounts of đồng in Vietnamese words, as papers write them under the figure."""

from __future__ import annotations

from collections.abc import Iterator

# What the longest figure of a paper can be: below a million tỷ.
MOST = 10**15

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TEN_TO_NINE = 10**9


def vnd_in_words(amount: int) -> str:
    """80_000_000 → "Tám mươi triệu đồng chẵn"; "chẵn" ends what has no đồng left below a thousand.

    Raises ValueError outside 0..10^15: no paper of ours carries such a sum, and half of one would be worse.
    """
    if not 0 <= amount <= MOST:
        raise ValueError(f"{amount} is not between 0 and {MOST}")
    words = " ".join(_number(amount)) or "không"
    even = " chẵn" if amount and amount % 1000 == 0 else ""
    return f"{words[0].upper()}{words[1:]} đồng{even}"


def _number(amount: int) -> Iterator[str]:
    """What stands above a tỷ is read as a number of tỷ: "một nghìn tỷ", "hai triệu tỷ"."""
    above, rest = divmod(amount, _TEN_TO_NINE)
    if above:
        yield from _below_a_ty(above, False)
        yield "tỷ"
    yield from _below_a_ty(rest, bool(above))


def _below_a_ty(amount: int, started: bool) -> Iterator[str]:
    for place, name in enumerate(("triệu", "nghìn", "")):
        group = amount // 1000 ** (2 - place) % 1000
        if group:
            yield from _group(group, started)
            if name:
                yield name
            started = True


def _group(group: int, started: bool) -> Iterator[str]:
    """Three digits; behind others the hundreds are said even where there are none ("không trăm")."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    if hundreds or started:
        yield f"{_DIGITS[hundreds]} trăm"
        started = True
    if tens:
        yield "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    elif ones and started:
        yield "linh"
    if ones:
        yield _ones(tens, ones)


def _ones(tens: int, ones: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens:
        return "lăm"
    return _DIGITS[ones]
