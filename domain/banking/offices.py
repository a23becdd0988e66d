"""Transaction offices of the policy bank, by the name that people use."""

from __future__ import annotations

_BANK = "NHCSXH"


def place_of(office: str) -> str:
    """ "NHCSXH Như Xuân" -> "Như Xuân": what follows where a paper spells the bank's name out."""
    return office.removeprefix(_BANK).strip()
