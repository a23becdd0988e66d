"""Telephone numbers that ring at nobody's: the data set may be shown with real channels switched on."""

from __future__ import annotations

from random import Random

# No operator has been given 057, yet a number of this form passes every check of a Vietnamese mobile number.
_UNUSED = "057"


class Phones:
    """Draws numbers, each of them once."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def __call__(self) -> str:
        number = f"{_UNUSED}{self._rng.randrange(10**7):07}"
        while number in self._given:
            number = f"{_UNUSED}{self._rng.randrange(10**7):07}"
        self._given.add(number)
        return number
