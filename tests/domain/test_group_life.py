"""A group's visits are shared out fairly, a new person is proposed a group with reasons, and the make-up is a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadValue
from domain.findings import Outcome
from domain.group_files import group_rules_of
from domain.group_life import Group, GroupMember, checked, shared_out
from domain.group_proposals import Helped, propose
from domain.groups import SHIPPED, GroupRole
from domain.marked import DataFileError
from workflows.shipped import read, shipped_group_rules

ON = date(2026, 9, 30)
IDS = st.lists(st.integers(1, 10**6).map(lambda n: UUID(int=n)), unique=True, max_size=20)
PERSON = Helped("16174", "Thôn 1", 1990, "female", "thai")
ROLES = [role.value for role in GroupRole]


def a_member(n: int = 1, **said: object) -> GroupMember:
    known = GroupMember(UUID(int=n), UUID(int=9), "women", True, "Lò Thị A", None, date(2026, 1, 1))
    return replace(known, **said)  # type: ignore[arg-type]


def a_group(code: str, village: str | None = None, unit: str = "16174") -> Group:
    return Group(UUID(int=int(code)), code, unit, village)


@given(people=IDS, members=IDS.filter(bool), before=st.randoms())
def test_visits_are_shared_out_evenly_whatever_the_order(people, members, before):
    kept = {person: before.choice(members) for person in people if before.random() < 0.5}
    found = shared_out(people, members, kept)
    assert set(found) == set(people)
    loads = Counter(found.values())
    fair = -(-len(people) // len(members))
    assert all(loads[member] <= fair for member in members)
    assert shared_out(people[::-1], members[::-1], kept) == found


def test_whoever_came_last_month_comes_again_where_that_is_fair():
    people, members = [UUID(int=n) for n in range(4)], [UUID(int=n) for n in (100, 101)]
    found = shared_out(people, members, dict.fromkeys(people, members[0]))
    assert [found[person] for person in people] == [members[0], members[0], members[1], members[1]]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"role": "family"}, None),
        ({"role": "friend"}, "role"),
        ({"languages": ("thai", "muong")}, None),
        ({"languages": ("english",)}, "languages"),
        ({"name": "  "}, "name"),
        ({"sex": "x"}, "sex"),
        ({"birth_year": 1926}, None),
        ({"birth_year": 1925}, "birth_year"),
        ({"birth_year": 2012}, None),
        ({"birth_year": 2013}, "birth_year"),
    ],
)
def test_a_member_is_what_a_member_can_be(said, wrong):
    member = a_member(**said)
    if wrong is None:
        assert checked(member, ROLES) is member
    else:
        with pytest.raises(BadValue) as refused:
            checked(member, ROLES)
        assert refused.value.data["field"] == wrong


# (what is different in group or member, the reason, its outcome)
REASONS = [
    ({"village": "Thôn 1"}, {}, "village", Outcome.MET),
    ({"village": "Thôn 2"}, {}, "village", Outcome.NOT_MET),
    ({}, {}, "village", Outcome.UNKNOWN),
    ({}, {"languages": ("vietnamese", "thai")}, "language", Outcome.MET),
    ({}, {"languages": ("vietnamese",)}, "language", Outcome.NOT_MET),
    ({}, {}, "language", Outcome.UNKNOWN),
    ({}, {"sex": "female"}, "sex", Outcome.MET),
    ({}, {"sex": "male"}, "sex", Outcome.NOT_MET),
    ({}, {}, "sex", Outcome.UNKNOWN),
    ({}, {"birth_year": 1980}, "age", Outcome.MET),
    ({}, {"birth_year": 1979}, "age", Outcome.NOT_MET),
    ({}, {"lead": False}, "lead", Outcome.NOT_MET),
    ({}, {"valid_to": ON}, "lead", Outcome.NOT_MET),
    ({}, {"valid_to": date(2026, 10, 1)}, "lead", Outcome.MET),
]


@pytest.mark.parametrize(("group", "member", "reason", "outcome"), REASONS, ids=range(len(REASONS)))
def test_every_reason_of_a_proposal_is_met_not_met_or_unknown(group, member, reason, outcome):
    (found,) = propose(PERSON, [(a_group("1", **group), [a_member(**member)], 0)], 5, ON)
    assert {each.key: each.outcome for each in found.reasons}[reason] is outcome


@pytest.mark.parametrize(
    ("people", "outcome"), [(4, Outcome.MET), (5, Outcome.NOT_MET), (6, Outcome.NOT_MET)]
)
def test_a_group_carries_many_from_the_number_of_the_law_on(people, outcome):
    (found,) = propose(PERSON, [(a_group("1"), [a_member()], people)], 5, ON)
    assert {each.key: each.outcome for each in found.reasons}["load"] is outcome


def test_only_groups_of_the_commune_are_proposed_the_nearest_and_least_burdened_first():
    groups = [
        (a_group("1"), [a_member()], 1),
        (a_group("2", "Thôn 1"), [a_member()], 3),
        (a_group("3"), [a_member()], 0),
        (a_group("4", "Thôn 1", "16177"), [a_member()], 0),
    ]
    assert [each.group.code for each in propose(PERSON, groups, 5, ON)] == ["2", "3", "1"]


def test_everybody_speaks_vietnamese():
    kinh = replace(PERSON, ethnicity="kinh")
    (found,) = propose(kinh, [(a_group("1"), [a_member(languages=("vietnamese",))], 0)], 5, ON)
    assert {each.key: each.outcome for each in found.reasons}["language"] is Outcome.MET


def test_the_shipped_make_up_says_that_it_has_no_basis_and_is_what_holds_without_it():
    assert shipped_group_rules() == SHIPPED
    said = "mặc định: thành phần chưa công bố, chưa có căn cứ"
    assert (SHIPPED.standing, SHIPPED.note) == ("default", said)


GOOD = {
    "roles": "[women, youth]",
    "smallest": "3",
    "largest": "6",
    "leads": "1",
    "standing": "default",
    "note": "x",
}


@pytest.mark.parametrize(
    ("key", "value"),
    [("roles", "[women, women]"), ("roles", "[friend]"), ("roles", "[]"), ("smallest", "7"), ("smallest", "0"),
     ("largest", "51"), ("leads", "true"), ("standing", "certain"), ("people", "3")],
)  # fmt: skip
def test_a_make_up_that_cannot_be_is_refused_with_its_line(key, value):
    text = "\n".join(f"{name}: {said}" for name, said in (GOOD | {key: value}).items())
    with pytest.raises(DataFileError):
        group_rules_of(read(text, "g5.yaml"))
