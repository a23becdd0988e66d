"""All ten domains are answered, in the questionnaire of the day, before anybody plans."""

from domain.rules.expr import all_of
from domain.rules.facts import fact
from domain.rules.rule import Rule

NEEDS_ANSWERED = Rule(
    key="case.needs_answered",
    citation="Quy trình hồ sơ, mục 2 (đánh giá nhu cầu)",
    holds=all_of(fact.needs_unanswered == 0, fact.questionnaire_current),
    shows={"unanswered": fact.needs_unanswered},
    because={"unanswered": fact.needs_unanswered != 0},
)
