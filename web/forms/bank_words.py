"""What the bank says of a file in the same words, whoever borrows: an approval and its payments, papers asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from web.forms.fields import Field, Section
from web.forms.loan_scene import NOTE, Termed, day_of, terms_gaps, terms_section, text_of

_PLANNED = 4


class Wished(Termed, Protocol):
    """A file with what is asked of the bank."""

    @property
    def amount_vnd(self) -> int: ...
    @property
    def months(self) -> int: ...


class Drawn(Protocol):
    """Where a form is drawn: on which day, for which file."""

    @property
    def today(self) -> str: ...
    @property
    def file(self) -> Wished: ...


class Paper(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def state(self) -> str: ...


def approval(scene: Drawn) -> tuple[Section, ...]:
    file = scene.file
    first = (
        text_of("decision_no"),
        day_of("decided_on", scene),
        Field("amount_vnd", "loan_field.approved_vnd", "money", required=True, value=str(file.amount_vnd)),
        Field("months", "field.loan_months", "count", required=True, value=str(file.months)),
    )
    planned = tuple(
        field
        for place in range(_PLANNED)
        for field in (
            Field(f"amount.{place}", "loan_field.planned_vnd", "money"),
            Field(f"on.{place}", "loan_field.planned_on", "day"),
        )
    )
    return (Section(first), Section(planned, "loan_field.drawdowns"), terms_section(scene), Section((NOTE,)))


def approval_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    """A planned payment is an amount and a day."""
    wrong = terms_gaps(values)
    for place in range(_PLANNED):
        amount, on = values[f"amount.{place}"], values[f"on.{place}"]
        if (amount is None) != (on is None):
            wrong[f"on.{place}" if on is None else f"amount.{place}"] = "field_error.required"
    return wrong


def planned_of(values: Mapping[str, Any]) -> tuple[tuple[int, date], ...]:
    return tuple(
        (values[f"amount.{place}"], values[f"on.{place}"])
        for place in range(_PLANNED)
        if values[f"amount.{place}"] is not None
    )


def papers(known: Iterable[Paper], codes: Collection[str], words: str) -> tuple[Section, ...]:
    """A box for each paper that was not given yet; `words`: where the papers have their names."""
    given = {each.code for each in known if each.state == "given"}
    asked = tuple(Field(f"paper.{code}", f"{words}.{code}", "check") for code in codes if code not in given)
    return (Section(asked, "loan_field.papers"), Section((NOTE,)))


def papers_asked(values: Mapping[str, Any]) -> tuple[str, ...]:
    """In the order of the form, which is that of the list."""
    return tuple(name.removeprefix("paper.") for name in values if name.startswith("paper.") and values[name])


def papers_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    first = next((name for name in values if name.startswith("paper.")), "note")
    return {} if papers_asked(values) else {first: "loan_error.no_paper"}
