"""From completion to borrowing at most five years: the day itself is still in, the day after is out."""

from domain.rules.expr import all_of, law, on, years_after
from domain.rules.facts import fact
from domain.rules.rule import Rule

LAST_DAY = years_after(fact.completed_on, law("qd22.window_years"))

WINDOW = Rule(
    key="qd22.window",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm a",
    holds=all_of(fact.completed_on <= on, on <= LAST_DAY),
    numbers={"years": "qd22.window_years"},
    shows={"completed_on": fact.completed_on, "last_day": LAST_DAY},
    because={"not_yet": on < fact.completed_on},
)
