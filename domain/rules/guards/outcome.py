"""A case ends with one of seven outcomes, so that every later count knows what the end was."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

OUTCOME = Rule(
    key="case.outcome",
    citation="Quy trình hồ sơ, mục 8 (kết thúc)",
    holds=fact.outcome.is_in(
        "expunged", "completed", "declined", "moved_away", "deceased", "reoffended", "duplicate"
    ),
)
