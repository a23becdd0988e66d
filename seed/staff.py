"""Those who work with the software: the demo accounts, an officer for each commune, each group's lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from seed.employers import Enterprise
from seed.names import Namer
from seed.phones import Phones
from seed.places import UNITS
from seed.support import SupportGroup


@dataclass(frozen=True, slots=True)
class Account:
    """`units`: the codes looked after on the first day; None means the whole district."""

    user: str
    name: str
    role: str
    phone: str
    units: tuple[str, ...] | None = None
    group: str | None = None
    employer: str | None = None


OFFICERS: Mapping[str, str] = {
    "16174": "canbo.nhuxuan",
    "16177": "canbo.xuanbinh",
    "16186": "canbo.hoaquy",
    "16213": "canbo.thanhphong",
    "16222": "canbo.thanhquan",
    "16225": "canbo.thuongninh",
}


def accounts(
    groups: tuple[SupportGroup, ...], employers: tuple[Enterprise, ...], namer: Namer, phones: Phones
) -> tuple[Account, ...]:
    """The six demo accounts first; `canbo` looks after the whole district, `g5` leads the first group."""
    employer = employers[0]
    demo = [
        Account("canbo", namer("tho", "female"), "officer", phones()),
        _lead("g5", groups[0]),
        Account("nganhang", namer("kinh", "female"), "bank", phones()),
        Account("lanhdao", namer("muong", "male"), "manager", phones()),
        Account("doanhnghiep", employer.contact, "employer", employer.phone, employer=employer.code),
        Account("quantri", namer("thai", "female"), "admin", phones()),
    ]
    officers = [
        Account(user, namer("kinh", "male"), "officer", phones(), _codes(commune))
        for commune, user in OFFICERS.items()
    ]
    return (*demo, *officers, *(_lead(lead_of(group.code), group) for group in groups[1:]))


def lead_of(group: str) -> str:
    """The account of a group's lead: g5.16201.1 for the group G5-16201-1."""
    return group.lower().replace("-", ".")


def _codes(commune: str) -> tuple[str, ...]:
    """The units that the commune is made of: a scope follows the merger by itself."""
    return tuple(unit.code for unit in UNITS if unit.commune == commune)


def _lead(user: str, group: SupportGroup) -> Account:
    lead = next(each for each in group.members if each.lead)
    return Account(user, lead.name, "supporter", lead.phone, group=group.code)
