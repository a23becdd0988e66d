"""Forms of facts: a livelihood, what the rules still miss, and consent to disclose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.case import STATED_FIELDS
from domain.consent import BODIES
from domain.placements import LIVELIHOODS
from domain.rules.facts import FACTS
from domain.rules.nodes import Type
from web.forms.act import Act, Said, Setting
from web.forms.fields import YES_NO, Choice, Field, Kind, Section, choices
from workflows.services.commands import GiveConsent, RecordFacts, StartLivelihood

_KINDS: Mapping[Type, Kind] = {Type.BOOL: "radios", Type.CODE: "select", Type.DATE: "day", Type.INT: "count"}


def _livelihood(setting: Setting) -> tuple[Section, ...]:
    firms = tuple(Choice(str(row["id"]), row["name"]) for row in setting.office.desk.employers(setting.today))
    fields = (
        Field("livelihood", "field.livelihood", "select", choices("livelihood", LIVELIHOODS), required=True),
        Field("employer", "field.employer", "select", firms, hint="field.employer.hint"),
        Field("started_on", "field.started_on", "day", required=True, value=setting.today.isoformat()),
        Field("evidence", "field.evidence", "text", hint="field.evidence.hint"),
        Field("wage", "field.wage", "money"),
    )
    return (Section(fields),)


def _livelihood_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    job = values["livelihood"] == "job" and values["employer"] is None
    return {"employer": "field_error.employer"} if job else {}


def _start_livelihood(said: Said) -> StartLivelihood:
    given = said.values
    employer = given["employer"] if given["livelihood"] == "job" else None
    return StartLivelihood(
        said.case_id,
        given["livelihood"],
        given["started_on"],
        given["evidence"],
        employer and UUID(employer),
        given["wage"],
        expected_version=said.version,
    )


def missing_facts(setting: Setting) -> dict[str, str]:
    """Facts that a rule waits for and a person can state, with who supplies each."""
    findings = [finding for move in setting.page.moves for finding in move.findings]
    asks = [ask for finding in findings for ask in finding.asks] + list(setting.page.eligibility.missing)
    return {ask.what: ask.of for ask in asks if ask.what in STATED_FIELDS and ask.what in FACTS}


def _facts(setting: Setting) -> tuple[Section, ...]:
    fields = tuple(_fact(name, of) for name, of in missing_facts(setting).items())
    document = Field("document", "field.document", "text", hint="field.document.hint", most=200)
    return (Section((*fields, document)),) if fields else ()


def _fact(name: str, of: str) -> Field:
    fact = FACTS[name]
    kind: Kind = "money" if name.endswith("_vnd") else _KINDS[fact.type]
    offered = YES_NO if fact.type is Type.BOOL else choices(name, fact.codes)
    return Field(f"fact.{name}", f"ask.{name}", kind, offered, hint=f"party.{of}")


def _no_facts(values: Mapping[str, Any]) -> dict[str, str]:
    names = [name for name in values if name.startswith("fact.")]
    said = any(values[name] is not None for name in names)
    return {} if said or not names else {names[0]: "field_error.one"}


def _record_facts(said: Said) -> RecordFacts:
    facts = said.under("fact")
    return RecordFacts(said.case_id, facts, said.values["document"], expected_version=said.version)


def _consent(setting: Setting) -> tuple[Section, ...]:
    fields = (
        Field("body", "field.body", "radios", choices("consent", BODIES), required=True),
        Field("given", "field.given", "radios", YES_NO, required=True, hint="field.given.hint"),
    )
    return (Section(fields),)


def _give_consent(said: Said) -> GiveConsent:
    given = said.values
    return GiveConsent(said.case_id, given["body"], given["given"], expected_version=said.version)


FACT_ACTS = (
    Act("livelihood", "start_livelihood", "briefcase", _livelihood, _start_livelihood, gaps=_livelihood_gaps),
    Act("facts", "record_facts", "info-circle", _facts, _record_facts, gaps=_no_facts),
    Act("consent", "give_consent", "check", _consent, _give_consent),
)
