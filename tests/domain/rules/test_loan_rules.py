"""Decision 22, provision by provision: the day before, the day and the day after; each purpose, kind and unknown."""

from datetime import date, timedelta

import pytest

from domain.rules import RULES
from domain.rules.qd22 import RULES_FOR
from tests.domain.rules.people import FIRM, GOOD, MET, NOT_MET, ON, TRAINING, UNKNOWN, asked, finding, outcome

DAY = timedelta(days=1)


def test_a_person_is_asked_eight_rules_and_an_establishment_seven_in_this_order():
    person = "in_force certificate window list conduct no_double_loan amount term"
    firm = "in_force establishment establishment_share establishment_plan no_double_loan amount term"
    assert [rule.key for rule in RULES_FOR["person"]] == [f"qd22.{name}" for name in person.split()]
    assert [rule.key for rule in RULES_FOR["establishment"]] == [f"qd22.{name}" for name in firm.split()]


@pytest.mark.parametrize("facts", [GOOD, TRAINING, FIRM], ids=["production", "training", "establishment"])
def test_the_one_for_whom_all_is_well_meets_every_rule_of_the_kind(facts):
    assert [outcome(rule.key, facts) for rule in RULES_FOR[facts["kind"]]] == [MET] * len(
        RULES_FOR[facts["kind"]]
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 10, 9), NOT_MET),
        (date(2023, 10, 10), MET),
        (date(2023, 10, 11), MET),
        (date(1950, 1, 1), NOT_MET),
    ],
)
def test_the_decision_is_in_force_from_its_day(on, expected):
    assert outcome("qd22.in_force", {}, on) is expected


def test_before_the_decision_the_other_numbers_are_unknown_and_the_finding_says_so():
    found = finding("qd22.window", GOOD, date(2023, 10, 9))
    assert (found.outcome, found.reason, found.numbers) == (UNKNOWN, "rule.no_law", {})


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [("completion", MET), ("amnesty", MET), ("other", NOT_MET), ("none", NOT_MET), (None, UNKNOWN)],
)
def test_completion_and_amnesty_are_the_two_certificates(certificate, expected):
    assert outcome("qd22.certificate", {"certificate": certificate}) is expected


LAST_DAYS = [
    (date(2020, 6, 15), date(2025, 6, 15)),
    (date(2020, 2, 29), date(2025, 2, 28)),
    (date(2019, 2, 28), date(2024, 2, 28)),
    (date(2019, 12, 31), date(2024, 12, 31)),
]


@pytest.mark.parametrize(("completed_on", "last_day"), LAST_DAYS)
def test_the_window_holds_to_the_end_of_the_same_day_five_years_on(completed_on, last_day):
    facts = {"completed_on": completed_on}
    found = [outcome("qd22.window", facts, day) for day in (last_day - DAY, last_day, last_day + DAY)]
    assert found == [MET, MET, NOT_MET]


def test_the_window_opens_on_the_day_of_completion():
    found = [finding("qd22.window", {"completed_on": ON}, day) for day in (ON - DAY, ON, ON + DAY)]
    assert [each.outcome for each in found] == [NOT_MET, MET, MET]
    assert found[0].reason == "qd22.window.not_yet"


def test_the_window_shows_its_years_and_its_last_day():
    found = finding("qd22.window", GOOD)
    assert found.numbers == {"years": 5}
    assert found.args["last_day"] == date(2028, 3, 1)


BOTH = {
    "qd22.list": ("list_drawn", "list_certified"),
    "qd22.conduct": ("law_abiding", "no_social_evils"),
}


@pytest.mark.parametrize("rule", BOTH)
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(True, True, MET), (True, False, NOT_MET), (False, True, NOT_MET), (False, None, NOT_MET), (None, False, NOT_MET),
     (True, None, UNKNOWN), (None, True, UNKNOWN), (None, None, UNKNOWN)],
)  # fmt: skip
def test_list_and_conduct_want_both_of_their_facts(rule, first, second, expected):
    assert outcome(rule, dict(zip(BOTH[rule], (first, second), strict=True))) is expected


