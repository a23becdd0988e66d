"""The question of the page that tries a draft: which number, which value, from when, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.eligibility.whatif import TRIED, draft_value
from domain.errors import DomainError
from domain.law_changes import LawChangeRefused
from web.forms.fields import Choice, Field, read

_LONGEST = 30
# What a refused draft says of its fields, by the fields of a proposal.
_FIELDS = {"value": "value", "valid_from": "starts"}


@dataclass(frozen=True, slots=True)
class Asked:
    """`values` None: nothing was asked yet, or something in it is wrong and `errors` says what."""

    said: Mapping[str, str]
    values: Mapping[str, Any] | None
    errors: Mapping[str, str]


def fields_of(today: date, until: date) -> tuple[Field, ...]:
    """The days that stand in the form when it is opened."""
    keys = tuple(Choice(key, f"parameter.{key}") for key in TRIED)
    return (
        Field("key", "try.key", "select", keys, required=True),
        Field("value", "try.value", "text", required=True, hint="try.value.hint", most=_LONGEST),
        Field("starts", "try.starts", "day", required=True, value=today.isoformat(), hint="try.starts.hint"),
        Field("until", "try.until", "day", required=True, value=until.isoformat(), hint="try.until.hint"),
    )


def asked(fields: tuple[Field, ...], query: Mapping[str, str]) -> Asked:
    said = {field.name: query.get(field.name, field.value) for field in fields}
    if not query.get("value"):
        return Asked(said, None, {} if "value" not in query else {"value": "field_error.required"})
    values, wrong = read(fields, said)
    if not wrong and values["until"] < values["starts"]:
        wrong = {"until": "try.fault.until"}
    if not wrong:
        try:
            draft_value(values["key"], values["value"])
        except LawChangeRefused as refusal:
            wrong = faults_of(refusal)
    return Asked(said, None if wrong else values, wrong)


def faults_of(refusal: DomainError) -> dict[str, str]:
    """Beside the field where the form has it."""
    return {_FIELDS.get(refusal.data["field"], "value"): f"law_fault.{refusal.data['fault']}"}
