"""What a manager asks of a report: of which day, which event, which windows, by which group, as known when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.monthly.publishing import GROUPINGS
from domain.recidivism.definitions import EVENTS
from domain.recidivism.releases import FIELDS
from web.forms.fields import Choice, Field, choices, read

WINDOWS = (6, 12, 24, 36, 60)


@dataclass(frozen=True, slots=True)
class Asked:
    """`values` None: something in it is wrong, and `errors` says what."""

    said: Mapping[str, str]
    values: Mapping[str, Any] | None
    errors: Mapping[str, str]


def recidivism_fields(today: date) -> tuple[Field, ...]:
    windows = tuple(Choice(str(each), f"reports.window.{each}") for each in WINDOWS)
    return (
        Field("as_of", "reports.as_of", "day", required=True, value=today.isoformat()),
        Field(
            "event",
            "reports.event",
            "select",
            choices("notice_of", EVENTS),
            required=True,
            value="conviction",
        ),
        Field("window", "reports.window", "select", windows, hint="reports.window.hint"),
        Field("by", "reports.by", "select", choices("monthly.by", FIELDS)),
        Field("known", "reports.known", "day", hint="reports.known.hint"),
    )


def month_fields(month: str, known: date) -> tuple[Field, ...]:
    """`month`: the last one that is over; `known`: yesterday."""
    return (
        Field(
            "month",
            "monthly.field.month",
            "text",
            required=True,
            value=month,
            hint="monthly.field.month.hint",
            most=7,
        ),
        Field("known", "reports.known", "day", value=known.isoformat(), hint="monthly.known.hint"),
        Field("by", "reports.by", "select", choices("monthly.by", GROUPINGS), hint="monthly.by.hint"),
    )


def asked(fields: tuple[Field, ...], query: Mapping[str, str], today: date) -> Asked:
    """A day to come is no answer."""
    said = {field.name: query.get(field.name, field.value) for field in fields}
    values, wrong = read(fields, said)
    for name in ("as_of", "known"):
        if values.get(name) is not None and values[name] > today:
            wrong[name] = "reports.fault.future"
    return Asked(said, None if wrong else values, wrong)
