"""What an export is, and what is asked of one: shared by the lists that leave as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.eligibility.radar import RADAR_DAYS
from domain.read_models import CaseFilter
from domain.viewer import Role, Viewer
from domain.wording import TEXTS, Lang, say
from reports.xlsx import Kind
from workflows.services.office import Office

Rows = Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for a list, in which language, with which filters."""

    office: Office
    viewer: Viewer
    lang: Lang
    cases: CaseFilter = field(default_factory=CaseFilter)
    number: str = ""
    kind: str | None = None
    status: str | None = None
    days: int = RADAR_DAYS
    year: int | None = None

    def say(self, key: str, /, **args: Any) -> str:
        """The text, or the code itself where a list of codes has outgrown the texts."""
        return say(key, args, lang=self.lang) if key in TEXTS else key.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Export:
    """`columns`: names of `export.column.<name>` with their kinds."""

    roles: frozenset[Role]
    columns: tuple[tuple[str, Kind], ...]
    rows: Callable[[Asked], Rows]
