"""No debt to the policy bank under another programme for the same purpose."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

NO_DOUBLE_LOAN = Rule(
    key="qd22.no_double_loan",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 3",
    holds=~fact.same_purpose_debt,
)
