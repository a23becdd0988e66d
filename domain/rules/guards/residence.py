"""Without a residence nobody knows which commune and which group are to help."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

RESIDENCE = Rule(
    key="case.residence",
    citation="Quy trình hồ sơ, mục 1 (tiếp nhận)",
    holds=fact.residence_recorded,
)
