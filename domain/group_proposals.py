"""Which group could help a new person, and why: by village, language, load, sex and age, without a score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.findings import Outcome
from domain.group_life import Group, GroupMember

# The language of the four peoples of the district; everybody speaks Vietnamese, so it is nothing to ask for.
_OF_PEOPLE = {"thai": "thai", "tho": "tho", "muong": "muong"}
_NEAR_YEARS = 10
ASKED = ("village", "language", "load", "lead", "sex", "age")


@dataclass(frozen=True, slots=True)
class Helped:
    """What of a person a proposal looks at: where they live and whom they would talk to."""

    unit_code: str
    village: str | None
    birth_year: int
    sex: str
    ethnicity: str


@dataclass(frozen=True, slots=True)
class Reason:
    """`key` one of ASKED; text `group_why.<key>.<outcome>` with `count` (people of the group, for `load`)."""

    key: str
    outcome: Outcome
    count: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    group: Group
    people: int
    reasons: tuple[Reason, ...]

    @property
    def order(self) -> tuple[tuple[int, ...], int, str]:
        """What is met comes first, in the order of ASKED; then whoever helps fewer people."""
        ranks = {Outcome.MET: 0, Outcome.UNKNOWN: 1, Outcome.NOT_MET: 2}
        return tuple(ranks[each.outcome] for each in self.reasons), self.people, self.group.code


def propose(
    person: Helped,
    groups: Iterable[tuple[Group, Sequence[GroupMember], int]],
    carries: int,
    on: date,
) -> tuple[Proposal, ...]:
    """Groups of the person's commune, the most fitting first; `carries`: from so many people on a group has many."""
    found = [
        Proposal(
            group,
            people,
            _reasons(person, group, [each for each in members if each.holds(on)], people, carries),
        )
        for group, members, people in groups
        if group.unit_code == person.unit_code
    ]
    return tuple(sorted(found, key=lambda each: each.order))


def _reasons(
    person: Helped, group: Group, members: Sequence[GroupMember], people: int, carries: int
) -> tuple[Reason, ...]:
    return (
        Reason("village", _same(person.village, group.village)),
        Reason("language", _language(person.ethnicity, members)),
        Reason("load", Outcome.MET if people < carries else Outcome.NOT_MET, people),
        Reason("lead", Outcome.MET if any(each.lead for each in members) else Outcome.NOT_MET),
        Reason("sex", _any([each.sex and each.sex == person.sex for each in members])),
        Reason("age", _any([each.birth_year and abs(each.birth_year - person.birth_year) <= _NEAR_YEARS
                            for each in members])),
    )  # fmt: skip


def _same(one: str | None, other: str | None) -> Outcome:
    if not one or not other:
        return Outcome.UNKNOWN
    return Outcome.MET if one.casefold() == other.casefold() else Outcome.NOT_MET


def _language(ethnicity: str, members: Sequence[GroupMember]) -> Outcome:
    wanted = _OF_PEOPLE.get(ethnicity)
    if wanted is None:
        return Outcome.MET
    return _any([wanted in each.languages if each.languages else None for each in members])


def _any(answers: Sequence[object]) -> Outcome:
    """Met where one is, unknown where nobody says no for everybody."""
    if any(answers):
        return Outcome.MET
    return (
        Outcome.NOT_MET
        if answers and all(each is not None and each != "" for each in answers)
        else Outcome.UNKNOWN
    )
