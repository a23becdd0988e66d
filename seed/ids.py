"""Ids that follow from codes, so that a second load sends the same commands."""

from __future__ import annotations

from uuid import UUID, uuid5

_INVENTED = UUID("5f0b7b1c-3a52-5a0e-9d0b-6f3c1f0a2e77")


def id_of(kind: str, code: str) -> UUID:
    """`kind` is case, person, group, employer, vacancy, loan, visit, command …"""
    return uuid5(_INVENTED, f"{kind}|{code}")
