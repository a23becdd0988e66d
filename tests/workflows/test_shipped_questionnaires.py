"""The questionnaires as they ship, and files with a mistake."""

from datetime import date

import pytest

from domain.marked import DataFileError
from domain.needs import NeedDomain, NeedLevel, current
from domain.questionnaire_files import questionnaire_of, questionnaires_of
from tests.workflows.shipped_files import refused, text_of
from workflows.shipped import read, shipped_questionnaires

QUESTIONS = text_of("questionnaires", "2026-1.yaml")


@pytest.mark.parametrize(
    ("on", "version"),
    [(date(2025, 12, 31), "2023-1"), (date(2026, 1, 1), "2026-1"), (date(2026, 1, 2), "2026-1")],
)
def test_the_second_questionnaire_is_asked_from_2026(on, version):
    assert current(shipped_questionnaires(), on).version == version


@pytest.mark.parametrize("questionnaire", shipped_questionnaires(), ids=lambda each: each.version)
def test_every_domain_can_be_found_free_of_need_and_pressing(questionnaire):
    for wanted in (NeedLevel.NONE, NeedLevel.PRESSING):
        answers = {
            question.key: next(
                (answer.code for answer in question.answers if answer.level is wanted),
                question.answers[-1].code,
            )
            for question in questionnaire.questions
        }
        assert questionnaire.levels(answers) == dict.fromkeys(NeedDomain, wanted)


@pytest.mark.parametrize("questionnaire", shipped_questionnaires(), ids=lambda each: each.version)
def test_every_domain_is_asked_by_two_questions_or_more(questionnaire):
    assert min(len(questionnaire.asked(domain)) for domain in NeedDomain) >= 2


def test_the_versions_differ():
    old, new = shipped_questionnaires()
    assert {each.key for each in new.questions} - {each.key for each in old.questions} == {"money.account"}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  papers:", "  passports:", "unknown key 'passports'"),
        ("    - key: residence", "    - key: id_card", "a question's key twice"),
        ("level: none}", "level: little}", "'level' is 'little'"),
        ("{code: card_only,", "{code: both,", "one answer, or one twice"),
        ("version:", "edition:", "unknown key 'edition'"),
    ],
)
def test_a_questionnaire_with_a_mistake_isrefused(old, new, what):
    assert old in QUESTIONS
    text = QUESTIONS.replace(old, new, 1)
    assert what in refused(text, lambda each: questionnaire_of(read(each, "q.yaml")))["what"]


def test_a_questionnaire_that_leaves_a_domain_out_isrefused():
    start, end = QUESTIONS.index("  housing:"), QUESTIONS.index("  work:")
    text = QUESTIONS[:start] + QUESTIONS[end:]
    assert refused(text, lambda each: questionnaire_of(read(each, "q.yaml")))["what"] == "no 'housing'"


def test_versions_with_days_between_them_arerefused():
    first = read(text_of("questionnaires", "2023-1.yaml"), "2023-1.yaml")
    second = read(QUESTIONS.replace("valid_from: 2026-01-01", "valid_from: 2026-01-02"), "2026-1.yaml")
    with pytest.raises(DataFileError) as caught:
        questionnaires_of([second, first])
    assert (caught.value.data["file"], caught.value.data["expected"]) == ("2023-1.yaml", "2026-01-02")
