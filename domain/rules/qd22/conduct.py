"""Law-abiding and not involved in social evils, as the certified list states it."""

from domain.rules.expr import all_of
from domain.rules.facts import fact
from domain.rules.rule import Rule

CONDUCT = Rule(
    key="qd22.conduct",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm a",
    holds=all_of(fact.law_abiding, fact.no_social_evils),
)
