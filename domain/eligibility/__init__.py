"""Rules composed: whether somebody may borrow, since when and until when, why, and what would change it."""

from domain.eligibility.batch import BATCH_RULES, Batch, evaluate_columns, rules_in
from domain.eligibility.document import BadFacts, as_json, facts_from_json
from domain.eligibility.person import Eligibility, evaluate
from domain.eligibility.spans import CODES, Span, spans

__all__ = [
    "BATCH_RULES",
    "CODES",
    "BadFacts",
    "Batch",
    "Eligibility",
    "Span",
    "as_json",
    "evaluate",
    "evaluate_columns",
    "facts_from_json",
    "rules_in",
    "spans",
]
