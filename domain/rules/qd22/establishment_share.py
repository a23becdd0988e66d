"""At least a tenth of all workers are people who returned and have a labour contract, counted in whole people."""

from domain.rules.expr import all_of, law, share_at_least
from domain.rules.facts import fact
from domain.rules.rule import Rule

ESTABLISHMENT_SHARE = Rule(
    key="qd22.establishment_share",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm b",
    holds=all_of(
        share_at_least(fact.released_workers, fact.workers, law("qd22.establishment_share_percent")),
        fact.released_workers <= fact.workers,
    ),
    numbers={"percent": "qd22.establishment_share_percent"},
    shows={"released_workers": fact.released_workers, "workers": fact.workers},
    because={"no_workers": fact.workers <= 0, "more_than_all": fact.released_workers > fact.workers},
)
