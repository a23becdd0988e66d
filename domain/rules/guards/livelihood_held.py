"""The livelihood has lasted for the stability period."""

from domain.rules.expr import law, months_after, on
from domain.rules.facts import fact
from domain.rules.rule import Rule

HELD_ON = months_after(fact.livelihood_since, law("case.stability_months"))

LIVELIHOOD_HELD = Rule(
    key="case.livelihood_held",
    citation="Quy trình hồ sơ, mục 6 (ổn định)",
    holds=on >= HELD_ON,
    numbers={"months": "case.stability_months"},
    shows={"since": fact.livelihood_since, "held_on": HELD_ON},
    cites_numbers=True,
)
