"""The district's bodies, models, groups, firms and staff as rows, staff names sealed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from typing import Any

from seed import FIRST_DAY, SEED
from seed.bodies import BANK_OFFICE
from seed.community import rows_of_register
from seed.district import District
from seed.employers import Enterprise, Vacancy
from seed.ids import id_of
from seed.places import Village
from seed.staff import Account
from seed.support import Member, SupportGroup

Row = dict[str, Any]
# (text, place) -> ciphertext under the staff key
Seal = Callable[[str, str], bytes]

_TOLD = ("officer", "supporter", "bank", "manager", "employer")


def rows_of(district: District, seal: Seal) -> Mapping[str, list[Row]]:
    """Rows by table name. Bodies carry the code of their unit in force on their first day."""
    leads = {each.group: each.user for each in district.accounts if each.group}
    return {
        "support_group": [_group(group) for group in district.support_groups],
        "group_member": [
            _member(group, place, member, seal, leads[group.code])
            for group in district.support_groups
            for place, member in enumerate(group.members)
        ],
        "account": [_account(each, seal) for each in district.accounts],
        "message_choice": [_choice(each, seal) for each in district.accounts if each.role in _TOLD],
        "role_grant": [_grant(each) for each in district.accounts],
        "body": _bodies(district),
        "employer": [_employer(each) for each in district.enterprises],
        "vacancy": [_vacancy(each) for each in district.vacancies],
        **rows_of_register(SEED, district.community_models, district.villages),
    }


def _employer(enterprise: Enterprise) -> Row:
    return {
        "id": id_of("employer", enterprise.code),
        "code": enterprise.code,
        "name": enterprise.name,
        "sector": enterprise.sector,
        "unit_code": enterprise.commune,
        "valid_from": FIRST_DAY,
        "valid_to": None,
    }


def _vacancy(vacancy: Vacancy) -> Row:
    return {
        "id": id_of("vacancy", vacancy.code),
        "code": vacancy.code,
        "employer_id": id_of("employer", vacancy.employer),
        "unit_code": vacancy.commune,
        "skills": ",".join(vacancy.skills),
        "wage_vnd": vacancy.wage_vnd,
        "openings": vacancy.openings,
        "opens_on": vacancy.opens_on,
        "closes_on": vacancy.closes_on,
    }


def _group(group: SupportGroup) -> Row:
    return {
        "id": id_of("group", group.code),
        "code": group.code,
        "unit_code": group.unit,
        "village": None,
        "valid_from": group.founded_on,
        "valid_to": None,
    }


def _member(group: SupportGroup, place: int, member: Member, seal: Seal, lead: str) -> Row:
    """The lead alone has an account."""
    member_id = id_of("member", f"{group.code}|{place}")
    return {
        "id": member_id,
        "group_id": id_of("group", group.code),
        "role": member.role,
        "lead": member.lead,
        "sealed_name": seal(member.name, f"group_member|{member_id.hex}|sealed_name"),
        "sealed_phone": seal(member.phone, f"group_member|{member_id.hex}|sealed_phone"),
        "user": lead if member.lead else None,
        "valid_from": group.founded_on,
        "valid_to": None,
        "birth_year": member.birth_year,
        "sex": member.sex,
        "languages": ",".join(member.languages),
    }


def _account(each: Account, seal: Seal) -> Row:
    """Without a password: the launcher gives the demo accounts one."""
    return {
        "user": each.user,
        "sealed_name": seal(each.name, f"staff|{each.user}"),
        "must_change": False,
        "created_at": datetime.combine(FIRST_DAY, time(), UTC),
    }


def _choice(each: Account, seal: Seal) -> Row:
    """Officers and groups by Zalo first, the others by mail; addresses of a domain that nobody has."""
    channels = ["zalo", "email"] if each.role in ("officer", "supporter") else ["email", "zalo"]
    contact = json.dumps({"phone": each.phone, "email": f"{each.user}@nhuxuan.example"})
    return {
        "user": each.user,
        "sealed": seal(contact, f"message_choice|{each.user}"),
        "lang": "vi",
        "channels": channels,
        "digest": each.user == "lanhdao",
        "changed_at": datetime.combine(FIRST_DAY, time(), UTC),
    }


def _grant(each: Account) -> Row:
    return {
        "id": id_of("grant", each.user),
        "user": each.user,
        "role": each.role,
        "units": None if each.units is None else list(each.units),
        "group_id": None if each.group is None else id_of("group", each.group),
        "employer_id": None if each.employer is None else id_of("employer", each.employer),
        "office": BANK_OFFICE.code if each.role == "bank" else None,
        "valid_from": FIRST_DAY,
        "valid_to": None,
        "delegated_by": None,
        "granted_by": "system",
        "granted_at": datetime.combine(FIRST_DAY, time(), UTC),
    }


def _bodies(district: District) -> list[Row]:
    villages = {village.code: village for village in district.villages}
    return [
        *(_body("steering_committee", each.code, each.name, each.unit) for each in district.committees),
        *(_in_village("security_team", each, villages) for each in district.security_teams),
        *(_in_village("social_security_group", each, villages) for each in district.social_security_groups),
    ]


def _body(kind: str, code: str, name: str, unit: str, village: str | None = None) -> Row:
    row = {"id": id_of("body", code), "kind": kind, "code": code, "name": name, "unit_code": unit}
    return row | {"village": village, "valid_from": FIRST_DAY, "valid_to": None}


def _in_village(kind: str, each: Any, villages: Mapping[str, Village]) -> Row:
    village = villages[each.village]
    return _body(kind, each.code, each.name, village.unit, village.name)
