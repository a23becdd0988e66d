"""Whatever a rule answers, it says it in both languages, asks for what would settle it, and names its version."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.findings import Outcome
from domain.rules import RULES, RULES_VERSION, version_of
from domain.rules.facts import FACTS, Fact
from domain.rules.nodes import Op, walk
from domain.rules.rule import Rule
from domain.wording import TEXTS, say
from tests.domain.rules.people import GOOD, ON, anybody, days, finding, law, nearly_good, values_of

SUPPLIED = st.fixed_dictionaries({name: values_of(fact) for name, fact in FACTS.items()})


@settings(max_examples=80)
@given(anybody() | nearly_good(), st.sampled_from((ON, date(2023, 10, 9), date(1850, 1, 1))) | days())
def test_every_reason_and_every_ask_has_its_words_in_both_languages(facts, on):
    for key in RULES:
        found = finding(key, facts, on)
        for lang in ("vi", "en"):
            assert say(found.reason, found.args, lang=lang)
            assert all(say("ask.whom", {"ask": ask.what, "of": ask.of}, lang=lang) for ask in found.asks)


@settings(max_examples=80)
@given(anybody() | nearly_good(), SUPPLIED)
def test_what_an_unknown_finding_asks_for_settles_it(facts, supplied):
    for key, rule in RULES.items():
        found = finding(key, facts)
        if found.outcome is Outcome.UNKNOWN:
            answered = {**facts, **{ask.what: supplied[ask.what] for ask in found.asks}}
            assert rule.outcome(answered, law().on(ON), ON) is not Outcome.UNKNOWN, key


@settings(max_examples=80)
@given(anybody() | nearly_good(), SUPPLIED)
def test_what_an_unknown_finding_does_not_ask_for_cannot_settle_it(facts, supplied):
    for key, rule in RULES.items():
        found = finding(key, facts)
        if found.outcome is Outcome.UNKNOWN:
            kept = {ask.what for ask in found.asks} | told_by_their_absence(rule)
            others = {name: supplied[name] for name in FACTS if facts[name] is None and name not in kept}
            assert rule.outcome({**facts, **others}, law().on(ON), ON) is Outcome.UNKNOWN, key


def told_by_their_absence(rule: Rule) -> set[str]:
    """Without a longer penalty or a new conviction on record there is none: such a fact is never missing."""
    asked_whether = [node for node in walk(rule.holds) if node.op is Op.KNOWN]
    return {leaf.name for node in asked_whether for leaf in walk(node) if isinstance(leaf, Fact)}


@settings(max_examples=40)
@given(anybody() | nearly_good())
def test_only_an_unknown_finding_asks_and_only_for_unknown_facts(facts):
    for key in RULES:
        found = finding(key, facts)
        assert bool(found.asks) is (found.outcome is Outcome.UNKNOWN)
        assert all(facts[ask.what] is None for ask in found.asks)


@pytest.mark.parametrize("key", RULES)
def test_every_reason_that_a_rule_can_give_is_written(key):
    names = ("met", "not_met", "unknown", *RULES[key].because)
    assert [name for name in names if f"{key}.{name}" not in TEXTS] == []


@pytest.mark.parametrize("key", RULES)
def test_every_rule_has_a_title_and_a_citation(key):
    assert f"rule.{key}" in TEXTS
    assert RULES[key].citation


@pytest.mark.parametrize("key", [key for key in RULES if key.startswith("qd22.")])
def test_every_loan_rule_says_how_to_meet_it(key):
    assert f"how.{key}" in TEXTS


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_is_asked_for_in_words_and_from_somebody(name):
    assert f"ask.{name}" in TEXTS
    assert f"party.{FACTS[name].of}" in TEXTS


def test_no_text_of_a_rule_is_left_over():
    reasons = {
        f"{key}.{name}" for key in RULES for name in ("met", "not_met", "unknown", *RULES[key].because)
    }
    written = {key for key in TEXTS if key.startswith(tuple(f"{rule}." for rule in RULES))}
    assert written - reasons == set()


def test_no_rule_speaks_of_criminals():
    heard = " ".join(
        f"{vi} {en}".lower() for key, (vi, en) in TEXTS.items() if key.startswith(("qd22.", "case."))
    )
    assert not [
        word
        for word in ("tội phạm", "phạm nhân", "tù nhân", "criminal", "offender", "convict ")
        if word in heard
    ]


def test_a_missing_value_is_shown_as_unknown_money_too():
    assert say("how.qd22.amount", {"cap_vnd": None}) == "Đề nghị vay tối đa chưa rõ."


def test_the_version_does_not_depend_on_the_order_of_the_rules():
    shuffled = list(RULES.values())
    random.Random(3).shuffle(shuffled)
    assert version_of(shuffled) == RULES_VERSION


def test_the_version_changes_with_any_rule():
    versions = {
        version_of(rule for rule in RULES.values() if rule is not left_out) for left_out in RULES.values()
    }
    assert len(versions | {RULES_VERSION}) == len(RULES) + 1


def test_a_rule_asks_for_no_fact_outside_its_expression():
    assert {fact.name for fact in RULES["qd22.window"].facts} == {"completed_on"}
    assert RULES["qd22.window"].outcome(GOOD, law().on(ON), ON) is Outcome.MET
