"""How long the loan may run: for training by its drawdown and course, for production at most 120 months."""

from domain.rules.expr import all_of, any_of, law, when, where_given
from domain.rules.facts import fact
from domain.rules.rule import Rule

_FOR_TRAINING = (fact.kind == "person") & (fact.purpose == "training")
_BOTH_PERIODS = fact.drawdown_months + fact.repayment_months

_SHORT_COURSE = fact.course_months <= law("qd22.training_short_course_months")
_SHORT_AT_MOST = fact.drawdown_months * law("qd22.training_term_multiple_short")
_LONG_AT_MOST = fact.drawdown_months * law("qd22.training_term_multiple_long")

# A choice between truths, so that an unknown course matters only where the two limits disagree.
_REPAYMENT = when(
    _SHORT_COURSE, fact.repayment_months <= _SHORT_AT_MOST, fact.repayment_months <= _LONG_AT_MOST
)
_TRAINING = all_of(
    fact.drawdown_months > 0,
    fact.repayment_months > 0,
    where_given(fact.course_months, fact.course_months > 0),
    where_given(fact.months, fact.months == _BOTH_PERIODS),
    _REPAYMENT,
)
_PRODUCTION = all_of(fact.months > 0, fact.months <= law("qd22.production_term_months"))
_NOT_POSITIVE = any_of(fact.drawdown_months <= 0, fact.repayment_months <= 0, fact.course_months <= 0)

TERM = Rule(
    key="qd22.term",
    citation="Quyết định 22/2023/QĐ-TTg, điều 8",
    holds=when(_FOR_TRAINING, _TRAINING, _PRODUCTION),
    numbers={
        "short_course_months": "qd22.training_short_course_months",
        "multiple_short": "qd22.training_term_multiple_short",
        "multiple_long": "qd22.training_term_multiple_long",
        "months_at_most": "qd22.production_term_months",
    },
    shows={
        "months": fact.months,
        "both_periods": _BOTH_PERIODS,
        "drawdown_months": fact.drawdown_months,
        "repayment_months": fact.repayment_months,
        "repayment_at_most": when(_SHORT_COURSE, _SHORT_AT_MOST, _LONG_AT_MOST),
    },
    because={
        "not_positive": any_of(fact.months <= 0, _FOR_TRAINING & _NOT_POSITIVE),
        "repayment_too_long": _FOR_TRAINING & ~_REPAYMENT,
        "months_differ": _FOR_TRAINING & (fact.months != _BOTH_PERIODS),
    },
)