def test_a_list_not_drawn_up_and_one_not_certified_are_told_apart():
    assert finding("qd22.list", {"list_drawn": False}).reason == "qd22.list.not_drawn"
    assert finding("qd22.list", {"list_drawn": True, "list_certified": False}).reason == "qd22.list.not_met"


def test_the_list_is_asked_of_the_police_and_its_certificate_of_the_peoples_committee():
    found = finding("qd22.list", {})
    assert [(ask.what, ask.of) for ask in found.asks] == [
        ("list_drawn", "commune_police"), ("list_certified", "commune_ubnd"),
    ]  # fmt: skip


@pytest.mark.parametrize(("debt", "expected"), [(False, MET), (True, NOT_MET), (None, UNKNOWN)])
def test_another_debt_for_the_same_purpose_closes_the_way(debt, expected):
    assert outcome("qd22.no_double_loan", {"same_purpose_debt": debt}) is expected


AMOUNTS = [
    (GOOD, {}, 100_000_000),
    (GOOD, {"running_loan_vnd": 30_000_000}, 70_000_000),
    (TRAINING, {}, 40_000_000),
    (TRAINING, {"drawdown_months": 3}, 12_000_000),
    (FIRM, {}, 2_000_000_000),
    (FIRM, {"workers": 20}, 2_000_000_000),
    (FIRM, {"workers": 19}, 1_900_000_000),
    (FIRM, {"purpose": "training"}, 2_000_000_000),
]


@pytest.mark.parametrize(("facts", "changes", "cap"), AMOUNTS)
def test_the_amount_may_reach_its_cap_and_not_one_dong_more(facts, changes, cap):
    asked_for = [{**facts, **changes, "requested_vnd": cap + more} for more in (-1, 0, 1)]
    assert [outcome("qd22.amount", each) for each in asked_for] == [MET, MET, NOT_MET]
    assert finding("qd22.amount", asked_for[1]).args["cap_vnd"] == cap


def test_a_running_loan_above_the_cap_leaves_nothing_and_one_below_zero_gives_nothing():
    full = finding("qd22.amount", {**GOOD, "running_loan_vnd": 100_000_001, "requested_vnd": 1})
    wrong = finding("qd22.amount", {**GOOD, "running_loan_vnd": -5})
    assert (full.outcome, full.args["cap_vnd"]) == (NOT_MET, 0)
    assert wrong.args["cap_vnd"] == 100_000_000


@pytest.mark.parametrize("facts", [GOOD, TRAINING, FIRM], ids=["production", "training", "establishment"])
@pytest.mark.parametrize("requested", [0, -1])
def test_nothing_and_less_than_nothing_is_no_amount(facts, requested):
    found = finding("qd22.amount", {**facts, "requested_vnd": requested})
    assert (found.outcome, found.reason) == (NOT_MET, "qd22.amount.not_positive")


@pytest.mark.parametrize(
    ("facts", "unknown"),
    [
        (GOOD, "requested_vnd"),
        (GOOD, "running_loan_vnd"),
        (GOOD, "purpose"),
        (TRAINING, "drawdown_months"),
        (FIRM, "workers"),
    ],
)
def test_a_fact_that_the_cap_needs_is_asked_for_by_name(facts, unknown):
    found = finding("qd22.amount", {**facts, unknown: None})
    assert (found.outcome, asked(found)) == (UNKNOWN, {unknown})


@pytest.mark.parametrize(
    ("facts", "irrelevant"),
    [(GOOD, "workers"), (GOOD, "drawdown_months"), (FIRM, "purpose"), (TRAINING, "months")],
)
def test_a_fact_that_the_cap_does_not_need_may_stay_unknown(facts, irrelevant):
    assert outcome("qd22.amount", {**facts, irrelevant: None}) is MET


