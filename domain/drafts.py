"""What somebody began to write in a form and did not send yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

# A case looks different after two weeks: older words would only mislead.
KEPT_FOR = timedelta(days=14)
LONGEST_FORM = 160


@dataclass(frozen=True, slots=True)
class Draft:
    """`form` is the address that the form is sent to; `fields` what stood in it."""

    form: str
    fields: Mapping[str, str]
    saved_at: datetime


class Drafts(Protocol):
    """One draft for each person and form, sealed; everybody sees their own."""

    def save(self, user: str, form: str, fields: Mapping[str, str], at: datetime) -> None:
        """Replaces the draft of the form, and removes every draft that is too old."""
        ...

    def find(self, user: str, form: str, at: datetime) -> Draft | None: ...
    def drop(self, user: str, form: str) -> None: ...
