"""The communities' own bodies, row by row, so that the published counts are counted and not stated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from seed.draw import shares
from seed.places import UNITS, Unit, Village

SOCIAL_SECURITY_GROUPS = 550


@dataclass(frozen=True, slots=True)
class Committee:
    """A unit's security steering committee (Ban Chỉ đạo)."""

    code: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class SecurityTeam:
    """A village's security team (tổ bảo vệ an ninh trật tự)."""

    code: str
    name: str
    village: str


@dataclass(frozen=True, slots=True)
class SocialSecurityGroup:
    """A group of neighbouring households (tổ an ninh xã hội)."""

    code: str
    name: str
    village: str


@dataclass(frozen=True, slots=True)
class CommunityModel:
    """A model that the people keep up; `unit` is None where it covers the whole district."""

    code: str
    kind: str
    name: str
    unit: str | None
    since: date


def committees() -> tuple[Committee, ...]:
    """One for each of the 16 units."""
    return tuple(
        Committee(f"BCD-{unit.code}", f"Ban Chỉ đạo 138 {_within(unit)}", unit.code) for unit in UNITS
    )


def security_teams(villages: tuple[Village, ...]) -> tuple[SecurityTeam, ...]:
    """One for each village."""
    return tuple(
        SecurityTeam(f"BV-{each.code}", f"Tổ bảo vệ ANTT {each.name}", each.code) for each in villages
    )


def social_security_groups(rng: Random, villages: tuple[Village, ...]) -> tuple[SocialSecurityGroup, ...]:
    """550 in all, 4 to 6 in a village."""
    left_over = SOCIAL_SECURITY_GROUPS - 4 * len(villages)
    sixes = left_over // 8
    sizes = shares(
        rng, len(villages), {6: sixes, 5: left_over - 2 * sixes, 4: len(villages) - left_over + sixes}
    )
    return tuple(
        SocialSecurityGroup(f"ANXH-{village.code}-{number}", f"Tổ an ninh xã hội số {number}", village.code)
        for village, size in zip(villages, sizes, strict=True)
        for number in range(1, size + 1)
    )


G5_NAME = "G5+ giáo dục, hỗ trợ, giúp đỡ người chấp hành xong án phạt tù trở về địa phương"
EMPLOYERS_NAME = "Doanh nghiệp với công tác tái hòa nhập cộng đồng"

# Kind, name, units and first day. Cameras cover every commune; the sum is the published 28.
_MODELS: tuple[tuple[str, str, tuple[str | None, ...], date], ...] = (
    ("g5_plus", G5_NAME, (None,), date(2024, 3, 15)),
    ("employers", EMPLOYERS_NAME, (None,), date(2024, 6, 20)),
    ("camera", "Camera ANTT", tuple(unit.code for unit in UNITS), date(2023, 3, 1)),
    ("zalo", "Nhóm Zalo tiếp nhận thông tin", ("16174", "16183", "16225", "16207"), date(2024, 11, 1)),
    ("clan", "Dòng họ văn hóa", ("16186", "16195"), date(2022, 5, 19)),
    ("school_gate", "Cổng trường an toàn giao thông", ("16174", "16180"), date(2023, 9, 5)),
    ("drivers", "Hội lái xe với ANTT", ("16174", "16177"), date(2022, 8, 19)),
)


def community_models() -> tuple[CommunityModel, ...]:
    """28 in all, the two reintegration models first."""
    rows = [(kind, name, unit, since) for kind, name, units, since in _MODELS for unit in units]
    return tuple(CommunityModel(f"MH{number:02}", *row) for number, row in enumerate(rows, start=1))


def _within(unit: Unit) -> str:
    return unit.name[0].lower() + unit.name[1:]


@dataclass(frozen=True, slots=True)
class BankOffice:
    """The transaction office that kept the old district's name after the merger."""

    code: str
    name: str


BANK_OFFICE = BankOffice("NHCSXH Như Xuân", "Phòng giao dịch NHCSXH Như Xuân")
