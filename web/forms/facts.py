"""Forms of facts: a livelihood, what the rules still miss, and consent to disclose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.case import STATED_FIELDS
from domain.consent import BODIES
from domain.placements import CONTRACTS, ENDINGS, LIVELIHOODS
from domain.rules.facts import FACTS
from domain.rules.nodes import Type
from web.forms.act import Act, Said, Setting
from web.forms.fields import YES_NO, Choice, Field, Kind, Section, choices
from workflows.services.commands import (
    AnswerTransfer,
    EndLivelihood,
    GiveConsent,
    OfferTransfer,
    RecordFacts,
    StartLivelihood,
)

_KINDS: Mapping[Type, Kind] = {Type.BOOL: "radios", Type.CODE: "select", Type.DATE: "day", Type.INT: "count"}


def _livelihood(setting: Setting) -> tuple[Section, ...]:
    firms = tuple(Choice(str(row["id"]), row["name"]) for row in setting.office.desk.employers(setting.today))
    fields = (
        Field("livelihood", "field.livelihood", "select", choices("livelihood", LIVELIHOODS), required=True),
        Field("employer", "field.employer", "select", firms, hint="field.employer.hint"),
        Field("started_on", "field.started_on", "day", required=True, value=setting.today.isoformat()),
        Field("evidence", "field.evidence", "text", hint="field.evidence.hint"),
        Field("wage", "field.wage", "money"),
        Field(
            "contract", "field.contract", "select", choices("contract", CONTRACTS), hint="field.contract.hint"
        ),
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
        given["contract"] if given["livelihood"] == "job" else None,
        expected_version=said.version,
    )


def _ending(setting: Setting) -> tuple[Section, ...]:
    fields = (
        Field("ended_on", "field.ended_on", "day", required=True, value=setting.today.isoformat()),
        Field("reason", "field.reason", "select", choices("work_end", ENDINGS), required=True),
    )
    return (Section(fields),)


def _end_livelihood(said: Said) -> EndLivelihood:
    given = said.values
    return EndLivelihood(said.case_id, given["ended_on"], given["reason"], expected_version=said.version)


def missing_facts(setting: Setting) -> dict[str, str]:
    """Facts that a rule waits for and a person can state, with who supplies each."""
    findings = [finding for move in setting.page.moves for finding in move.findings]
    asks = [ask for finding in findings for ask in finding.asks] + list(setting.page.eligibility.missing)
    return {ask.what: ask.of for ask in asks if ask.what in STATED_FIELDS and ask.what in FACTS}


def _facts(setting: Setting) -> tuple[Section, ...]:
    written = {name: "officer" for name in sorted(_WRITTEN) if setting.said.get(f"fact.{name}")}
    fields = tuple(_fact(name, of) for name, of in (written | missing_facts(setting)).items())
    return (Section((*fields, _DOCUMENT)),) if fields else ()


def _fact(name: str, of: str) -> Field:
    fact = FACTS[name]
    kind: Kind = "money" if name.endswith("_vnd") else _KINDS[fact.type]
    offered = YES_NO if fact.type is Type.BOOL else choices(name, fact.codes)
    return Field(f"fact.{name}", f"ask.{name}", kind, offered, hint=f"party.{of}")


_DOCUMENT = Field("document", "field.document", "text", hint="field.document.hint", most=200)
_WRITTEN = STATED_FIELDS & FACTS.keys()
_ALL_FACTS = (*(_fact(name, "officer") for name in sorted(_WRITTEN)), _DOCUMENT)


def _no_facts(values: Mapping[str, Any]) -> dict[str, str]:
    said = any(value is not None for name, value in values.items() if name.startswith("fact."))
    return {} if said else {"document": "field_error.one"}


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


def _offer(setting: Setting) -> tuple[Section, ...]:
    units = setting.office.units.on(setting.today)
    others = tuple(Choice(each.code, each.name) for each in units if each.code != setting.page.case.unit_code)
    return (Section((Field("to_unit", "field.to_unit", "select", others, required=True),)),)


def _offer_transfer(said: Said) -> OfferTransfer:
    return OfferTransfer(said.case_id, said.values["to_unit"], expected_version=said.version)


def _answer(setting: Setting) -> tuple[Section, ...]:
    fields = (
        Field("accept", "field.accept", "radios", YES_NO, required=True),
        Field("reason", "field.refusal", "text"),
        Field("village", "field.village", "text"),
    )
    return (Section(fields),)


def _answer_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    return {"reason": "field_error.required"} if not values["accept"] and values["reason"] is None else {}


def _answer_transfer(said: Said) -> AnswerTransfer:
    given = said.values
    return AnswerTransfer(
        said.case_id, given["accept"], given["reason"], given["village"], expected_version=said.version
    )


FACT_ACTS = (
    Act("livelihood", "briefcase", _livelihood, _start_livelihood, gaps=_livelihood_gaps),
    Act(
        "livelihood-end", "x", _ending, _end_livelihood, useful=lambda page: page.case.livelihood is not None
    ),
    Act("facts", "info-circle", _facts, _record_facts, also=_ALL_FACTS, gaps=_no_facts),
    Act("consent", "check", _consent, _give_consent),
    Act(
        "transfer", "arrow-right", _offer, _offer_transfer, useful=lambda page: page.case.transfer_to is None
    ),
    Act(
        "transfer-answer",
        "message",
        _answer,
        _answer_transfer,
        useful=lambda page: page.case.transfer_to is not None,
        gaps=_answer_gaps,
    ),
)
