"""The amount asked for stays within the cap."""

from domain.rules.expr import all_of
from domain.rules.facts import fact
from domain.rules.qd22.cap import CAP, NUMBERS
from domain.rules.rule import Rule

AMOUNT = Rule(
    key="qd22.amount",
    citation="Quyết định 22/2023/QĐ-TTg, điều 6",
    holds=all_of(fact.requested_vnd > 0, fact.requested_vnd <= CAP),
    numbers=NUMBERS,
    shows={"requested_vnd": fact.requested_vnd, "cap_vnd": CAP},
    because={"not_positive": fact.requested_vnd <= 0, "nothing_left": CAP <= 0},
)
