"""An inspector's bundle: why one is refused, and what looking at one finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.errors import DomainError


@dataclass(frozen=True, slots=True)
class BundleFound:
    """A bundle that is whole. `signer`: SHA-256 of the key it is signed with, in hexadecimal."""

    case: str
    made_at: datetime
    made_by: str
    files: int
    events: int
    signer: str


class BundleUnsound(DomainError):
    """data: path, what (file | signature | chain | list), where (a file or an event)."""

    key: ClassVar[str] = "bundle_unsound"


class BundleOfAnotherSigner(DomainError):
    """data: path, signer, expected."""

    key: ClassVar[str] = "bundle_of_another_signer"
