"""A placement that has begun, or another livelihood with evidence: own farm or trade, study, pension, care, away."""

from domain.rules.expr import all_of, on
from domain.rules.facts import fact
from domain.rules.rule import Rule

LIVELIHOOD = Rule(
    key="case.livelihood",
    citation="Quy trình hồ sơ, mục 4 (sinh kế)",
    holds=all_of(fact.livelihood_since <= on, fact.livelihood_evidenced),
    shows={"since": fact.livelihood_since},
    because={"not_yet": fact.livelihood_since > on},
)
