"""What the peer's and the raw page show alike: opened names, days as they are written, numbers with dots."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.case import Stage
from domain.wording import TEXTS
from persistence.sealing import Keyring, read_master_key, unseal

PAGE = 50
STATES = {stage.value: TEXTS[f"state.{stage.value}"][0] for stage in Stage}
_SEX = {"male": "Nam", "female": "Nữ"}


@dataclass(frozen=True)
class Shown:
    """Makes what the template takes, on the legal day and with the names of the communes."""

    keyring: Keyring
    today: date
    units: Mapping[str, str]
    communes: tuple[str, ...]

    @classmethod
    def of(cls, run: Mapping[str, Any]) -> Shown:
        keyring = Keyring(read_master_key(Path(run["key_file"])))
        return cls(keyring, date.fromisoformat(run["today"]), run["units"], tuple(run["communes"]))

    def page(
        self, rows: Iterable[tuple[Any, ...]], counts: Mapping[str, int], user: str, page: int = 1
    ) -> dict[str, Any]:
        shown, total = [self.row(*row) for row in rows], sum(counts.values())
        before = (page - 1) * PAGE
        return {
            "rows": shown,
            "chips": [
                (code, text.capitalize(), number(counts.get(code, 0))) for code, text in STATES.items()
            ],
            "communes": [(code, self.units[code]) for code in self.communes],
            "total": number(total),
            "first": number(before + 1 if shown else 0),
            "last": number(before + len(shown)),
            "page": page,
            "pages": max(1, -(-total // PAGE)),
            "viewer": f"{user} (Cán bộ chính sách xã hội)",
            "today": written(self.today),
        }

    def row(
        self,
        case: str,
        stage: str,
        since: date,
        unit: str,
        review: date | None,
        visit: date | None,
        person: UUID,
        birth_year: int,
        sex: str,
        sealed: bytes | None,
        wrapped: bytes | None,
        waiting: int,
    ) -> dict[str, Any]:
        return {
            "number": case,
            "name": self.name(person, sealed, wrapped) or case,
            "sex": _SEX[sex],
            "birth_year": birth_year,
            "stage": stage,
            "state": STATES[stage],
            "since": written(since),
            "unit": self.units.get(unit, unit),
            "review": written(review),
            "review_late": self.late(review),
            "visit": written(visit),
            "visit_late": self.late(visit),
            "waiting": waiting,
        }

    def name(self, person: UUID, sealed: bytes | None, wrapped: bytes | None) -> str | None:
        """Opened with our own keys; None for an erased person."""
        if sealed is None or wrapped is None:
            return None
        key = self.keyring.unwrap(person, bytes(wrapped))
        fields = json.loads(unseal(key, bytes(sealed), "person", person, "sealed"))
        found: str | None = fields.get("name")
        return found

    def late(self, day: date | None) -> int:
        return 0 if day is None else max((self.today - day).days, 0)


def written(day: date | None) -> str:
    return "—" if day is None else f"{day.day:02}/{day.month:02}/{day.year}"


def number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
