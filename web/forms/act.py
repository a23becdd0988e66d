"""What an act's page needs to know: the form for this case, and the command for what was said in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from domain.read_models import CasePage
from domain.viewer import Viewer
from domain.wording import Lang, day, say, vnd
from web.forms.fields import Field, Section
from workflows.services.commands import CaseCommand
from workflows.services.office import Office


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom, where and on which day a form is drawn."""

    page: CasePage
    office: Office
    viewer: Viewer
    lang: Lang = "vi"
    # What was written already: a form that comes back has room for all of it.
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.office.today()

    def words(self, key: str) -> str:
        return say(key, lang=self.lang)

    def day(self, on: date) -> str:
        return day(on, self.lang)

    def money(self, amount: int) -> str:
        return vnd(amount, self.lang)


@dataclass(frozen=True, slots=True)
class Said:
    """The values of a form that was read without faults; `id` is the command's, made when the form was drawn."""

    case_id: UUID
    version: int | None
    id: UUID
    values: Mapping[str, Any]

    def under(self, prefix: str) -> dict[str, Any]:
        """The answered fields named `<prefix>.<rest>`, by the rest."""
        dot = len(prefix) + 1
        found = {name[dot:]: each for name, each in self.values.items() if name.startswith(f"{prefix}.")}
        return {name: each for name, each in found.items() if each is not None}


@dataclass(frozen=True, slots=True)
class Act:
    """Texts: `act.<key>` (title and button) and `act.<key>.why` (a sentence on what it is for)."""

    key: str
    icon: str
    sections: Callable[[Setting], tuple[Section, ...]]
    command: Callable[[Said], CaseCommand]
    # A visit adds to the record whatever else happened; the others rest on what the page showed.
    versioned: bool = True
    # Whether the case has any use for it; its page opens anyway.
    useful: Callable[[CasePage], bool] = lambda page: True
    # What an answer may hold beyond the form as it would be drawn now: the same form may come twice.
    also: tuple[Field, ...] = ()
    # What single fields cannot know: wording keys of what is missing, by field.
    gaps: Callable[[Mapping[str, Any]], dict[str, str]] = lambda values: {}
    # What stands over the form: a template, and what it shows as `panel`.
    panel: str | None = None
    facts: Callable[[Setting], Any] = lambda setting: None
    # What the sentence under the title names.
    why: Callable[[Setting], Mapping[str, Any]] = lambda setting: {}
