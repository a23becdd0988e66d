"""Each outcome stands on something: a day, a recorded conviction, a stable state or at least a note."""

from domain.rules.expr import all_of, on, when
from domain.rules.facts import fact
from domain.rules.rule import Rule

_STABLE = when(fact.stage == "paused", fact.stage_before_pause == "stable", fact.stage == "stable")

OUTCOME_GROUNDED = Rule(
    key="case.outcome_grounded",
    citation="Quy trình hồ sơ, mục 8 (kết thúc)",
    holds=when(
        fact.outcome == "expunged",
        all_of(fact.expunged_on <= on, fact.note_given),
        when(
            fact.outcome == "reoffended",
            fact.conviction_recorded,
            when(fact.outcome == "completed", _STABLE, fact.note_given),
        ),
    ),
    shows={"expunged_on": fact.expunged_on},
    because={
        "not_yet": (fact.outcome == "expunged") & (fact.expunged_on > on),
        "no_conviction": fact.outcome == "reoffended",
        "not_stable": fact.outcome == "completed",
    },
)
