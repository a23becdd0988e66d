"""The last reviews found nothing that has to be taken up again."""

from domain.rules.expr import law
from domain.rules.facts import fact
from domain.rules.rule import Rule

REVIEWS_CLEAN = Rule(
    key="case.reviews_clean",
    citation="Quy trình hồ sơ, mục 6 (ổn định)",
    holds=fact.clean_reviews >= law("case.clean_reviews"),
    numbers={"reviews": "case.clean_reviews"},
    shows={"clean": fact.clean_reviews},
    cites_numbers=True,
)
