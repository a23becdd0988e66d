"""Who may borrow on a day: the findings in order, the cap, the borrower, what is missing and what would change it."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.eligibility import as_json, evaluate, facts_from_json
from domain.findings import Ask
from domain.rules import RULES_VERSION
from domain.wording import say
from tests.domain.rules.people import (
    FIRM,
    GOOD,
    MET,
    NOT_MET,
    ON,
    TRAINING,
    UNKNOWN,
    anybody,
    days,
    law,
    nearly_good,
)

DAY = timedelta(days=1)
IN_FORCE = date(2023, 10, 10)
DOCUMENT = {
    "kind": "person",
    "purpose": "production",
    "requested_vnd": 80000000,
    "months": 60,
    "completed_on": "2023-03-01",
    "certificate": "completion",
    "on_list": {
        "drawn_by_police": True,
        "certified_by_ubnd": True,
        "law_abiding": True,
        "no_social_evils": True,
    },
    "same_purpose_debt": False,
    "household": {"has_adult": True, "others_capable": True},
    "training": {"course_months": 10, "drawdown_months": 10, "repayment_months": 20},
    "establishment": {
        "type": "small_medium",
        "lawful": True,
        "workers": 40,
        "released_workers_with_contract": 4,
        "plan_certified": True,
    },
}
PERSON_RULES = ["in_force", "certificate", "window", "list", "conduct", "no_double_loan", "amount", "term"]
FIRM_RULES = [
    "in_force",
    "establishment",
    "establishment_share",
    "establishment_plan",
    "no_double_loan",
    "amount",
    "term",
]


def found(facts, kind="person", on=ON):
    return evaluate(facts, kind, law(), on)


def short(findings):
    return [each.rule.removeprefix("qd22.") for each in findings]


def answer(document, on=ON, lang="vi"):
    kind, facts = facts_from_json(document)
    return as_json(evaluate(facts, kind, law(), on), lang)


def test_the_example_is_answered_as_the_interface_says():
    reply = answer(DOCUMENT)
    assert {name: value for name, value in reply.items() if name != "findings"} == {
        "outcome": "eligible",
        "cap_vnd": 100000000,
        "security_required": False,
        "borrower": "household",
        "spans": [{"start": "2023-10-10", "end": "2028-03-02", "outcome": "eligible"}],
        "missing": [],
        "how_to_become_eligible": [],
        "rules_version": RULES_VERSION,
    }
    assert reply["findings"][2] == {
        "rule": "qd22.window",
        "outcome": "met",
        "citation": "Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm a",
        "reason": say(
            "qd22.window.met", {"years": 5, "completed_on": date(2023, 3, 1), "last_day": date(2028, 3, 1)}
        ),
        "numbers": {"years": 5},
        "ask": None,
    }


def test_the_same_person_as_a_trainee_may_borrow_by_the_month():
    reply = answer({**DOCUMENT, "purpose": "training", "requested_vnd": 40000000, "months": 30})
    assert (reply["outcome"], reply["cap_vnd"]) == ("eligible", 40000000)


def test_the_establishment_of_the_example_may_borrow():
    reply = answer({**DOCUMENT, "kind": "establishment"})
    assert (reply["outcome"], reply["cap_vnd"], reply["borrower"]) == (
        "eligible",
        2000000000,
        "establishment",
    )
    assert reply["spans"] == [{"start": "2023-10-10", "end": None, "outcome": "eligible"}]


@pytest.mark.parametrize(
    ("facts", "kind", "expected"), [(GOOD, "person", PERSON_RULES), (FIRM, "establishment", FIRM_RULES)]
)
def test_each_kind_is_asked_its_own_rules_in_their_order(facts, kind, expected):
    assert short(found(facts, kind).findings) == expected


def test_without_a_kind_the_answer_is_unknown_and_asks_for_it():
    reply = found({**GOOD, "kind": None}, None)
    assert reply.outcome is UNKNOWN
    assert Ask("kind", "officer") in reply.missing
    assert reply.borrower == "household"


@pytest.mark.parametrize(("on", "rules"), [(IN_FORCE - DAY, ["in_force"]), (IN_FORCE, PERSON_RULES)])
def test_before_the_decision_took_effect_that_alone_is_answered(on, rules):
    assert short(found(GOOD, on=on).findings) == rules


def test_before_the_decision_took_effect_nobody_is_eligible_and_nothing_leads_there():
    reply = found(GOOD, on=IN_FORCE - DAY)
    assert (reply.outcome, reply.steps, reply.missing, reply.cap_vnd) == (NOT_MET, (), (), None)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (IN_FORCE - DAY, NOT_MET),
        (IN_FORCE, MET),
        (IN_FORCE + DAY, MET),
        (date(2028, 2, 29), MET),
        (date(2028, 3, 1), MET),
        (date(2028, 3, 2), NOT_MET),
    ],
)
def test_the_window_opens_and_closes_on_its_days(on, expected):
    assert found(GOOD, on=on).outcome is expected


def test_one_rule_not_met_decides_over_any_unknown():
    assert found({**GOOD, "certificate": None, "law_abiding": False}).outcome is NOT_MET


def test_one_unknown_leaves_the_rest_unknown():
    assert found({**GOOD, "certificate": None}).outcome is UNKNOWN


def test_nothing_known_is_unknown_and_never_a_refusal():
    assert found({}).outcome is UNKNOWN
    assert found({}, "establishment").outcome is UNKNOWN


@pytest.mark.parametrize(
    ("facts", "kind", "cap"),
    [
        (GOOD, "person", 100_000_000),
        ({**GOOD, "running_loan_vnd": 30_000_000}, "person", 70_000_000),
        ({**GOOD, "running_loan_vnd": 120_000_000}, "person", 0),
        ({**GOOD, "running_loan_vnd": None}, "person", None),
        ({**GOOD, "purpose": None}, "person", None),
        (TRAINING, "person", 40_000_000),
        ({**TRAINING, "drawdown_months": None}, "person", None),
        (FIRM, "establishment", 2_000_000_000),
        ({**FIRM, "workers": 19}, "establishment", 1_900_000_000),
        ({**FIRM, "workers": 20}, "establishment", 2_000_000_000),
        ({**FIRM, "workers": 21}, "establishment", 2_000_000_000),
    ],
)
def test_the_cap_is_that_of_the_kind_and_the_purpose(facts, kind, cap):
    assert found(facts, kind).cap_vnd == cap


@pytest.mark.parametrize(
    ("requested", "required"), [(99_999_999, False), (100_000_000, False), (100_000_001, True), (None, None)]
)
def test_security_is_required_above_the_sum_only(requested, required):
    assert found({**GOOD, "requested_vnd": requested}).security_required is required


@pytest.mark.parametrize(
    ("has_adult", "capable", "borrower"),
    [
        (True, True, "household"),
        (True, False, "direct"),
        (True, None, None),
        (False, True, "direct"),
        (False, False, "direct"),
        (False, None, "direct"),
        (None, True, None),
        (None, False, "direct"),
        (None, None, None),
    ],
)
def test_the_person_borrows_directly_where_nobody_in_the_household_can(has_adult, capable, borrower):
    facts = {**GOOD, "household_has_adult": has_adult, "household_others_capable": capable}
    assert found(facts).borrower == borrower


def test_a_missing_fact_is_asked_for_once_with_whoever_supplies_it():
    reply = found({**GOOD, "purpose": None, "certificate": None})
    assert [each for each in reply.missing if each.what == "purpose"] == [Ask("purpose", "person")]
    assert Ask("certificate", "person") in reply.missing


def test_a_fact_that_cannot_change_the_answer_of_its_rule_is_not_asked_for():
    reply = found({**GOOD, "list_drawn": False, "list_certified": None, "course_months": None})
    assert reply.missing == ()


def test_what_is_missing_comes_before_what_must_change():
    reply = found({**GOOD, "certificate": None, "requested_vnd": 150_000_000})
    assert [step.key for step in reply.steps] == ["how.supply", "how.qd22.amount"]
    assert as_json(reply)["how_to_become_eligible"][1] == "Đề nghị vay tối đa 100.000.000 đồng."


@pytest.mark.parametrize(
    ("facts", "way"),
    [
        ({**GOOD, "months": 121}, "Đề nghị thời hạn tối đa 120 tháng."),
        ({**GOOD, "months": 0}, "Nêu lại các số tháng, đều lớn hơn 0."),
        ({**GOOD, "requested_vnd": 0}, "Nêu số tiền muốn vay lớn hơn 0."),
        (
            {**TRAINING, "months": 31, "repayment_months": 21},
            "Đề nghị trả nợ trong tối đa 20 tháng sau khi rút vốn.",
        ),
        (
            {**TRAINING, "months": 29},
            "Ghi thời hạn vay là 30 tháng, hoặc sửa thời gian rút vốn, trả nợ.",
        ),
    ],
)
def test_the_way_names_what_to_ask_for_instead(facts, way):
    assert as_json(found(facts))["how_to_become_eligible"] == [way]


def test_a_cap_that_is_used_up_is_not_answered_by_asking_for_nothing():
    reply = found({**GOOD, "running_loan_vnd": 100_000_000})
    assert [step.key for step in reply.steps] == ["how.qd22.amount.nothing_left"]
    assert as_json(reply)["how_to_become_eligible"][0].startswith("Trả bớt dư nợ theo Quyết định 22")


@settings(max_examples=80)
@given(anybody() | nearly_good(), st.sampled_from(["person", "establishment", None]), days())
def test_whatever_the_answer_it_can_be_written_in_both_languages(facts, kind, on):
    given_answer = found(facts, kind, on)
    for lang in ("vi", "en"):
        document = as_json(given_answer, lang)
        assert len(document["how_to_become_eligible"]) == len(given_answer.steps)
        assert json.loads(json.dumps(document)) == document


def test_a_missed_window_leaves_no_way():
    reply = found({**GOOD, "certificate": None}, on=date(2028, 3, 2))
    assert reply.outcome is NOT_MET
    assert reply.steps == ()


def test_a_sentence_that_is_not_yet_completed_has_its_day_as_the_way():
    reply = found({**GOOD, "completed_on": ON + DAY})
    assert [step.key for step in reply.steps] == ["how.qd22.window"]
    assert reply.opens_on == ON + DAY


@pytest.mark.parametrize(
    ("on", "opens_on", "ends_on"),
    [
        (IN_FORCE - DAY, IN_FORCE, None),
        (IN_FORCE, None, date(2028, 3, 2)),
        (date(2028, 3, 1), None, date(2028, 3, 2)),
        (date(2028, 3, 2), None, None),
    ],
)
def test_an_answer_says_when_it_opens_and_when_it_ends(on, opens_on, ends_on):
    reply = found(GOOD, on=on)
    assert (reply.opens_on, reply.ends_on) == (opens_on, ends_on)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_ask_reads_as_a_sentence_with_its_party(lang):
    (ask,) = answer({**DOCUMENT, "certificate": None}, lang=lang)["missing"]
    assert (ask["fact"], ask["of"]) == ("certificate", "person")
    assert say("party.person", lang=lang) in ask["text"]
    assert say("ask.certificate", lang=lang) in ask["text"]
