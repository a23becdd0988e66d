"""No loan, or none that is overdue."""

from domain.rules.expr import any_of
from domain.rules.facts import fact
from domain.rules.rule import Rule

LOAN_SOUND = Rule(
    key="case.loan_sound",
    citation="Quy trình hồ sơ, mục 6 (ổn định)",
    holds=any_of(fact.loan_count == 0, ~fact.loan_overdue),
)
