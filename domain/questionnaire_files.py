"""Turns questionnaire files into versions; a domain unasked or a day without version is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from domain.marked import Marked
from domain.needs import Answer, NeedDomain, NeedLevel, Question, Questionnaire, Wording


def questionnaires_of(files: Iterable[Marked]) -> tuple[Questionnaire, ...]:
    """All versions, oldest first, each beginning on the day on which the one before ends."""
    read = sorted(((questionnaire_of(file), file) for file in files), key=lambda each: each[0].valid_from)
    for (earlier, file), (later, _) in pairwise(read):
        if earlier.valid_to != later.valid_from:
            raise file.refuse(
                "valid_to", f"{earlier.version} ends on {earlier.valid_to}", f"{later.valid_from}"
            )
    return tuple(questionnaire for questionnaire, _ in read)


def questionnaire_of(file: Marked) -> Questionnaire:
    file.only(("version", "valid_from", "valid_to", "questions"))
    by_domain = file.under("questions")
    by_domain.only([domain.code for domain in NeedDomain])
    questions = tuple(question for domain in NeedDomain for question in _questions(by_domain, domain))
    keys = [each.key for each in questions]
    if len(set(keys)) < len(keys):
        raise by_domain.refuse(None, "a question's key twice", "every key once")
    return Questionnaire(
        file.text("version"), file.day("valid_from"), file.day_or_none("valid_to"), questions
    )


def _questions(by_domain: Marked, domain: NeedDomain) -> Iterator[Question]:
    for entry in by_domain.each(domain.code):
        entry.only(("key", "vi", "en", "answers"))
        answers = tuple(_answer(each) for each in entry.each("answers"))
        if len({each.code for each in answers}) < max(len(answers), 2):
            raise entry.refuse("answers", "one answer, or one twice", "two different answers or more")
        yield Question(f"{domain.code}.{entry.text('key')}", domain, _wording(entry), answers)


def _answer(entry: Marked) -> Answer:
    entry.only(("code", "vi", "en", "level"))
    return Answer(entry.text("code"), _wording(entry), NeedLevel(entry.choice("level", list(NeedLevel))))


def _wording(entry: Marked) -> Wording:
    return Wording(vi=entry.text("vi"), en=entry.text("en"))