def test_the_amount_shows_only_the_numbers_of_its_own_purpose_and_kind():
    assert finding("qd22.amount", GOOD).numbers == {"production_cap_vnd": 100_000_000}
    assert finding("qd22.amount", TRAINING).numbers == {"training_cap_vnd_month": 4_000_000}
    assert set(finding("qd22.amount", FIRM).numbers) == {
        "establishment_cap_vnd",
        "establishment_cap_worker_vnd",
    }


@pytest.mark.parametrize("facts", [GOOD, FIRM], ids=["person", "establishment"])
@pytest.mark.parametrize(
    ("months", "expected"),
    [(-1, NOT_MET), (0, NOT_MET), (1, MET), (119, MET), (120, MET), (121, NOT_MET), (None, UNKNOWN)],
)
def test_production_runs_from_1_to_120_months(facts, months, expected):
    assert outcome("qd22.term", {**facts, "months": months}) is expected


@pytest.mark.parametrize(
    ("course", "repayment", "expected"),
    [(11, 20, MET), (12, 20, MET), (12, 21, NOT_MET), (13, 20, NOT_MET), (13, 10, MET), (13, 11, NOT_MET),
     (None, 10, MET), (None, 21, NOT_MET), (None, 11, UNKNOWN), (12, None, UNKNOWN), (12, 0, NOT_MET),
     (0, 10, NOT_MET)],
)  # fmt: skip
def test_repayment_is_at_most_twice_the_drawdown_of_a_short_course_and_once_of_a_long_one(
    course, repayment, expected
):
    facts = {**TRAINING, "course_months": course, "repayment_months": repayment, "months": None}
    assert outcome("qd22.term", facts) is expected


@pytest.mark.parametrize(("months", "expected"), [(29, NOT_MET), (30, MET), (31, NOT_MET), (None, MET)])
def test_the_months_of_training_are_drawdown_and_repayment_together(months, expected):
    assert outcome("qd22.term", {**TRAINING, "months": months}) is expected


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"months": 0}, "not_positive"),
        ({"drawdown_months": -1, "months": None}, "not_positive"),
        ({"repayment_months": 21, "months": 31}, "repayment_too_long"),
        ({"months": 60}, "months_differ"),
    ],
)
def test_a_term_that_fails_says_which_way(changes, reason):
    assert finding("qd22.term", {**TRAINING, **changes}).reason == f"qd22.term.{reason}"


@pytest.mark.parametrize(
    ("type_", "lawful", "expected"),
    [("small_medium", True, MET), ("cooperative", True, MET), ("cooperative_group", True, MET),
     ("household", True, MET), ("other", True, NOT_MET), ("other", None, NOT_MET), (None, True, UNKNOWN),
     ("household", False, NOT_MET), ("household", None, UNKNOWN)],
)  # fmt: skip
def test_four_kinds_of_establishment_may_borrow_while_lawful(type_, lawful, expected):
    assert outcome("qd22.establishment", {"establishment_type": type_, "lawful": lawful}) is expected


@pytest.mark.parametrize(
    ("released", "workers", "expected"),
    [(4, 40, MET), (3, 40, NOT_MET), (4, 41, NOT_MET), (5, 41, MET), (1, 1, MET), (2, 1, NOT_MET), (0, 0, NOT_MET),
     (0, 9, NOT_MET), (1, -1, NOT_MET), (None, 40, UNKNOWN), (4, None, UNKNOWN), (None, 0, NOT_MET)],
)  # fmt: skip
def test_a_tenth_of_the_workers_is_exactly_a_tenth(released, workers, expected):
    assert outcome("qd22.establishment_share", {"released_workers": released, "workers": workers}) is expected


@pytest.mark.parametrize(("certified", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
def test_the_plan_of_an_establishment_is_certified(certified, expected):
    assert outcome("qd22.establishment_plan", {"plan_certified": certified}) is expected


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.startswith("qd22.") and rule != "qd22.in_force"]
)
def test_with_no_facts_at_all_a_rule_is_unknown_and_asks(rule):
    found = finding(rule, {})
    assert found.outcome is UNKNOWN
    assert found.asks
