"""The ten domains of need and the dated questionnaires that ask for them: an answer keeps its wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from domain.errors import BadValue, DomainError


class NeedDomain(IntEnum):
    """The order is stored: a mask has the bit `1 << domain`."""

    PAPERS = 0
    HOUSING = 1
    WORK = 2
    SKILLS = 3
    MONEY = 4
    HEALTH = 5
    MIND = 6
    FAMILY = 7
    COMMUNITY = 8
    LEGAL = 9

    @property
    def code(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, code: str) -> NeedDomain:
        """BadValue for a code that no domain has."""
        found = _BY_CODE.get(code)
        if found is None:
            raise BadValue(field="domain", value=code, expected=", ".join(_BY_CODE))
        return found


_BY_CODE = {each.code: each for each in NeedDomain}
ALL_NEEDS = (1 << len(NeedDomain)) - 1

# What a supporter never sees: treatment and addiction, and the sentence's own obligations.
SUPPORTER_HIDDEN = frozenset({NeedDomain.HEALTH, NeedDomain.LEGAL})


class NeedLevel(StrEnum):
    """In rising order."""

    NONE = "none"
    SOME = "some"
    PRESSING = "pressing"


_ORDER = tuple(NeedLevel)


class NoQuestionnaire(DomainError):
    """No version is in force on the day. data: on, first."""

    key = "no_questionnaire"


@dataclass(frozen=True, slots=True)
class Wording:
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Answer:
    code: str
    text: Wording
    level: NeedLevel


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    domain: NeedDomain
    text: Wording
    answers: tuple[Answer, ...]

    def level(self, code: str) -> NeedLevel:
        """BadValue for an answer that the question does not offer."""
        for answer in self.answers:
            if answer.code == code:
                return answer.level
        raise BadValue(field=self.key, value=code, expected=", ".join(each.code for each in self.answers))


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A version in force on [valid_from, valid_to)."""

    version: str
    valid_from: date
    valid_to: date | None
    questions: tuple[Question, ...]

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def asked(self, domain: NeedDomain) -> tuple[Question, ...]:
        return tuple(each for each in self.questions if each.domain is domain)

    def levels(self, answers: Mapping[str, str]) -> dict[NeedDomain, NeedLevel]:
        """The level of every domain whose questions are all answered: the most pressing answer decides."""
        unknown = answers.keys() - {each.key for each in self.questions}
        if unknown:
            raise BadValue(
                field="answers", value=", ".join(sorted(unknown)), expected=f"questions of {self.version}"
            )
        return {domain: level for domain in NeedDomain if (level := self._level(domain, answers)) is not None}

    def _level(self, domain: NeedDomain, answers: Mapping[str, str]) -> NeedLevel | None:
        questions = self.asked(domain)
        if not all(each.key in answers for each in questions):
            return None
        return max((each.level(answers[each.key]) for each in questions), key=_ORDER.index)


def current(questionnaires: Iterable[Questionnaire], on: date) -> Questionnaire:
    """The version in force on a day; NoQuestionnaire before the first."""
    versions = tuple(questionnaires)
    for each in versions:
        if each.covers(on):
            return each
    raise NoQuestionnaire(on=on, first=min((each.valid_from for each in versions), default=None))


def mask(domains: Iterable[NeedDomain]) -> int:
    bits = 0
    for domain in domains:
        bits |= 1 << domain
    return bits


def unmask(bits: int) -> tuple[NeedDomain, ...]:
    return tuple(domain for domain in NeedDomain if bits >> domain & 1)
