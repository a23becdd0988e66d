"""What every form of a loan file's step needs: the file as it stands, what was said, and the common questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from domain.lending.file import LoanFile
from domain.lending.machine import FileMove
from domain.lending.reads import FileView
from domain.lending.schedule import RepaymentTerms
from domain.viewer import Viewer
from web.forms.fields import Field, Section
from workflows.services.loan_file_commands import FileCommand
from workflows.services.office import Office

NOTE = Field("note", "field.note", "long", hint="field.note.hint")
_MOVES = frozenset(each.value for each in FileMove)


class Termed(Protocol):
    """A file of either kind, as far as the bank's terms go."""

    @property
    def rate_bp(self) -> int | None: ...
    @property
    def principal_every_months(self) -> int | None: ...
    @property
    def grace_months(self) -> int | None: ...
    @property
    def interest_every_months(self) -> int | None: ...
    @property
    def day_basis(self) -> int | None: ...


class Dated(Protocol):
    """Where a form is drawn: on which day."""

    @property
    def today(self) -> str: ...


class Lent(Protocol):
    """Where a form is drawn: for which file."""

    @property
    def file(self) -> Termed: ...


@dataclass(frozen=True, slots=True)
class Scene:
    """The file that a form is drawn for, for whom, and what was written in it already."""

    view: FileView
    office: Office
    viewer: Viewer
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> LoanFile:
        return self.view.line.file

    @property
    def today(self) -> str:
        return self.office.today().isoformat()


@dataclass(frozen=True, slots=True)
class Given:
    """The values of a form that was read without faults; `id` is the command's, made when the form was drawn."""

    view: FileView
    id: UUID
    values: Mapping[str, Any]
    version: int | None = None

    @property
    def file(self) -> LoanFile:
        return self.view.line.file

    def make(self, kind: type[FileCommand], **said: Any) -> FileCommand:
        file = self.file
        note = self.values.get("note")
        return kind(case_id=file.case_id, file_id=file.id, note=note, expected_version=self.version, **said)

    def same(self, kind: type[FileCommand], *names: str) -> FileCommand:
        """The command whose fields are called as those of the form."""
        return self.make(kind, **{name: self.values[name] for name in names})


@dataclass(frozen=True, slots=True)
class FileStep:
    """`key`: the move's code, or the name of an act that moves nothing. Texts: `title` and `why`.

    `gaps`: what single fields cannot know, as wording keys by field. `wrong`: where a refusal that names no field
    belongs (the key of the refusal -> the field).
    """

    key: str
    sections: Callable[[Scene], tuple[Section, ...]]
    command: Callable[[Given], FileCommand]
    gaps: Callable[[Mapping[str, Any]], dict[str, str]] = lambda values: {}
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return f"file_move.{self.key}" if self.key in _MOVES else f"loan_act.{self.key}"

    @property
    def why(self) -> str:
        return f"loan_why.{self.key}"


def note_alone(scene: Scene) -> tuple[Section, ...]:
    return (Section((NOTE,)),)


def day_of(name: str, scene: Dated) -> Field:
    return Field(name, f"loan_field.{name}", "day", required=True, value=scene.today)


def text_of(name: str, value: str = "", hint: str | None = None) -> Field:
    return Field(name, f"loan_field.{name}", "text", required=True, value=value, hint=hint)


def terms_section(scene: Lent) -> Section:
    """The bank's own terms; what it has not fixed stays empty."""
    file = scene.file
    rate = "" if file.rate_bp is None else f"{file.rate_bp / 100:.2f}".replace(".", ",")
    counts = tuple(
        Field(name, f"loan_field.{name}", "count", value="" if known is None else str(known))
        for name, known in (
            ("principal_every_months", file.principal_every_months),
            ("grace_months", file.grace_months),
            ("interest_every_months", file.interest_every_months),
            ("day_basis", file.day_basis),
        )
    )
    return Section(
        (Field("rate", "loan_field.rate", "text", value=rate, hint="loan_field.rate.hint", most=8), *counts),
        "loan_field.terms",
    )


def terms_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    text = values.get("rate")
    return {"rate": "field_error.number"} if text and basis_points(text) is None else {}


def terms_from(values: Mapping[str, Any]) -> RepaymentTerms:
    """Raises BadValue for what cannot be meant."""
    text = values.get("rate")
    names = ("principal_every_months", "grace_months", "interest_every_months", "day_basis")
    return RepaymentTerms(
        rate_bp=basis_points(text) if text else None, **{name: values.get(name) for name in names}
    )


def basis_points(text: str) -> int | None:
    """6,6 % a year as people write it; None for what is no such number."""
    whole, _, part = text.replace("%", "").replace(",", ".").strip().partition(".")
    digits = whole + part
    if not (digits.isascii() and digits.isdigit() and whole and len(whole) < 4 and len(part) <= 2):
        return None
    return int(whole) * 100 + int(part.ljust(2, "0"))
