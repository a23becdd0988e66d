"""A loan counts once it is paid out, whether it runs or is repaid."""

from domain.rules.expr import all_of, on
from domain.rules.facts import fact
from domain.rules.rule import Rule

LOAN_DISBURSED = Rule(
    key="case.loan_disbursed",
    citation="Quy trình hồ sơ, mục 5 (vay vốn)",
    # Without a day of disbursement, a count of no loans still answers.
    holds=all_of(fact.loan_disbursed_on <= on, fact.loan_disbursed_on.known() | (fact.loan_count != 0)),
    shows={"disbursed_on": fact.loan_disbursed_on},
    because={"not_yet": fact.loan_disbursed_on > on},
)
