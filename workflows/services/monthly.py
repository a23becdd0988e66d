"""The monthly report: drawn up from what was known on a day, shown as it was signed off, and drawn up again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.case import Stage
from domain.errors import BadValue
from domain.monthly.facts import COUNTS, MonthFacts
from domain.monthly.frozen import FrozenReport, canonical, digest
from domain.monthly.month import Month
from domain.monthly.publishing import GROUPINGS, By, Out, shut_beside, shut_in_line
from domain.monthly.small import told as told_counts
from domain.monthly.small import without_small
from domain.recidivism.definitions import Definition, Definitions, in_force
from domain.recidivism.following import followed
from domain.recidivism.hiding import LEAST
from domain.recidivism.report import report
from workflows.services.office import Office
from workflows.services.recidivism import lapsing

# 1: counts as they were, small ones too. 2: small ones hidden, and no number of cases from which to work them out.
SCHEMA = 2
EVENT = "conviction"
_LIVE = tuple(stage.value for stage in Stage if stage is not Stage.CLOSED)


def draw_up(
    office: Office, cards: Definitions, month: Month, *, known_on: date | None = None, by: Sequence[str] = ()
) -> dict[str, Any]:
    """The month's figures, with what must be hidden beside the reports of the month that are out.

    `by`: what recidivism is also counted by. Raises MonthNotOver, BadValue.
    """
    if wrong := [each for each in by if each not in GROUPINGS]:
        raise BadValue(field="by", value=wrong[0], expected=", ".join(GROUPINGS))
    known = month.known_on(office.today(), known_on)
    beside = office.desk.months.frozen()
    return _figures(office, in_force(cards[EVENT], known), month, known, tuple(dict.fromkeys(by)), beside)


def drawn_again(office: Office, cards: Definitions, signed: FrozenReport) -> dict[str, Any]:
    """The figures of a signed report from today's store: the same, unless what was known then was changed since."""
    told = signed.told
    version = told["definitions"][EVENT]["version"]
    card = next(each for each in cards[EVENT] if each.version == version)
    by = tuple(each["by"] for each in told["recidivism"] if each["by"])
    beside = [each for each in office.desk.months.frozen() if _was_out(each, signed, told.get("beside", ()))]
    return _figures(office, card, Month.of(signed.month), signed.known_on, by, beside, told["schema"])


def _was_out(each: FrozenReport, signed: FrozenReport, others: Sequence[Sequence[Any]]) -> bool:
    """Whether a report was judged beside it: the versions before its own, and of other months those it names."""
    if each.month == signed.month:
        return each.version < signed.version
    return [each.month, each.version] in others


def reproduces(office: Office, cards: Definitions, signed: FrozenReport) -> bool:
    return digest(canonical(drawn_again(office, cards, signed))) == signed.content_hash


def _figures(
    office: Office,
    card: Definition,
    month: Month,
    known: date,
    by: tuple[str, ...],
    beside: Sequence[FrozenReport],
    schema: int = SCHEMA,
) -> dict[str, Any]:
    facts = office.desk.months.facts(month.first, month.last, known)
    out = [each.told for each in beside if each.month == month.key]
    found = {
        "schema": schema,
        "month": month.key,
        "as_of": month.last.isoformat(),
        "known_on": known.isoformat(),
        "demo": bool(office.desk.facts().get("demo")),
        "least": LEAST,
        "population": _population(facts, [each["population"] for each in out]),
        "recidivism": _recidivism(office, card, month, known, by, out, schema),
        "definitions": {EVENT: {"version": card.version, "fingerprint": card.fingerprint}},
        **_counted(facts, month, beside, schema),
    }
    in_json: dict[str, Any] = json.loads(canonical(found))
    return in_json


def _counted(facts: MonthFacts, month: Month, beside: Sequence[FrozenReport], schema: int) -> dict[str, Any]:
    counts = {name: facts.counts[name] for name in COUNTS}
    history = {"head": facts.head, "events": facts.events}
    if schema == 1:
        return {"counts": counts, "history": history | {"cases": facts.cases}}
    same = [each.told["counts"] for each in beside if each.month == month.key]
    others = [each for each in beside if each.month != month.key]
    return {
        "counts": told_counts(counts, facts.states.total(), same, [each.told["counts"] for each in others]),
        "beside": sorted([each.month, each.version] for each in others),
        "history": history,
    }


def _population(facts: MonthFacts, out: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A hidden number is null; the total stands in both lines, and is hidden in both where one needs it."""
    lines = {
        "states": {state: facts.states[state] for state in _LIVE},
        "units": dict(sorted(facts.units.items())),
    }
    shut = {
        name: shut_in_line(line, [{**each[name], "total": each["total"]} for each in out])
        for name, line in lines.items()
    }
    total = None if any("total" in each for each in shut.values()) else sum(facts.states.values())
    found: dict[str, Any] = {
        name: {code: None if code in shut[name] else count for code, count in line.items()}
        for name, line in lines.items()
    }
    return {"total": total, **found}


def _recidivism(
    office: Office,
    card: Definition,
    month: Month,
    known: date,
    by: tuple[str, ...],
    out: Sequence[Mapping[str, Any]],
    schema: int,
) -> list[dict[str, Any]]:
    """One table a grouping, the whole district first; every one of them is judged beside those that are out."""
    releases = list(office.desk.recidivism.releases(EVENT, None, as_of=month.last, known_on=known))
    wanted: tuple[By, ...] = (None, *by)
    before = [Out(each["by"], each["rows"]) for told in out for each in told["recidivism"]]
    lapse = lapsing(office.desk.months.law(known), month.last)
    tables = {
        each: followed(releases, card, each, as_of=month.last, lapsed_on=lapse)
        for each in dict.fromkeys((*wanted, *(each.by for each in before)))
    }
    shut = shut_beside(tables, card.windows_months, wanted, before)
    months = card.windows_months
    about = {"event": EVENT, "card": card.as_json() | {"valid_from": card.valid_from.isoformat()}}
    found = [
        about | report(tables[each], card, months, as_of=month.last, by=each, shut=shut[each])
        for each in wanted
    ]
    return found if schema == 1 else [each | {"excluded": without_small(each["excluded"])} for each in found]
