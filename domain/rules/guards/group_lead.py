"""A support group stands behind the person, and somebody leads it."""

from domain.rules.expr import all_of
from domain.rules.facts import fact
from domain.rules.rule import Rule

GROUP_LEAD = Rule(
    key="case.group_lead",
    citation="Quy trình hồ sơ, mục 3 (tổ G5+)",
    holds=all_of(fact.group_assigned, fact.group_has_lead),
    because={"no_group": ~fact.group_assigned},
)
