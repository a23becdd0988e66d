"""A plan answers every pressing need with an action."""

from domain.rules.expr import all_of
from domain.rules.facts import fact
from domain.rules.rule import Rule

PLAN_COVERS = Rule(
    key="case.plan_covers",
    citation="Quy trình hồ sơ, mục 3 (kế hoạch hỗ trợ)",
    holds=all_of(fact.plan_made, fact.pressing_unplanned == 0),
    shows={"unplanned": fact.pressing_unplanned},
    because={"no_plan": ~fact.plan_made},
)
