"""The list (form 01) is drawn up by the commune police and certified by the commune People's Committee."""

from domain.rules.expr import all_of
from domain.rules.facts import fact
from domain.rules.rule import Rule

LIST = Rule(
    key="qd22.list",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm a, Mẫu số 01",
    holds=all_of(fact.list_drawn, fact.list_certified),
    because={"not_drawn": ~fact.list_drawn},
)
