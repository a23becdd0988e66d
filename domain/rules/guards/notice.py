"""The person is told their rights before anything is written about them."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

NOTICE = Rule(
    key="case.notice",
    citation="Quy trình hồ sơ, mục 1 (tiếp nhận)",
    holds=fact.notice_given,
)
