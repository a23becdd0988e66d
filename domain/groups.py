"""Who can help in a G5+ group: nobody has published its make-up, so it is configuration and says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.parameters import Standing


class GroupRole(StrEnum):
    """The bodies that sister models name, and the person's own family."""

    FATHERLAND_FRONT = "fatherland_front"
    WOMEN = "women"
    YOUTH = "youth"
    VETERANS = "veterans"
    FARMERS = "farmers"
    ELDERLY = "elderly"
    COMMUNE_POLICE = "commune_police"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Member:
    role: GroupRole
    lead: bool = False


@dataclass(frozen=True, slots=True)
class GroupRules:
    """How a group is made up. Monthly contact is the parameter `case.visit_every_months`."""

    roles: frozenset[GroupRole] = frozenset(GroupRole)
    smallest: int = 3
    largest: int = 6
    leads: int = 1
    standing: Standing = "default"
    note: str = "mặc định: thành phần chưa công bố, chưa có căn cứ"

    def faults(self, members: Iterable[Member]) -> tuple[str, ...]:
        """Wording keys `group_fault.<key>` of what is wrong with a group; none for a sound one."""
        return tuple(self._faults(tuple(members)))

    def _faults(self, members: tuple[Member, ...]) -> Iterator[str]:
        if len(members) < self.smallest:
            yield "too_few"
        if len(members) > self.largest:
            yield "too_many"
        if sum(member.lead for member in members) != self.leads:
            yield "not_one_lead"
        if not self.roles.issuperset(member.role for member in members):
            yield "role_not_used"


# What holds without a file; the shipped one (`domain/make_up/g5.yaml`) says the same.
SHIPPED = GroupRules()
