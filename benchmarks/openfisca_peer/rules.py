"""The rules as OpenFisca variables: truths are 0, 1 (unknown) or 2, and an unknown number is UNKNOWN."""

from __future__ import annotations

from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

UNKNOWN = -(2**31)
NO_DAY = np.datetime64("0001-01-01")
PERSON = build_entity(key="person", plural="persons", label="Person", is_person=True)
FACTS = {
    "completed_on": "date", "certificate": "int", "list_drawn": "int", "list_certified": "int", "law_abiding": "int",
    "no_social_evils": "int", "same_purpose_debt": "int", "purpose": "int", "requested_vnd": "int",
    "running_loan_vnd": "int", "months": "int", "course_months": "int", "drawdown_months": "int",
    "repayment_months": "int",
}  # fmt: skip
RULES = ("in_force", "certificate_held", "window", "listed", "conduct", "no_double_loan", "amount", "term")
_SINCE = "2023-10-10"
_NUMBERS = {
    "window_years": 5, "production_cap_vnd": 100_000_000, "training_cap_vnd_month": 4_000_000,
    "production_term_months": 120, "short_course_months": 12, "multiple_short": 2, "multiple_long": 1,
}  # fmt: skip


def system() -> TaxBenefitSystem:
    found = TaxBenefitSystem([PERSON])
    data = {name: {"values": {_SINCE: {"value": value}}} for name, value in _NUMBERS.items()}
    found.parameters = ParameterNode("", data={"qd22": data})
    for name, kind in FACTS.items():
        found.add_variable(_fact(name, kind))
    for rule in (*RULES, "outcome"):
        found.add_variable(_rule(rule, globals()[f"_{rule}"]))
    return found


def _fact(name: str, kind: str) -> type[Variable]:
    import datetime

    values = {"int": (int, UNKNOWN), "date": (datetime.date, datetime.date(1, 1, 1))}
    value_type, default = values[kind]
    made = {"value_type": value_type, "default_value": default, "entity": PERSON, "label": name}
    return type(name, (Variable,), {**made, "definition_period": DateUnit.ETERNITY})


def _rule(name: str, formula: Any) -> type[Variable]:
    made = {"value_type": int, "entity": PERSON, "label": name, "definition_period": DateUnit.DAY}
    return type(name, (Variable,), {**made, "formula": formula})


def _truth(relation: Any, *known_of: Any) -> Any:
    known = np.logical_and.reduce([each != UNKNOWN for each in known_of])
    return np.where(known, np.where(relation, 2, 0), 1)


def _chosen(asked: Any, then: Any, otherwise: Any) -> Any:
    agreed = np.where(then == otherwise, then, 1)
    return np.where(asked == 2, then, np.where(asked == 0, otherwise, agreed))


def _in_force(person: Any, period: Any) -> Any:
    return person.empty_array() + (2 if str(period.start) >= _SINCE else 0)


def _certificate_held(person: Any, period: Any) -> Any:
    held = person("certificate", period)
    return _truth(np.isin(held, (0, 1)), held)


def _window(person: Any, period: Any, parameters: Any) -> Any:
    day, completed = np.datetime64(str(period.start)), person("completed_on", period)
    month = completed.astype("datetime64[M]")
    later = month + 12 * parameters(period).qd22.window_years
    end = (later + 1).astype("datetime64[D]") - 1
    last = np.minimum(later.astype("datetime64[D]") + (completed - month.astype("datetime64[D]")), end)
    return np.where(completed == NO_DAY, 1, np.where((completed <= day) & (day <= last), 2, 0))


def _listed(person: Any, period: Any) -> Any:
    return np.minimum(person("list_drawn", period), person("list_certified", period))


def _conduct(person: Any, period: Any) -> Any:
    return np.minimum(person("law_abiding", period), person("no_social_evils", period))


def _no_double_loan(person: Any, period: Any) -> Any:
    return 2 - person("same_purpose_debt", period)


def _for_training(person: Any, period: Any) -> Any:
    purpose = person("purpose", period)
    return _truth(purpose == 1, purpose)


def _amount(person: Any, period: Any, parameters: Any) -> Any:
    law = parameters(period).qd22
    asked, running, down = (
        person(name, period) for name in ("requested_vnd", "running_loan_vnd", "drawdown_months")
    )
    purpose = person("purpose", period)
    # Without a purpose the cap is known where both purposes give the same sum.
    by_month = law.training_cap_vnd_month * down.astype(np.int64)
    by_person = law.production_cap_vnd - np.maximum(running.astype(np.int64), 0)
    same = (down != UNKNOWN) & (running != UNKNOWN) & (by_month == by_person)
    either = np.where(purpose == 1, down, running) != UNKNOWN
    known = np.where(purpose == UNKNOWN, same, either)
    cap = np.maximum(np.where(purpose == 1, by_month, by_person), 0)
    fits = np.where(known, _truth(asked <= cap, asked), 1)
    return np.minimum(_truth(asked > 0, asked), fits)


def _term(person: Any, period: Any, parameters: Any) -> Any:
    law = parameters(period).qd22
    months, course, down, back = (
        person(name, period) for name in ("months", "course_months", "drawdown_months", "repayment_months")
    )
    wide_down, wide_back = down.astype(np.int64), back.astype(np.int64)
    short = _truth(course <= law.short_course_months, course)
    repaid = _chosen(
        short,
        _truth(wide_back <= wide_down * law.multiple_short, down, back),
        _truth(wide_back <= wide_down * law.multiple_long, down, back),
    )
    training = np.minimum.reduce(
        [
            _truth(down > 0, down),
            _truth(back > 0, back),
            np.where(course == UNKNOWN, 2, _truth(course > 0, course)),
            np.where(months == UNKNOWN, 2, _truth(months == wide_down + wide_back, down, back)),
            repaid,
        ]
    )
    production = np.minimum(_truth(months > 0, months), _truth(months <= law.production_term_months, months))
    return _chosen(_for_training(person, period), training, production)


def _outcome(person: Any, period: Any) -> Any:
    return np.minimum.reduce([person(rule, period) for rule in RULES])
