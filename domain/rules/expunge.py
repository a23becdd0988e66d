"""When a record lapses by itself: Criminal Code 2015 art. 70, counted from completion of the main penalty."""

from domain.rules.expr import all_of, any_of, greatest, law, on, when, years_after
from domain.rules.facts import fact
from domain.rules.rule import Rule

_YEARS = when(
    fact.sentence_class == "suspended_or_fine",
    law("expunge.years_light"),
    when(
        fact.sentence_class == "prison_to_5",
        law("expunge.years_to_5"),
        when(
            fact.sentence_class == "prison_5_to_15",
            law("expunge.years_5_to_15"),
            law("expunge.years_over_15"),
        ),
    ),
)
_MAIN = years_after(fact.completed_on, _YEARS)

# Art. 70(2): a longer additional penalty moves the end to its own end.
ENDS_ON = when(
    fact.additional_penalty_ends_on.known(), greatest(_MAIN, fact.additional_penalty_ends_on), _MAIN
)

# Other rules hold for those sentenced under 18 and for negligent crimes: somebody has to confirm.
_ORDINARY = any_of(fact.expungement_confirmed, all_of(~fact.under_18, ~fact.negligent))

# Art. 73(2): a new effective conviction starts the count again after its own main penalty.
# A confirmation answers for a conviction that nobody looked up; without it that stays unknown, never "convicted".
INTERRUPTED = when(
    fact.new_conviction_on.known(),
    fact.new_conviction_on <= ENDS_ON,
    when(
        ~fact.conviction_recorded.known() & fact.expungement_confirmed,
        False,
        fact.conviction_recorded,
    ),
)

EXPUNGE = Rule(
    key="expunge.lapsed",
    citation="Bộ luật Hình sự 2015, điều 70 và điều 73",
    holds=all_of(~INTERRUPTED, fact.other_penalties_done, _ORDINARY, on >= ENDS_ON),
    numbers={
        "years_light": "expunge.years_light",
        "years_to_5": "expunge.years_to_5",
        "years_5_to_15": "expunge.years_5_to_15",
        "years_over_15": "expunge.years_over_15",
    },
    shows={"ends_on": ENDS_ON},
    because={
        "new_conviction": INTERRUPTED,
        "other_penalties": ~fact.other_penalties_done,
        "not_yet": on < ENDS_ON,
    },
)
