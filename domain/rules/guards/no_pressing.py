"""Nobody is called stable while a pressing need stands open."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

NO_PRESSING = Rule(
    key="case.no_pressing",
    citation="Quy trình hồ sơ, mục 6 (ổn định)",
    holds=fact.pressing_open == 0,
)
