"""A case that ran on paper is taken over as it stands when a paper says so, and since when."""

from domain.rules.expr import all_of, on
from domain.rules.facts import fact
from domain.rules.rule import Rule

TAKEN_OVER = Rule(
    key="case.taken_over",
    citation="Quy trình hồ sơ, mục 10 (tiếp nhận hồ sơ đang theo dõi)",
    holds=all_of(fact.paper_named, fact.state_since <= on),
    shows={"since": fact.state_since},
    because={"not_yet": fact.state_since > on},
)
