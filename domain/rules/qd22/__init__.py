"""Decision 22/2023/QĐ-TTg, one provision per module, and which of them a borrower of each kind must meet."""

from collections.abc import Mapping

from domain.rules.qd22.amount import AMOUNT
from domain.rules.qd22.certificate import CERTIFICATE
from domain.rules.qd22.conduct import CONDUCT
from domain.rules.qd22.establishment import ESTABLISHMENT
from domain.rules.qd22.establishment_plan import ESTABLISHMENT_PLAN
from domain.rules.qd22.establishment_share import ESTABLISHMENT_SHARE
from domain.rules.qd22.in_force import IN_FORCE
from domain.rules.qd22.kind import KIND
from domain.rules.qd22.list import LIST
from domain.rules.qd22.no_double_loan import NO_DOUBLE_LOAN
from domain.rules.qd22.term import TERM
from domain.rules.qd22.window import WINDOW
from domain.rules.rule import Rule

__all__ = ["ALL_RULES", "ESTABLISHMENTS", "IN_FORCE", "PERSON", "RULES_FOR", "WINDOW"]

PERSON: tuple[Rule, ...] = (IN_FORCE, CERTIFICATE, WINDOW, LIST, CONDUCT, NO_DOUBLE_LOAN, AMOUNT, TERM)
ESTABLISHMENTS: tuple[Rule, ...] = (
    IN_FORCE,
    ESTABLISHMENT,
    ESTABLISHMENT_SHARE,
    ESTABLISHMENT_PLAN,
    NO_DOUBLE_LOAN,
    AMOUNT,
    TERM,
)

# Until the kind is known, only what both kinds must meet is asked.
RULES_FOR: Mapping[str | None, tuple[Rule, ...]] = {
    "person": PERSON,
    "establishment": ESTABLISHMENTS,
    None: (IN_FORCE, KIND, NO_DOUBLE_LOAN, AMOUNT, TERM),
}

ALL_RULES = tuple(dict.fromkeys((*PERSON, *ESTABLISHMENTS, KIND)))
