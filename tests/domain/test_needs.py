"""The ten domains, their masks, and what a questionnaire makes of answers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadValue
from domain.needs import (
    ALL_NEEDS,
    SUPPORTER_HIDDEN,
    Answer,
    NeedDomain,
    NeedLevel,
    NoQuestionnaire,
    Question,
    Questionnaire,
    Wording,
    current,
    mask,
    unmask,
)

CHANGE = date(2026, 1, 1)
ANSWERS = tuple(Answer(level.value, Wording("a", "b"), level) for level in NeedLevel)
QUESTIONS = tuple(
    Question(f"{domain.code}.{number}", domain, Wording("?", "?"), ANSWERS)
    for domain in NeedDomain
    for number in (1, 2)
)
OLD = Questionnaire("old", date(2023, 1, 1), CHANGE, QUESTIONS)
NEW = Questionnaire("new", CHANGE, None, QUESTIONS)


def test_the_order_of_the_domains_is_the_stored_one():
    assert [each.code for each in sorted(NeedDomain)] == (
        ["papers", "housing", "work", "skills", "money", "health", "mind", "family", "community", "legal"]
    )


def test_a_code_finds_its_domain_and_an_unknown_code_is_refused():
    assert [NeedDomain.of(each.code) for each in NeedDomain] == list(NeedDomain)
    with pytest.raises(BadValue) as refused:
        NeedDomain.of("risk")
    assert "papers" in refused.value.data["expected"]


@given(st.sets(st.sampled_from(NeedDomain)))
def test_a_mask_keeps_every_domain(domains):
    assert set(unmask(mask(domains))) == domains


def test_the_mask_of_all_domains_has_ten_bits():
    assert mask(NeedDomain) == ALL_NEEDS == 0b11_1111_1111


def test_a_domain_named_twice_is_one_bit():
    assert mask([NeedDomain.WORK, NeedDomain.WORK]) == 0b100


def test_health_and_legal_needs_are_hidden_from_supporters():
    assert {each.code for each in SUPPORTER_HIDDEN} == {"health", "legal"}


@pytest.mark.parametrize(
    ("on", "version"),
    [(CHANGE - timedelta(days=1), "old"), (CHANGE, "new"), (CHANGE + timedelta(days=1), "new")],
)
def test_a_version_holds_to_the_day_before_the_next(on, version):
    assert current((NEW, OLD), on).version == version


def test_before_the_first_version_there_is_none():
    with pytest.raises(NoQuestionnaire) as refused:
        current((OLD, NEW), date(2022, 12, 31))
    assert refused.value.data == {"on": date(2022, 12, 31), "first": date(2023, 1, 1)}
    assert "31/12/2022" in refused.value.text("vi")


@given(st.lists(st.sampled_from(NeedLevel), min_size=2, max_size=2))
def test_the_most_pressing_answer_decides_the_level_of_a_domain(given_levels):
    answers = {f"work.{number}": level.value for number, level in enumerate(given_levels, start=1)}
    order = [NeedLevel.NONE, NeedLevel.SOME, NeedLevel.PRESSING]
    assert OLD.levels(answers) == {NeedDomain.WORK: max(given_levels, key=order.index)}


def test_a_domain_answered_in_part_has_no_level():
    assert OLD.levels({"work.1": "pressing"}) == {}


def test_an_answer_to_no_question_is_refused():
    with pytest.raises(BadValue):
        OLD.levels({"risk.1": "some"})


def test_an_answer_that_is_not_offered_is_refused():
    with pytest.raises(BadValue):
        OLD.levels({"work.1": "some", "work.2": "perhaps"})
