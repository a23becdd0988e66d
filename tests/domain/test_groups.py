"""What makes a G5+ group sound."""

import pytest

from domain.groups import SHIPPED, GroupRole, GroupRules, Member
from domain.wording import say


def group(size, leads=1):
    roles = list(GroupRole)
    return [Member(roles[place % len(roles)], lead=place < leads) for place in range(size)]


@pytest.mark.parametrize(
    ("size", "faults"),
    [(2, ("too_few",)), (3, ()), (4, ()), (6, ()), (7, ("too_many",))],
)
def test_a_group_has_three_to_six_members(size, faults):
    assert SHIPPED.faults(group(size)) == faults


@pytest.mark.parametrize("leads", [0, 2])
def test_a_group_has_exactly_one_lead(leads):
    assert SHIPPED.faults(group(4, leads)) == ("not_one_lead",)


def test_a_place_may_leave_a_role_out():
    rules = GroupRules(roles=frozenset({GroupRole.WOMEN, GroupRole.YOUTH}))
    police = [Member(GroupRole.WOMEN, lead=True), Member(GroupRole.YOUTH), Member(GroupRole.COMMUNE_POLICE)]
    assert rules.faults(police) == ("role_not_used",)


def test_every_fault_of_an_empty_group_can_be_read():
    assert [say(f"group_fault.{fault}") for fault in SHIPPED.faults([])] == [
        "Tổ chưa đủ người",
        "Tổ cần đúng một tổ trưởng",
    ]


def test_the_composition_is_marked_as_not_published():
    assert SHIPPED.standing == "default"
    assert "chưa công bố" in SHIPPED.note
