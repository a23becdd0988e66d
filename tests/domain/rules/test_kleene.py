"""Three-valued logic: whole truth tables, in the scalar form and in columns."""

from itertools import product

import numpy as np
import pytest

from domain.rules.columns import columns
from domain.rules.expr import all_of, any_of, when
from domain.rules.facts import fact
from domain.rules.scalar import scalar
from domain.rules.values import column
from tests.domain.rules.people import ON, law

TRUTHS = (True, None, False)
A, B, C = fact.list_drawn, fact.list_certified, fact.lawful
AND = {
    (True, True): True, (True, None): None, (True, False): False,
    (None, True): None, (None, None): None, (None, False): False,
    (False, True): False, (False, None): False, (False, False): False,
}  # fmt: skip
OR = {
    (True, True): True, (True, None): True, (True, False): True,
    (None, True): True, (None, None): None, (None, False): None,
    (False, True): True, (False, None): None, (False, False): False,
}  # fmt: skip
NOT = {True: False, None: None, False: True}


def by_one(expr, **facts):
    return scalar(expr)(facts, law().on(ON), ON)


def by_column(expr, **facts):
    given = {name: column(getattr(fact, name), [value]) for name, value in facts.items()}
    found = columns(expr)(given, law().on(ON), ON).values
    return {0: False, 1: None, 2: True}[int(np.broadcast_to(found, (1,))[0])]


FORMS = pytest.mark.parametrize("form", [by_one, by_column])


@FORMS
@pytest.mark.parametrize(("pair", "expected"), AND.items())
def test_and_follows_kleene(form, pair, expected):
    assert form(A & B, list_drawn=pair[0], list_certified=pair[1]) is expected


@FORMS
@pytest.mark.parametrize(("pair", "expected"), OR.items())
def test_or_follows_kleene(form, pair, expected):
    assert form(A | B, list_drawn=pair[0], list_certified=pair[1]) is expected


@FORMS
@pytest.mark.parametrize(("value", "expected"), NOT.items())
def test_not_follows_kleene(form, value, expected):
    assert form(~A, list_drawn=value) is expected


@FORMS
@pytest.mark.parametrize("condition", TRUTHS)
def test_when_takes_an_arm_and_under_doubt_only_what_both_arms_say(form, condition):
    for then, otherwise in product(TRUTHS, TRUTHS):
        agreed = then if then is otherwise else None
        expected = {True: then, False: otherwise, None: agreed}[condition]
        found = form(when(C, A, B), lawful=condition, list_drawn=then, list_certified=otherwise)
        assert found is expected


@FORMS
@pytest.mark.parametrize("value", TRUTHS)
def test_known_is_never_unknown(form, value):
    assert form(A.known(), list_drawn=value) is (value is not None)


@FORMS
def test_many_claims_are_joined_as_two_are(form):
    for first, second, third in product(TRUTHS, repeat=3):
        given = {"list_drawn": first, "list_certified": second, "lawful": third}
        assert form(all_of(A, B, C), **given) is AND[AND[first, second], third]
        assert form(any_of(A, B, C), **given) is OR[OR[first, second], third]


@FORMS
@pytest.mark.parametrize(
    "claim",
    [fact.months <= 3, fact.months == fact.workers, fact.completed_on < ON, fact.certificate == "completion",
     fact.certificate != "completion", fact.certificate.is_in("completion"), fact.months + 1 > fact.workers],
)  # fmt: skip
def test_a_comparison_with_something_unknown_is_unknown(form, claim):
    assert form(claim, workers=3) is None


def test_a_truth_stored_as_0_or_1_is_the_same_truth():
    for first, second in product((0, 1), repeat=2):
        expected = AND[bool(first), bool(second)]
        assert by_one(A & B, list_drawn=first, list_certified=second) is expected
