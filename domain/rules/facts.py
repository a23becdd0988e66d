"""The closed list of facts that a rule may ask for, each with its type and whoever can supply it."""

from __future__ import annotations

from typing import TypeAlias

from domain.findings import Ask
from domain.rules.nodes import Expr, Op, Type

Codes: TypeAlias = tuple[str, ...]

MONEY, COUNT = 10**15, 10**6  # bounds under which every product of a rule stays inside 64 bits


class Fact(Expr):
    """A leaf. Whole numbers lie in -most..most; codes are numbered by their place in `codes`."""

    __slots__ = ("most", "name", "of")

    def __init__(self, type_: Type, of: str, codes: Codes = (), most: int = COUNT) -> None:
        self.of, self.most, self.name = of, most, ""
        super().__init__(Op.FACT, type_, codes=codes)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.data = name
        self.text = f"fact:{name}[{'|'.join(self.codes) or self.type.name.lower()}]"

    @property
    def ask(self) -> Ask:
        return Ask(self.name, of=self.of)


def _truth(of: str) -> Fact:
    return Fact(Type.BOOL, of)


def _count(of: str) -> Fact:
    return Fact(Type.INT, of)


def _money(of: str) -> Fact:
    return Fact(Type.INT, of, most=MONEY)


def _day(of: str) -> Fact:
    return Fact(Type.DATE, of)


def _code(of: str, *codes: str) -> Fact:
    return Fact(Type.CODE, of, codes)


_STAGES = ("returned", "assessed", "supported", "employed", "loaned", "stable", "paused", "closed")
_OUTCOMES = ("expunged", "completed", "declined", "moved_away", "deceased", "reoffended", "duplicate")


class fact:  # noqa: N801 - a rule reads as a sentence: fact.completed_on <= on
    """Every fact by its name; one that nobody has stated is unknown, never "no"."""

    # Sentence and return
    completed_on = _day("person")
    certificate = _code("person", "completion", "amnesty", "other", "none")
    certificate_no_recorded = _truth("officer")
    residence_recorded = _truth("officer")
    notice_given = _truth("officer")

    # Loan under Decision 22
    kind = _code("officer", "person", "establishment")
    purpose = _code("person", "production", "training")
    requested_vnd = _money("person")
    months = _count("person")
    list_drawn = _truth("commune_police")
    list_certified = _truth("commune_ubnd")
    law_abiding = _truth("commune_police")
    no_social_evils = _truth("commune_police")
    same_purpose_debt = _truth("bank")
    running_loan_vnd = _money("bank")
    household_has_adult = _truth("person")
    household_others_capable = _truth("commune_ubnd")
    course_months = _count("person")
    drawdown_months = _count("person")
    repayment_months = _count("person")
    establishment_type = _code(
        "employer", "small_medium", "cooperative", "cooperative_group", "household", "other"
    )
    lawful = _truth("employer")
    workers = _count("employer")
    released_workers = _count("employer")
    plan_certified = _truth("commune_ubnd")

    # The case on its way
    needs_unanswered = _count("officer")
    questionnaire_current = _truth("officer")
    plan_made = _truth("officer")
    pressing_unplanned = _count("officer")
    pressing_open = _count("officer")
    group_assigned = _truth("officer")
    group_has_lead = _truth("group")
    livelihood_since = _day("officer")
    livelihood_evidenced = _truth("officer")
    loan_disbursed_on = _day("bank")
    loan_count = _count("bank")
    loan_overdue = _truth("bank")
    clean_reviews = _count("officer")

    # What an officer states with a move
    reason_given = _truth("officer")
    pause_reason = _code("officer", "away", "custody", "contact_lost")
    outcome = _code("officer", *_OUTCOMES)
    note_given = _truth("officer")
    paper_named = _truth("officer")
    state_since = _day("officer")
    by_role = _code("officer", "officer", "supporter", "bank", "manager", "employer", "admin", "system")
    stage = _code("officer", *_STAGES)
    stage_before_pause = _code("officer", *_STAGES)
    expunged_on = _day("officer")
    conviction_recorded = _truth("commune_police")

    # Expungement
    sentence_class = _code("person", "suspended_or_fine", "prison_to_5", "prison_5_to_15", "prison_over_15")
    under_18 = _truth("person")
    negligent = _truth("person")
    expungement_confirmed = _truth("commune_police")
    other_penalties_done = _truth("officer")
    additional_penalty_ends_on = _day("officer")
    new_conviction_on = _day("commune_police")


FACTS: dict[str, Fact] = {name: each for name, each in vars(fact).items() if isinstance(each, Fact)}
