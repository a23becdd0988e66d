"""Going back, or opening again, is never without a reason that the next reader can see."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

REASON = Rule(
    key="case.reason",
    citation="Quy trình hồ sơ, mục 7 (quay lại, mở lại)",
    holds=fact.reason_given,
)
