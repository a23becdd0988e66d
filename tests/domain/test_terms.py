"""Every code has its word, and no word names people by what they once did."""

import pytest

from domain.case import Stage
from domain.groups import GroupRole
from domain.history import Kind
from domain.lifecycle import Move
from domain.needs import NeedDomain, NeedLevel
from domain.parameters import STANDINGS
from domain.rules.facts import fact
from domain.viewer import Role
from domain.wording import TEXTS, say
from domain.wording.terms import TEXTS as TERMS


def _keys(group, codes):
    return [f"{group}.{code}" for code in codes]


CODES = [
    *_keys("state", [stage.value for stage in Stage]),
    *_keys("move", [move.value for move in Move]),
    *_keys("role", [role.value for role in Role]),
    *_keys("event", [kind.value for kind in Kind]),
    *_keys("need", [domain.code for domain in NeedDomain]),
    *_keys("level", [level.value for level in NeedLevel]),
    *_keys("group_role", [role.value for role in GroupRole]),
    *_keys("standing", STANDINGS),
    *_keys("sentence_class", fact.sentence_class.codes),
    *_keys("certificate", fact.certificate.codes),
    *_keys("purpose", fact.purpose.codes),
    *_keys("outcome", fact.outcome.codes),
    *_keys("pause", fact.pause_reason.codes),
]


@pytest.mark.parametrize("key", CODES)
def test_every_code_of_the_trade_has_its_word(key):
    assert say(key) and say(key, lang="en")


@pytest.mark.parametrize("key", sorted(TERMS))
def test_a_term_is_filled_in_both_languages_and_takes_no_arguments(key):
    for text in TERMS[key]:
        assert text.strip() == text != ""
        assert "{" not in text


def test_the_states_are_called_as_the_district_calls_them():
    assert [say(f"state.{stage.value}") for stage in Stage] == [
        "trở về", "đã đánh giá", "đang hỗ trợ", "có việc làm", "được vay vốn", "ổn định", "tạm dừng", "kết thúc",
    ]  # fmt: skip


def test_the_data_set_is_called_synthetic():
    assert (say("demo.banner"), say("demo.banner", lang="en")) == ("Dữ liệu giả lập", "Synthetic data")


@pytest.mark.parametrize("word", ["tội phạm", "phạm nhân", "kẻ ", "tù tội", "criminal", "offender", "ex-con"])
def test_no_text_names_people_by_what_they_once_did(word):
    assert [key for key, texts in TEXTS.items() if any(word in text.lower() for text in texts)] == []
