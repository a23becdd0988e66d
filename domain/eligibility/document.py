"""Facts from a JSON document and the answer as one: the stable form that others rely on."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from domain.eligibility.person import Eligibility
from domain.eligibility.spans import CODES
from domain.errors import DomainError
from domain.findings import Ask, Finding
from domain.history import encode
from domain.rules.facts import FACTS
from domain.rules.nodes import Type
from domain.wording import Lang, say


class BadFacts(DomainError):
    """data: field (its path in the document), value, expected."""

    key = "bad_value"


_PATHS: Mapping[str, str] = {
    "purpose": "purpose",
    "requested_vnd": "requested_vnd",
    "months": "months",
    "completed_on": "completed_on",
    "certificate": "certificate",
    "on_list.drawn_by_police": "list_drawn",
    "on_list.certified_by_ubnd": "list_certified",
    "on_list.law_abiding": "law_abiding",
    "on_list.no_social_evils": "no_social_evils",
    "same_purpose_debt": "same_purpose_debt",
    "running_loan_vnd": "running_loan_vnd",
    "household.has_adult": "household_has_adult",
    "household.others_capable": "household_others_capable",
    "training.course_months": "course_months",
    "training.drawdown_months": "drawdown_months",
    "training.repayment_months": "repayment_months",
    "establishment.type": "establishment_type",
    "establishment.lawful": "lawful",
    "establishment.workers": "workers",
    "establishment.released_workers_with_contract": "released_workers",
    "establishment.plan_certified": "plan_certified",
}
_SECTIONS = frozenset(path.split(".")[0] for path in _PATHS if "." in path)


def facts_from_json(document: Any) -> tuple[str | None, dict[str, Any]]:
    """(kind, facts). A missing or null field is unknown; raises BadFacts for an unknown key or a wrong value."""
    if not isinstance(document, dict):
        raise BadFacts(field="-", value=type(document).__name__, expected="{…}")
    kind = _value("kind", "kind", document.get("kind"))
    facts = {_PATHS[path]: _value(path, _PATHS[path], value) for path, value in _flat(document).items()}
    if facts.get("running_loan_vnd") is None:
        # The document asks about other programmes' debt; a running loan of this one is named where there is one.
        facts["running_loan_vnd"] = 0
    return kind, facts


def _flat(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in document.items():
        if key in _SECTIONS:
            found |= _section(key, value)
        elif key in _PATHS and "." not in key:
            found[key] = value
        elif key != "kind":
            raise _unknown(key, value)
    return found


def _section(key: str, value: Any) -> dict[str, Any]:
    if value is not None and not isinstance(value, dict):
        raise BadFacts(field=key, value=value, expected="{…}")
    found = {f"{key}.{inner}": each for inner, each in (value or {}).items()}
    for path, each in found.items():
        if path not in _PATHS:
            raise _unknown(path, each)
    return found


def _unknown(path: str, value: Any) -> BadFacts:
    return BadFacts(field=path, value=value, expected=", ".join(_PATHS))


def _value(path: str, name: str, value: Any) -> Any:
    fact = FACTS[name]
    if value is None:
        return None
    if fact.type is Type.BOOL and isinstance(value, bool):
        return value
    if (
        fact.type is Type.INT
        and isinstance(value, int)
        and not isinstance(value, bool)
        and abs(value) <= fact.most
    ):
        return value
    if fact.type is Type.CODE and value in fact.codes:
        return value
    if fact.type is Type.DATE and isinstance(value, str):
        return _day(path, value)
    raise BadFacts(field=path, value=value, expected=_expected(name))


def _day(path: str, text: str) -> date:
    with suppress(ValueError):
        found = date.fromisoformat(text)
        if found.isoformat() == text:  # the library also reads 20230301 and 2023-W09-3
            return found
    raise BadFacts(field=path, value=text, expected="YYYY-MM-DD")


def _expected(name: str) -> str:
    fact = FACTS[name]
    kinds = {Type.BOOL: "true | false", Type.INT: f"-{fact.most}…{fact.most}", Type.DATE: "YYYY-MM-DD"}
    return " | ".join(fact.codes) if fact.type is Type.CODE else kinds[fact.type]


def as_json(found: Eligibility, lang: Lang = "vi") -> dict[str, Any]:
    """The answer in JSON's types, with its texts in one language."""
    return {
        "outcome": CODES[found.outcome],
        "cap_vnd": found.cap_vnd,
        "security_required": found.security_required,
        "borrower": found.borrower,
        "findings": [finding_json(each, lang) for each in found.findings],
        "spans": [
            {"start": each.start.isoformat(), "end": encode(each.end), "outcome": CODES[each.outcome]}
            for each in found.spans
        ],
        "missing": [ask_json(each, lang) for each in found.missing],
        "how_to_become_eligible": [say(each.key, each.args, lang=lang) for each in found.steps],
        "rules_version": found.rules_version,
    }


def finding_json(finding: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "outcome": finding.outcome.code,
        "citation": finding.citation,
        "reason": say(finding.reason, finding.args, lang=lang),
        "numbers": {name: encode(value) for name, value in finding.numbers.items()},
        "ask": [ask_json(each, lang) for each in finding.asks] or None,
    }


def ask_json(ask: Ask, lang: Lang) -> dict[str, str]:
    return {
        "fact": ask.what,
        "of": ask.of,
        "text": say("ask.whom", {"ask": ask.what, "of": ask.of}, lang=lang),
    }
