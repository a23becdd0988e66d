"""Rules composed: whether somebody may borrow, since when and until when, why, and what would change it."""

from domain.eligibility.batch import BATCH_RULES, Batch, evaluate_columns, rules_in
from domain.eligibility.document import BadFacts, as_json, facts_from_json
from domain.eligibility.person import Eligibility, evaluate
from domain.eligibility.spans import CODES, Span, ended_by, spans, why
from domain.eligibility.way import Way, shortest_way

__all__ = [
    "BATCH_RULES",
    "CODES",
    "BadFacts",
    "Batch",
    "Eligibility",
    "Span",
    "Way",
    "as_json",
    "ended_by",
    "evaluate",
    "evaluate_columns",
    "facts_from_json",
    "rules_in",
    "shortest_way",
    "spans",
    "why",
]
