"""Which establishments may borrow: four kinds, lawfully operating."""

from domain.rules.expr import all_of
from domain.rules.facts import fact
from domain.rules.rule import Rule

ESTABLISHMENT = Rule(
    key="qd22.establishment",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 1 điểm b",
    holds=all_of(
        fact.establishment_type.is_in("small_medium", "cooperative", "cooperative_group", "household"),
        fact.lawful,
    ),
    because={"not_lawful": ~fact.lawful},
)
