"""Whether a person or an establishment asks: asked only while nobody has said, since the other rules hang on it."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

KIND = Rule(
    key="qd22.kind",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 1",
    holds=fact.kind.is_in("person", "establishment"),
)
